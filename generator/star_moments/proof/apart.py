"""Take a file of a site apart, by its kind: what it says, and how that is to be read."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from star_moments.proof.markup import MARK
from star_moments.proof.pictures import texts_of_bytes

_INDEX: Final = "search-index/"
# Letters that stand for numbers: which moments a word is in.
_NUMBERS: Final = (f"{_INDEX}forms/", f"{_INDEX}filters/")
# The search is told how words end: pieces of words, between signs.
_PATTERN: Final = "^"
# What our own files call their values.
_FIELD: Final = re.compile(r"[a-z]+")
_DEEPEST: Final = 3


@dataclass
class Apart:
    """What a file says.

    `markup` is HTML and XML, `texts` have nothing to do with each other, `signs` may be numbers
    that look like letters, and `index` are the words that can be searched for.
    """

    markup: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    index: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Add a text, which may hold marks, or be written as marks are written in XML."""
        self.texts.append(text)
        if "<" in text or "&" in text:
            self.add_markup(text)

    def add_markup(self, text: str) -> None:
        """Add HTML or XML, which may hold HTML in its texts."""
        for _ in range(_DEEPEST):
            if MARK.search(text):
                self.markup.append(text)
            if "&" not in text or (less := html.unescape(text)) == text:
                break
            text = less


def take_apart(path: str, data: bytes) -> Apart:
    """Return what a file says, by its path below the site and its bytes."""
    found = Apart()
    # Of what stands at an address, the last part alone says nothing of itself.
    found.texts.append(path.removesuffix("index.html").replace("/", " / "))
    text = _text(data)
    if text is None:
        for one in texts_of_bytes(data):
            found.add(one)
    elif path.endswith(".html"):
        found.markup.append(text)
    elif path.endswith((".json", ".webmanifest", ".map")) and (said := _json(text)) is not None:
        _take_json(path, said, found)
    elif MARK.search(text):
        found.add_markup(text)
    else:
        found.add(text)
    return found


def _text(data: bytes) -> str | None:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or text.startswith("%PDF") else text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _take_json(path: str, said: Any, found: Apart) -> None:
    is_numbers = path.startswith(_NUMBERS)
    if path.startswith(_NUMBERS[0]):
        found.index = set(_words_of(said))
        found.texts += found.index
    for text in _strings(said):
        if is_numbers or text.startswith(_PATTERN):
            found.signs.append(text)
        else:
            found.add(text)


def _words_of(groups: Any) -> Iterator[str]:
    """Give the words of a file of the search index: each stem with each of its endings."""
    for group in groups if isinstance(groups, list) else ():
        if isinstance(group, list) and len(group) > 2 and isinstance(group[2], str):
            for ending in group[2].split(" "):
                yield f"{group[0]}{ending}"


def _strings(said: Any) -> Iterator[str]:
    """Give every text, with the names of values that are no mere field's."""
    ahead = [said]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            ahead += reversed(one)
        elif isinstance(one, dict):
            ahead += reversed(one.values())
            yield from (name for name in one if not _FIELD.fullmatch(name))
