"""The day for which a wall is made: the one place that looks at a clock."""

import os
from datetime import UTC, date, datetime

from star_moments.model.times import zone

# Screens are told of the year ahead, messages last for days, and no date is later than year 9999.
_FIRST_YEAR_TOO_FAR = 9000
_MOST_DIGITS = 15
_MOST_SHOWN = 40


def today(time_zone: str) -> date:
    """Return the day in the wall's time zone: now, or at the second of `SOURCE_DATE_EPOCH`.

    See https://reproducible-builds.org/specs/source-date-epoch/. A time zone that does not exist is
    reported by the checks; the day is then that of UTC. Where no day can be made of what is set, it
    is the day of now, and whoever asks has to say so and end in error; see `no_day`.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _day_of(said, time_zone) or datetime.now(zone(time_zone)).date()


def no_day() -> str | None:
    """Return what `SOURCE_DATE_EPOCH` says where that is no day, fit to be shown; else None."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said or _day_of(said, "UTC"):
        return None
    return ascii(said[:_MOST_SHOWN])[1:-1] + "…" * (len(said) > _MOST_SHOWN)


def _day_of(said: str, time_zone: str) -> date | None:
    if not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS):
        return None
    try:
        found = datetime.fromtimestamp(int(said), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found.astimezone(zone(time_zone)).date() if found.year < _FIRST_YEAR_TOO_FAR else None
