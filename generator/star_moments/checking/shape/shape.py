"""Data to a typed draft, or what keeps it from being one: each error of shape with its place."""

from collections.abc import Collection
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from star_moments.checking.shape.explain import explain_misfit
from star_moments.checking.shape.misfit import model_at
from star_moments.diagnostics import PATIENCE, Diagnostic, finding
from star_moments.model.fields import fields_of, model_below
from star_moments.reading.mistakes.layout import visible
from star_moments.reading.tree import Data, Located, Path

Shaped = TypeVar("Shaped", bound=BaseModel)


def shape(located: Located, model: type[Shaped]) -> tuple[Shaped | None, list[Diagnostic]]:
    """Return the typed draft, or None and every error of shape with its place."""
    if not isinstance(located.data, dict):
        return None, [finding("not-fields", located.file, located.where(()))]
    try:
        return model.model_validate(located.data), _left_empty(located, model)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    at = [(data_path(one["loc"], located.data), one) for one in errors[:PATIENCE]]
    by_path: dict[Path, Diagnostic] = {}
    for path, one in at:
        # A label may be one text or several: what is wrong inside the several is what counts.
        inside = any(len(other) > len(path) and other[: len(path)] == path for other, _ in at)
        if not (inside and one["type"] == "string_type"):
            by_path.setdefault(path, explain_misfit(one, path, located, model))
    empty = _left_empty(located, model, but=by_path)
    return None, [*_without_echoes(by_path), *empty]


# A day that opens or ends something, and a field that nobody knows: to leave them empty says
# something, and nobody can tell what.
_DAYS: Final = ("publish", "until")


def _left_empty(
    located: Located, model: type[BaseModel], but: Collection[Path] = ()
) -> list[Diagnostic]:
    """Return what is wrong with the fields that were left empty, but for those told of already."""
    found: list[Diagnostic] = []
    if not located.empty:
        return found
    for path in sorted(located.empty.difference(but), key=str):
        name = path[-1]
        fields = fields_of(model_at(path[:-1], model))
        if name in _DAYS:
            found.append(finding("empty-field", located.file, located.where_key(path), name=name))
        elif isinstance(name, str) and name not in fields and not _is_label(path, model):
            error = {"type": "extra_forbidden", "loc": path, "input": ""}
            found.append(explain_misfit(error, path, located, model))
        if len(found) == PATIENCE:
            break
    return found


def _is_label(path: Path, model: type[BaseModel]) -> bool:
    """Say whether what holds the field is a text in several languages, whose names are these."""
    return bool(path[:-1]) and isinstance(path[-2], str) and model_below(model, path[-2]) is None


def _without_echoes(by_path: dict[Path, Diagnostic]) -> list[Diagnostic]:
    """Leave out that a field is missing where it stands beside it under a wrong name."""
    named = {
        (*path[:-1], diagnostic.values["guess"])
        for path, diagnostic in by_path.items()
        if diagnostic.code == "unknown-field" and "guess" in diagnostic.values
    }
    named |= {
        (*path[:-1], visible(str(path[-1])).strip(" -"))
        for path, diagnostic in by_path.items()
        if diagnostic.code in ("invisible-character", "space-after-dash") and path
    }
    return [d for path, d in by_path.items() if not (d.code == "missing-field" and path in named)]


def data_path(loc: tuple[str | int, ...], data: Data) -> Path:
    """Return where an error stands in the data: pydantic's path without its own steps."""
    path: list[str | int] = []
    for number, step in enumerate(loc):
        is_last = number == len(loc) - 1
        is_here, below = _below(data, step)
        if is_here:
            data = below
        elif not is_last or not isinstance(data, dict) or not _is_field(step):
            continue
        path.append(step)
    return tuple(path)


def _below(data: Data, step: str | int) -> tuple[bool, Data]:
    if isinstance(data, dict) and isinstance(step, str) and step in data:
        return True, data[step]
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return True, data[step]
    return False, ""


def _is_field(step: str | int) -> bool:
    """Tell a missing field's name from the marks that pydantic puts into a path."""
    return isinstance(step, str) and step.isidentifier()
