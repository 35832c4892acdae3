"""The site map of a public wall (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator
from functools import partial
from html import escape

from star_moments.kit.kit import Kit
from star_moments.pages import KINDS
from star_moments.press.plan import PlannedFile

PATH = "sitemap.xml"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(kit: Kit) -> Iterator[PlannedFile]:
    """Return the map of a public wall whose address is known, and nothing for an intranet's.

    It names the front pages and the moments; the lists lead from there.
    """
    house = kit.wall.house
    if not (house.public and kit.site_url):
        return
    named = sorted((one for kind in KINDS for one in kind.mapped(kit)), key=_depth)
    yield PlannedFile(PATH, kit.key("sitemap", *named), partial(_written, kit.site_url, named))


def _depth(address: str) -> int:
    return address.count("/")


def _written(site_url: str, pages: list[str]) -> bytes:
    # Thousands of entries of one kind, in which only the wall's own address may need escaping: a
    # tree of elements would take longer than the rest of a build of one change.
    start = f"  <url>\n    <loc>{escape(site_url)}"
    end = "</loc>\n  </url>\n"
    urls = "".join([f"{start}{address}{end}" for address in pages])
    document = f'{_DECLARATION}\n<urlset xmlns="{_SPACE}">\n{urls}</urlset>\n'
    return document.encode()
