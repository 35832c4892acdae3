"""Read a day as people write and say it, and write it back in the way in which it is asked for."""

import re
from datetime import date, timedelta
from typing import Final

from star_moments.checking.shape.days import DASHES
from star_moments.model.days import YEARS
from star_moments.names.letters import fold, without_dots

_BY_YEAR: Final = re.compile(
    r"(?P<year>[0-9]{4}) *- *(?P<month>[0-9]{1,2}) *- *(?P<day>[0-9]{1,2})"
)
_BY_DAY: Final = re.compile(
    r"(?P<day>[0-9]{1,2}) *\. *(?P<month>[0-9]{1,2}) *(?:\. *(?P<year>[0-9]{4}|[0-9]{2})?)?"
)
# Said in any of the three languages, whichever the wall speaks; written without dots and spaces.
_SAID: Final = {
    **dict.fromkeys(("tanaan", "idag", "today"), 0),
    **dict.fromkeys(("eilen", "igar", "yesterday"), 1),
    **dict.fromkeys(("toissapaivana", "iforrgar"), 2),
}
_CENTURY: Final = 2000
# From one 29 February to the next it is four years, or eight where a century has none.
_LEAP: Final = 8

# A year before this one is a slip: nobody thanks so late.
OLDEST: Final = date(YEARS.start, 1, 1)


def day_meant(text: str, today: date) -> date | None:
    """Return the day that is meant; None where it cannot be told.

    Without its year it is the latest such day that is not ahead, and a year of two digits is one of
    this century. With its year it may be ahead, for the caller to say so.
    """
    text = " ".join(text.split()).translate(DASHES)
    if len(text) > 40:
        return None
    said = without_dots(fold(text.replace(" ", "")))
    if said in _SAID:
        return today - timedelta(days=_SAID[said])
    written = _BY_YEAR.fullmatch(text) or _BY_DAY.fullmatch(text)
    if written is None:
        return None
    day, month, year = int(written["day"]), int(written["month"]), written["year"]
    if year is None:
        years = range(today.year, max(today.year - _LEAP, 1) - 1, -1)
        days = (_day(one, month, day) for one in years)
        return next((one for one in days if one is not None and one <= today), None)
    return _day(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)


def day_shown(day: date) -> str:
    """Return a day as it is asked for: 20.11.2026."""
    return f"{day.day}.{day.month}.{day.year:04}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
