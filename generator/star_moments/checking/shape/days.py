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

# Monday first, in Finnish, Swedish and English: the whole words, and the short ones.
_WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            "maanantai ma måndag mån må monday mon",
            "tiistai ti tisdag tis tuesday tues tue",
            "keskiviikko ke onsdag ons on wednesday wed",
            "torstai to torsdag tors tor thursday thurs thur thu",
            "perjantai pe fredag fre fr friday fri",
            "lauantai la lördag lör lö saturday sat",
            "sunnuntai su söndag sön sö sunday sun",
        )
    )
    for word in words.split()
}
# As they end in running text: "maanantaina", "söndagen", "on Mondays".
_ENDINGS: Final = ("", "na", "en", "s")

# What looks like a hyphen: that of no break, dashes, the sign for minus.
DASHES: Final = str.maketrans("‐‑‒–—―−﹘﹣－", "-" * 10)
# The years that two digits mean. Of any other, nobody can tell the century.
_SHORT: Final = range(40)

_WORD_FIRST: Final = re.compile(r"([^\W\d_]+)\.?,?\s+(?:den\s+|the\s+)?(?=\S)")
_WORD_LAST: Final = re.compile(r"[\s,(]+([^\W\d_]+)\)?$")
_ARTICLE: Final = re.compile(r"(?:den|the)\s+")
_CLOCK: Final = r"\d{1,2}[.:]\d\d(?:[.:]\d\d(?:\.\d+)?)?\s*(?:z|[+-]\d\d:?\d\d)?"
_TIME: Final = re.compile(
    rf"(?:[ t,]+{_CLOCK}|,?\s+(?:klo|kello|kl\.?|at)\s*(?:\d{{1,2}}|{_CLOCK}))$"
)
# What may stand around a day and says nothing; a question mark, a dash or round brackets may.
_AROUND: Final = re.compile(r"^[\s\"'“”„‟«»‘’`<\[{]+|[\s\"'“”„‟«»‘’`>\]}.,;:]+$")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d{1,2})\s*(?P<one>[.\-])\s*(?P<month>\d{1,2})\s*(?P<two>[.\-])\s*(?P<year>\d{4}|\d\d)"
)
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}\.\s*\d{1,2}\.\s*)[-'’](\d\d)")
_SLASHES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DIGITS: Final = re.compile(r"(20\d\d)(0\d|1[012])(\d\d)")
_DIGITS_DAY_FIRST: Final = re.compile(r"(\d\d)(0\d|1[012])(20\d\d)")
_NAMED: Final = re.compile(r"(\d{1,2})\.?\s*([^\W\d]+)\.?\s*(\d{4})")
_NAMED_FIRST: Final = re.compile(r"([^\W\d]+)\s+(\d{1,2}),?\s+(\d{4})")

# Nobody means a day by so many signs.
_LONGEST: Final = 200
# A short word for a day of the week has no endings.
_LONG: Final = 5

YearMonthDay = tuple[int, int, int]


def numbers_of(text: str) -> YearMonthDay | None:
    """Return the year, month and day that a text means; None if it may mean several or none."""
    numbers, fits = _numbers_and_fit(text)
    return numbers if fits else None


def is_another_weekday(text: str) -> bool:
    """Tell whether a text names a day of the week, and a date that is another day of the week."""
    return not _numbers_and_fit(text)[1]


def day_within(text: str) -> date | None:
    """Return the one day that stands in a text among other words; None for several or none."""
    parts = [part for part in re.split(r"\s+(?![\d.])|[(),;?!#]+", text[:_LONGEST]) if part]
    found = {numbers for part in parts if (numbers := numbers_of(part))}
    has_more = sum(any(sign.isdigit() for sign in part) for part in parts) > 1
    return None if len(found) != 1 or has_more else day_of(found.pop())


def day_of(numbers: YearMonthDay) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(*numbers)
    except ValueError:
        return None


def day_of_iso(text: str) -> date | None:
    """Return the day of a text in the way that a file takes, whatever its year."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def _numbers_and_fit(text: str) -> tuple[YearMonthDay | None, bool]:
    """Return what a text means, and whether the day of the week fits where it has one."""
    text = _AROUND.sub("", text[:_LONGEST]).translate(DASHES).casefold()
    weekday = None
    if (first := _WORD_FIRST.match(text)) and (weekday := _weekday(first[1])) is not None:
        text = text[first.end() :]
    text = _TIME.sub("", _ARTICLE.sub("", text, count=1)).strip()
    if weekday is None and (last := _WORD_LAST.search(text)):
        weekday = _weekday(last[1])
        text = text if weekday is None else text[: last.start()]
    numbers = _numbers(text)
    day = None if numbers is None else day_of(numbers)
    return numbers, weekday is None or day is None or day.weekday() == weekday


def _weekday(word: str) -> int | None:
    found = _WEEKDAYS.get(word)
    if found is None and len(word) > _LONG:
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        found = next((_WEEKDAYS[stem] for stem in stems if stem in _WEEKDAYS), None)
    return found


def _numbers(text: str) -> YearMonthDay | None:
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _with_year(match[1], int(match[2]), int(match[3]))
    if match := _DIGITS_DAY_FIRST.fullmatch(text):
        return _with_year(match[3], int(match[2]), int(match[1]))
    if match := _DAY_FIRST.fullmatch(_SHORT_YEAR.sub(r"\1\2", text)):
        # 26-11-22 is in 2022 for some and in 2026 for others; with dots the day comes first.
        if len(match["year"]) == 2 and "-" in match["one"] + match["two"]:
            return None
        return _with_year(match["year"], int(match["month"]), int(match["day"]))
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


def _with_year(written: str, month: int, day: int) -> YearMonthDay | None:
    year = int(written)
    if year > 99:
        return year, month, day
    return (2000 + year, month, day) if year in _SHORT else None


def _named(year: str, name: str, day: str) -> YearMonthDay | None:
    # The longest first: "marras" is November, and "mar" March.
    for start in sorted(_MONTHS, key=len, reverse=True):
        if name.startswith(start):
            return int(year), _MONTHS[start], int(day)
    return None
