"""The parts of a page's head that differ from page to page, beyond its title and description."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from star_moments.pages import addresses
from star_moments.pages.kit import Kit
from star_moments.pages.views import ROOT

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


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
    parts = []
    if kit.site_url:
        whole = kit.site_url + address
        parts.append(Markup('<link rel="canonical" href="{}">').format(whole))
        parts += _properties(
            {
                "og:type": preview.kind,
                "og:site_name": kit.wall.house.name,
                "og:locale": _LOCALES[kit.words.language],
                "og:title": preview.title,
                "og:description": preview.description,
                "og:url": whole,
                "article:published_time": preview.published,
            }
        )
    parts += _links({"prev": newer, "next": older})
    title = kit.wall.house.name
    for kind, name in (
        ("application/atom+xml", addresses.FEED_ATOM),
        ("application/feed+json", addresses.FEED_JSON),
    ):
        link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
        parts.append(link.format(kind, title, (feeds or ROOT) + name))
    return "\n".join(parts)


def _properties(values: dict[str, str]) -> list[Markup]:
    tag = Markup('<meta property="{}" content="{}">')
    return [tag.format(name, escape(value)) for name, value in values.items() if value]


def _links(values: dict[str, str | None]) -> list[Markup]:
    tag = Markup('<link rel="{}" href="{}">')
    return [tag.format(name, address) for name, address in values.items() if address]
