"""The files of a content folder: what is named like YAML, and the bytes of each."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from star_moments.reading.source import LIMIT

ENDINGS: Final = (".yml", ".yaml")

Files = Mapping[str, bytes | None]
"""The bytes of each file, by its path below a folder; None where it cannot be read.

At most one byte more than is allowed. What is named like a file and is none cannot be read either.
"""


class ContentFiles(NamedTuple):
    """The files below `people/` and `moments/`."""

    people: Files
    moments: Files


def read_files(content: Path) -> ContentFiles:
    """Read all files of people and moments."""
    people, moments = map(_files_below, _folders(content))
    return ContentFiles(people, moments)


def read_again(content: Path, before: ContentFiles, changed: Collection[str]) -> ContentFiles:
    """Read what has changed since it was read before: `changed` are paths of files, all there are.

    What else lies there is taken as it was.
    """
    people, moments = map(dict, before)
    known = dict(zip(_folders(content), (people, moments), strict=True))
    for path in changed:
        if not os.path.isfile(path) or os.path.islink(path):
            # What is gone or no file may have taken or brought more than itself.
            return read_files(content)
        for folder, files in known.items():
            start = f"{folder.absolute()}{os.sep}"
            if not path.startswith(start):
                continue
            below = path.removeprefix(start).replace(os.sep, "/")
            if below in files:
                files[below] = bytes_of(path)
            elif below.lower().endswith(ENDINGS):
                return read_files(content)
    return ContentFiles(people, moments)


def _folders(content: Path) -> tuple[Path, Path]:
    return content / "people", content / "moments"


def _files_below(folder: Path) -> Files:
    """Return all files that are named like YAML below a folder, in no order.

    Links count as no files: one could lead round in a circle, or out of the folder.
    """
    files: dict[str, bytes | None] = {}
    if folder.is_symlink():
        return {"": None}
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


def bytes_of(path: str | Path, limit: int = LIMIT) -> bytes | None:
    """Return a file's bytes, at most one more than is allowed; None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(limit + 1)
    except OSError:
        return None
