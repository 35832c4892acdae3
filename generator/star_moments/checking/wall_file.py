"""The wall file as far as it can be read, so that one error in it never empties the wall.

What can be read of a file in error holds as it is written. What cannot is as in the last one
without error, and of each rule the stricter of the two holds; where there is no such file, what
cannot be read falls back to what shows less. So an error shows nothing that neither the file before
would have shown, nor this one without the error.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from typing import Final

from pydantic import ValidationError

from star_moments.checking.laid_over import Fields, items_of, laid_over
from star_moments.checking.readable import readable
from star_moments.checking.rules.house import (
    check_house,
    check_time_zone,
    repeated_keys,
    time_zones,
)
from star_moments.checking.shape.shape import data_path, shape
from star_moments.checking.strict_rules import strict_rules
from star_moments.diagnostics import START, Diagnostic, finding
from star_moments.model.files import House
from star_moments.reading.folder import RawFile
from star_moments.reading.merges import sides_of
from star_moments.reading.notices import notices
from star_moments.reading.source import read_text
from star_moments.reading.tree import Data, Located, Path, read_bytes

_NAME: Final = "Tähtihetket"
_LISTS: Final = ("units", "factors", "approvers")
_NONE: Final[dict[str, Data]] = {"key": "none", "name": "none"}

Names = Mapping[str, Data]


def read_house(
    raw: RawFile | None, before: RawFile | None = None
) -> tuple[House, list[Diagnostic]]:
    """Return the organisation as far as its file can be read, and all that is wrong with the file.

    `before` is the last one without error; it says what this one, if it is in error, does not.
    """
    house, wrong = _read_house(raw, before)
    return house, [*wrong]


def is_sound(raw: RawFile | None) -> bool:
    """Say whether a wall file is without error."""
    return raw is not None and raw.data is not None and _sound_house(raw)[0] is not None


def shortage_of(raw: RawFile | None, house: House, day: date) -> Diagnostic | None:
    """Return the warning that more approvals are asked for than there are approvers, if it is so.

    How many moments are not on the wall because of that, `moments`, is not known here. Of a file in
    error nothing is said but the error.
    """
    there = sum(one.until is None or one.until >= day for one in house.approvers)
    if raw is None or not is_sound(raw) or house.rules.approvals <= there:
        return None
    located = _sound_house(raw)[1]
    place = located.where(("rules", "approvals")) if located else START
    values = {"needed": str(house.rules.approvals), "there": str(there)}
    return finding("too-few-approvers", raw.shown, place, **values)


def nobody_waits(house: House, raw: RawFile | None, *, asked: bool) -> list[Diagnostic]:
    """Return the warning that no moment waits for a second look, where some of them ask for one."""
    if not asked or house.rules.second_look_from is not None or raw is None or not is_sound(raw):
        return []
    located = _sound_house(raw)[1]
    place = located.where(("rules",)) if located else START
    return [finding("no-second-look-from", raw.shown, place)]


# The file at hand, without and with the one before, and that one by itself.
@lru_cache(maxsize=3)
def _read_house(raw: RawFile | None, before: RawFile | None) -> tuple[House, list[Diagnostic]]:
    if raw is None or raw.data is None:
        return _salvaged("", None, before), []
    house, located, wrong = _sound_house(raw)
    if house is None:
        text = read_text(raw.data, raw.shown)[0] or ""
        house = _salvaged(text, located, before)
    return house, wrong


@lru_cache(maxsize=2)
def _sound_house(raw: RawFile) -> tuple[House | None, Located | None, list[Diagnostic]]:
    """Return what the file says if it is without error, its places, and all that is wrong."""
    located, wrong = read_bytes(raw.data or b"", raw.shown)
    if located is None:
        return None, None, wrong
    house, misfits = shape(located, House)
    wrong = [*wrong, *misfits, *notices(located)]
    if house is not None:
        wrong += check_house(house, located)
    elif isinstance(located.data, dict) and isinstance(zone := located.data.get("time_zone"), str):
        wrong += check_time_zone(zone, located)
    if any(one.severity == "error" for one in wrong):
        house = None
    return house, located, wrong


def _salvaged(text: str, located: Located | None, before: RawFile | None) -> House:
    """Return what holds where the file is in error: a text, with its data if it has any."""
    earlier, below = _said(before)
    names: Names = {str(item["key"]): item["name"] for item in items_of(below)}
    texts = sides_of(text)
    as_it_is = located is not None and located.mended is None
    said = [located.data] if located and as_it_is else [readable(one) for one in texts]
    kept = [_without_strays(_fitting(data, names), below) for data in said]
    house = _house(reduce(laid_over, [*kept, below]))
    houses = [_house(one) for one in kept]
    public = all(one.public for one in (*houses, *([earlier] if earlier else [])))
    return house.model_copy(
        update={"rules": strict_rules(texts, houses, earlier), "public": public}
    )


def _said(before: RawFile | None) -> tuple[House | None, Fields]:
    if before is None or before.data is None:
        return None, {}
    house, located, _ = _sound_house(before)
    if house is None or located is None or not isinstance(located.data, dict):
        return None, {}
    return house, located.data


def _house(data: Fields) -> House:
    """Return the house of data without error, in which whole lists may be missing."""
    missing = [name for name in _LISTS if not data.get(name)]
    house = House.model_validate(_filled(data, missing))
    return house.model_copy(update={name: [] for name in missing})


def _filled(data: Fields, missing: Sequence[str]) -> Fields:
    full: Fields = {"name": _NAME, **data}
    full.setdefault("organisation", full["name"])
    return full | {name: [_NONE] for name in missing}


def _fitting(data: Data, names: Names) -> Fields:
    """Drop what is in error, bit by bit, until the rest is a house; see `_house`.

    A unit, factor or approver whose name cannot be read keeps the one that it has in `names`.
    """
    if not isinstance(data, dict):
        return {}
    for _ in range(100):
        missing = [name for name in _LISTS if not data.get(name)]
        full = _filled(data, missing)
        try:
            house = House.model_validate(full)
        except ValidationError as error:
            wrong = {data_path(one["loc"], full): one["type"] for one in error.errors()}
            named = {path: names[key] for path in wrong if (key := _nameless(path, full, names))}
            drop = {_droppable(path, kind) for path, kind in wrong.items() if path not in named}
        else:
            named, drop = {}, {path for path, _, _ in repeated_keys(house)}
            if house.time_zone not in time_zones():
                drop.add(("time_zone",))
            if not drop:
                return data
        changed = _without(_with(data, named), (), drop)
        if not isinstance(changed, dict) or changed == data:
            return {}
        data = changed
    return {}


def _without_strays(data: Fields, below: Fields) -> Fields:
    """Leave out what was something else before: where a line is gone, approvers become factors."""
    kinds = {name: set(_keys(name, below)) for name in _LISTS}
    drop: set[Path] = set()
    for name in _LISTS:
        elsewhere = set().union(*(kinds[other] for other in _LISTS if other != name))
        drop |= {
            (name, number)
            for number, key in enumerate(_keys(name, data, whole=False))
            if key in elsewhere - kinds[name]
        }
    left = _without(data, (), drop)
    return left if isinstance(left, dict) else {}


def _keys(name: str, data: Fields, *, whole: bool = True) -> list[str]:
    """Return the keys of the units, factors or approvers, with those of the units below or not."""
    items = data.get(name, [])
    if whole:
        return [str(item["key"]) for item in items_of({name: items})]
    return [str(item["key"]) for item in items if isinstance(item, dict)]


def _nameless(path: Path, data: Data, names: Names) -> str | None:
    """Return the key of the item that is in error for its name alone, if its name is known."""
    if not path or "name" not in path[-2:] or not any(isinstance(step, int) for step in path):
        return None
    item = data
    for step in path[: path.index("name")] if "name" in path else path:
        item = item[step]  # type: ignore[index]
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) and key in names else None


def _droppable(path: Path, kind: str) -> Path:
    """Return the smallest thing that can go so that an error at a path goes: a field or an item.

    Without the day after which an approver's word is worth nothing, it would be worth it for ever.
    """
    if path and (kind == "missing" or path[-1] in ("key", "name", "until")):
        items = [at for at, step in enumerate(path) if isinstance(step, int)]
        return path[: items[-1] + 1] if items else path[:1]
    return path


def _with(data: Data, named: Mapping[Path, Data], at: Path = ()) -> Data:
    """Return the data with these names in place of what stands there."""
    if isinstance(data, dict):
        found = {name: _with(value, named, (*at, name)) for name, value in data.items()}
        for path, name in named.items():
            if path[: path.index("name")] == at:
                found["name"] = name
        return found
    if isinstance(data, list):
        return [_with(item, named, (*at, number)) for number, item in enumerate(data)]
    return data


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
