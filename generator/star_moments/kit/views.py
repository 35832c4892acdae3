"""What the templates are given: texts, dates and labels ready to print, and no decisions left.

Every address begins with `ROOT`, which the press replaces by the way up from the page at hand, so
that the same card serves on pages of any depth.
"""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from star_moments.wall.public import PublicMoment

Size = Literal["xl", "l", "m", "s", "xs"]
Span = Literal["wide", "tall", "plain"]


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads; None where it leads nowhere. `lang` is None where the name is in
    the wall's language."""

    name: str
    address: str | None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class FactorView:
    """A factor's word with its colour, 1 to 9."""

    name: str
    address: str
    colour: int


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What paper may carry of a moment: whom it may thank, and whether it may carry the words."""

    thanks: tuple[Link, ...]
    words: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One moment, ready to print. `lang` is None where the words are in the wall's language, and
    `paper` where paper may carry all that the wall shows."""

    address: str
    star: Markup
    colour: int
    factors: tuple[FactorView, ...]
    quote: tuple[str, ...]
    cut: bool
    size: Size
    span: Span
    lang: str | None
    title: str
    thanks: tuple[Link, ...]
    units: tuple[Link, ...]
    day_iso: str
    day_text: str
    giver: str
    paper: OnPaper | None


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of cards: the wall, or the moments of one unit, person, factor, month or year.

    The cards are printed already: a moment stands in many lists, and its card is the same in each.
    `feed` is the folder of the list's feeds, `screen` the address of what shows it on a screen,
    `front` says that this is the list's first page, and `paper` whether it may be printed.
    """

    kind: Literal["wall", "unit", "person", "factor", "month", "year"]
    heading: str
    intro: str
    question: str
    lead: Card | None
    cards: tuple[Markup, ...]
    newer: str | None
    older: str | None
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    below_heading: str
    empty: str
    feed: str | None
    screen: str | None
    star: Markup | None
    colour: int | None
    front: bool
    paper: bool


@dataclass(frozen=True, slots=True)
class MomentView:
    """A moment's own page. `card` holds the whole quote, and `moment` all that the wall may show.

    `paper` is whom a printed poster may thank, and `paper_words` whether it may carry the words at
    all: both follow the permissions of the channel `print`.
    """

    moment: PublicMoment
    card: Card
    came_by: str
    story: Markup
    learned: Markup
    newer: Link | None
    older: Link | None
    paper: tuple[Link, ...]
    paper_words: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an index. `level` counts from 0 and indents a tree; `paper`: whether paper may
    carry it."""

    name: str
    address: str
    note: str = ""
    level: int = 0
    colour: int | None = None
    star: Markup | None = None
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of an index under one heading, which may be empty."""

    heading: str
    address: str | None
    entries: tuple[Entry, ...]

    @property
    def paper(self) -> bool:
        """Whether paper may carry any of it."""
        return not self.entries or any(entry.paper for entry in self.entries)


@dataclass(frozen=True, slots=True)
class IndexView:
    """An index of units, people, factors or months."""

    kind: Literal["units", "people", "factors", "moments"]
    heading: str
    intro: str
    groups: tuple[Group, ...]
    newer: str | None
    older: str | None
    empty: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriteriaView:
    """How a moment gets on the wall, and off it."""

    heading: str
    intro: str
    sections: tuple[Section, ...]
    factors: tuple[FactorView, ...]
