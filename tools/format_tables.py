"""Make the tables of fields in docs/format.md from the model, or check that they are fresh.

    python tools/format_tables.py           write the tables
    python tools/format_tables.py --check   fail where they differ from what would be written

A table stands between `<!-- fields of Moment -->` and `<!-- end of fields -->`.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from star_moments.model import files as model
from star_moments.model.period import Period

DOCUMENT: Final = Path(__file__).resolve().parent.parent / "docs" / "format.md"
_TABLE: Final = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end of fields -->)", re.DOTALL)
_NAMED: Final[dict[object, str]] = {
    model.Key: "a key",
    model.Label: "text, or one per language",
    model.HeadingLabel: "text, or one per language",
    model.MessageLabel: "text, or one per language",
    model.DayAndTime: "a day, with a time or alone",
    model.QuietHours: "hours",
    model.Language: "a language's code",
    bool: "`true` or `false`",
    date: "a day",
    int: "a number",
    str: "text",
    Period: "a length of time",
}


def filled(text: str) -> str:
    """Return the document with every table as the model has it now."""
    return _TABLE.sub(lambda found: found[1] + table(found[2]) + found[3], text)


def table(name: str) -> str:
    """Return the table of the fields of one class of the model."""
    kind: type[BaseModel] = getattr(model, name)
    hints = get_type_hints(kind, include_extras=True)
    lines = ["", "| field | takes | what it is |", "|---|---|---|"]
    for key, info in kind.model_fields.items():
        takes = " or ".join(dict.fromkeys(_words(hints[key]))) + _need(info)
        lines.append(f"| `{info.alias or key}` | {takes} | {info.description} |")
    return "\n".join([*lines, "", ""])


def _need(info: FieldInfo) -> str:
    if info.is_required():
        return " (needed)"
    value = info.get_default(call_default_factory=True)
    if value is None or value == [] or isinstance(value, BaseModel):
        return ""
    return f" (else `{str(value).lower() if isinstance(value, bool) else value}`)"


def _words(kind: Any) -> Iterator[str]:
    """Say what a type takes; the choices of a union one after the other."""
    inner = get_args(kind)
    origin = get_origin(kind)
    if kind in _NAMED:
        yield _NAMED[kind]
    elif origin is Annotated:
        yield from _words(inner[0])
    elif origin is Literal:
        yield ", ".join(f"`{value}`" for value in inner)
    elif origin is list:
        yield f"a list of: {' or '.join(_words(inner[0])).removeprefix('a ')}"
    elif origin in (Union, UnionType):
        for choice in inner:
            if choice is not NoneType:
                yield from _words(choice)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        name = kind.__name__.lower()
        yield f"[{name}](#{name})"
    else:
        raise TypeError(f"the tables have no words for {kind}")


def main(arguments: list[str]) -> int:
    """Write the tables, or with `--check` say whether those in the document are fresh."""
    old = DOCUMENT.read_text(encoding="utf-8")
    new = filled(old)
    if new == old:
        return 0
    if "--check" in arguments:
        sys.stderr.write("docs/format.md: the tables are out of date\n")
        return 1
    DOCUMENT.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
