"""A length of time as people say it: so many years or months."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

_PERIOD = re.compile(r"([1-9][0-9]?) (year|month)s?")


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number of months."""

    months: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read `3 years` or `18 months`; None for any other text."""
        found = _PERIOD.fullmatch(text)
        if found is None:
            return None
        return cls(int(found[1]) * (12 if found[2] == "year" else 1))

    @property
    def written(self) -> str:
        """The period as `parse` reads it."""
        number, unit = (self.months, "month")
        if self.months % 12 == 0:
            number, unit = self.months // 12, "year"
        return f"{number} {unit}{'' if number == 1 else 's'}"

    def after(self, day: date) -> date:
        """Return the same day of the month, this period later, or the month's last day."""
        return _months_after(day, self.months)


# A wall of many thousand moments has few different days.
@lru_cache(maxsize=1 << 14)
def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
