"""Keep the last wall file without error, for the day on which somebody makes a slip in it.

It is kept as it was written, so that whatever version of the product runs then reads it anew.
"""

from pathlib import Path

from star_moments.build import LAST_GOOD
from star_moments.checking.wall_file import is_sound
from star_moments.publishing.kept.store import Store
from star_moments.reading.folder import RawFile
from star_moments.reading.history import is_main_line


def last_good(store: Store) -> Path:
    """Return where it is kept."""
    return store.folder / LAST_GOOD.name


def save_last_good(store: Store, wall: RawFile | None, content: Path) -> None:
    """Keep a wall file that has no error, where the content is what is published."""
    if wall is None or wall.data is None or not is_sound(wall):
        return
    try:
        if last_good(store).read_bytes() == wall.data:
            return
    except OSError:
        pass
    if is_main_line(content):
        store.save_as_it_is(LAST_GOOD.name, wall.data)
