"""Make the pages of the wall."""

from collections.abc import Iterator

from star_moments.output import Page
from star_moments.pages.criteria import criteria_page
from star_moments.pages.indexes import index_pages
from star_moments.pages.kit import Kit
from star_moments.pages.lists import list_pages
from star_moments.pages.moments import moment_pages


def wall_pages(kit: Kit) -> Iterator[Page]:
    """Return every generated page of the wall, one after the other."""
    yield from list_pages(kit)
    yield from moment_pages(kit)
    yield from index_pages(kit)
    yield criteria_page(kit)
