"""Which findings were there before a change: they are named, and it does not fail on them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from star_moments.diagnostics import Diagnostic
from star_moments.reports.saying import harmless, say
from star_moments.words import Words

# So many are named; a check of the whole tells them all.
_MOST: Final = 20

# Values that are lines of a file, and move with what is written above them.
_LINES: Final = frozenset({"first", "second"})

# Values that only say what to do, which depends on what else there is.
_STEPS: Final = frozenset({"ask", "seen"})


class Split(NamedTuple):
    """Findings that a change brings, and those that were there before it."""

    new: list[Diagnostic]
    older: list[Diagnostic]


def since(before: Iterable[Diagnostic], now: Iterable[Diagnostic], above: str = "") -> Split:
    """Tell findings that a change brings from those that were there.

    A finding was there where one of the same file, kind and values was: on whatever line, and no
    more often than before. `above` is what the files of `now` are shown with, and those of `before`
    without.
    """
    there = Counter(_same(one, "") for one in before)
    split = Split([], [])
    for one in now:
        kind = _same(one, above)
        if there[kind]:
            there[kind] -= 1
            split.older.append(one)
        else:
            split.new.append(one)
    return split


def older_lines(older: Sequence[Diagnostic], words: Words) -> list[str]:
    """Name findings that were there before, a line for each; of many, the first ones."""
    lines = [f"{harmless(one.file)}:{one.line} {say(one, words).message}" for one in older[:_MOST]]
    left = len(older) - _MOST
    return [*lines, words("report.older.more", number=left)] if left > 0 else lines


def _same(one: Diagnostic, above: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    values = frozenset(
        (name, value.removeprefix(above))
        for name, value in one.values.items()
        if not (name in _LINES and value.isdecimal()) and name not in _STEPS
    )
    return one.file.removeprefix(above), one.code, values
