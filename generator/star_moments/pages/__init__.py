"""Make the pages of the wall: one file for each kind, and one template."""

from collections.abc import Iterator

from star_moments.kit.kit import Kit
from star_moments.pages.criteria import CRITERIA
from star_moments.pages.indexes import INDEXES
from star_moments.pages.kinds import PageKind
from star_moments.pages.lists import LISTS
from star_moments.pages.moments import MOMENTS
from star_moments.press.plan import PlannedPage

__all__ = ["CRITERIA", "INDEXES", "KINDS", "LISTS", "MOMENTS", "planned_pages"]

# In the order in which they are printed: moments' own pages, by far the most, come last.
KINDS: tuple[PageKind, ...] = (LISTS, INDEXES, CRITERIA, MOMENTS)


def planned_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return every page of the wall."""
    for kind in KINDS:
        yield from kind.plan(kit)
