"""What may not be seen, of moments and of people: all that the proof knows of the content."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from star_moments.checking.drafts import Drafts
from star_moments.gate.decide import Decision, permits
from star_moments.model.files import Moment
from star_moments.model.keys import key_from
from star_moments.model.texts import texts_in
from star_moments.model.vocabulary import CHANNELS, Channel
from star_moments.reading.tree import Data


class Kept(NamedTuple):
    """The texts of a moment, and the channels, as bits, on which it may not be seen."""

    closed: int
    texts: tuple[str, ...]


class Somebody(NamedTuple):
    """A person: the names, what is shown of them, and the channels, as bits, that are closed.

    Of an approver only the whole name is anybody's.
    """

    names: tuple[str, ...]
    shown_as: str
    closed: int
    is_approver: bool = False


class Withheld(NamedTuple):
    """The moments that are not seen on every channel, by id, and the people, by key."""

    moments: Mapping[str, Kept]
    people: Mapping[str, Somebody]

    def joined(self, other: Self) -> Self:
        """Return the same with the moments of both, among the same people."""
        return self._replace(moments={**self.moments, **other.moments})

    def names_of(self, pages: Collection[str]) -> frozenset[str]:
        """Return the names of those who may not be named on the wall, by what stood at the end of
        their pages' addresses."""
        names = (
            one.names
            for key, one in self.people.items()
            if one.closed & _WALL and not {key, key_from(one.shown_as)}.isdisjoint(pages)
        )
        return frozenset().union(*names)


NOTHING = Withheld({}, {})
# What may be a name, of all that stands in a file in error: words of letters, and initials.
_PART = r"(?:[^\W\d_]{2,}+|[^\W\d_][.'’])"
_NAME = re.compile(rf"{_PART}(?:[ ,'’-]{{0,2}}{_PART}){{0,5}}[ .,]?")
# A line's beginning up to the value of a field, or all of it where the colon was lost as well.
_FIELD = re.compile(r"^[ \t-]*[\"']?(?:\w+[\"']?[ \t]*[:=]|[a-z_]+[ \t]*$)", re.M)
_WALL = 1 << CHANNELS.index("wall")
_ALL = (1 << len(CHANNELS)) - 1


def withheld(drafts: Drafts, decisions: Mapping[str, Decision]) -> Withheld:
    """Return what may not be seen on the day of the drafts, by what was decided alone.

    What was then let through is not asked: it might be more.
    """
    moments = {}
    for moment_id, decision in decisions.items():
        if closed := _closed(decision):
            moments[moment_id] = Kept(closed, tuple(_texts(drafts, moment_id)))
    return Withheld(moments, _people(drafts))


def _people(drafts: Drafts) -> dict[str, Somebody]:
    found: dict[str, Somebody] = {}
    permitted: dict[str, int] = {}
    for key, person in drafts.people.items():
        closed = _bits(one for one in CHANNELS if not permits(person, one, drafts.day))
        shown_as = person.shown_as or person.name
        found[key] = Somebody((person.name, shown_as), shown_as, closed)
        name = person.name.casefold()
        permitted[name] = permitted.get(name, 0) | closed
    for key, said in drafts.broken_people.items():
        if names := tuple(filter(_NAME.fullmatch, said)):
            found[key] = Somebody(names, names[0], _ALL)
    for approver in drafts.house.approvers:
        # An approver has the permission of the person of that name.
        closed = permitted.get(approver.name.casefold(), _ALL)
        one = Somebody((approver.name,), approver.name, closed, is_approver=True)
        found[f"approver:{approver.key}"] = one
    return found


def _closed(decision: Decision) -> int:
    """Return the channels on which a moment may not be seen."""
    if decision.state == "on the wall" or decision.names:
        return _bits(decision.closed)
    return _ALL


def _bits(channels: Iterable[Channel]) -> int:
    return sum(1 << CHANNELS.index(one) for one in channels)


def _texts(drafts: Drafts, moment_id: str) -> Iterator[str]:
    moment = drafts.moments.get(moment_id) or drafts.unchecked.get(moment_id)
    if isinstance(moment, Moment):
        yield from texts_in(moment)
        return
    located = drafts.located.get(moment_id)
    found = _all_texts(located.data) if located else _decoded(drafts.unread.get(moment_id, b""))
    for text in found:
        # Where something is wrong, a field may have come into a text; its name is nobody's secret.
        yield from filter(str.strip, _FIELD.split(text))


def _all_texts(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    else:
        for one in data.values() if isinstance(data, dict) else data:
            yield from _all_texts(one)


def _decoded(data: bytes) -> Iterator[str]:
    """Give what may be read in a file that is no text as it should be."""
    for coding in ("utf-8", "utf-16", "latin-1"):
        try:
            yield data.decode(coding)
        except UnicodeError:
            continue
