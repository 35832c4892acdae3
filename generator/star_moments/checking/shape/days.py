"""Days as people write them, turned into the one way a file takes: 2026-11-20."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "tammi jan",
            "helmi feb",
            "maalis mar",
            "huhti apr",
            "touko maj may",
            "kesä jun",
            "heinä jul",
            "elo aug",
            "syys sep",
            "loka okt oct",
            "marras nov",
            "joulu dec",
        ),
        1,
    )
    for word in words.split()
}

_TIME: Final = re.compile(r"(?:[ T,]+|\s+(?:klo|kl\.?|at)\s*)\d{1,2}[.:]\d\d.*$")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*[.\-]\s*(\d{1,2})\s*[.\-]\s*(\d{4}|\d\d)")
_SLASHES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DIGITS: Final = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NAMED: Final = re.compile(r"(\d{1,2})\.?\s*([^\W\d]+)\.?\s*(\d{4})")
_NAMED_FIRST: Final = re.compile(r"([^\W\d]+)\s+(\d{1,2}),?\s+(\d{4})")

YearMonthDay = tuple[int, int, int]


def numbers_of(text: str) -> YearMonthDay | None:
    """Return the year, month and day that a text means; None if it may mean several or none."""
    text = re.sub(r"^[\W_]+|[\W_]+$", "", text.strip())
    text = _TIME.sub("", text).strip().casefold()
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        year = int(match[3])
        return year if year > 99 else 2000 + year, int(match[2]), int(match[1])
    if match := _SLASHES.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        # 3/4 is in April in Europe and in March in America: nobody can tell.
        if first <= 12 and second <= 12 and first != second:
            return None
        return (year, second, first) if second <= 12 else (year, first, second)
    if match := _NAMED.fullmatch(text):
        return _named(match[3], match[2], match[1])
    if match := _NAMED_FIRST.fullmatch(text):
        return _named(match[3], match[1], match[2])
    return None


def day_of(numbers: YearMonthDay) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(*numbers)
    except ValueError:
        return None


def _named(year: str, name: str, day: str) -> YearMonthDay | None:
    # The longest first: "marras" is November, and "mar" March.
    for start in sorted(_MONTHS, key=len, reverse=True):
        if name.startswith(start):
            return int(year), _MONTHS[start], int(day)
    return None
