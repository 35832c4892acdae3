"""A withdrawal counts, however it is written.

The field alone withdraws, whatever stands behind it, and under a name that people would write. What
somebody wants to be gone is not shown until they have made clear that it may be.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from star_moments.diagnostics import Diagnostic, Place, finding
from star_moments.graphemes import beginning
from star_moments.model.days import Day
from star_moments.model.fields import ALL_FIELDS, FIELDS
from star_moments.model.files import Moment, Person
from star_moments.reading.source import read_text
from star_moments.reading.tree import Data, Located, Path

# What is said of a withdrawal, which holds all the same.
WITHDRAWING: Final = frozenset({"withdrawn-later", "withdrawn-unclear"})

_FIELD: Final = "withdrawn"
_WORDS: Final = (_FIELD, *FIELDS[_FIELD].split())
# Shorter words are near to too many others.
_LONG: Final = 7

# Below which fields a withdrawal may stand, in each kind of file; anywhere else it is misplaced.
_UNDER: Final[dict[type[BaseModel], tuple[str, ...]]] = {Moment: (), Person: ("permission",)}

# A field's name at the beginning of a line, or in brackets; its colon may be forgotten.
_AT_EDGE: Final = re.compile(r"^[\"']?(?P<name>[^\W\d][\w-]*)[\"']?[ \t]*(?:[:=].*|[\d ].*)?$")
_ANYWHERE: Final = re.compile(
    r"(?:^[ \t]*(?:- )?|[{,][ \t]*)[\"']?(?P<name>[^\W\d][\w-]*)[\"']?[ \t]*[:=]"
)

_DAY: Final[TypeAdapter[object]] = TypeAdapter(Day)


class Withdrawal(NamedTuple):
    """That something is withdrawn, and what to tell its author where that is not said clearly."""

    unclear: Diagnostic | None


def find_withdrawal(
    located: Located | None, data: bytes, shown: str, kind: type[BaseModel]
) -> Withdrawal | None:
    """Return whether a file of a moment or a person says that it, or the permission, is withdrawn.

    `located` is what could be read of the file; `data` are its bytes, and `shown` is its path.
    """
    if kind not in _UNDER:
        return None
    if located is not None and located.mended is None and isinstance(located.data, dict):
        return _in_data(located, kind) if _may_withdraw(located.data, located.empty) else None
    text, _ = read_text(data, shown)
    return _in_text(text or "", shown, kind)


@cache
def withdraws(name: str) -> bool:
    """Say whether a field of this name says that something is withdrawn, but for a slip or two."""
    plain = re.sub(r"[\W_]+", "_", name.casefold()).strip("_")
    if plain in _WORDS:
        return True
    if plain in ALL_FIELDS:
        return False
    return any(len(word) >= _LONG and _slips(plain, word) <= 2 for word in _WORDS)


def with_the_unclear(wrong: list[Diagnostic], unclear: Diagnostic) -> list[Diagnostic]:
    """Tell of a withdrawal in place of all else that is wrong in its line, and how to write it."""
    there = [one for one in wrong if one.line == unclear.line]
    fix = next((one.fix for one in there if one.fix and _is_clear(one.fix.text)), None)
    return [*(one for one in wrong if one not in there), replace(unclear, fix=fix)]


def _is_clear(line: str) -> bool:
    """Say whether a line withdraws as it should: by the field's own name, with a day."""
    name, _, value = line.strip().partition(": ")
    return name == _FIELD and _is_day(value.strip())


def _may_withdraw(data: Mapping[str, Data], empty: Collection[Path]) -> bool:
    """Say quickly of most files that they do not: no field of theirs says so, and none is empty."""
    if empty or any(map(withdraws, data)):
        return True
    groups = [value for value in data.values() if isinstance(value, dict)]
    return any(any(map(withdraws, group)) for group in groups)


def _in_data(located: Located, kind: type[BaseModel]) -> Withdrawal | None:
    found = None
    for path in _paths(located):
        value = _value(located.data, path)
        clear = path == (*_UNDER[kind], _FIELD) and _is_day(value)
        if not clear:
            return Withdrawal(_unclear(located.file, located.where_key(path), located.text))
        found = Withdrawal(None)
    return found


def _paths(located: Located) -> Iterator[Path]:
    """Give where a withdrawal stands: at the top of the file, or one level below."""
    assert isinstance(located.data, dict)  # noqa: S101, see find_withdrawal
    for name, value in located.data.items():
        if withdraws(name):
            yield (name,)
        elif isinstance(value, dict):
            yield from ((name, below) for below in value if withdraws(below))
    for path in located.empty:
        if len(path) <= 2 and isinstance(path[-1], str) and withdraws(path[-1]):
            yield path


def _value(data: object, path: Path) -> object:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _is_day(value: object) -> bool:
    try:
        _DAY.validate_python(value)
    except ValidationError:
        return False
    return True


def _in_text(text: str, shown: str, kind: type[BaseModel]) -> Withdrawal | None:
    """Look at each line of a file that is no YAML: it is not shown anyway, so any field counts."""
    pattern = _AT_EDGE if kind is Moment else _ANYWHERE
    for number, line in enumerate(text.split("\n"), start=1):
        for match in pattern.finditer(line):
            if withdraws(match["name"]):
                place = number, match.start("name") + 1
                value = line[match.end("name") :].lstrip("\"'")
                written = re.fullmatch(r":\s+(\S+)\s*(?:#.*|[,}].*)?", value)
                clear = match["name"] == _FIELD and written is not None and _is_day(written[1])
                return Withdrawal(None if clear else _unclear(shown, place, text))
    return None


def _unclear(shown: str, place: Place, text: str) -> Diagnostic:
    written = text.split("\n")[place[0] - 1].strip()
    return finding("withdrawn-unclear", shown, place, written=beginning(written, 60))


def _slips(one: str, other: str) -> int:
    """Return how many letters are too many, missing, another one or swapped; 3 for any more."""
    # Each letter that is not there at all is another slip.
    if abs(len(one) - len(other)) > 2 or len({*other} - {*one}) > 2:
        return 3
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return min(row[-1], 3)
