"""Where the sites are built, and what is done with them afterwards.

In memory (tmpfs) a finished site is deleted at once. On a disk it stays until all is measured: ext4
is slow to make files for minutes after a great many were deleted, and the next tool would pay.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")
# What a moment takes at most, in bytes: the sites of all tools at once, and their content.
_A_MOMENT_TAKES = 160_000


@dataclass
class Place:
    """A folder for one measurement. No folder in it is ever used twice."""

    folder: Path
    in_memory: bool

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def fresh(self, name: str) -> Path:
        """Return a folder that does not exist and has not existed."""
        return self.folder / f"{name}-{next(self._numbers)}"

    def done_with(self, folder: Path) -> None:
        """Delete a folder, where that costs the next build nothing."""
        if self.in_memory:
            shutil.rmtree(folder)


@contextmanager
def open_place(wanted: str, largest: int) -> Iterator[Place]:
    """Make a place for walls of at most so many moments below the folder `wanted`.

    Where none is wanted it is in memory, if there is room, else where temporary files go.
    """
    parent = Path(wanted) if wanted else _default(largest)
    in_memory = _IN_MEMORY in (parent.absolute(), *parent.absolute().parents)
    with tempfile.TemporaryDirectory(prefix="star-moments-bench-", dir=parent) as name:
        yield Place(Path(name), in_memory)


def _default(largest: int) -> Path:
    if _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > largest * _A_MOMENT_TAKES:
        return _IN_MEMORY
    return Path(tempfile.gettempdir())
