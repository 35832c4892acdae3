"""What the ids of feeds and of their entries are made from, so that they stay when a name changes.

Feeds are named by the organisation and the wall, entries by the organisation alone. Where wall.yml
has a `feed_id`, that stands in place of both: either any text of its own, or the two names as they
were when it was written down, so that the ids from before go on.
"""

from typing import NamedTuple

from star_moments.model.files import House

_BETWEEN = " // "


class Seeds(NamedTuple):
    """What the ids of a wall's feeds and of their entries begin with, before they are digested."""

    feeds: str
    entries: str


def seeds_of(organisation: str, name: str, feed_id: str = "") -> Seeds:
    """Return what the ids are made from; without a `feed_id`, the names of today."""
    written = _on_one_line(feed_id)
    if not written:
        return Seeds(f"{organisation}/{name}", organisation)
    first, _, rest = written.partition(_BETWEEN)
    return Seeds(f"{first}/{rest}" if rest else written, first)


def lasting_id(house: House) -> str | None:
    """Return the `feed_id` that keeps the ids that a wall has without one; None where none does."""
    found = f"{house.organisation}{_BETWEEN}{house.name}"
    today = seeds_of(house.organisation, house.name)
    return found if seeds_of(house.organisation, house.name, found) == today else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
