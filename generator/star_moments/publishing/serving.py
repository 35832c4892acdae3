"""Build over and over while an author looks on: what was found out stays in memory."""

from collections.abc import Callable, Collection

from star_moments.build import Edition, plan
from star_moments.kit.remembered import Remembered
from star_moments.press.frame import Rendered
from star_moments.press.press import Press
from star_moments.press.site_files import Ledger
from star_moments.publishing.background import BackgroundIndex
from star_moments.publishing.begin import Folders
from star_moments.publishing.deciding import but_moments, decide
from star_moments.publishing.garbage import no_search_for_garbage
from star_moments.publishing.kept.mentions import read_mentions, save_mentions
from star_moments.publishing.kept.readings import read_readings, save_readings
from star_moments.publishing.kept.store import Store
from star_moments.publishing.memory import Memory
from star_moments.publishing.parallel import in_shares
from star_moments.publishing.publisher import Published, Settings, kit_for
from star_moments.publishing.stages import Stages
from star_moments.reading.files import ContentFiles, read_again, read_files
from star_moments.search.index import search_key


class Serving:
    """A publisher that does anew only what has changed; see `Publisher`.

    The search index follows in the background.
    """

    def __init__(
        self, folders: Folders, store: Store, changed: Callable[[], Collection[str] | None]
    ) -> None:
        """Begin with what the store has kept."""
        self.stages = Stages()
        self._folders = folders
        self.store = store
        self._changed = changed
        self._memory: Memory | None = None
        self._files: ContentFiles | None = None
        self._remembered = Remembered()
        self._ledger: Ledger = {}
        self._index = BackgroundIndex()

    @property
    def refused(self) -> str:
        """Why the disk keeps nothing."""
        return self.store.refused

    def read(self) -> Edition:
        """Read, check and gate the content, or what of it has changed."""
        self.stages = Stages()
        self._index.stop()
        with self.stages.stage("reading") as progress, no_search_for_garbage(ends_soon=False):
            is_first = self._memory is None
            # At once: nobody names again what has been read.
            self._memory = memory = self._memory or self._kept()
            self._files = files = self._look()
            content = self._folders.content
            rest = but_moments(content, files, self.store)
            edition = decide(rest, content, files, memory, progress)
            # What an author changes later is little, and soon read again by the next process.
            if is_first:
                save_readings(self.store, memory.readings)
                save_mentions(self.store, memory.mentions)
        self._remembered = self._remembered.for_the_next()
        return edition

    def _kept(self) -> Memory:
        return Memory(read_readings(self.store), read_mentions(self.store))

    def _look(self) -> ContentFiles:
        changed = self._changed()
        if self._files is None or changed is None:
            return read_files(self._folders.content)
        return read_again(self._folders.content, self._files, changed)

    def publish(self, edition: Edition, settings: Settings, rendered: Rendered) -> Published:
        """Print what has changed; the search follows."""
        kit = kit_for(edition, settings, self._remembered)
        with no_search_for_garbage(ends_soon=False):
            with self.stages.stage("looking through the site"):
                press = Press(self._folders.site, self._ledger, undisturbed=True)
            with press.or_give_up():
                with self.stages.stage("printing") as progress:
                    for share in in_shares(
                        press.left_to_print(plan(kit, rendered.frames)), progress
                    ):
                        press.write(share)
                with self.stages.stage("putting in place"):
                    press.take(rendered.folder)
                    self._ledger = {}
                    removed = press.finish()
                    self._ledger = press.printed
        if settings.search:
            key = search_key(kit)
            # Where it is not known what the site holds, it is not known to hold an index.
            if not press.earlier or key != self._index.ready:
                self._index.start(kit, self._folders.site, key)
        return Published(len(press.changed), len(removed))

    def give_up(self) -> int:
        """Nothing waits: what failed has been thrown away already."""
        return 0

    def wait(self) -> None:
        """Wait for the search."""
        self._index.wait()

    def close(self) -> None:
        """Let nothing go on in the background."""
        self._index.stop()
