"""One wall file laid over another: what the upper one does not say, the lower one does.

Both are data that the model takes. Units, factors and approvers are told apart by their keys, and a
unit that only the lower one has stands below the same unit as there. Rules are not laid over each
other; `strict_rules.py` takes the stricter of the two.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from star_moments.reading.tree import Data

Fields = dict[str, Data]

_BY_KEY: Final = ("factors", "approvers")


def laid_over(upper: Fields, lower: Fields) -> Fields:
    """Return the data of a wall file that says what the upper one says, and else the lower one."""
    found = {**lower, **upper}
    for name in _BY_KEY:
        if name in found:
            found[name] = _items(_list(upper, name), _list(lower, name))
    if "units" in found:
        found["units"] = _units(_list(upper, "units"), _list(lower, "units"))
    if isinstance(upper.get("displays"), dict) and isinstance(lower.get("displays"), dict):
        found["displays"] = _both(upper["displays"], lower["displays"])
    return found


def items_of(data: Data) -> Iterator[Fields]:
    """Give every unit, factor and approver of a wall file."""
    if isinstance(data, dict):
        for name in (*_BY_KEY, "units"):
            for item in _list(data, name):
                yield item
                yield from items_of(item)


def _items(upper: list[Fields], lower: list[Fields]) -> list[Data]:
    below = {str(item["key"]): item for item in lower}
    found: list[Data] = [_item(item, below.pop(str(item["key"]), {})) for item in upper]
    return [*found, *below.values()]


def _item(upper: Fields, lower: Fields) -> Fields:
    found = {**lower, **upper}
    for name, value in upper.items():
        if name != "units" and isinstance(value, dict) and isinstance(lower.get(name), dict):
            found[name] = _both(value, lower[name])
    # An approver who leaves has left, whichever of the two says so; days are sorted as texts.
    if "until" in upper and "until" in lower:
        found["until"] = min(str(upper["until"]), str(lower["until"]))
    return found


def _units(upper: list[Fields], lower: list[Fields]) -> list[Data]:
    below = {str(unit["key"]): unit for unit in _tree(lower)}
    placed: dict[str, Fields] = {}
    top = [_unit(unit, below, placed) for unit in upper]

    def place(units: list[Fields], there: list[Data]) -> None:
        for unit in units:
            key = str(unit["key"])
            if key not in placed:
                placed[key] = _alone(unit)
                there.append(placed[key])
            here = placed[key].setdefault("units", [])
            if isinstance(here, list):
                place(_list(unit, "units"), here)

    found: list[Data] = [*top]
    place(lower, found)
    return found


def _unit(unit: Fields, below: Mapping[str, Fields], placed: dict[str, Fields]) -> Fields:
    key = str(unit["key"])
    placed[key] = found = _alone(_item(unit, below.get(key, {})))
    found["units"] = [_unit(one, below, placed) for one in _list(unit, "units")]
    return found


def _alone(unit: Fields) -> Fields:
    return {name: value for name, value in unit.items() if name != "units"}


def _tree(units: list[Fields]) -> Iterator[Fields]:
    for unit in units:
        yield unit
        yield from _tree(_list(unit, "units"))


def _both(upper: Data, lower: Data) -> Data:
    return {**lower, **upper} if isinstance(upper, dict) and isinstance(lower, dict) else upper


def _list(data: Fields, name: str) -> list[Fields]:
    found = data.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
