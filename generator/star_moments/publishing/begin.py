"""Begin to publish: before anything is read, and before most of our code is loaded.

    ┌─ second process: the bytes of all files, and what lies in the site ─┐
    └─ this one: load our code, read what the last build has kept ────────┴─> go on

So whatever takes long to load stands inside the functions here.
"""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from star_moments.publishing.ahead import look_ahead
from star_moments.publishing.garbage import no_search_for_garbage
from star_moments.publishing.kept.ledger import ledger_name
from star_moments.publishing.kept.maker import maker
from star_moments.publishing.kept.store import Store

if TYPE_CHECKING:
    from star_moments.publishing.building import Building
    from star_moments.publishing.serving import Serving


class Folders(NamedTuple):
    """Where the content is, where the site, and where a build keeps things for the next one."""

    content: Path
    site: Path
    kept: Path


def begin_building(folders: Folders, waiting: Callable[[], None]) -> "Building":
    """Begin a build once no other process publishes the site; `waiting` hears where one does.

    No other may until this one has published or given up: so whoever writes last has also read
    last, and nothing that was taken down comes back.
    """
    store = Store(folders.kept, maker())
    turn = ExitStack()
    turn.enter_context(store.alone(ledger_name(folders.site), waiting))
    ahead = look_ahead(folders.content, folders.site)
    with no_search_for_garbage(ends_soon=True):
        from star_moments.publishing.building import Building
    return Building(folders, store, turn, ahead)


def begin_serving(folders: Folders, changed: Callable[[], Collection[str] | None]) -> "Serving":
    """Begin to build over and over, into a folder that nobody else touches.

    `changed` tells which files of the content have changed since it was asked last; None where that
    is not known.
    """
    store = Store(folders.kept, maker())
    with no_search_for_garbage(ends_soon=False):
        from star_moments.publishing.serving import Serving
    return Serving(folders, store, changed)
