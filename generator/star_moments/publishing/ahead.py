"""What a build needs to know first, found out in a second process while our code is being loaded.

    ┌─ second process: the bytes of all files, and what lies in the site ─┐
    └─ this one: load our code, read what the last build has kept ────────┴─> go on

So nothing is loaded here that takes long.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from star_moments.press.site_files import Seen, look_through
from star_moments.publishing.parallel import beside
from star_moments.reading.files import ContentFiles, read_files


class Ahead(NamedTuple):
    """What was found out: the files of the content, and what lies in the site."""

    files: ContentFiles
    seen: Seen


def look_ahead(content: Path, site: Path) -> Callable[[], Ahead]:
    """Begin to look at the content folder and the site; see `beside`."""
    return beside(partial(_look, content, site))


def _look(content: Path, site: Path) -> Ahead:
    return Ahead(read_files(content), look_through(site))
