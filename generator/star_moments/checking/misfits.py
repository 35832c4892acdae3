"""One of pydantic's errors in the author's terms."""
from typing import Any
from pydantic import BaseModel
from star_moments.checking.codes import found
from star_moments.checking.diagnostics import Diagnostic
from star_moments.reading.tree import Located, Path


def explain_misfit(error: Any, path: Path, located: Located, model: type[BaseModel]) -> Diagnostic:
    """Placeholder."""
    return found("unknown-field", located.file, located.where(path), name=str(error["type"]))
