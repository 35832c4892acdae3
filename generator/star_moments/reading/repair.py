"""What was done wrong at one line, and the lines as they should be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Self

from star_moments.reading.parse import Failure


@dataclass(frozen=True, slots=True)
class Repair:
    """A mistake at a line and column (from 0), and the text that stands for it in reading on.

    `lines` take the place of `count` lines from `start` on; None ends the reading. `fix` is what
    the author is shown, None where the correction is a guess that only serves to read on.
    """

    code: str
    line: int
    column: int
    values: dict[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] | None = None
    count: int = 1
    fix: tuple[str, ...] | None = None
    first: int | None = None

    @property
    def start(self) -> int:
        """The first line that is replaced: the mistake's own unless the repair begins above it."""
        return self.line if self.first is None else self.first

    def at(self, first: int) -> Self:
        """Return the same repair, beginning at another line than the mistake's."""
        return replace(self, first=first)

    def applied(self, lines: list[str]) -> list[str]:
        """Return the lines as they are after the repair."""
        return [*lines[: self.start], *(self.lines or ()), *lines[self.start + self.count :]]


Mistake = Callable[[list[str], int, Failure], Iterator[Repair]]

# How a line begins: its margin, dashes of lists, a field's name. Then come its value and a comment.
_HEAD: Final = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?:(?P<name>[^\W\d][\w-]*)(?P<colon>[ ]*:(?:[ ]+|$)))?"
)
_COMMENT: Final = " # "


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the parts that an author would name. `head` is all that stands before the value."""

    lead: str
    name: str
    head: str
    value: str
    tail: str

    @property
    def margin(self) -> int:
        """The column at which the line's field begins, after dashes."""
        return len(self.lead)

    @property
    def is_bare(self) -> bool:
        """Whether the line is neither a field nor an item of a list."""
        return not self.name and "-" not in self.lead


# So far around a line the others are looked at that may belong to the same text.
FAR: Final = 300


@lru_cache(maxsize=1 << 12)
def parts(line: str) -> Line:
    """Take a line apart; any text is a line."""
    match = _HEAD.match(line)
    if match is None:
        return Line("", "", "", line, "")
    rest = line[match.end() :]
    comment = rest.find(_COMMENT)
    value = (rest if comment < 0 else rest[:comment]).rstrip(" ")
    return Line(match["lead"], match["name"] or "", match[0], value, rest[len(value) :])


def one_line(code: str, number: int, column: int, new: str, **values: str) -> Repair:
    """Return the repair of one line by another."""
    return Repair(code, number, column, values, (new,), 1, (new,))


def indent_of(line: str) -> int:
    """Return the number of spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
