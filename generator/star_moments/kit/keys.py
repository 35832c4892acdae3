"""The keys of what is made from moments: short texts that differ whenever what is shown differs.

A key costs a small part of what it may save: a page is some two hundred times slower to make.
"""

from collections.abc import Iterable
from hashlib import blake2b

from star_moments.wall.public import PublicMoment, PublicPerson, PublicUnit

# Control characters, which no text from a content file can hold (see reading).
_BETWEEN_FIELDS = "\x1f"
_BETWEEN_ITEMS = "\x1e"
_WITHIN_AN_ITEM = "\x1d"
_SIZE = 12


def key_of(parts: Iterable[str]) -> str:
    """Return the key of something made from these texts and nothing else."""
    text = _BETWEEN_FIELDS.join(parts)
    return blake2b(text.encode(), digest_size=_SIZE).hexdigest()


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
    """Return the key of a moment as one channel may show it.

    Units and factors stand in it by their keys alone: what is shown of them is the house's.
    """
    return key_of(
        (
            moment.id,
            moment.day.isoformat(),
            moment.since.isoformat(),
            moment.giver,
            moment.came_by,
            moment.language,
            moment.title,
            moment.quote,
            moment.story,
            moment.learned,
            _BETWEEN_ITEMS.join(map(_recipient, moment.recipients)),
            _BETWEEN_ITEMS.join(unit.key for unit in moment.units),
            _BETWEEN_ITEMS.join(factor.key for factor in moment.factors),
        )
    )


def _recipient(one: PublicPerson | PublicUnit) -> str:
    if isinstance(one, PublicUnit):
        return one.key
    return _WITHIN_AN_ITEM.join((one.key, one.name, one.unit.key, str(one.has_page)))
