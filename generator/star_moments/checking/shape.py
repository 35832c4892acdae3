"""Data to a typed draft, or what keeps it from being one: each error of shape with its place."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from star_moments.checking.codes import found
from star_moments.checking.diagnostics import Diagnostic
from star_moments.checking.misfits import explain_misfit
from star_moments.reading.tree import Data, Located, Path

Shaped = TypeVar("Shaped", bound=BaseModel)


def shape(located: Located, model: type[Shaped]) -> tuple[Shaped | None, list[Diagnostic]]:
    """Return the typed draft, or None and every error of shape with its place."""
    if not isinstance(located.data, dict):
        return None, [found("not-fields", located.file, located.where(()))]
    try:
        return model.model_validate(located.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    by_path: dict[Path, Diagnostic] = {}
    for one in errors:
        path = data_path(one["loc"], located.data)
        by_path.setdefault(path, explain_misfit(one, path, located, model))
    return None, list(by_path.values())


def data_path(loc: tuple[str | int, ...], data: Data) -> Path:
    """Return where an error stands in the data: pydantic's path without the steps it adds itself."""
    path: list[str | int] = []
    for number, step in enumerate(loc):
        is_last = number == len(loc) - 1
        if isinstance(data, dict) and isinstance(step, str) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif not is_last or not isinstance(data, dict) or not step_is_field(step):
            continue
        path.append(step)
    return tuple(path)


def step_is_field(step: str | int) -> bool:
    """Tell a missing field's name from the marks that pydantic puts into a path."""
    return isinstance(step, str) and step.isidentifier()
