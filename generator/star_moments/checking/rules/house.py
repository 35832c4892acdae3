"""Rules about wall.yml: every key once, a time zone that exists, and what should be added."""

from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from star_moments.checking.rules.known import all_units
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.feed_id import lasting_id
from star_moments.model.files import House
from star_moments.model.likeness import nearest
from star_moments.reading.edit import line_of, source_of, with_line, with_value
from star_moments.reading.quoting import written
from star_moments.reading.tree import Located, Path

# Words for a place where the time zone's own name is wanted; the product is for Finland first.
_PLACES = dict.fromkeys(("helsinki", "helsingfors", "suomi", "finland"), "Europe/Helsinki")


def check_house(house: House, located: Located) -> list[Diagnostic]:
    """Check the organisation's file by itself."""
    found = (_keys, _told_from, _feed_id)
    rest = [one for check in found for one in check(house, located)]
    return [*check_time_zone(house.time_zone, located), *rest]


def _told_from(house: House, located: Located) -> Iterator[Diagnostic]:
    """Ask for the day from which whoever is named in the words has to have heard it."""
    if house.rules.told_first and house.rules.named_told_from is None:
        yield finding("no-named-told-from", located.file, located.where(("rules",)))


def _feed_id(house: House, located: Located) -> Iterator[Diagnostic]:
    """Propose what keeps the ids in feeds when the organisation or the wall is renamed."""
    if house.feed_id is not None or (lasting := lasting_id(house)) is None:
        return
    line = f"feed_id: {written(lasting)}"
    stands = located.node(("feed_id",))[1] is not None
    path = ("feed_id",) if stands else ("organisation",)
    there = line_of(located, path) if source_of(located, path) is not None else None
    # In a file that is one long pair of braces, no line can be put below another.
    fits = there is not None and there.startswith(path)
    right = line if stands else f"{there}\n{line}"
    fix = with_line(located, path, right) if fits else None
    values = {} if fits else {"right": line}
    yield finding("no-feed-id", located.file, located.where(path), fix, **values)


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones there are."""
    return frozenset(available_timezones())


def repeated_keys(house: House) -> Iterator[tuple[Path, str, Path]]:
    """Give each key that its list had before: its path, the key, and the path of the first."""
    units = [(unit.key, path) for unit, path in all_units(house.units)]
    factors = [(f.key, ("factors", number)) for number, f in enumerate(house.factors)]
    approvers = [(a.key, ("approvers", number)) for number, a in enumerate(house.approvers)]
    for listed in (units, factors, approvers):
        first: dict[str, Path] = {}
        for key, path in listed:
            if key in first:
                yield path, key, first[key]
            first.setdefault(key, path)


def _keys(house: House, located: Located) -> Iterator[Diagnostic]:
    for path, key, first in repeated_keys(house):
        line = str(located.where((*first, "key"))[0])
        place = located.where((*path, "key"))
        yield finding("key-twice", located.file, place, key=key, first=line)


def check_time_zone(zone: str, located: Located) -> Iterator[Diagnostic]:
    """Check the time zone, also in a file of which something else is wrong."""
    if zone in time_zones():
        return
    meant = _PLACES.get(zone.casefold().removeprefix("europe/")) or nearest(zone, time_zones())
    values = {"zone": zone} | ({"guess": meant} if meant else {})
    fix = with_value(located, ("time_zone",), meant) if meant else None
    yield finding("unknown-time-zone", located.file, located.where(("time_zone",)), fix, **values)
