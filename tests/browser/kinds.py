"""One page of each kind that the wall has, and of each place that a kind has."""

from collections.abc import Iterator

from star_moments.build import kit_of, read_content
from star_moments.kit.kit import body_templates
from star_moments.pages import KINDS as KINDS_OF_PAGES
from tests.support.browser import LOST
from tests.support.sample import SAMPLE

# By name: which wall (`wall` is the sample, `long_wall` has eighty moments), and where the page is.
KINDS = {
    "wall": ("wall", ""),
    "numbered page": ("long_wall", "page/2/"),
    "moment": ("wall", "moments/2026-11-03-putki-petti/"),
    "moment of one line": ("wall", "moments/2025-10-29-soppa/"),
    "moment as long as a letter": ("wall", "moments/2026-03-15-laskutehtavia/"),
    "moment in another language": ("wall", "moments/2026-06-17-print-a-form/"),
    "unit": ("wall", "units/kotihoito/"),
    "sector": ("wall", "units/sivistys-ja-hyvinvointi/"),
    "person": ("wall", "people/sini/"),
    "factor": ("wall", "factors/joy/"),
    "year": ("wall", "moments/2026/"),
    "month": ("wall", "moments/2026/03/"),
    "units": ("wall", "units/"),
    "people": ("wall", "people/"),
    "nobody named": ("long_wall", "people/"),
    "empty list": ("long_wall", "units/kirjasto/"),
    "factors": ("wall", "factors/"),
    "moments": ("wall", "moments/"),
    "criteria": ("wall", "criteria/"),
    "hand-written page": ("wall", "kiita/"),
    "not found": ("wall", LOST),
}


def _others() -> Iterator[tuple[str, tuple[str, str]]]:
    """Return the first page in each place of which no page stands above."""
    addresses = {address for _, address in KINDS.values()}
    for kind in KINDS_OF_PAGES:
        for place in kind.places:
            if not any(map(place.has, addresses)):
                kit = kit_of(read_content(SAMPLE / "content"), body_templates())
                found = next(page.address for page in kind.plan(kit) if place.has(page.address))
                yield place.address, ("wall", found)


KINDS |= dict(_others())
