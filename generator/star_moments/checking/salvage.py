"""What can be saved of a person's file in error: the names, so that they are still watched for."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from star_moments.model.fields import SYNONYMS, fields_of, nearest_field
from star_moments.model.files import Person
from star_moments.reading.folder import RawFile
from star_moments.reading.source import LIMIT, read_text
from star_moments.reading.tree import Located

_MARKS: Final = " \t\"'“”[]{}|>@*&!,:"
_NAMES: Final = ("name", "shown_as")
_FIELDS: Final = (*fields_of(Person), *SYNONYMS)

_LINE: Final = re.compile(r"^[ \t]*[\"']?(\w[\w -]*?)[\"']?[ \t]*[:=][ \t]*([^#\n]*)", re.M)
# Two words or more with capitals, wherever in the file they stand: whatever was written before
# them, they may be somebody's name.
_WORD: Final = r"(?=[^\W\d_a-z])[^\W\d_]+(?:['’.-][^\W\d_]+)*"
_WHOLE: Final = re.compile(rf"\b{_WORD}(?:[ \t]+(?:von |af |de |bin )?{_WORD})+")


def names_in(raw: RawFile, located: Located | None, key: str) -> tuple[str, ...]:
    """Return every name that can be made out of a person's file in error.

    Where there is none, it is the one that the file's key suggests.
    """
    names = [*_in_data(located), *_in_text(raw)]
    if not names:
        stem = key.rpartition("/")[2].partition(".")[0]
        names = [" ".join(part.capitalize() for part in re.split(r"[-_ ]+", stem) if part)]
    return tuple(dict.fromkeys(names))


def unit_in(raw: RawFile, located: Located | None, units: Collection[str]) -> str | None:
    """Return the key of the unit that can be made out of a person's file in error."""
    if located is not None and isinstance(located.data, dict):
        value = located.data.get("unit")
        if isinstance(value, str) and value in units:
            return value
    text = read_text((raw.data or b"")[:LIMIT], raw.shown)[0] or ""
    for field, value in _LINE.findall(text):
        key = value.strip(_MARKS)
        if nearest_field(field, _FIELDS) == "unit" and key in units:
            return str(key)
    return None


def _in_data(located: Located | None) -> Iterator[str]:
    if located is not None and isinstance(located.data, dict):
        for name in _NAMES:
            value = located.data.get(name)
            if isinstance(value, str) and _is_name(value):
                yield value


def _in_text(raw: RawFile) -> Iterator[str]:
    text = read_text((raw.data or b"")[:LIMIT], raw.shown)[0] or ""
    for field, value in _LINE.findall(text):
        if nearest_field(field, _FIELDS) in _NAMES and _is_name(value):
            yield value.strip(_MARKS)
    for line in text.split("\n"):
        yield from _WHOLE.findall(line)


def _is_name(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
