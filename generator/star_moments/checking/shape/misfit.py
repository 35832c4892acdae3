"""A value that does not fit its field, with all that is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from star_moments.diagnostics import Diagnostic, Fix, finding
from star_moments.model.fields import model_below, needed_fields
from star_moments.reading.edit import with_key, with_value
from star_moments.reading.tree import Data, Located, Path


def model_at(path: Path, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model that describes the group of fields at a path in a file of a kind."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return model
    return model_below(model, names[-1]) or model


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value at a path that is not what its field takes.

    `limits` are pydantic's own words on what is; `is_name` says that not the value but the name in
    front of it is wrong; `model` is that of the whole file.
    """

    path: Path
    value: Any
    limits: Mapping[str, Any]
    is_name: bool
    located: Located
    model: type[BaseModel]

    @property
    def name(self) -> str:
        """The field's name, also for an item of its list or a wrong name inside it."""
        path = self.path[:-1] if self.is_name else self.path
        return next((step for step in reversed(path) if isinstance(step, str)), "")

    @property
    def is_needed(self) -> bool:
        """Say whether the file would lack something without the value.

        A list or a group of fields goes with the last that is left of it.
        """
        path = self.path
        while len(path) > 1 and self._is_alone(path):
            path = path[:-1]
        *above, name = path
        within = [step for step in above if isinstance(step, str)]
        if not isinstance(name, str) or (within and model_below(self.model, within[-1]) is None):
            # One of several items, or of several languages.
            return False
        return name in needed_fields(model_at(tuple(above), self.model))

    def _is_alone(self, path: Path) -> bool:
        node: Data = self.located.data
        for step in path[:-1]:
            if isinstance(node, str):
                break
            node = node[step]  # type: ignore[index]
        # A text may stand for a list of one.
        return isinstance(node, str) or len(node) == 1

    def finding(self, code: str, fix: Fix | None = None, /, **values: str) -> Diagnostic:
        """Return a diagnostic at the value's place."""
        where = self.located.where_key if self.is_name else self.located.where
        found = finding(code, self.located.file, where(self.path), fix, **values)
        return found if self.is_name else replace(found, path=self.path)

    def line_with(self, right: str) -> Fix | None:
        """Put the right value in place of this one."""
        return (with_key if self.is_name else with_value)(self.located, self.path, right)
