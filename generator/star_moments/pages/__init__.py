"""Make the pages of the wall."""

from collections.abc import Iterator

from star_moments.kit.kit import Kit
from star_moments.pages.criteria import criteria_page
from star_moments.pages.indexes import index_pages
from star_moments.pages.lists import list_pages
from star_moments.press.plan import PlannedPage


def collecting_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return the pages that bring moments together: lists and indexes, and the criteria."""
    yield from list_pages(kit)
    yield from index_pages(kit)
    yield criteria_page(kit)
