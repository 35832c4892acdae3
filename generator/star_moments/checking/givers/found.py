"""What was found in a text, and the text without the signs that only hide words from a search."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from star_moments.names.letters import visible

# What keeps a moment off the wall until it is taken out.
STOPS: Final = ("giver-account", "giver-identity-code")

# What somebody is asked to look at once more.
LOOKS: Final = (
    *("giver-address", "giver-child", "giver-code", "giver-health", "giver-mail"),
    *("giver-phone", "giver-plate", "giver-relative", "giver-signature"),
)

# Markdown's signs of emphasis: an underscore counts only at the edge of a word.
_MARKS = re.compile(r"[*~`\\]|(?<![^\W_])_|_(?![^\W_])")
_SPACE = re.compile(r"\s+")


class Found(NamedTuple):
    """One thing that was found: its code among the diagnostics, and the very words.

    `names` are the words in it that name somebody or some place; where all of them are what the
    wall publishes anyway, nothing is asked.
    """

    code: str
    words: str
    names: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a text with its entities resolved, and without emphasis and invisible signs."""
    text = visible(text, "NFC")
    return _MARKS.sub("", text) if has_any("*_~`\\", text) else text


def has_any(parts: Iterable[str], text: str) -> bool:
    """Say whether any of these stands in a text: much quicker than what would find out more."""
    return any(part in text for part in parts)


def one_line(words: str) -> str:
    """Return words on one line, with one space between two of them."""
    return _SPACE.sub(" ", words).strip()


def same_words(words: str) -> str:
    """Return what words are compared by: they are the same wherever their lines end."""
    return _SPACE.sub("", plain(words))
