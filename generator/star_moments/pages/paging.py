"""Cut a list into pages that stay as they are when the list grows.

The numbered pages are counted from the oldest moments, so number 1 never changes when something new
is put in front. The front page takes what is left: at least one page's worth where there is that
much, and always less than two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PER_PAGE = 24

# No list of any page is longer.
MOST = 2 * PER_PAGE

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its number (0 is the front), its neighbours', and what it shows."""

    number: int
    newer: int | None
    older: int | None
    items: Sequence[T]


def leaves(items: Sequence[T], per_page: int = PER_PAGE) -> list[Leaf[T]]:
    """Cut a list, newest first, into its front page and its numbered pages, newest first."""
    numbered = max(0, len(items) // per_page - 1)
    rest = len(items) - numbered * per_page
    cut = [Leaf(0, None, numbered or None, items[:rest])]
    for number in range(numbered, 0, -1):
        start = rest + (numbered - number) * per_page
        newer = number + 1 if number < numbered else 0
        cut.append(Leaf(number, newer, number - 1 or None, items[start : start + per_page]))
    return cut
