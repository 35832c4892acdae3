"""Cut a list into pages that stay as they are when it grows, and when something is taken out of it.

The numbered pages are counted from the oldest moments, so number 1 never changes when something new
is put in front. Where a page ends is decided by the moments themselves: about one in eight is one
after which a page may end. So what is taken out leaves a gap in its own page, and only where that
was the last of a page do others move; a take-down changes few pages, and few have to be fetched
anew. (Cutting at what the content says is known from backup programs as content-defined chunking.)

The front page takes what is left: at least `FRONT` moments where there are that many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Generic, TypeVar

# A numbered page has so many moments: 24 on average.
SHORTEST, LONGEST = 18, 30
FRONT = 18

# No list of any page is longer.
MOST = 48

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its number (0 is the front), its neighbours', and what it shows."""

    number: int
    newer: int | None
    older: int | None
    items: Sequence[T]


def leaves(items: Sequence[T], ends: Sequence[int]) -> list[Leaf[T]]:
    """Cut a list, newest first, into its front page and its numbered pages, newest first.

    `ends` are the numbers of the items after which a page may end, counted from the oldest, the
    first being 1.
    """
    cuts = _cuts(ends, len(items))
    while cuts and len(items) - cuts[-1] < FRONT:
        cuts.pop()
    borders = [len(items), *reversed(cuts), 0]
    numbered = len(cuts)
    found = []
    for place, (end, start) in enumerate(pairwise(borders)):
        number = (numbered + 1 - place) % (numbered + 1)
        newer = None if place == 0 else (number + 1) % (numbered + 1)
        older = numbered - place or None
        found.append(Leaf(number, newer, older, items[len(items) - end : len(items) - start]))
    return found


def _cuts(ends: Sequence[int], size: int) -> list[int]:
    """Return how many of the oldest items stand before each page but the first."""
    cuts = [0]
    for end in (*ends, size + 1):
        while end - cuts[-1] > LONGEST and size - cuts[-1] > LONGEST:
            cuts.append(cuts[-1] + LONGEST)
        if end - cuts[-1] >= SHORTEST and end <= size:
            cuts.append(end)
    return cuts[1:]


def may_end(moment_id: str) -> bool:
    """Say whether a page may end after the moment, which its id decides for good."""
    return blake2b(moment_id.encode(), digest_size=1).digest()[0] % 8 == 0
