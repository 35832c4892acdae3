"""The day for which a wall is made: the one place that looks at a clock."""

import os
from datetime import UTC, date, datetime

from star_moments.model.times import zone


def today(time_zone: str) -> date:
    """Return the day in the wall's time zone, or that of `SOURCE_DATE_EPOCH` where it is set.

    See https://reproducible-builds.org/specs/source-date-epoch/. A time zone that does not exist is
    reported by the checks; the day is then that of UTC.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(zone(time_zone)).date()
