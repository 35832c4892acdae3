"""The table of what the wall uses, with the first release of each browser that knows it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("table.json")
# The oldest browsers on which the wall's own pages work.
FLOOR = {"chrome": 80, "firefox": 102}
# A release that has not come yet.
NEVER = 9999

# Where the data has a word under another name than `style.py` makes of it.
_UNITS = {
    **dict.fromkeys(("cqi", "cqb", "cqw", "cqh", "cqmin", "cqmax"), "container_query_length_units"),
    **dict.fromkeys(("svh", "svw", "svi", "svb"), "viewport_percentage_units_small"),
    **dict.fromkeys(("lvh", "lvw", "lvi", "lvb"), "viewport_percentage_units_large"),
    **dict.fromkeys(("dvh", "dvw", "dvi", "dvb"), "viewport_percentage_units_dynamic"),
}
_RENAMED = {
    "css.selectors.not.selector_list": "css.selectors.not.selector_list_argument",
    "css.selectors.lang.selector_list": "css.selectors.lang.argument_list",
    "css.properties.overflow-x.clip": "css.properties.overflow.clip",
    "css.properties.overflow-y.clip": "css.properties.overflow.clip",
}
# Kinds of values: a function is in one of the former, a unit in one of the latter.
_FUNCTIONS = ("color", "gradient", "transform-function", "basic-shape", "easing-function")
_MEASURES = ("angle", "time", "flex", "resolution")


def known_by(browser: str, release: int) -> Callable[[str], bool]:
    """Return what tells whether a browser of that release knows a feature."""
    told = json.loads(TABLE.read_text(encoding="utf-8"))
    first, plain = told["features"], set(told["plain"])

    def knows(feature: str) -> bool:
        if feature in plain:
            return True
        if feature not in first:
            raise KeyError(f"{feature}: run `python -m tools.compat`, which looks it up")
        since: int = first[feature][browser]
        return since <= release

    return knows


def looked_up(data: Mapping[str, Any], feature: str) -> dict[str, int] | None:
    """Return the first releases that know a feature; nothing where the data does not tell it."""
    for path in _paths(feature):
        if support := _support(data, path):
            return {browser: _first(support[browser]) for browser in FLOOR}
    return None


def _paths(feature: str) -> list[str]:
    parent, _, name = feature.rpartition(".")
    if parent == "css.types":
        return [feature, *(f"{parent}.{kind}.{name}" for kind in _FUNCTIONS)]
    if parent == "css.types.length":
        name = _UNITS.get(name, name)
        return [f"{parent}.{name}", *(f"css.types.{kind}.{name}" for kind in _MEASURES)]
    return [_RENAMED.get(feature, feature)]


def _support(data: Mapping[str, Any], path: str) -> Mapping[str, Any] | None:
    node: Any = data
    for name in path.split("."):
        node = node.get(name)
        if node is None:
            return None
    found: Mapping[str, Any] | None = node.get("__compat", {}).get("support")
    return found


def _first(statements: Any) -> int:
    """Return the first release that knows it under its own name, if only partly; no flags."""
    releases = [NEVER]
    for one in statements if isinstance(statements, list) else [statements]:
        since = one["version_added"]
        is_gone = "version_removed" in one and not one.get("partial_implementation")
        is_other = not {"flags", "prefix", "alternative_name"}.isdisjoint(one)
        if is_gone or is_other or since in (False, None, "preview"):
            continue
        releases.append(int(str(since).removeprefix("≤").partition(".")[0]))
    return min(releases)
