"""In whose hands a file of a site comes: the channel whose permissions hold for what it says."""

import re
from collections.abc import Collection
from typing import Final, Literal

from star_moments.model.vocabulary import CHANNELS, Channel

Hand = Literal["wall", "display", "feed", "print", "social", "written", "any"]
"""A channel; `written` for pages that somebody wrote by hand, which are no moments and stand on the
wall; `any` where nobody knows, so that all channels have to permit it."""

_FEEDS: Final = ("feed.xml", "feed.json")
_SCREENS: Final = "display/"
_WALL: Final = re.compile(
    r"(?:index\.html|404\.html|sitemap\.xml(?:\.gz)?)\Z"
    r"|(?:page|moments|units|people|factors|criteria|search-index)/"
)
# What only the wall itself has: no page that is written by hand takes such an address.
_OWN: Final = re.compile(
    r"(?:(?:(?:moments|units|people|factors)/)?(?:page/\d+/)?|moments/\d{4}/.*|criteria/)index\.html"
    r"|sitemap\.xml|search-index/.*|.*/?feed\.(?:xml|json)"
)


def hand_of(path: str, written: Collection[str]) -> Hand:
    """Return in whose hands a file comes, by its path below the site.

    `written` are the paths of what was written by hand or came with it.
    """
    if path in written and _OWN.fullmatch(path) is None:
        return "written"
    if path.rpartition("/")[2] in _FEEDS:
        return "feed"
    if path.startswith(_SCREENS):
        return "display"
    return "wall" if _WALL.match(path) else "any"


def channel_of(hand: Hand) -> Channel:
    """Return the channel of which is shown what is shown in these hands."""
    return "wall" if hand == "written" or hand == "any" else hand


def bits(hand: Hand) -> int:
    """Return which channels have to permit what is in these hands, as a sum of `bit`s."""
    if hand == "any":
        return (1 << len(CHANNELS)) - 1
    return 1 << CHANNELS.index(channel_of(hand))
