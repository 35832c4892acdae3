"""Values that do not fit: each kind with its code and, where one can be told, what fits."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from star_moments.checking.shape.days import (
    DASHES,
    day_of,
    day_of_iso,
    is_another_weekday,
    numbers_of,
)
from star_moments.checking.shape.misfit import Misfit, model_at
from star_moments.checking.shape.periods import repaired_period
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.graphemes import beginning
from star_moments.model.days import YEARS
from star_moments.model.fields import TEXT_FIELDS, VALUES, fields_of, key_lists, nearest
from star_moments.model.files import Approval, House
from star_moments.model.keys import key_from
from star_moments.model.times import hours
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reading.edit import line_of, lines_of, source_of, with_line, with_lines
from star_moments.reading.quoting import quoted, written

_SHOWN: Final = 60
_FLAGS: Final = ("true", "false")
# Numbers as words, from one on, in the languages of the wall.
_NUMBERS: Final = {
    word: str(number)
    for words in (
        "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
        "en två tre fyra fem sex sju åtta nio tio",
        "one two three four five six seven eight nine ten",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"ett": "1"}


def _plain(value: object) -> str:
    return re.sub(r"^[\W_]+|[\W_]+$", "", str(value)).casefold()


def short(value: object) -> str:
    """Return a value on one line, cut to what a message has room for."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else beginning(text, _SHOWN - 1) + "…"


def not_allowed(misfit: Misfit) -> Diagnostic:
    """Name the values that a field takes, and the one that was probably meant."""
    given = misfit.path[-1] if misfit.is_name else misfit.value
    if not isinstance(given, str):
        return text_expected(misfit)
    allowed = tuple(re.findall(r"'([^']+)'", str(misfit.limits.get("expected", ""))))
    plain = _plain(given)
    meant = VALUES.get(plain) if VALUES.get(plain) in allowed else nearest(plain, allowed)
    values = {"name": misfit.name, "value": short(given), "keys": ", ".join(allowed)}
    if meant is None:
        return misfit.finding("not-allowed", **values)
    return misfit.finding("not-allowed", misfit.line_with(meant), guess=meant, **values)


def day(misfit: Misfit) -> Diagnostic:
    """Tell a day that is written another way from one that does not exist."""
    if not isinstance(misfit.value, str):
        return text_expected(misfit)
    text = misfit.value
    numbers = numbers_of(text)
    values = {"name": misfit.name, "value": short(text)}
    is_written_well = day_of_iso(text) is not None
    if (numbers is None and is_written_well) or (numbers and numbers[0] not in YEARS):
        ends = {"other": misfit.name} if misfit.name == "until" else {}
        return misfit.finding("odd-year", **values, **ends)
    if numbers is None:
        if is_another_weekday(text):
            values["other"] = values["value"]
        elif len(re.findall(r"\d+", text)) == 3:
            values["keys"] = values["value"]
        return misfit.finding("date-format", **values)
    right = day_of(numbers)
    if right is None:
        y, m, d = (str(number) for number in numbers)
        return misfit.finding("no-such-day", d=d, m=m, y=y)
    fix = misfit.line_with(right.isoformat())
    if is_written_well:
        return misfit.finding("odd-year", fix, guess=right.isoformat(), **values)
    is_dashed = text.strip().translate(DASHES) == right.isoformat()
    if is_dashed or fix is None:
        return misfit.finding("odd-dashes" if is_dashed else "date-format", fix, **values)
    return misfit.finding("date-format", fix, guess=right.isoformat(), **values)


def flag(misfit: Misfit) -> Diagnostic:
    """Say that a field takes true or false."""
    if not isinstance(misfit.value, str):
        return text_expected(misfit)
    plain = _plain(misfit.value)
    meant = nearest(plain, _FLAGS)
    if meant is None:
        meant = VALUES.get(plain)
    fix = misfit.line_with(meant) if meant in ("true", "false") else None
    return misfit.finding("not-true-false", fix, name=misfit.name, value=short(misfit.value))


def count(misfit: Misfit) -> Diagnostic:
    """Say that a field takes a whole number."""
    if not isinstance(misfit.value, str):
        return text_expected(misfit)
    digits = re.findall(r"\d+", _NUMBERS.get(_plain(misfit.value), misfit.value))
    fix = misfit.line_with(digits[0]) if len(digits) == 1 and len(digits[0]) <= 6 else None
    return misfit.finding("not-a-number", fix, name=misfit.name, value=short(misfit.value))


def number_range(misfit: Misfit) -> Diagnostic:
    """Say between which numbers a number has to lie."""
    return misfit.finding("number-range", name=misfit.name, low="1", high="9")


def period(misfit: Misfit) -> Diagnostic:
    """Say how a length of time is written."""
    if not isinstance(misfit.value, str):
        return text_expected(misfit)
    right = repaired_period(misfit.value)
    fix = misfit.line_with(right.written) if right is not None else None
    return misfit.finding("period-format", fix, name=misfit.name, value=short(misfit.value))


def language(misfit: Misfit) -> Diagnostic:
    """Say that a language is written in two letters."""
    meant = VALUES.get(_plain(misfit.value))
    values = {"value": short(misfit.value)}
    if meant not in WALL_LANGUAGES:
        return misfit.finding("unknown-language", **values)
    return misfit.finding("unknown-language", misfit.line_with(meant), guess=meant, **values)


def empty(misfit: Misfit) -> Diagnostic:
    """Say that something has to stand in a field."""
    return misfit.finding("empty-field", name=misfit.name)


def only_dots(misfit: Misfit) -> Diagnostic:
    """Say that words have to stand where there are dots alone."""
    return misfit.finding("only-dots", name=misfit.name)


def text_expected(misfit: Misfit) -> Diagnostic:
    """Say that a field takes one text and not a list or a group of fields."""
    fix = None
    source = source_of(misfit.located, misfit.path)
    if isinstance(misfit.value, list) and len(misfit.value) == 1 and "\n" not in str(misfit.value):
        only = misfit.value[0]
        if isinstance(only, str) and misfit.name not in TEXT_FIELDS and only:
            fix = misfit.line_with(written(only))
    if isinstance(misfit.value, dict) and misfit.name in TEXT_FIELDS:
        fix = _marked(misfit)
    if fix is None and source is not None and misfit.name in TEXT_FIELDS:
        fix = misfit.line_with(quoted(source))
    if misfit.value == "":
        return empty(misfit)
    return misfit.finding("text-expected", fix, name=misfit.name)


def _marked(misfit: Misfit) -> Fix | None:
    """Put the mark of a long text behind its field's name, where its words stand below."""
    line = line_of(misfit.located, misfit.path)
    if line is None or not re.fullmatch(rf" *(?:- +)*{misfit.name}: *", line):
        return None
    return with_line(misfit.located, misfit.path, f"{line.rstrip()} |")


def bad_key(misfit: Misfit) -> Diagnostic:
    """Say what a key may be made of, and the key that is nearest to what was written."""
    if misfit.value == "":
        return empty(misfit)
    lines = lines_of(misfit.located, misfit.path)
    if len(lines) > 1 and lines[1].lstrip().startswith("-"):
        line, _ = misfit.located.where(misfit.path)
        margin = len(lines[0]) - len(lines[0].lstrip())
        right = [lines[0], " " * margin + "- " + lines[1].lstrip(" -"), *lines[2:]]
        column = len(lines[1]) - len(lines[1].lstrip()) + 1
        fix = with_lines(misfit.located, misfit.path, right)
        return replace(misfit.finding("indent", fix), line=line + 1, column=column)
    meant = key_from(str(misfit.value))[:80].strip("-")
    values = {"name": misfit.name, "value": short(misfit.value)}
    if not meant:
        return misfit.finding("bad-key", **values)
    return misfit.finding("bad-key", misfit.line_with(meant), guess=meant, **values)


def too_long(misfit: Misfit) -> Diagnostic:
    """Say how long a text may be."""
    limit = str(misfit.limits.get("max_length", ""))
    return misfit.finding("too-long", name=misfit.name, limit=limit)


def too_many(misfit: Misfit) -> Diagnostic:
    """Say how many items a list may have."""
    limit = str(misfit.limits.get("max_length", ""))
    number = str(len(misfit.value)) if isinstance(misfit.value, list) else "?"
    return misfit.finding("too-many", name=misfit.name, limit=limit, number=number)


def list_expected(misfit: Misfit) -> Diagnostic:
    """Say that a field takes a list, and show the value as one."""
    lines = lines_of(misfit.located, misfit.path)
    text = misfit.value
    if isinstance(text, dict):
        if any(name.startswith("-") for name in text):
            return misfit.finding("space-after-dash", _put(misfit, _spaced(lines)))
        source = source_of(misfit.located, misfit.path) or ""
        is_one = source.startswith("{")
        listed = misfit.line_with(f"[{source}]") if is_one else _put(misfit, _dashed(lines))
        return misfit.finding("list-expected", listed, name=misfit.name)
    if not isinstance(text, str) or not text.strip():
        return empty(misfit)
    if re.match(r"-\S", text):
        return misfit.finding("space-after-dash", _put(misfit, _spaced(lines)))
    items = re.split(r"\s*[,;]\s*|\s+(?:ja|och|and|&)\s+", text.strip("[](){} "))
    keys = [key for item in items if (key := key_from(item))]
    fix: Fix | None = None
    # Whom the keys of a moment mean is found where all are known: in `checking/meant.py`.
    if len(lines) == 1 and keys and misfit.name in key_lists(misfit.model):
        if misfit.name == "channels" and len(items) == 1:
            keys = [key_from(word) for word in items[0].split()]
        known = [VALUES.get(key, key) if misfit.name == "channels" else key for key in keys]
        fix = misfit.line_with(f"[{', '.join(known)}]")
    return misfit.finding("list-expected", fix, name=misfit.name)


def fields_expected(misfit: Misfit) -> Diagnostic:
    """Say that a field takes further fields, and show the value as one of them."""
    if misfit.value in ("", {}):
        return empty(misfit)
    fix = None
    text = misfit.value
    if isinstance(text, str) and text.startswith("{") and text.endswith("}"):
        return _names_missing(misfit, text)
    if isinstance(text, str) and misfit.model is House and misfit.name == "displays":
        fix = misfit.line_with(f"{{quiet: {text}}}") if hours(text) else None
    return misfit.finding("fields-expected", fix, name=misfit.name)


def _names_missing(misfit: Misfit, text: str) -> Diagnostic:
    """Say that what stands in brackets needs names, and name it where it can be only one thing."""
    here = model_at(misfit.path, misfit.model)
    values = {"name": misfit.name, "value": short(text)}
    parts = [part.strip(" \"'") for part in text[1:-1].split(",")]
    days = [found for part in parts if (found := numbers_of(part)) and day_of(found)]
    keys = [part for part in parts if key_from(part) == part and not numbers_of(part)]
    if here is Approval and len(parts) == 2 and len(days) == len(keys) == 1:
        on = date(*days[0])
        fix = misfit.line_with(f"{{by: {keys[0]}, on: {on.isoformat()}}}")
        if fix is not None and on.year in YEARS:
            return misfit.finding("names-missing", fix, guess="by, on", **values)
    names = ", ".join(fields_of(here))
    return misfit.finding("names-missing", keys=names, **values)


def _put(misfit: Misfit, lines: list[str]) -> Fix | None:
    return with_lines(misfit.located, misfit.path, lines)


def _spaced(lines: list[str]) -> list[str]:
    return [re.sub(r"^(\s*)-(?=\S)", r"\1- ", line) for line in lines]


def _dashed(lines: list[str]) -> list[str]:
    """Return the lines of a group of fields as the first item of a list."""
    if not lines:
        return []
    margin = len(lines[0]) - len(lines[0].lstrip())
    return [f"{' ' * margin}- {lines[0].lstrip()}", *(f"  {line}" for line in lines[1:])]
