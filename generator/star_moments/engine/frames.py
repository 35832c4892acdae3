"""Which frames the theme has to render for the press, and what it is told for each.

A frame is one page for each word of the header's navigation and each depth of address, because
these are what a page's surroundings depend on: the word that is marked, and the way up to the root.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

from star_moments.kit import addresses
from star_moments.pages import KINDS
from star_moments.press.frame import HOLES, Frame, FrameKey
from star_moments.search.index import FOLDER

# What the wall puts at the top of the site besides its pages.
_OWN = {
    "index.html",
    FOLDER,
    addresses.FEED_ATOM,
    addresses.FEED_JSON,
    addresses.DISPLAY.rstrip("/"),
    # The front page is a list itself, whose older moments stand below `page/`.
    *(place.address.partition("/")[0] or "page" for kind in KINDS for place in kind.places),
}


def _depths() -> dict[str, list[int]]:
    """Return the depths at which pages of each word may lie."""
    found: dict[str, set[int]] = {}
    for kind in KINDS:
        for place in kind.places:
            found.setdefault(place.section, set()).update(place.depths)
    return {section: sorted(depths) for section, depths in found.items()}


_DEPTHS = _depths()


@dataclass
class Frames:
    """The frames of one build. The tokens that mark the holes are new each time, so that no text of
    a page can be mistaken for one."""

    tokens: dict[str, str] = field(
        default_factory=lambda: {hole: f"hole-{hole}-{secrets.token_hex(16)}" for hole in HOLES}
    )
    rendered: dict[FrameKey, Frame] = field(default_factory=dict)

    def sources(self) -> dict[str, FrameKey]:
        """Return, for each page to be rendered, the frame that it makes."""
        found = {}
        for section, depths in _DEPTHS.items():
            for depth in depths:
                folders = [f"{section or 'plain'}-frame", *("x" for _ in range(depth - 1))][:depth]
                found["/".join([*folders, "index.md"])] = (section, depth)
        return found

    def take_the_place_of(self, path: str) -> bool:
        """Say whether a file's place on the site is the wall's, whatever moments there are."""
        return path.partition("/")[0] in _OWN

    def front_matter(self, key: FrameKey) -> dict[str, Any]:
        """Return what the theme's template is told: the tokens to print, and the marked word."""
        return {"frame": True, "section": key[0], **self.tokens}

    def add(self, key: FrameKey, html: str) -> None:
        """Take a rendered page as a frame."""
        self.rendered[key] = Frame.cut(html, self.tokens)
