"""The wall file as far as it can be read, so that one error in it never stops the wall.

Whatever cannot be read falls back to what shows less: an approver who cannot be read approves
nothing, and a number of approvals that cannot be read is the highest there is.
"""

import re
from functools import lru_cache
from typing import Final

from pydantic import ValidationError

from star_moments.checking.rules.house import check_house, repeated_keys, time_zones
from star_moments.checking.shape.periods import repaired_period
from star_moments.checking.shape.shape import data_path, shape
from star_moments.diagnostics import Diagnostic
from star_moments.model.files import House, Rules
from star_moments.reading.folder import RawFile
from star_moments.reading.repair import indent_of
from star_moments.reading.source import read_text
from star_moments.reading.tree import Data, Path, read_bytes, read_tree

_NAME: Final = "Tähtihetket"
_LISTS: Final = ("units", "factors", "approvers")
_NONE: Final[dict[str, Data]] = {"key": "none", "name": "none"}
_MOST_APPROVALS: Final = 9
_ATTEMPTS: Final = 20


def read_house(raw: RawFile | None) -> tuple[House, list[Diagnostic]]:
    """Return the organisation as far as its file can be read, and all that is wrong with it."""
    house, wrong = _read_house(raw)
    return house, [*wrong]


@lru_cache(maxsize=1)
def _read_house(raw: RawFile | None) -> tuple[House, list[Diagnostic]]:
    if raw is None or raw.data is None:
        return _house({}, ""), []
    located, diagnostics = read_bytes(raw.data, raw.shown)
    text = read_text(raw.data, raw.shown)[0] or ""
    if located is None:
        return _house(_readable(text), text), diagnostics
    house, wrong = shape(located, House)
    diagnostics += wrong
    if house is not None:
        diagnostics += check_house(house, located)
    return _house(located.data, text), diagnostics


def _house(data: Data, text: str) -> House:
    """Drop what is in error, bit by bit, until the rest is a house."""
    if not isinstance(data, dict):
        data = {}
    for _ in range(100):
        full: dict[str, Data] = {"name": _NAME, **data}
        full.setdefault("organisation", full["name"])
        missing = [name for name in _LISTS if not full.get(name)]
        full |= {name: [_NONE] for name in missing}
        try:
            house = House.model_validate(full)
        except ValidationError as error:
            drop = {_droppable(data_path(e["loc"], full), full, e["type"]) for e in error.errors()}
            kept = _without(full, (), drop)
            data = kept if isinstance(kept, dict) else {}
            for name in missing:
                data.pop(name, None)
            continue
        again = {path for path, _, _ in repeated_keys(house)}
        if again:
            kept = _without(full, (), again)
            data = kept if isinstance(kept, dict) else {}
            continue
        update: dict[str, object] = {name: [] for name in missing}
        if house.time_zone not in time_zones():
            update["time_zone"] = House.model_fields["time_zone"].default
        return house.model_copy(update=update | {"rules": _rules(house.rules, text)})
    return _house({}, text)


def _droppable(path: Path, data: Data, kind: str) -> Path:
    """Return the smallest thing that can go so that an error at a path goes: a field or an item."""
    while path:
        last = path[-1]
        if kind == "missing" or last in ("key", "name"):
            items = [at for at, step in enumerate(path) if isinstance(step, int)]
            return path[: items[-1] + 1] if items else path[:1]
        return path
    return path


def _without(data: Data, path: Path, drop: set[Path]) -> Data:
    if isinstance(data, dict):
        return {
            name: _without(value, (*path, name), drop)
            for name, value in data.items()
            if (*path, name) not in drop
        }
    if isinstance(data, list):
        return [
            _without(item, (*path, number), drop)
            for number, item in enumerate(data)
            if (*path, number) not in drop
        ]
    return data


def _rules(rules: Rules, text: str) -> Rules:
    """Make up for rules that were written but could not be read, on the side of caution."""
    update: dict[str, object] = {}
    if "approvals" not in rules.model_fields_set:
        written = re.search(r"^[^#\n]*\bapprovals[\"']?\s*[:=]?([^,}\n]*)", text, re.M)
        if written is not None and written[1].strip():
            number = re.search(r"[1-9]", written[1])
            update["approvals"] = int(number[0]) if number else _MOST_APPROVALS
    if rules.keep is None:
        written = re.search(r"^[^#\n]*\bkeep[\"']?\s*[:=]?([^#,}\n]*)", text, re.M)
        update["keep"] = repaired_period(written[1]) if written is not None else None
    return rules.model_copy(update=update) if update else rules


def _readable(text: str) -> Data:
    """Return the data of what can be read once broken items and fields are left out."""
    for _ in range(_ATTEMPTS):
        located, diagnostics = read_tree(text, "")
        if located is not None:
            return located.data
        lines = text.split("\n")
        first, end = _item_around(lines, diagnostics[-1].line - 1)
        text = "\n".join(lines[:first] + lines[end:])
    return {}


def _item_around(lines: list[str], at: int) -> tuple[int, int]:
    """Return the first line of the innermost item or field around a line, and its end."""
    at = min(at, len(lines) - 1)
    first = at
    while first > 0 and not re.match(r" *- |\w", lines[first]):
        first -= 1
    margin = indent_of(lines[first])
    end = first + 1
    while end < len(lines) and (
        end <= at or not lines[end].strip() or indent_of(lines[end]) > margin
    ):
        end += 1
    return first, end
