"""The parts of a page's head that differ from page to page, beyond its title and description."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from star_moments.kit import addresses
from star_moments.kit.kit import Kit
from star_moments.press.plan import ROOT

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_FEEDS = (
    ("application/atom+xml", addresses.FEED_ATOM),
    ("application/feed+json", addresses.FEED_JSON),
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a link to the page shows elsewhere (Open Graph, https://ogp.me)."""

    kind: str
    title: str
    description: str
    published: str = ""


def head(
    kit: Kit,
    address: str,
    preview: Preview,
    *,
    newer: str | None = None,
    older: str | None = None,
    feeds: str | None = None,
) -> str:
    """Return the head's elements: the canonical address, the preview, the neighbours and the feeds.

    `address` is below the site's root; `newer`, `older` and `feeds` (the folder of the feeds) begin
    with `ROOT`. Canonical addresses and previews need the site's own address and are left out
    where it is unknown.
    """
    return "\n".join(_elements(kit, address, preview, newer, older, feeds or ROOT))


def _elements(
    kit: Kit, address: str, preview: Preview, newer: str | None, older: str | None, feeds: str
) -> Iterator[str]:
    name = escape(kit.wall.house.name)
    if kit.site_url:
        whole = escape(kit.site_url + address)
        yield f'<link rel="canonical" href="{whole}">'
        yield f'<meta property="og:type" content="{preview.kind}">'
        yield f'<meta property="og:site_name" content="{name}">'
        yield f'<meta property="og:locale" content="{_LOCALES[kit.words.language]}">'
        yield f'<meta property="og:title" content="{escape(preview.title)}">'
        yield f'<meta property="og:description" content="{escape(preview.description)}">'
        yield f'<meta property="og:url" content="{whole}">'
        if preview.published:
            yield f'<meta property="article:published_time" content="{preview.published}">'
    if newer:
        yield f'<link rel="prev" href="{escape(newer)}">'
    if older:
        yield f'<link rel="next" href="{escape(older)}">'
    for kind, file in _FEEDS:
        yield f'<link rel="alternate" type="{kind}" title="{name}" href="{escape(feeds + file)}">'
