"""Lists and groups of fields where something else stands, and what makes one of it."""

import re
from datetime import date

from star_moments.checking.shape.days import day_of, numbers_of
from star_moments.checking.shape.misfit import Misfit, model_at
from star_moments.checking.shape.values import empty, short
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.model.days import YEARS
from star_moments.model.fields import VALUES, fields_of, key_lists
from star_moments.model.files import Approval, House
from star_moments.model.keys import key_from
from star_moments.model.likeness import plainly
from star_moments.model.times import hours
from star_moments.reading.edit import lines_of, source_of, with_lines
from star_moments.reading.quoting import written


def list_expected(misfit: Misfit) -> Diagnostic:
    """Say that a field takes a list, and show the value as one."""
    lines = lines_of(misfit.located, misfit.path)
    text = misfit.value
    if isinstance(text, dict):
        if any(name.startswith("-") for name in text):
            return misfit.finding("space-after-dash", _put(misfit, _spaced(lines)))
        source = source_of(misfit.located, misfit.path) or ""
        is_one = source.startswith("{")
        listed = misfit.line_with(f"[{source}]") if is_one else _put(misfit, _dashed(lines))
        return misfit.finding("list-expected", listed, name=misfit.name)
    if not isinstance(text, str) or not text.strip():
        return empty(misfit)
    if re.match(r"-\S", text):
        return misfit.finding("space-after-dash", _put(misfit, _spaced(lines)))
    items = re.split(r"\s*[,;]\s*|\s+(?:ja|och|and|&)\s+", text.strip("[](){} "))
    keys = [key for item in items if (key := key_from(item))] if all(map(plainly, items)) else []
    fix: Fix | None = None
    # Whom the keys of a moment mean is found where all are known: in `checking/meant.py`.
    if len(lines) == 1 and keys and misfit.name in key_lists(misfit.model):
        if misfit.name == "channels" and len(items) == 1:
            keys = [key_from(word) for word in items[0].split()]
        known = [VALUES.get(key, key) if misfit.name == "channels" else key for key in keys]
        fix = misfit.line_with(f"[{', '.join(known)}]")
    ask = {"ask": "channels"} if misfit.name == "channels" and fix is None else {}
    return misfit.finding("list-expected", fix, name=misfit.name, **ask)


def fields_expected(misfit: Misfit) -> Diagnostic:
    """Say that a field takes further fields, and show the value as one of them."""
    if misfit.value in ("", {}):
        return empty(misfit)
    fix = None
    text = misfit.value
    if isinstance(text, str) and text.startswith("{") and text.endswith("}"):
        return _names_missing(misfit, text)
    values = {
        "name": misfit.name,
        "keys": ", ".join(fields_of(model_at(misfit.path, misfit.model))),
    }
    if isinstance(text, str) and misfit.model is House and isinstance(misfit.path[-1], int):
        if misfit.name == "approvers":
            return misfit.finding("fields-expected", ask="key", **values)
        if key := key_from(plainly(text)):
            fix = misfit.line_with(f"{{key: {key}, name: {written(text)}}}")
    if isinstance(text, str) and misfit.model is House and misfit.name == "displays":
        fix = misfit.line_with(f"{{quiet: {text}}}") if hours(text) else None
    return misfit.finding("fields-expected", fix, **values)


def _names_missing(misfit: Misfit, text: str) -> Diagnostic:
    """Say that what stands in brackets needs names, and name it where it can be only one thing."""
    here = model_at(misfit.path, misfit.model)
    values = {"name": misfit.name, "value": short(text)}
    parts = [part.strip(" \"'") for part in text[1:-1].split(",")]
    days = [found for part in parts if (found := numbers_of(part)) and day_of(found)]
    keys = [part for part in parts if key_from(part) == part and not numbers_of(part)]
    if here is Approval and len(parts) == 2 and len(days) == len(keys) == 1:
        on = date(*days[0])
        fix = misfit.line_with(f"{{by: {keys[0]}, on: {on.isoformat()}}}")
        if fix is not None and on.year in YEARS:
            return misfit.finding("names-missing", fix, guess="by, on", **values)
    names = ", ".join(fields_of(here))
    return misfit.finding("names-missing", keys=names, **values)


def _put(misfit: Misfit, lines: list[str]) -> Fix | None:
    return with_lines(misfit.located, misfit.path, lines)


def _spaced(lines: list[str]) -> list[str]:
    return [re.sub(r"^(\s*)-(?=\S)", r"\1- ", line) for line in lines]


def _dashed(lines: list[str]) -> list[str]:
    """Return the lines of a group of fields as the first item of a list."""
    if not lines:
        return []
    margin = len(lines[0]) - len(lines[0].lstrip())
    return [f"{' ' * margin}- {lines[0].lstrip()}", *(f"  {line}" for line in lines[1:])]
