"""Make the search index beside everything else, while an author looks at a draft of the wall.

A page shows at once what was saved, and the search follows; until then it finds what it found
before.
"""

from pathlib import Path
from threading import Event, Thread

from star_moments.kit.kit import Kit
from star_moments.press.press import replace_folder
from star_moments.search.index import FOLDER, Entries, GivenUpError, index_files

# Seconds in which the browser shows what was saved, and whoever saves again is in time.
_PAUSE = 2.0


class BackgroundIndex:
    """At most one index in the making: a newer one takes the place of one that is not ready."""

    def __init__(self) -> None:
        """`ready` is the key of the index that is in place."""
        self.ready = ""
        self._known: Entries = {}
        self._enough = Event()
        self._thread: Thread | None = None

    def start(self, kit: Kit, site: Path, key: str) -> None:
        """Begin to make the index of a site, whose folder for search it takes in the end."""
        self.stop()
        self._enough = Event()
        arguments = (kit, site, key, self._enough)
        self._thread = Thread(target=self._make, args=arguments, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give up what is not ready."""
        self._enough.set()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is in the making."""
        if self._thread is not None:
            self._thread.join()

    def _make(self, kit: Kit, site: Path, key: str, enough: Event) -> None:
        if enough.wait(_PAUSE):
            return
        try:
            files = index_files(kit, self._known, lambda: not enough.is_set())
        except GivenUpError:
            return
        replace_folder(site, FOLDER, files)
        self.ready = key
