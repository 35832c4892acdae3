"""The bare words of a text: escapes undone, and what nobody sees taken away."""

import html
import re
import unicodedata
from typing import Final
from urllib.parse import unquote

# In texts that are plain, which have spaces for underlines: so it takes half the time.
WORD: Final = re.compile(r"\w+")

# Soft hyphens, joiners, marks of direction: what stands in a word, and is not seen.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# As JSON, JavaScript and CSS write a sign that they do not write as it is.
_ESCAPE: Final = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|0*([0-9a-fA-F]{2,6})[ ]?"
    r"|([nrtbf])|(.))",
    re.S,
)
_PERCENT: Final = re.compile(r"%[0-9a-fA-F]{2}")
# An escape may stand in another one: in a feed, HTML is told as XML.
_DEEPEST: Final = 3

# How Markdown marks words, and where its links lead to.
_MARKS: Final = re.compile(r"[*`\\~]|\]\([^)\s]*\)")


def plain(text: str) -> str:
    """Return a text as a reader sees it, whichever escapes it was written with."""
    for _ in range(_DEEPEST):
        if "&" not in text or (less := html.unescape(text)) == text:
            break
        text = less
    if "\\" in text:
        text = _ESCAPE.sub(_meant, text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "%" in text and _PERCENT.search(text):
        text = unquote(text, errors="replace")
    if not text.isascii():
        text = _UNSEEN.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return text.replace("_", " ")


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3] or escape[4]
    if code is not None:
        number = int(code, 16)
        return chr(number) if number <= 0x10FFFF else " "
    return " " if escape[5] is not None else escape[6]


def bare(text: str) -> str:
    """Return the words of a text, with nothing between them but spaces."""
    return " ".join(WORD.findall(plain(text)))


def as_written(text: str) -> list[list[str]]:
    """Return the words, in small letters, of a text of a content file, in every way it is read.

    As it stands, as a giver's words are, and without Markdown's marks, as a story is.
    """
    ways = (plain(text), plain(_MARKS.sub(lambda mark: " " * mark[0].startswith("]"), text)))
    found: list[list[str]] = []
    for way in ways:
        words = WORD.findall(way.lower())
        if words not in found:
            found.append(words)
    return found
