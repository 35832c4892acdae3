"""What is wrong with a file, and what to do about it, before anyone has put it into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one place of one file.

    `file` is the path as shown to the reader; `line` and `column` count from 1. `values` fill the
    placeholders of the message that the catalogues hold for `code`. `fix` is corrected text to copy
    in place of the line, where one can be given. An error holds the file's moment back; a warning
    does not.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity = "error"
    values: Mapping[str, str] = field(default_factory=dict)
    fix: str | None = None
