"""Values that do not fit: each kind with its code and, where one can be told, what fits."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from star_moments.checking.shape.days import (
    DASHES,
    day_of,
    day_of_iso,
    day_within,
    is_another_weekday,
    numbers_of,
)
from star_moments.checking.shape.misfit import Misfit
from star_moments.checking.shape.periods import repaired_period
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.graphemes import beginning
from star_moments.model.days import YEARS
from star_moments.model.fields import TEXT_FIELDS, VALUES
from star_moments.model.keys import key_from
from star_moments.model.likeness import nearest, plainly
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

# A number with what may stand beside it and changes nothing.
_NUMBER: Final = re.compile(
    r"(?:n|noin|ca|c:a|cirka|about|approx|~)?[.\s]*(?P<number>\d{1,6})\s*"
    r"(?:henkeä|henkilöä|hlö|hlöä|työntekijää|hyväksyntää|hyväksyjää|kpl|personer|anställda"
    r"|godkännanden|godkännare|st|people|persons|employees|staff|approvals|approvers)?\.?"
)


def _plain(value: str) -> str:
    return plainly(value).casefold()


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
        elif (day_meant := day_within(text)) is not None and day_meant.year in YEARS:
            return _day_and_more(misfit, day_meant, values)
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


def _day_and_more(misfit: Misfit, day: date, values: Mapping[str, str]) -> Diagnostic:
    """Ask whether a day is meant that has something beside it, unless that is a note."""
    said, hash_sign, note = str(misfit.value).partition("#")
    if hash_sign and numbers_of(said):
        right = f"{day} # {note.strip()}"
        return misfit.finding("date-format", misfit.line_with(right), guess=right, **values)
    return misfit.finding("date-format", right=day.isoformat(), **values)


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
    text = misfit.value.strip().casefold()
    said = _NUMBER.fullmatch(_NUMBERS.get(_plain(text), text))
    fix = misfit.line_with(said["number"]) if said else None
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
    """Say that words have to stand where there are dots alone, or nothing at all where it may."""
    # Whoever deletes what has to be there is told next that it is missing.
    ask = {"ask": "words"} if misfit.is_needed else {}
    return misfit.finding("only-dots", name=misfit.name, **ask)


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
    # Of an address, what comes before the place where it leads.
    meant = key_from(str(misfit.value).partition("@")[0])[:80].strip("-")
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
