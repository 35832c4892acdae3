"""One of pydantic's errors in the author's terms: which field, what is wrong, what is right."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel

from star_moments.checking.shape import groups, hours, values
from star_moments.checking.shape.days import day_of, numbers_of
from star_moments.checking.shape.misfit import Misfit, model_at
from star_moments.diagnostics import Diagnostic, Fix, finding
from star_moments.graphemes import beginning
from star_moments.model.fields import ALL_FIELDS, DAY_FIELDS, fields_of, nearest_field, parts_of
from star_moments.model.files import House
from star_moments.reading.edit import line_of, with_field, with_key, with_line
from star_moments.reading.mistakes.layout import block_indent, visible
from star_moments.reading.tree import Located, Path


def explain_misfit(
    error: Mapping[str, Any], path: Path, located: Located, model: type[BaseModel]
) -> Diagnostic:
    """Return the diagnostic for one error of pydantic's at a path in the data."""
    misfit = Misfit(
        path,
        error.get("input"),
        error.get("ctx", {}),
        error["loc"][-1:] == ("[key]",),
        located,
        model,
    )
    kind: str = error["type"]
    if kind in _OF_VALUES and isinstance(misfit.value, str):
        plain = visible(misfit.value).strip()
        if plain and plain != misfit.value.strip(" "):
            return misfit.finding("invisible-character", misfit.line_with(plain))
    explain = _EXPLAIN.get(kind)
    return explain(misfit) if explain is not None else misfit.finding("not-understood")


def _missing(misfit: Misfit) -> Diagnostic:
    path, located = misfit.path, misfit.located
    name = str(path[-1])
    # Only the author knows; a wall's factors are another question than a moment's.
    ask = "wall-factors" if (name, misfit.model) == ("factors", House) else name
    if path in located.empty:
        return finding("empty-field", located.file, located.where_key(path), name=name, ask=ask)
    return finding("missing-field", located.file, located.where(path[:-1]), name=name, ask=ask)


def _unknown(misfit: Misfit) -> Diagnostic:
    path, located = misfit.path, misfit.located
    name = str(path[-1])
    here = model_at(path[:-1], misfit.model)
    allowed = fields_of(here)
    place = located.where_key(path)
    line = line_of(located, path)
    plain = visible(name)
    if plain != name:
        if line is None:
            return finding("invisible-character", located.file, place)
        right = visible(line.partition(":")[0]).rstrip() + line[line.find(":") :]
        fix = with_line(located, path, right)
        return finding("invisible-character", located.file, place, fix)
    if name.startswith("-") and line is not None:
        at = line.find(name)
        fix = with_line(located, path, f"{line[:at]}- {line[at:].lstrip('-')}")
        return finding("space-after-dash", located.file, place, fix)
    for other, under in parts_of(misfit.model).items():
        if name.casefold() in fields_of(other) and other is not here and not _is_here(name, here):
            where = {"guess": under} if under else {}
            return finding("misplaced-field", located.file, place, name=name, **where)
    # What is a field somewhere else is no slip.
    guess = nearest_field(name, allowed) if name not in ALL_FIELDS else None
    if guess is None and (text := _goes_on(misfit)):
        return text
    if guess is None:
        keys = ", ".join(allowed)
        return finding("unknown-field", located.file, place, name=beginning(name, 80), keys=keys)
    fix = _under_its_name(misfit, guess)
    return finding("unknown-field", located.file, place, fix, name=beginning(name, 80), guess=guess)


def _is_here(name: str, here: type[BaseModel]) -> bool:
    return name != name.casefold() and name.casefold() in fields_of(here)


def _under_its_name(misfit: Misfit, name: str) -> Fix | None:
    """Put a field's right name in its place, and a day as a file takes it."""
    numbers = numbers_of(misfit.value) if isinstance(misfit.value, str) else None
    day = day_of(numbers) if numbers and name in DAY_FIELDS else None
    if day is not None and day.isoformat() != misfit.value:
        return with_field(misfit.located, misfit.path, name, day.isoformat())
    return with_key(misfit.located, misfit.path, name)


def _goes_on(misfit: Misfit) -> Diagnostic | None:
    """Find lines of a long text that do not begin further in, where one of them has a colon."""
    located = misfit.located
    _, key = located.node(misfit.path)
    if key is None:
        return None
    lines = located.text.split("\n")
    repair = next(block_indent(lines, key.start_mark.line, as_text=True), None)
    if repair is None or repair.lines is None:
        return None
    fix = located.fix(repair.start, repair.count, repair.lines)
    return finding("block-indent", located.file, located.where_key(misfit.path), fix)


_OF_VALUES: Final = frozenset(
    (
        *("literal_error", "day", "flag", "count", "period", "end", "hours", "language"),
        "string_pattern_mismatch",
    )
)

_EXPLAIN: Final[dict[str, Callable[[Misfit], Diagnostic]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": values.not_allowed,
    "day": values.day,
    "flag": values.flag,
    "count": values.count,
    "greater_than_equal": values.number_range,
    "less_than_equal": values.number_range,
    "period": values.period,
    "end": hours.end,
    "hours": hours.quiet,
    "language": values.language,
    "empty": values.empty,
    "dots": values.only_dots,
    "string_type": values.text_expected,
    "dict_type": values.text_expected,
    "string_pattern_mismatch": values.bad_key,
    "string_too_long": values.too_long,
    "list_type": groups.list_expected,
    "model_type": groups.fields_expected,
    "model_attributes_type": groups.fields_expected,
    "too_short": values.empty,
    "too_long": values.too_many,
}
