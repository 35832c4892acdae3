"""The manifest: the small file that a screen asks for every minute.

It says which feed is the newest, which moments may still be seen, and what the clock of the house
is; so a take-down takes effect even where the feed cannot be fetched.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from star_moments.display.digest import digest
from star_moments.display.feed import SCHEMA, compact
from star_moments.kit.kit import Kit
from star_moments.wall.public import PublicEmergency

# Days without contact after which a screen shows nothing that could have been taken down since.
STALE = 14
_AHEAD = 400


def manifest_text(
    kit: Kit,
    feed_name: str,
    feed: str,
    live: Sequence[str],
    shell: str,
    clock: Sequence[tuple[int, int]],
    emergency: PublicEmergency | None,
) -> str:
    """Return the manifest for this feed, in ASCII; `clock` is the house's zone."""
    house = kit.wall.house
    return compact(
        {
            "schema": SCHEMA,
            "day": kit.wall.day.isoformat(),
            "feed": feed_name,
            "bytes": len(feed),
            "hash": digest(feed),
            "live": list(live),
            "shell": shell,
            "zone": [list(change) for change in clock],
            "quiet": list(house.quiet) if house.quiet else None,
            "stale": STALE,
            "emergency": _emergency(emergency),
        }
    )


def _emergency(emergency: PublicEmergency | None) -> dict[str, Any] | None:
    if emergency is None:
        return None
    return {
        "heading": emergency.heading,
        "message": emergency.message,
        "until": int(emergency.until.timestamp()),
    }


def zone(name: str, day: date) -> Iterator[tuple[int, int]]:
    """Return the minutes that clocks are ahead of UTC: on the day, then at each change of the year.

    Each comes with the second (Unix time) from which it holds; the first holds from the beginning.
    A time zone that does not exist is UTC.
    """
    try:
        clock = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield 0, 0
        return

    def ahead(second: int) -> int:
        offset = datetime.fromtimestamp(second, clock).utcoffset() or timedelta()
        return round(offset.total_seconds() / 60)

    start = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    now = ahead(start)
    yield 0, now
    for number in range(_AHEAD):
        before, after = start + number * 86_400, start + (number + 1) * 86_400
        if ahead(after) == now:
            continue
        while after - before > 1:
            middle = (before + after) // 2
            before, after = (middle, after) if ahead(middle) == now else (before, middle)
        now = ahead(after)
        yield after, now
