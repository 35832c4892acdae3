"""What a feed holds, whatever format it is then written in."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from markupsafe import Markup

from star_moments.kit import addresses
from star_moments.kit.cards import moment_title
from star_moments.kit.excerpt import paragraphs
from star_moments.kit.prose import prose
from star_moments.model.times import zone
from star_moments.wall.public import PublicMoment
from star_moments.wall.published import Wall
from star_moments.words import Words

LENGTH = 30
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:star-moments")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One moment of a feed. `id` is the same for good, wherever the site moves."""

    id: str
    link: str
    title: str
    language: str
    html: str
    factors: tuple[str, ...]
    updated: date


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the newest moments of the wall or a unit. `address` is its folder on the site.

    `home` and the links are whole addresses where the site's own address is known, else relative.
    The days of the feed and of its entries begin by the `clock` of the house.
    """

    id: str
    address: str
    home: str
    atom: str
    json: str
    title: str
    author: str
    description: str
    language: str
    clock: tzinfo
    updated: date
    entries: tuple[FeedEntry, ...]


def feed_of(
    wall: Wall,
    words: Words,
    site_url: str,
    address: str,
    title: str,
    moments: Sequence[PublicMoment],
) -> Feed:
    """Return the feed of `moments`, newest first, that stands in the folder `address`."""
    root = site_url or "../" * address.count("/") or "./"
    of_feeds, of_entries = wall.house.seeds
    entries = tuple(_entry(moment, of_entries, root, words.language) for moment in moments[:LENGTH])
    return Feed(
        id=_lasting_id(f"{of_feeds}/{address}"),
        address=address,
        home=root + address,
        atom=root + address + addresses.FEED_ATOM,
        json=root + address + addresses.FEED_JSON,
        title=title,
        author=wall.house.organisation,
        description=words("headings.wall.description", organisation=wall.house.organisation),
        language=words.language,
        clock=zone(wall.house.time_zone),
        updated=max((entry.updated for entry in entries), default=wall.day),
        entries=entries,
    )


def _entry(moment: PublicMoment, seed: str, root: str, language: str) -> FeedEntry:
    """Return a moment as a reader gets it; the editors' own words are in the wall's `language`."""
    thanks = ", ".join(one.name for one in moment.recipients)
    said = Markup("").join(Markup("<p>{}</p>").format(part) for part in paragraphs(moment.quote))
    html = Markup('<blockquote lang="{}" dir="auto">{}</blockquote>').format(moment.language, said)
    html += Markup('<p dir="auto">★ {}</p>').format(thanks)
    if told := prose(moment.story) + prose(moment.learned):
        html += Markup('<div lang="{}">{}</div>').format(language, told)
    return FeedEntry(
        id=_lasting_id(f"{seed}/{moment.id}"),
        link=root + addresses.moment(moment.id),
        title=moment_title(moment),
        language=moment.language,
        html=str(html),
        factors=tuple(factor.name for factor in moment.factors),
        updated=moment.since,
    )


def _lasting_id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, name)}"


def instant(day: date, clock: tzinfo) -> str:
    """Return when the day begins by a clock, as RFC 3339 wants it: in UTC, to the second.

    Where clocks are put ahead at midnight, that is when they are; where they say midnight twice, it
    is the first one.
    """
    begins = datetime.combine(day, time(), clock)
    try:
        begins = begins.astimezone(UTC)
    except OverflowError:
        # On the first day that there is, and there alone.
        begins = begins.replace(tzinfo=UTC)
    return begins.isoformat().replace("+00:00", "Z")
