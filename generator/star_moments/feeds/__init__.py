"""Make the feeds of the wall and of each unit, as Atom and as JSON Feed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from star_moments.feeds.atom import atom
from star_moments.feeds.entries import LENGTH, Feed, feed_of
from star_moments.feeds.json_feed import json_feed
from star_moments.kit import addresses
from star_moments.kit.kit import Kit
from star_moments.press.plan import PlannedFile
from star_moments.wall.public import PublicMoment
from star_moments.wall.published import by_unit

_FORMATS: Mapping[str, Callable[[Feed], bytes]] = {
    addresses.FEED_ATOM: atom,
    addresses.FEED_JSON: json_feed,
}


def feed_files(kit: Kit) -> Iterator[PlannedFile]:
    """Return the feeds; they hold only what the channel `feed` permits."""
    house = kit.wall.house
    yield from _both(kit, addresses.WALL, house.name, kit.wall.in_feed)
    moments = by_unit(kit.wall.in_feed)
    for unit in house.units:
        name = f"{house.name}: {unit.name}"
        yield from _both(kit, addresses.unit(unit.key), name, moments.get(unit.key, ()))


def _both(
    kit: Kit, address: str, title: str, moments: Sequence[PublicMoment]
) -> Iterator[PlannedFile]:
    """Return one feed in both formats; `address` is its folder."""
    newest = moments[:LENGTH]
    # A feed without moments says on which day it was found empty.
    day = "" if newest else kit.wall.day.isoformat()
    house = kit.wall.house
    made_from = (address, title, day, house.time_zone, *house.seeds)
    key = kit.key("feed", *made_from, *map(kit.remembered.keys.of, newest))
    feed = cache(partial(feed_of, kit.wall, kit.words, kit.site_url, address, title, newest))
    for file, write in _FORMATS.items():
        yield PlannedFile(address + file, key, partial(_written, write, feed))


def _written(write: Callable[[Feed], bytes], feed: Callable[[], Feed]) -> bytes:
    return write(feed())
