"""What can be saved of a file in error, so that one error never stops the wall.

Whatever cannot be read falls back to what shows less: an approver who cannot be read approves
nothing, and a number of approvals that cannot be read is the highest there is.
"""

import re
from itertools import pairwise
from typing import Final

from pydantic import ValidationError

from star_moments.checking.diagnostics import Diagnostic
from star_moments.checking.house import check_house, repeated_keys, time_zones
from star_moments.checking.periods import repaired_period
from star_moments.checking.shape import data_path, shape
from star_moments.model import House, Rules
from star_moments.reading.content import RawFile
from star_moments.reading.source import read_text
from star_moments.reading.tree import Data, Located, Path, read_bytes, read_tree

_NAME: Final = "Tähtihetket"
_LISTS: Final = ("units", "factors", "approvers")
_NONE: Final[dict[str, Data]] = {"key": "none", "name": "none"}
_MOST_APPROVALS: Final = 9


def read_house(raw: RawFile | None) -> tuple[House, list[Diagnostic]]:
    """Return the organisation as far as its file can be read, and all that is wrong with it."""
    if raw is None or raw.data is None:
        return _house({}, ""), []
    located, diagnostics = read_bytes(raw.data, raw.shown)
    text = read_text(raw.data, raw.shown)[0] or ""
    if located is None:
        return _house(_sections(text), text), diagnostics
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
        written = re.search(r"^[^#\n]*\bapprovals[\"']?\s*[:=]?(.*)$", text, re.M)
        if written is not None and written[1].strip():
            number = re.search(r"[1-9]", written[1])
            update["approvals"] = int(number[0]) if number else _MOST_APPROVALS
    if rules.keep is None:
        written = re.search(r"^[^#\n]*\bkeep[\"']?\s*[:=]?([^#,}\n]*)", text, re.M)
        update["keep"] = repaired_period(written[1]) if written is not None else None
    return rules.model_copy(update=update) if update else rules


def _sections(text: str) -> dict[str, Data]:
    """Read the top-level fields of a text one by one, and their lists item by item."""
    data: dict[str, Data] = {}
    starts = [match.start() for match in re.finditer(r"^[A-Za-z_]+ *:", text, re.M)]
    for start, end in pairwise([*starts, len(text)]):
        part = text[start:end]
        located, _ = read_tree(part, "")
        if located is not None and isinstance(located.data, dict):
            data.update(located.data)
            continue
        name = part.partition(":")[0].strip()
        items = [item for chunk in _items(part) for item in _list_of(chunk, name)]
        if items:
            data[name] = items
    return data


def _items(part: str) -> list[str]:
    dashes = list(re.finditer(r"^( *)- ", part, re.M))
    if not dashes:
        return []
    margin = min(len(dash[1]) for dash in dashes)
    starts = [dash.start() for dash in dashes if len(dash[1]) == margin]
    return [part[start:end] for start, end in pairwise([*starts, len(part)])]


def _list_of(chunk: str, name: str) -> list[Data]:
    located, _ = read_tree(f"{name}:\n{chunk}", "")
    value = located.data.get(name) if located and isinstance(located.data, dict) else None
    return value if isinstance(value, list) else []


def names_in(raw: RawFile, located: Located | None, key: str) -> tuple[str, ...]:
    """Return the names in a person's file in error, or the one that its key suggests."""
    names: list[str] = []
    if located is not None and isinstance(located.data, dict):
        values = (located.data.get("name"), located.data.get("shown_as"))
        names = [value for value in values if isinstance(value, str) and value.strip()]
    if not names and raw.data is not None:
        text = read_text(raw.data, raw.shown)[0] or ""
        lines = re.findall(r"^\s*(?:name|shown_as)\s*[:=]\s*([^#\n]*)", text, re.M)
        names = [line.strip(" \"'“”") for line in lines if line.strip(" \"'“”")]
    if not names:
        stem = key.rpartition("/")[2].partition(".")[0]
        names = [" ".join(part.capitalize() for part in re.split(r"[-_ ]+", stem) if part)]
    return tuple(dict.fromkeys(names))
