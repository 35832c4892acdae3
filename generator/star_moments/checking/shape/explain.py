"""One of pydantic's errors in the author's terms: which field, what is wrong, what is right."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel

from star_moments.checking.shape import hours, values
from star_moments.checking.shape.misfit import Misfit, model_at
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.fields import example_of, fields_of, nearest_field, parts_of
from star_moments.reading.edit import line_of, with_key
from star_moments.reading.mistakes.layout import visible
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
            return misfit.finding("invisible-character", fix=misfit.line_with(plain))
    explain = _EXPLAIN.get(kind)
    return explain(misfit) if explain is not None else misfit.finding("not-understood")


def _missing(misfit: Misfit) -> Diagnostic:
    path, located = misfit.path, misfit.located
    name = str(path[-1])
    example = example_of(name, misfit.model)
    line, column = located.where(path[:-1])
    margin = " " * (column - 1) if located.is_block(path[:-1]) else ""
    fix = "\n".join(margin + part for part in example.split("\n"))
    if path in located.empty:
        return finding("empty-field", located.file, located.where_key(path), fix, name=name)
    return finding("missing-field", located.file, (line, column), fix, name=name)


def _unknown(misfit: Misfit) -> Diagnostic:
    path, located = misfit.path, misfit.located
    name = str(path[-1])
    here = model_at(path[:-1], misfit.model)
    allowed = fields_of(here)
    place = located.where_key(path)
    line = line_of(located, path)
    plain = visible(name)
    if plain != name:
        fix = (
            None
            if line is None
            else visible(line.partition(":")[0]).rstrip() + line[line.find(":") :]
        )
        return finding("invisible-character", located.file, place, fix)
    if name.startswith("-") and line is not None:
        at = line.find(name)
        fix = f"{line[:at]}- {line[at:].lstrip('-')}"
        return finding("space-after-dash", located.file, place, fix)
    for other, under in parts_of(misfit.model).items():
        if name in fields_of(other) and other is not here:
            where = {"guess": under} if under else {}
            return finding("misplaced-field", located.file, place, name=name, **where)
    guess = nearest_field(name, allowed)
    if guess is None:
        keys = ", ".join(allowed)
        return finding("unknown-field", located.file, place, name=name[:80], keys=keys)
    fix = with_key(located, path, guess)
    return finding("unknown-field", located.file, place, fix, name=name[:80], guess=guess)


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
    "list_type": values.list_expected,
    "model_type": values.fields_expected,
    "model_attributes_type": values.fields_expected,
    "too_short": values.empty,
    "too_long": values.too_many,
}
