"""Shorten words without spoiling them: whole paragraphs, then sentences, words and signs."""

import re

from star_moments.graphemes import beginning

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"')]*\s+")
_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text; a single line break is only a space."""
    return tuple(" ".join(part.split()) for part in _BLANK_LINES.split(text) if part.strip())


def excerpt(parts: tuple[str, ...], limit: int) -> tuple[tuple[str, ...], bool]:
    """Return the paragraphs and sentences that fit in `limit` characters, and if any is missing.

    A last sentence that would have to be broken is left out, unless it is the only one.
    """
    kept: list[str] = []
    room = limit
    for part in parts:
        if len(part) <= room:
            kept.append(part)
            room -= len(part)
            continue
        shortened = _sentences(part, room) or ("" if kept else shorten(part, room))
        if shortened:
            kept.append(shortened)
        return tuple(kept), True
    return tuple(kept), False


def _sentences(text: str, limit: int) -> str:
    end = 0
    for found in _SENTENCE_END.finditer(text):
        if len(text[: found.start()].rstrip()) > limit:
            break
        end = found.end()
    return text[:end].rstrip()


def shorten(text: str, limit: int) -> str:
    """Return the text in at most `limit` characters, with an ellipsis where words are missing."""
    # So many words fill the limit, however short they are; what follows need not be looked at.
    text = " ".join(text.split(None, limit // 2 + 1))
    if len(text) <= limit:
        return text
    head = beginning(text, limit - 1)
    words = head.rsplit(" ", 1)[0] if " " in head else head
    return words.rstrip(" ,.;:–-") + "…"
