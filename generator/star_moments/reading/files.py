"""The files of a content folder: what is named like YAML, and the bytes of each."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from star_moments.reading.source import LIMIT

ENDINGS: Final = (".yml", ".yaml")

Files = Mapping[str, bytes | None]
"""The bytes of each file, by its path below a folder; None where it cannot be read.

At most one byte more than is allowed. What is named like a file and is none cannot be read either.
"""


def files_of_moments(content: Path) -> Files:
    """Return all files below `moments/`."""
    return files_below(content / "moments")


def files_below(folder: Path) -> Files:
    """Return all files that are named like YAML below a folder, in no order.

    Links count as no files: one could lead round in a circle, or out of the folder.
    """
    files: dict[str, bytes | None] = {}
    ahead = [""]
    while ahead:
        below = ahead.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:
                for entry in entries:
                    path = f"{below}/{entry.name}" if below else entry.name
                    if entry.name.startswith("."):
                        continue
                    if entry.name.lower().endswith(ENDINGS):
                        is_file = entry.is_file(follow_symlinks=False)
                        files[path] = bytes_of(entry.path) if is_file else None
                    elif entry.is_dir(follow_symlinks=False):
                        ahead.append(path)
                    elif entry.is_symlink() and entry.is_dir():
                        files[path] = None
        except FileNotFoundError:
            continue
        except OSError:
            files[below] = None
    return files


def bytes_of(path: str | Path) -> bytes | None:
    """Return a file's bytes, at most one more than is allowed; None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(LIMIT + 1)
    except OSError:
        return None
