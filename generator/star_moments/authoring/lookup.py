"""Find who or what is meant by an answer as people write it: a name, a day, numbers of a list."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from star_moments.model.keys import key_from

# A year has four digits: of two, nobody knows which century is meant.
_BY_YEAR = re.compile(r"(?P<year>[0-9]{4}) *- *(?P<month>[0-9]{1,2}) *- *(?P<day>[0-9]{1,2})")
_BY_DAY = re.compile(r"(?P<day>[0-9]{1,2}) *\. *(?P<month>[0-9]{1,2}) *\. *(?P<year>[0-9]{4})")
_MOST_FACTORS = 3
_MOST_DIGITS = 6


def unit_named(name: str, units: Mapping[str, str]) -> str | None:
    """Return the key of the unit of that key or name, whatever its capitals; `units` by key."""
    wanted = name.casefold()
    return next((key for key, one in units.items() if wanted in (key, one.casefold())), None)


def person_named(name: str, people: Mapping[str, Sequence[str]]) -> str | None:
    """Return the key of the person of that key or of one of those names; `people` by key."""
    wanted = name.casefold()
    for key, names in people.items():
        if wanted == key or wanted in (one.casefold() for one in names):
            return key
    return None


def keys_meant(
    text: str, files: Mapping[str, str], names: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the keys that are meant by a key, a file, an address or a name, whatever its capitals.

    `files` are the paths by key, and `names` what each is called, where it has names.
    """
    wanted = text.strip().rstrip("/").casefold()
    last = re.split(r"[/\\]", wanted)[-1]
    for one in (wanted, last, last.removesuffix(".yml").removesuffix(".yaml")):
        if found := [key for key in files if key.casefold() == one]:
            return found
    named = [key for key, some in names.items() if wanted in (name.casefold() for name in some)]
    return [*dict.fromkeys(named)]


def unit_nearly_named(name: str, units: Mapping[str, str]) -> str | None:
    """Return the key of the unit whose name is nearly the same, to be asked about."""
    keys = {one: key for key, one in units.items()}
    close = get_close_matches(name, keys, n=1, cutoff=0.75)
    return keys[close[0]] if close else None


def free_key(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a key for a new person: made of the name, with a number where that is taken."""
    start = key_from(name)[:70].strip("-") or "person"
    key, number = start, 2
    while is_taken(key):
        key, number = f"{start}-{number}", number + 1
    return key


def day_meant(text: str, first: date, last: date) -> date | None:
    """Read a day as people write it, 2026-11-20 or 20.11.2026: from `first` to `last`."""
    written = _BY_YEAR.fullmatch(text) or _BY_DAY.fullmatch(text)
    if written is None:
        return None
    try:
        meant = date(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError:
        return None
    return meant if first <= meant <= last else None


def choice_meant(text: str, count: int) -> int | None:
    """Read the number of one of several things, told from 1 and returned from 0."""
    # Python itself refuses to read numbers of many thousand digits.
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) - 1 if is_number and 1 <= int(text) <= count else None


def choices_meant(text: str, count: int) -> list[int] | None:
    """Read the numbers of one to three different things, told from 1 and returned from 0."""
    meant = [choice_meant(part, count) for part in text.replace(",", " ").split()]
    chosen = list(dict.fromkeys(number for number in meant if number is not None))
    return chosen if None not in meant and 1 <= len(chosen) <= _MOST_FACTORS else None
