"""Paths as people are shown them: from where they stand, and in signs that can be printed."""

from pathlib import Path

from star_moments.reading.source import CONTROL


def shown_path(folder: Path) -> str:
    """Return the folder's path as the reader knows it: from where the command runs, or its name."""
    absolute = Path.cwd() / folder
    here = Path.cwd()
    if absolute != here and absolute.is_relative_to(here):
        return absolute.relative_to(here).as_posix()
    return absolute.name or "content"


def printable(path: str) -> str:
    """Return a path that can be printed: names on a disk can hold any bytes, and ends of lines."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return CONTROL.sub("\ufffd", text).replace("\n", "\ufffd").replace("\t", "\ufffd")
