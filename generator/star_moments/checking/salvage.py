"""What can be saved of a person's file in error: the names, so that they are still watched for."""

import re
from typing import Final

from star_moments.reading.folder import RawFile
from star_moments.reading.source import read_text
from star_moments.reading.tree import Located

_MARKS: Final = " \"'“”[]{}|>@*&!,:"


def names_in(raw: RawFile, located: Located | None, key: str) -> tuple[str, ...]:
    """Return the names in a person's file in error, or the one that its key suggests."""
    names: list[str] = []
    if located is not None and isinstance(located.data, dict):
        values = (located.data.get("name"), located.data.get("shown_as"))
        names = [value for value in values if isinstance(value, str) and _is_name(value)]
    if not names and raw.data is not None:
        text = read_text(raw.data, raw.shown)[0] or ""
        lines = re.findall(r"^\s*(?:name|shown_as)\s*[:=]\s*([^#\n]*)", text, re.M)
        names = [line.strip(_MARKS) for line in lines if _is_name(line)]
    if not names:
        stem = key.rpartition("/")[2].partition(".")[0]
        names = [" ".join(part.capitalize() for part in re.split(r"[-_ ]+", stem) if part)]
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
