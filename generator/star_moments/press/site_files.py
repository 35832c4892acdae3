"""What lies in the folder of a published site, and what is known of it from the last time."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self


class Look(NamedTuple):
    """How a file looks from outside: its size in bytes, and when it was written (nanoseconds)."""

    size: int
    written: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """Return the look that the system reports."""
        return cls(status.st_size, status.st_mtime_ns)


class Print(NamedTuple):
    """A file of the site as the press left it: what it was made from, and how it looked then."""

    key: str
    look: Look


Ledger = Mapping[str, Print]
"""What a press has printed, by path."""


class Seen(NamedTuple):
    """What lies in a site: the size and time of each file, by path, and the folders that are bare.

    Plain tuples, which are quick to send from one process to another.
    """

    files: dict[str, tuple[int, int]]
    bare: list[str]


def look_through(site: Path) -> Seen:
    """Look at every file and folder of a site, but for names at its top that begin with a dot."""
    files: dict[str, tuple[int, int]] = {}
    bare: list[str] = []
    ahead = [""] if site.is_dir() else []
    while ahead:
        below = ahead.pop()
        is_bare = True
        with os.scandir(os.path.join(site, below)) as entries:
            for entry in entries:
                is_bare = False
                if entry.is_dir(follow_symlinks=False):
                    if below or not entry.name.startswith("."):
                        ahead.append(f"{below}{entry.name}/")
                elif below or not entry.name.startswith("."):
                    status = entry.stat(follow_symlinks=False)
                    files[below + entry.name] = status.st_size, status.st_mtime_ns
        if is_bare and below:
            bare.append(below.rstrip("/"))
    return Seen(files, bare)
