"""What git leaves in a file where it could not decide: the lines of both sides between marks.

<<<<<<< HEAD
ours
||||||| what both began from
=======
theirs
>>>>>>> branch
"""

import re
from typing import Final

from star_moments.diagnostics import Place

_MARK: Final = re.compile(r"[ \t]*(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
# Alone, a row of equals signs may be a rule that somebody has drawn below a heading.
_ALONE: Final = re.compile(r"^[ \t]*(?:<{7}|\|{7}|>{7})(?:[ \t].*)?$", re.M)


def merge_mark(text: str) -> Place | None:
    """Return the line and column, from 1, of the first mark of an unfinished merge, if any."""
    # Asked of each file of the content, of which hardly one has any.
    if "<<<<<<<" not in text and "|||||||" not in text and ">>>>>>>" not in text:
        return None
    found = _ALONE.search(text)
    return (text.count("\n", 0, found.start()) + 1, 1) if found else None


def sides_of(text: str) -> tuple[str, ...]:
    """Return the text as it is with our lines of each merge, and as it is with theirs.

    Where there is no merge, that is the text. A mark without its other end is left out.
    """
    if merge_mark(text) is None:
        return (text,)
    lines = text.split("\n")
    sides: tuple[list[str], list[str]] = [], []
    at = 0
    while at < len(lines):
        mark = _mark(lines[at])
        end = _end(lines, at) if mark == "<" else None
        if end is not None:
            for side, part in zip(sides, _parts(lines[at + 1 : end]), strict=True):
                side += part
            at = end
        elif mark in ("", "="):
            for side in sides:
                side.append(lines[at])
        at += 1
    return tuple("\n".join(side) for side in sides)


def _mark(line: str) -> str:
    found = _MARK.fullmatch(line)
    return found[1][0] if found else ""


def _end(lines: list[str], start: int) -> int | None:
    """Return where a merge that begins at a line ends; None where another one begins before."""
    for at in range(start + 1, len(lines)):
        if mark := _mark(lines[at]):
            if mark == ">":
                return at
            if mark == "<":
                return None
    return None


def _parts(lines: list[str]) -> tuple[list[str], list[str]]:
    ours: list[str] = []
    theirs: list[str] = []
    part: list[str] | None = ours
    for line in lines:
        mark = _mark(line)
        if mark == "|":
            part = None
        elif mark == "=" and part is not theirs:
            part = theirs
        elif part is not None:
            part.append(line)
    return ours, theirs
