"""A day as people write it where they are told of one; files have their own way."""

import re
from datetime import date, datetime
from typing import Final

from babel.dates import format_date

from star_moments.words import Words

_PATTERNS: Final = {"en": "d MMMM y"}
_WRITTEN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?")


def day_said(day: date, words: Words) -> str:
    """Return a day, such as 20.11.2026, and in English 20 November 2026."""
    return format_date(day, _PATTERNS.get(words.language, "d.M.y"), locale=words.language)


def time_said(at: datetime, words: Words) -> str:
    """Return a day and the time of it, such as 20.11.2026 klo 18.00."""
    return words("report.at", day=day_said(at, words), hour=f"{at:%H}", minute=f"{at:%M}")


def as_said(value: str, words: Words) -> str:
    """Return a day or time that is written as in a file; anything else as it is."""
    if not _WRITTEN.fullmatch(value):
        return value
    at = datetime.fromisoformat(value)
    return time_said(at, words) if ":" in value else day_said(at, words)
