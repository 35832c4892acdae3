"""Build once: from what the last process has kept on the disk, and for the next one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from star_moments.build import Edition, plan
from star_moments.kit.kit import Kit
from star_moments.kit.remembered import Remembered
from star_moments.press.frame import Rendered
from star_moments.press.press import Press
from star_moments.press.site_files import Seen
from star_moments.press.take_away import moments_on, people_on, take_away
from star_moments.publishing.ahead import Ahead
from star_moments.publishing.begin import Folders
from star_moments.publishing.deciding import but_moments, decide_in_two
from star_moments.publishing.garbage import no_search_for_garbage
from star_moments.publishing.kept.last_good import save_last_good
from star_moments.publishing.kept.ledger import ledger_name, read_ledger, save_ledger
from star_moments.publishing.kept.mentions import read_mentions, save_mentions
from star_moments.publishing.kept.readings import read_readings, save_readings
from star_moments.publishing.kept.store import Store
from star_moments.publishing.memory import Memory
from star_moments.publishing.parallel import WORTH_READING, beside, print_files
from star_moments.publishing.proving import Prover
from star_moments.publishing.publisher import Published, Settings, kit_for
from star_moments.publishing.stages import Stages
from star_moments.search.index import FOLDER, index_files, planned_index, search_key


class Building:
    """A publisher whose process ends with the build; see `Publisher`."""

    def __init__(
        self, folders: Folders, store: Store, turn: ExitStack, ahead: Callable[[], Ahead]
    ) -> None:
        """Take the turn, which ends with the build, and what a second process looks for ahead."""
        self.stages = Stages()
        self._folders = folders
        self.store = store
        self._turn = turn
        self._ahead = ahead
        self._seen: Seen | None = None
        self._unpublished: Edition | None = None
        self._taken_down = 0

    @property
    def refused(self) -> str:
        """Why the disk keeps nothing."""
        return self.store.refused

    def read(self) -> Edition:
        """Read, check and gate the content."""
        with self.stages.stage("reading") as progress, no_search_for_garbage(ends_soon=True):
            memory = Memory(read_readings(self.store), read_mentions(self.store))
            files, self._seen = self._ahead()
            content = self._folders.content
            rest = but_moments(content, files, self.store)
            edition = decide_in_two(rest, content, files, memory, progress)
            save_last_good(self.store, rest.wall, content)
            save_readings(self.store, memory.readings)
            save_mentions(self.store, memory.mentions)
        self._unpublished = edition
        return edition

    def publish(self, edition: Edition, settings: Settings, rendered: Rendered) -> Published:
        """Print the site, and keep what is known of it."""
        site = self._folders.site
        if edition.remains is not None and moments_on(site):
            with self._turn:
                return Published(0, self._take_down())
        with self._turn, no_search_for_garbage(ends_soon=True), self._or_take_down():
            with self.stages.stage("looking through the site"):
                press = Press(site, read_ledger(self.store, site), seen=self._seen)
            with press.or_give_up():
                print_anew = partial(self._print, press, settings, rendered)
                print_anew(edition)
                press.take(rendered.folder)
                with self.stages.stage("proof"):
                    prover = Prover(press, self.store, site, settings)
                    proven = prover.proven(edition, print_anew)
                with self.stages.stage("putting in place"):
                    # A ledger tells nothing of a site that was changed after it was written.
                    self.store.drop(ledger_name(site))
                    removed = press.finish()
                    save_ledger(self.store, site, press.printed)
        self._unpublished = None
        return Published(len(press.changed), len(removed), proven)

    def _print(
        self, press: Press, settings: Settings, rendered: Rendered, edition: Edition
    ) -> None:
        kit = kit_for(edition, settings, Remembered())
        with self._index(kit, press, settings), self.stages.stage("printing") as progress:
            print_files(press, plan(kit, rendered.frames), progress)

    def give_up(self) -> int:
        """Take down what has to go from a site that cannot be made, and let others publish it."""
        with self._turn:
            self._taken_down += self._take_down()
        return self._taken_down

    @contextmanager
    def _or_take_down(self) -> Iterator[None]:
        try:
            yield
        except Exception:
            self._taken_down += self._take_down()
            raise

    def _take_down(self) -> int:
        """Take out of the site what may no longer be seen there; return how many files that was.

        Done where nothing can be made anew: a take-down waits for no other mistake.
        """
        edition, self._unpublished = self._unpublished, None
        if edition is None:
            return 0
        site = self._folders.site
        stays, names = edition.staying(people_on(site))
        gone = moments_on(site) - stays
        if not (gone or names):
            return 0
        self.store.drop(ledger_name(site))
        return len(take_away(site, gone, names))

    def close(self) -> None:
        """Nothing goes on after a build."""

    @contextmanager
    def _index(self, kit: Kit, press: Press, settings: Settings) -> Iterator[None]:
        """Make the search index beside what is done within, unless it stays as it is."""
        key = search_key(kit) if settings.search else ""
        if not settings.search or press.stays_whole(FOLDER, key):
            yield
            return
        make = partial(index_files, kit)
        found = beside(make) if len(kit.wall.moments) >= WORTH_READING else make
        yield
        with self.stages.stage("search index"):
            press.write(planned_index(found(), key))
