"""Make the feeds of the wall and of each unit, as Atom and as JSON Feed."""

from collections.abc import Iterator

from star_moments.feeds.atom import atom
from star_moments.feeds.entries import Feed, feed_of
from star_moments.feeds.json_feed import json_feed
from star_moments.output import File
from star_moments.pages import addresses
from star_moments.wall import Wall, by_unit
from star_moments.words import Words


def feed_files(wall: Wall, words: Words, site_url: str) -> Iterator[File]:
    """Return the feeds; they hold only what the channel `feed` permits."""
    house = wall.house
    yield from _both(feed_of(wall, words, site_url, addresses.WALL, house.name, wall.in_feed))
    moments = by_unit(wall.in_feed)
    for unit in house.units:
        name = f"{house.name}: {unit.name}"
        at = addresses.unit(unit.key)
        yield from _both(feed_of(wall, words, site_url, at, name, moments.get(unit.key, ())))


def _both(feed: Feed) -> Iterator[File]:
    yield File(feed.address + addresses.FEED_ATOM, atom(feed))
    yield File(feed.address + addresses.FEED_JSON, json_feed(feed))
