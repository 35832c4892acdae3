"""Publish a wall into its folder, and keep what the next build need not do again.

    .star-moments/ ── readings, mentions ──> read ──> Edition ── Site ──> publish ── press ──> site/
                   ── ledger ─────────────────────────────────────┘ └── search index, beside it

A command that builds once keeps it on the disk. One that serves keeps it in memory, prints into a
folder that nobody else touches, and lets the search index follow.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from star_moments.build import Edition, Memory, Site, print_files, read_edition
from star_moments.kit.remembered import Remembered
from star_moments.press.plan import PlannedFile
from star_moments.press.press import Frame, FrameKey, Press
from star_moments.press.site_files import Ledger, Seen
from star_moments.publishing.ahead import Ahead
from star_moments.publishing.background import BackgroundIndex
from star_moments.publishing.garbage import no_search_for_garbage
from star_moments.publishing.kept.ledger import ledger_name, read_ledger, save_ledger
from star_moments.publishing.kept.mentions import read_mentions, save_mentions
from star_moments.publishing.kept.readings import read_readings, save_readings
from star_moments.publishing.kept.store import Store
from star_moments.publishing.parallel import WORTH_READING, beside
from star_moments.publishing.stages import Stages
from star_moments.reading.files import ContentFiles, read_again, read_files
from star_moments.search.index import FOLDER, index_files, search_key


class Publisher:
    """Reads one content folder and publishes one site, once or over and over."""

    def __init__(self, store: Store, *, serving: bool) -> None:
        """Begin with what the store has kept."""
        self.store = store
        self.serving = serving
        self.stages = Stages()
        self.remembered = Remembered()
        self._memory: Memory | None = None
        self._files: ContentFiles | None = None
        self._ledger: Ledger = {}
        self._background = BackgroundIndex()
        self._press: Press | None = None
        self._seen: Seen | None = None

    def read(
        self,
        content: Path,
        ahead: Callable[[], Ahead] | None = None,
        changed: Collection[str] | None = None,
    ) -> Edition:
        """Read, check and gate the content folder; a new build begins with it.

        `ahead` gives what another process has found out already. `changed` are the files that are
        other than at the last build of this process; None where that is not known.
        """
        self.stages = Stages()
        self._background.stop()
        with (
            self.stages.stage("reading") as told,
            no_search_for_garbage(ends_soon=not self.serving),
        ):
            is_first = self._memory is None
            memory = self._memory or Memory(read_readings(self.store), read_mentions(self.store))
            if ahead is not None:
                files, self._seen = ahead()
            elif self._files is None or changed is None:
                files = read_files(content)
            else:
                files = read_again(content, self._files, changed)
            if self.serving:
                # At once: nobody names again what has been read.
                self._memory, self._files = memory, files
            found = read_edition(content, files, memory, told, forks=not self.serving)
            # What an author changes meanwhile is little, and soon read again by the next process.
            if is_first:
                save_readings(self.store, memory.readings)
                save_mentions(self.store, memory.mentions)
        if self.serving:
            self.remembered = self.remembered.for_the_next()
        return found

    def publish(
        self,
        site: Site,
        frames: Mapping[FrameKey, Frame],
        staging: Path,
        target: Path,
        *,
        search: bool,
    ) -> tuple[int, int]:
        """Print the site into `target`, with the files that lie ready in `staging`.

        Returns how many files were written, and how many removed. Whatever is raised before the
        last step, the site stays as it was.
        """
        with no_search_for_garbage(ends_soon=not self.serving):
            with self.stages.stage("looking through the site"):
                earlier = self._ledger if self.serving else read_ledger(self.store, target)
                press = self._press = Press(
                    target, earlier, undisturbed=self.serving, seen=self._seen
                )
            with (
                self._searchable(site, press, search=search),
                self.stages.stage("printing") as told,
            ):
                print_files(press, site.files(frames), told, forks=not self.serving)
            with self.stages.stage("putting in place"):
                press.take(staging)
                removed = self._finish(press, target)
        return len(press.changed), len(removed)

    def give_up(self) -> None:
        """Throw away what a build that failed has left."""
        if self._press is not None:
            self._press.give_up()

    def wait(self) -> None:
        """Wait for what goes on in the background."""
        self._background.wait()

    def close(self) -> None:
        """Let nothing go on in the background."""
        self._background.stop()

    @contextmanager
    def _searchable(self, site: Site, press: Press, *, search: bool) -> Iterator[None]:
        """Make the search index beside what is done within, unless it stays as it is."""
        kit = site.kit
        key = search_key(kit) if search else ""
        if not search or (not self.serving and press.stays_whole(FOLDER, key)):
            yield
        elif self.serving:
            yield
            # Where it is not known what the site holds, it is not known to hold an index.
            if not press.earlier or key != self._background.ready:
                self._background.start(kit, press.site, key)
        else:
            make = partial(index_files, kit)
            found = beside(make) if len(kit.wall.moments) >= WORTH_READING else make
            yield
            with self.stages.stage("search index"):
                press.write(
                    PlannedFile(f"{FOLDER}/{name}", key, partial(bytes, data))
                    for name, data in found().items()
                )

    def _finish(self, press: Press, target: Path) -> list[str]:
        # A ledger tells nothing of a site that was changed after it was written.
        if self.serving:
            self._ledger = {}
            removed = press.finish()
            self._ledger = press.printed
        else:
            self.store.drop(ledger_name(target))
            removed = press.finish()
            save_ledger(self.store, target, press.printed)
        return removed
