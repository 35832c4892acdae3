"""What can be saved of a person's file in error: the names, so that they are still watched for."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from star_moments.model.fields import SYNONYMS, fields_of, likely_field, nearest_field
from star_moments.model.files import Person
from star_moments.reading.folder import RawFile
from star_moments.reading.source import LIMIT, read_text
from star_moments.reading.tree import Located

_MARKS: Final = " \t\"'“”[]{}|>@*&!,:"
_NAMES: Final = ("name", "shown_as")
_FIELDS: Final = (*fields_of(Person), *SYNONYMS)

_BEFORE: Final = re.compile(r"\w[\w -]*\Z")
_WORD: Final = re.compile(r"\b(?=[^\W\d_a-z])[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_BETWEEN: Final = re.compile(r"[ \t]+(?:von |af |de |bin )?\Z")
# A file of more fields than so many is no person's any more, and may name somebody in each.
_MOST: Final = 100


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
    for field, value in map(_parted, text.split("\n")):
        key = value.strip(_MARKS)
        if key in units and nearest_field(field, _FIELDS) == "unit":
            return key
    return None


def _in_data(located: Located | None) -> Iterator[str]:
    if located is not None and isinstance(located.data, dict):
        for name in _NAMES:
            value = located.data.get(name)
            if isinstance(value, str) and _is_name(value):
                yield value


def _in_text(raw: RawFile) -> Iterator[str]:
    text = read_text((raw.data or b"")[:LIMIT], raw.shown)[0] or ""
    fields: set[str] = set()
    for line in text.split("\n"):
        field, value = _parted(line)
        fields.add(field)
        is_named = len(fields) > _MOST or likely_field(field, _FIELDS) in _NAMES
        if field and is_named and _is_name(value):
            yield value.strip(_MARKS)
        yield from _whole_names(line)


def _parted(line: str) -> tuple[str, str]:
    """Return the name of a line's field, or "" where it has none, and what stands behind it."""
    sign = min((at for at in (line.find(":"), line.find("=")) if at >= 0), default=-1)
    name = line[: max(sign, 0)].strip(" \t").strip("\"'").rstrip(" \t")
    return (name, line[sign + 1 :].partition("#")[0]) if _BEFORE.match(name) else ("", "")


def _whole_names(line: str) -> Iterator[str]:
    """Give two words or more with capitals that stand together: they may be somebody's name,
    whatever was written before them."""
    first, last, words = 0, 0, 0
    for word in _WORD.finditer(line):
        if words and _BETWEEN.match(line, last, word.start()):
            last, words = word.end(), words + 1
            continue
        if words > 1:
            yield line[first:last]
        first, last, words = word.start(), word.end(), 1
    if words > 1:
        yield line[first:last]


def _is_name(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
