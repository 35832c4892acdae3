"""What a page says of itself beyond its body: its title, and what is shown of it elsewhere.

The title is the page's own, as the wall may show it. Everything else – the description, previews –
is read by programs that show it in other places, and is made of a `Preview` alone. Those that speak
of moments and people come from what `social` may show, so they hold nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import escape

from star_moments.kit import addresses
from star_moments.kit.cards import moment_title
from star_moments.kit.excerpt import shorten
from star_moments.kit.kit import Kit
from star_moments.press.plan import ROOT, Page
from star_moments.wall.public import PublicPerson

DESCRIPTION_LENGTH = 155

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_FEEDS = (
    ("application/atom+xml", addresses.FEED_ATOM),
    ("application/feed+json", addresses.FEED_JSON),
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a link to the page shows elsewhere (Open Graph, https://ogp.me).

    `is_own` is false where it speaks of the wall alone, since nothing of the page may be shown:
    then not even its address is repeated there.
    """

    kind: str
    title: str
    description: str
    published: str = ""
    is_own: bool = True


def of_wall(kit: Kit, kind: str = "website", published: str = "") -> Preview:
    """Return a preview that speaks of the wall, and of nobody and nothing on it."""
    house = kit.wall.house
    words = kit.words("headings.wall.description", organisation=house.organisation)
    return Preview(kind, house.name, words, published, is_own=False)


def of_moment(kit: Kit, moment_id: str, day: date) -> Preview:
    """Return a preview with a moment's words, where `social` permits them."""
    shared = kit.wall.in_social_media.get(moment_id)
    if shared is None:
        return of_wall(kit, "article", day.isoformat())
    words = shorten(shared.quote, DESCRIPTION_LENGTH)
    return Preview("article", moment_title(shared), words, day.isoformat())


def of_list(kit: Kit, title: str, description: str, person: PublicPerson | None = None) -> Preview:
    """Return a preview of a page about many moments, in words of ours or of `wall.yml`.

    Where the page is about a `person`, it is named if `social` names that person.
    """
    if person is not None and person.key not in kit.wall.named_in_social_media:
        return of_wall(kit)
    return Preview("website", title, description)


def page(
    kit: Kit,
    title: str,
    address: str,
    preview: Preview,
    body: str,
    *,
    newer: str | None = None,
    older: str | None = None,
    feeds: str | None = None,
    is_titled_on_paper: bool = True,
) -> Page:
    """Return a page with its head: the canonical address, the preview, the neighbours, the feeds.

    `address` is below the site's root; `newer`, `older` and `feeds` (the folder of the feeds) begin
    with `ROOT`. Canonical addresses and previews need the site's own address and are left out
    where it is unknown. `is_titled_on_paper`: whether paper may carry the title.
    """
    elements = [*_elements(kit, address, preview, newer, older, feeds or ROOT)]
    if not is_titled_on_paper:
        # Browsers print the title at the edge of a sheet, and name a file after it.
        elements.append(f'<meta name="printed-title" content="{escape(kit.wall.house.name)}">')
    return Page(kit.title(title), preview.description, "\n".join(elements), body)


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
        if preview.is_own:
            yield f'<meta property="og:url" content="{whole}">'
        if preview.published:
            yield f'<meta property="article:published_time" content="{preview.published}">'
    if newer:
        yield f'<link rel="prev" href="{escape(newer)}">'
    if older:
        yield f'<link rel="next" href="{escape(older)}">'
    for kind, file in _FEEDS:
        yield f'<link rel="alternate" type="{kind}" title="{name}" href="{escape(feeds + file)}">'
