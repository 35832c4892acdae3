"""Which moments a screen gets: all that are fresh, and older ones by lot.

The lot falls on days and not on places in the list, so that a moment more or less changes nothing
about the others; and it takes as long on a large wall as on a small one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from star_moments.wall.public import PublicMoment, PublicPerson, PublicUnit

MOST = 24
FRESH = timedelta(days=7)
# So many of the newest are sure of a place: in a quiet month, and in a busy week.
_FEWEST_FRESH, _MOST_FRESH = 4, 16
# Lots drawn before the rules of variety are given up, and before all rules are.
_CHOOSY, _PATIENT = 8 * MOST, 16 * MOST
_MOST_OF_A_UNIT = 6


def pool(
    moments: Sequence[PublicMoment], day: date, seed: str, own: PublicUnit | None = None
) -> tuple[PublicMoment, ...]:
    """Return at most 24 of the moments, which are sorted from the newest to the oldest.

    First come those that the wall has had for less than a week, and in any case the four newest;
    then others as they are drawn. On the screen of the unit `own`, a moment that thanks the unit
    itself is twice as likely as one of a unit below.
    """
    if len(moments) <= MOST:
        return tuple(moments)
    fresh = _place(moments, day - FRESH)
    chosen = dict.fromkeys(range(min(max(fresh, _FEWEST_FRESH), _MOST_FRESH)))
    seen: Counter[str] = Counter()
    for place in chosen:
        seen.update(_known(moments[place]))
    for tries, (place, whim) in enumerate(_lots(moments, seed)):
        if len(chosen) == MOST or tries == _PATIENT:
            break
        one = moments[place]
        if place in chosen or (tries < _CHOOSY and not _welcome(one, seen, own, whim)):
            continue
        chosen[place] = None
        seen.update(_known(one))
    for place in range(MOST):
        # Where luck failed, the newest fill up.
        if len(chosen) < MOST:
            chosen.setdefault(place)
    return tuple(moments[place] for place in chosen)


def _lots(moments: Sequence[PublicMoment], seed: str) -> Iterator[tuple[int, float]]:
    """Draw places in the list: a day, seldom a distant one, and one of the moments next to it.

    The cube lets half of the lots fall on the newest eighth of the time.
    """
    newest, oldest = moments[0].since, moments[-1].since
    for back, within, whim in _chances(seed):
        first = _place(moments, newest - (newest - oldest) * back**3)
        last = _place(moments, moments[first].since - timedelta(days=1))
        yield first + int(within * (last - first)), whim


def _place(moments: Sequence[PublicMoment], day: date) -> int:
    """Return how many of the moments are newer than the day."""
    return bisect_left(moments, True, key=lambda one: one.since <= day)


def _welcome(one: PublicMoment, seen: Counter[str], own: PublicUnit | None, whim: float) -> bool:
    """Say whether the moment adds to the variety: no person twice, no unit all the time."""
    is_own = own is not None and own in one.units
    if own is not None and not is_own and whim < 0.5:
        return False
    return all(
        seen[known] < (1 if known.startswith("person:") else MOST if is_own else _MOST_OF_A_UNIT)
        for known in _known(one)
    )


def _known(one: PublicMoment) -> list[str]:
    persons = (r.key for r in one.recipients if isinstance(r, PublicPerson))
    return [*(f"person:{key}" for key in persons), *(f"unit:{unit.key}" for unit in one.units)]


def _chances(seed: str) -> Iterator[tuple[float, float, float]]:
    """Return numbers from 0 up to 1, always the same for the same seed."""
    number = 0
    while True:
        bits = blake2b(f"{seed} {number}".encode(), digest_size=12).digest()
        one, other, third = (int.from_bytes(bits[at : at + 4]) / 2**32 for at in (0, 4, 8))
        yield one, other, third
        number += 1
