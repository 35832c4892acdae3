"""What the theme is told about the wall: its names, its words, and what its menus lead to.

The values reach the templates as `config.extra.wall`, which every engine that can render the theme
hands on unchanged.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from star_moments.build import Edition
from star_moments.kit import addresses

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_SECTIONS = {
    "wall": addresses.WALL,
    "units": addresses.UNITS,
    "people": addresses.PEOPLE,
    "factors": addresses.FACTORS,
}


class WrittenPage(Protocol):
    """A hand-written page, as far as a menu needs it.

    `menu: Word` at its top puts the page under that word in the header; else it is in the footer.
    """

    @property
    def title(self) -> str | None:
        """Its title: as HTML where it comes from a heading, else as somebody wrote it."""

    @property
    def url(self) -> str:
        """Its address below the site's root."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """What stands at its top."""


def wall_settings(
    content: Edition,
    written: Collection[WrittenPage],
    listed: Collection[WrittenPage],
    *,
    serving: bool,
    stamp: str,
    look: Mapping[str, Any],
    display: bool = True,
) -> dict[str, Any]:
    """Return the settings; all texts are plain, for the templates to escape.

    `serving` is true while an author looks at a draft on the own machine, and `stamp` changes with
    the theme's styles and scripts, so that browsers fetch them anew. `look` is what the templates
    print of it; `display`: whether there are screens. Menus lead to the pages that are `listed`.
    """
    words, house = content.words, content.wall.house
    header = [
        {"key": key, "name": words(f"frame.nav.{key}"), "address": address}
        for key, address in _SECTIONS.items()
    ]
    footer = [
        {"name": words("criteria.heading"), "address": addresses.CRITERIA},
        {"name": words("headings.moments.heading"), "address": addresses.MOMENTS},
    ]
    if display:
        footer.append({"name": words("headings.display"), "address": addresses.DISPLAY})
    titles = {page.url: title_of(page) for page in written}
    for page in listed:
        if word := page.meta.get("menu"):
            header.append({"key": page.url, "name": str(word), "address": page.url})
        else:
            footer.append({"name": titles[page.url] or page.url, "address": page.url})
    return {
        "name": house.name,
        "organisation": house.organisation,
        "language": house.language,
        "public": house.public,
        "serving": serving,
        "nav": header,
        "foot": footer,
        "titles": titles,
        "feed": {"atom": addresses.FEED_ATOM, "json": addresses.FEED_JSON},
        "words": words.part("frame"),
        "search": words.part("search"),
        "stamp": stamp,
        "look": look,
    }


def in_menus(pages: Sequence["Page"], order: Sequence["Page"]) -> list["Page"]:
    """Return the pages that menus lead to: those in MkDocs' own menu in its order, then the others.

    What a plugin has made is reached from a page that somebody wrote, as the posts of a blog are.
    """
    places = {id(page): place for place, page in enumerate(order)}
    listed = [
        page
        for page in pages
        if page.file.generated_by is None and page.file.inclusion.is_in_nav()  # type: ignore[no-untyped-call]
    ]
    return sorted(listed, key=lambda page: places.get(id(page), len(places)))


def title_of(page: WrittenPage) -> str:
    """Return a page's title as plain text.

    An engine takes what a heading says with its entities, and all else as it stands in a file: what
    is at the top of the page, or given to the page from outside (MkDocs' `nav`).
    """
    title = str(page.title or "")
    is_text = "title" in page.meta or "title" in getattr(page, "__dict__", {})
    return title if is_text else unescape(title)


def stamp(assets: Path, look: str) -> str:
    """Return a short text that changes whenever a style or script of the theme does, or the look.

    `look` is its key.
    """
    digest = hashlib.sha256(look.encode())
    for path in sorted(assets.glob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
