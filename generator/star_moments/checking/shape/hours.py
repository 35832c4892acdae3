"""Times of day that do not fit: as people write them, and the one way a file takes."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from star_moments.checking.shape import values
from star_moments.checking.shape.days import DASHES, YearMonthDay, day_of, numbers_of
from star_moments.checking.shape.misfit import Misfit
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.model.times import day_and_time, hours

# Words around a time, and between two: "27.11.2026 klo 18.00 asti", "kl. 22 till 6".
_AT: Final = re.compile(r"\b(?:klo|kello|kl|at)\b\.?", re.IGNORECASE)
_AROUND: Final = re.compile(
    r"\b(?:asti|saakka|until|till|to|from|från|fram|ja|och|and)\b", re.IGNORECASE
)
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d)(?:[.:]\d\d)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_LIKE_A_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d\d")
_BETWEEN: Final = (re.compile(r"[-/…]+|\.\.+"), re.compile(r"\s+"))
_MARKS: Final = " \"'“”"
_DAY: Final = 24 * 60
# Nobody means a time by so many signs, and each place in them would be tried for one.
_LONGEST: Final = 200


def end(misfit: Misfit) -> Diagnostic:
    """Say how a day, with a time or alone, is written, and which one was probably meant."""
    if not isinstance(misfit.value, str):
        return values.text_expected(misfit)
    said = {"name": misfit.name, "value": values.short(misfit.value)}
    numbers, minutes = _end_in(misfit.value)
    if numbers is None:
        return misfit.finding("time-format", **said)
    day = day_of(numbers)
    if day is None:
        y, m, d = (str(number) for number in numbers)
        return misfit.finding("no-such-day", d=d, m=m, y=y, time="18:00")
    return misfit.finding("time-format", _line_with(misfit, day, minutes), **said)


def _line_with(misfit: Misfit, day: date, minutes: int | None) -> Fix | None:
    """Return the line with an end so many minutes after a day begins, where a file takes it.

    Where no time is said, none is made up: the day alone is an end too.
    """
    if day.year >= date.max.year:
        return None
    text = day.isoformat()
    if minutes is not None:
        right = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
        text = f"{right:%Y-%m-%d %H:%M}"
    return misfit.line_with(text) if day_and_time(text) else None


def quiet(misfit: Misfit) -> Diagnostic:
    """Say how hours from one time to another are written, and which were probably meant."""
    if not isinstance(misfit.value, str):
        return values.text_expected(misfit)
    right = _hours_in(misfit.value)
    fix = None if right is None else misfit.line_with(right)
    said = {"name": misfit.name, "value": values.short(misfit.value)}
    return misfit.finding("hours-format", fix, **said)


def _end_in(text: str) -> tuple[YearMonthDay | None, int | None]:
    """Return the day and the minute of the day that a text means, each where it can be told."""
    if len(text) > _LONGEST:
        return None, None
    plain = re.sub(r"(?<=\d)T(?=\d)", " ", text.strip(_MARKS)).replace(",", " ")
    pieces = _AROUND.sub(" ", _AT.sub(" ", plain)).split()
    for at in range(1, len(pieces)):
        first, last = " ".join(pieces[:at]), " ".join(pieces[at:])
        for day, clock in ((first, last), (last, first)):
            minutes, numbers = _minutes_in(clock), numbers_of(day)
            if minutes is not None and numbers is not None:
                return numbers, minutes
    # In "27.11. klo 18" the last number is no year, and 25:00 is not nothing.
    if _AT.search(plain) or any(_LIKE_A_CLOCK.fullmatch(piece) for piece in pieces):
        return None, None
    return numbers_of(" ".join(pieces)), None


def _hours_in(text: str) -> str | None:
    """Return hours as they are to be written, such as 22-06."""
    if len(text) > _LONGEST:
        return None
    plain = _AROUND.sub("-", _AT.sub(" ", text.translate(DASHES))).strip(_MARKS + "-")
    for between in _BETWEEN:
        both = [_minutes_in(part) for part in between.split(plain)]
        if len(both) == 2 and None not in both:
            return _written([minutes for minutes in both if minutes is not None])
    return None


def _written(both: list[int]) -> str | None:
    clocks = [divmod(minutes % _DAY, 60) for minutes in both]
    whole = not any(minute for _, minute in clocks)
    text = "-".join(f"{hour:02}" if whole else f"{hour:02}:{minute:02}" for hour, minute in clocks)
    return text if hours(text) else None


def _minutes_in(text: str) -> int | None:
    """Return the minute of the day that a text means; midnight at the day's end is 24:00."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= _DAY else None
