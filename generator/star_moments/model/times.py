"""Times of day as the files give them: the end of a message, and the hours from one to another.

Files hold what the clock on the wall's own wall says; `in_zone` makes a point in time of it.
"""

import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Hours = tuple[int, int]
"""From one minute of the day to another, which may be on the next day; the two are never equal."""

# Of this millennium: in no time zone does such an end leave the calendar that programs know.
_END: Final = re.compile(r"(2\d{3}-\d\d-\d\d)(?: (\d\d?)[:.](\d\d))?", re.ASCII)
# To a day alone all of it belongs, as to every last day in a file.
_LAST_MINUTE: Final = ("23", "59")
_HOURS: Final = re.compile(r"(\d\d)(?::(\d\d))?-(\d\d)(?::(\d\d))?", re.ASCII)


def day_and_time(text: str) -> datetime | None:
    """Read `2026-11-27 18:00` or, as Finnish has it, `2026-11-27 18.00`; None for any other text.

    `2026-11-27` alone is the last minute of that day. The result knows no time zone.
    """
    found = _END.fullmatch(text)
    if found is None:
        return None
    try:
        hour, minute = (found[2], found[3]) if found[2] else _LAST_MINUTE
        return datetime.fromisoformat(f"{found[1]} {hour:0>2}:{minute}")
    except ValueError:
        return None


def hours(text: str) -> Hours | None:
    """Read `22-06` or `22:30-06:00` as minutes of the day; None for any other text."""
    found = _HOURS.fullmatch(text)
    if found is None:
        return None
    try:
        first, last = (time(int(found[at]), int(found[at + 1] or 0)) for at in (1, 3))
    except ValueError:
        return None
    if first == last:
        return None
    return first.hour * 60 + first.minute, last.hour * 60 + last.minute


def in_zone(wall_clock: datetime, name: str) -> datetime:
    """Return the point in time at which clocks of a time zone say this.

    Where they say it twice, because they are put back in between, the later one is meant: whoever
    writes an end wants it not to come too early. A time zone that does not exist is UTC.
    """
    clock = zone(name)
    both = (wall_clock.replace(tzinfo=clock, fold=fold) for fold in (0, 1))
    return min(both, key=lambda moment: moment.utcoffset() or timedelta())


def zone(name: str) -> tzinfo:
    """Return a time zone by its name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
