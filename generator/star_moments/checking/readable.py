"""What can be read of a file that is no YAML as it stands: field by field, and item by item.

Most repairs that serve to find further mistakes are guesses, and no ground to show anything on. So
each field at the edge is read by itself, and of one that cannot be read, the items around its
mistakes are left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from star_moments.model.fields import ALL_FIELDS
from star_moments.reading.explain import explain
from star_moments.reading.parse import Failure, Work
from star_moments.reading.repair import indent_of
from star_moments.reading.tree import Data, read_tree

_ATTEMPTS: Final = 20

# What can mean only one thing.
_CERTAIN: Final = ("tab",)

_EDGE: Final = re.compile(r"[^\s#-]")
# Where the parser tells best where a mistake begins; else it tells where it was noticed.
_BEGINS: Final = ("flow", "quoted", "simple key")


def readable(text: str) -> dict[str, Data]:
    """Return the fields that can be read; of a field that stands there twice, the items of both."""
    found: dict[str, Data] = {}
    work = Work()
    for field in _fields(text):
        if work.is_done:
            break
        data = _whole_items(field, work)
        if not isinstance(data, dict):
            continue
        for name, value in data.items():
            before = found.get(name)
            if isinstance(before, list) and isinstance(value, list):
                value = [*before, *value]
            found[name] = value
    return found


def _fields(text: str) -> Iterator[list[str]]:
    """Give the lines of each field at the edge; one whose colon was forgotten has it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if _EDGE.match(line):
            yield lines
            name = line.strip()
            lines = [f"{name}:" if name in ALL_FIELDS else line]
        else:
            lines.append(line)
    yield lines


def _whole_items(lines: list[str], work: Work) -> Data:
    """Return the data of a field's lines without the items in which something is wrong."""
    for _ in range(_ATTEMPTS):
        if work.is_done:
            break
        text = "\n".join(lines)
        failure = work.attempt(text)
        if not isinstance(failure, Failure):
            located, _ = read_tree(text, "")
            return located.data if located else {}
        repair = explain(lines, failure, work)
        if repair.code in _CERTAIN and repair.lines is not None:
            lines = repair.applied(lines)
            continue
        begins = any(word in failure.context for word in _BEGINS)
        first, end = _item_around(lines, failure.start[0] if begins else failure.line)
        lines = lines[:first] + lines[end:]
    return {}


def _item_around(lines: list[str], at: int) -> tuple[int, int]:
    """Return the first line of the innermost item around a line, or of all, and its end."""
    at = min(at, len(lines) - 1)
    first = at
    while first > 0 and not re.match(r" *- ", lines[first]):
        first -= 1
    margin = indent_of(lines[first])
    end = first + 1
    while end < len(lines) and (
        end <= at or not lines[end].strip() or indent_of(lines[end]) > margin
    ):
        end += 1
    return first, end
