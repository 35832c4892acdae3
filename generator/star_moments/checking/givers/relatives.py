"""Find names behind a word for somebody close: *poikani Eetu, min dotter Ella, my son Oliver*."""

import re
from collections.abc import Iterator

from star_moments.checking.givers.found import Found, has_any, one_line
from star_moments.checking.givers.kin import KIN
from star_moments.checking.givers.names import NAME, NAMES, end_of, names_of

_BEHIND = re.compile(rf"(?:{KIN},?|(?i:\b(?:meidän|meiän|minun|mun)))\s+(?P<names>{NAMES})")
_CHILD = re.compile(rf"\b(?P<names>{NAME})-(?:poika|poja|tyttö|tytö|vauva|lapsi|lapse)\w*")
_WHAT_IT_IS = ("-po", "-ty", "-va", "-la")


def relatives_in(text: str) -> Iterator[Found]:
    """Give each name of somebody close to the giver, with the word before it."""
    for found in _BEHIND.finditer(text):
        if names := names_of(found["names"]):
            end = end_of(names, text, found.start("names"))
            yield Found("giver-relative", one_line(text[found.start() : end]), names)


def children_named_in(text: str) -> Iterator[Found]:
    """Give each name that is said to be a child's: *Eetu-poika*."""
    # The last hyphen parts the name from what it is.
    for found in _CHILD.finditer(text) if has_any(_WHAT_IT_IS, text) else ():
        if names := names_of(found["names"]):
            yield Found("giver-child", found[0], names)
