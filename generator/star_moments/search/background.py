"""Make the search index beside everything else, while an author looks at a draft of the wall.

On a large wall the index takes longer than all the rest. So a page shows at once what was saved,
and the search follows; until then it finds what it found before.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from star_moments.output import PlannedFile
from star_moments.search.index import FOLDER, Index, SearchIndexError

# Seconds in which the browser shows what was saved, and whoever saves again is in time.
_PAUSE = 1.0


class BackgroundIndex:
    """At most one index in the making: a newer one takes the place of one that is not ready."""

    def __init__(self, failed: Callable[[str], None]) -> None:
        """`failed` hears why an index could not be made. `ready` is the key of the one in place."""
        self.ready = ""
        self._failed = failed
        self._enough = Event()
        self._thread: Thread | None = None
        self._index: Index | None = None

    def start(self, documents: Iterable[PlannedFile], site: Path, key: str) -> None:
        """Begin to make the index of a site, whose folder for search it takes in the end."""
        self.stop()
        self._enough = Event()
        arguments = (documents, site, key, self._enough)
        self._thread = Thread(target=self._make, args=arguments, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give up what is not ready."""
        self._enough.set()
        if self._index is not None:
            self._index.interrupt()
        if self._thread is not None:
            self._thread.join()

    def wait(self) -> None:
        """Wait until the index is there."""
        if self._thread is not None:
            self._thread.join()

    def _make(self, documents: Iterable[PlannedFile], site: Path, key: str, enough: Event) -> None:
        if enough.wait(_PAUSE):
            return

        def wanted() -> Iterator[PlannedFile]:
            for document in documents:
                if enough.is_set():
                    return
                yield document

        with TemporaryDirectory(prefix="star-moments-search-") as folder:
            index = self._index = Index(Path(folder))
            try:
                index.start(wanted())
                index.finish()
            except SearchIndexError as error:
                if not enough.is_set():
                    self._failed(str(error))
                return
            if not enough.is_set():
                shutil.rmtree(site / FOLDER, ignore_errors=True)
                shutil.move(Path(folder) / FOLDER, site / FOLDER)
                self.ready = key
