"""A day as the files give it, and the years in which it can lie."""

from datetime import date
from functools import lru_cache
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

# Any other is a slip: nobody's thanks are that old, and what has no end is given none.
YEARS: Final = range(1950, 2200)
_PATTERN: Final = "^(19[5-9][0-9]|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}$"


def _day(text: object) -> date:
    if not isinstance(text, str):
        raise PydanticCustomError("day", "not a day")
    return _day_in(text)


# A wall of many thousand moments has few different days.
@lru_cache(maxsize=1 << 14)
def _day_in(text: str) -> date:
    try:
        year, month, day = (int(part) for part in text.split("-"))
        found = date(year, month, day)
    except ValueError:
        raise PydanticCustomError("day", "not a day") from None
    if found.isoformat() != text or year not in YEARS:
        raise PydanticCustomError("day", "not a day")
    return found


Day = Annotated[
    date,
    BeforeValidator(_day, json_schema_input_type=str),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _PATTERN}),
]
