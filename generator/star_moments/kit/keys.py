"""The keys of what is made from moments: short texts that differ whenever what is shown differs.

A key costs a small part of what it may save: a page is some two hundred times slower to make.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any, Literal, get_origin

from star_moments.press.plan import key_of
from star_moments.wall.public import PublicFactor, PublicMoment, PublicPerson, PublicUnit

# Control characters, which no text from a content file can hold (see reading).
_BETWEEN_ITEMS = "\x1e"
_WITHIN_AN_ITEM = "\x1d"


class MomentKeys:
    """The keys of one build's moments. A moment that is the very same as in an earlier build of the
    process has the key that it had there.
    """

    def __init__(self, earlier: "MomentKeys | None" = None) -> None:
        """Begin with what an earlier build has found out."""
        self._earlier = earlier._now if earlier else {}
        # With each key its moment, so that no other can come to have its identity.
        self._now: dict[int, tuple[PublicMoment, str]] = {}

    def of(self, moment: PublicMoment) -> str:
        """Return the key of a moment."""
        known = self._now.get(id(moment)) or self._earlier.get(id(moment))
        if known is None:
            known = moment, moment_key(moment)
        self._now[id(moment)] = known
        return known[1]


def moment_key(moment: PublicMoment) -> str:
    """Return the key of a moment as one channel may show it: of all its fields, whatever they are.

    Units and factors stand in it by their keys alone: what is shown of them is the house's.
    """
    return key_of([text(value) for text, value in zip(_TEXTS, _values(moment), strict=True)])


def _recipient(one: PublicPerson | PublicUnit) -> str:
    if isinstance(one, PublicUnit):
        return one.key
    return _WITHIN_AN_ITEM.join((one.key, one.name, one.unit.key, str(one.has_page)))


def _recipients(all_of_them: Iterable[PublicPerson | PublicUnit]) -> str:
    return _BETWEEN_ITEMS.join(map(_recipient, all_of_them))


def _of_the_house(all_of_them: Iterable[PublicUnit | PublicFactor]) -> str:
    return _BETWEEN_ITEMS.join([one.key for one in all_of_them])


# What stands in the key for a value of each type; a field of another type is an error here.
_BY_TYPE: Mapping[object, Callable[[Any], str]] = {
    str: str,
    date: date.isoformat,
    date | None: str,
    tuple[PublicPerson | PublicUnit, ...]: _recipients,
    tuple[PublicUnit, ...]: _of_the_house,
    tuple[PublicFactor, ...]: _of_the_house,
}
_TEXTS = [
    str if get_origin(one.type) is Literal else _BY_TYPE[one.type] for one in fields(PublicMoment)
]
_values = attrgetter(*(one.name for one in fields(PublicMoment)))
