"""What a kind of page says of itself; frames, site map and tests take it from there."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from star_moments.kit.kit import Kit
from star_moments.press.plan import PlannedPage


@dataclass(frozen=True)
class Place:
    """Where pages of a kind stand: an address in which `*` is what differs, such as `units/*/`.

    `section` is the word of the header's navigation that they belong to, or nothing. Where they are
    `numbered`, further pages lie below as `page/2/`.
    """

    address: str
    section: str
    numbered: bool = False

    @property
    def depths(self) -> set[int]:
        """How many folders below the root the pages may lie."""
        first = self.address.count("/")
        return {first, first + 2} if self.numbered else {first}

    def has(self, address: str) -> bool:
        """Say whether a page of that address may stand here."""
        pattern = re.escape(self.address).replace(r"\*", "[^/]+")
        return (
            re.fullmatch(pattern + (r"(page/\d+/)?" if self.numbered else ""), address) is not None
        )


def nothing(kit: Kit) -> Iterable[str]:
    """Return no address for the site map."""
    return ()


@dataclass(frozen=True)
class PageKind:
    """One kind of page: where its pages stand, how they are planned, and which of their addresses
    the site map of a public wall names."""

    places: tuple[Place, ...]
    plan: Callable[[Kit], Iterable[PlannedPage]]
    mapped: Callable[[Kit], Iterable[str]] = nothing
