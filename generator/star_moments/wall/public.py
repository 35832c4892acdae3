"""What may be seen. Only the gate makes these values, and the renderers take nothing else.

A name without permission, a moment that is held, an approver or a person's file never get this far,
so no page, feed or screen can show them by mistake: they do not hold them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter

from star_moments.model.period import Period
from star_moments.model.vocabulary import Channel, Giver, WallLanguage


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """A unit as the wall knows it. `above` holds the keys of the units it belongs to, top first."""

    key: str
    name: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicPerson:
    """A person under the name that the person chose. `has_page`: whether the wall has a page."""

    key: str
    name: str
    unit: PublicUnit
    has_page: bool


@dataclass(frozen=True, slots=True)
class PublicFactor:
    """A factor of good service. `colour` is 1 to 9, in the order of wall.yml."""

    key: str
    name: str
    meaning: str
    question: str
    colour: int


@dataclass(frozen=True, slots=True)
class PublicMoment:
    """A moment as one channel may show it.

    `day` is the day of the feedback, `since` the day from which the wall may show it, and `last`
    the last day on which it may be shown so: its own last day, or that of a permission for a name
    in it; None where neither ends. `quote` is plain text with blank lines between paragraphs;
    `story` and `learned` are Markdown, not yet made safe, and empty where nothing was written.
    `units` are those of the recipients, each once.
    """

    id: str
    day: date
    since: date
    last: date | None
    giver: Giver
    came_by: str
    language: str
    title: str
    quote: str
    story: str
    learned: str
    recipients: tuple[PublicPerson | PublicUnit, ...]
    units: tuple[PublicUnit, ...]
    factors: tuple[PublicFactor, ...]

    def __reduce__(self) -> tuple[type["PublicMoment"], tuple[object, ...]]:
        # Thousands go from one process to another, and what dataclasses do of their own is slow.
        return PublicMoment, _values(self)


_values = attrgetter(*PublicMoment.__slots__)


@dataclass(frozen=True, slots=True)
class PublicRules:
    """What the wall promises its readers; `keep` is None where moments stay for good.

    After `second_look_from`, if there is such a day, what tells of givers is looked at again.
    """

    told_first: bool
    approvals: int
    keep: Period | None
    second_look_from: date | None = None


@dataclass(frozen=True, slots=True)
class PublicHouse:
    """The organisation: its names, its language, its clock and its rules.

    `quiet` is the minute of the day from which the screens are dark, and the one to which, in
    `time_zone`; None where they never are. `seeds` are what the ids of feeds and of their entries
    begin with.
    """

    name: str
    organisation: str
    language: WallLanguage
    public: bool
    time_zone: str
    quiet: tuple[int, int] | None
    rules: PublicRules
    units: tuple[PublicUnit, ...]
    factors: tuple[PublicFactor, ...]
    seeds: tuple[str, str] = ("", "")

    def for_pages(self) -> "PublicHouse":
        """Return the house without what only the screens and the feeds are made from."""
        return replace(self, time_zone="", quiet=None, seeds=("", ""))


@dataclass(frozen=True, slots=True)
class PublicEmergency:
    """A message that takes the place of everything on the screens, until it ends by itself.

    `heading` may be empty; in `message`, which is plain text, ends of lines count. `until` knows
    its time zone. `units` are keys, and mean all units below them too; where there are none, the
    message is for everybody.
    """

    heading: str
    message: str
    until: datetime
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """All that may be seen on one day: for each channel its moments, by id.

    The screens let the `emergency` go at its time; it stands here until that day is over.
    """

    day: date
    house: PublicHouse
    moments: Mapping[Channel, Mapping[str, PublicMoment]]
    emergency: PublicEmergency | None = None
