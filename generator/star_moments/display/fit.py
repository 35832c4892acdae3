"""Words that fit a screen: cut into pages, and given a size, before any screen sees them.

Whoever stands four metres from a screen of 50 inches reads letters of 4.4 hundredths of its shorter
side (vmin); nothing is ever set smaller. What is too long for one page gets two, then an end.
Sources: capital letters of 16 minutes of arc (ISO 9241-3), and what is read in half a minute.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from star_moments.display.hyphens import SHY, with_hyphens
from star_moments.graphemes import beginning
from star_moments.kit.excerpt import paragraphs

MOST = 280
PAGES = 2
CUT = " […]"

Size = Literal["xl", "l", "m", "s"]


@dataclass(frozen=True, slots=True)
class Room:
    """A size class: the most characters that get it, and its letters in vmin.

    The letters are those on a screen of 16:9, of 4:3, and of 9:16, which stands on end.
    """

    size: Size
    most: int
    wide: float
    square: float
    upright: float


# The same letters as in theme/tokens.toml; a test compares them. The numbers of characters were
# found by looking at every layout.
ROOMS = (
    Room("xl", 42, 14.0, 11.0, 11.0),
    Room("l", 95, 9.6, 8.0, 8.4),
    Room("m", 165, 7.4, 6.0, 6.6),
    Room("s", MOST, 5.8, 4.8, 5.3),
)
FLOOR = 4.4
# The lines of words in vmin, on the screen of each kind that has the shortest ones.
LINES = {"wide": 108.0, "square": 82.0, "upright": 84.0}
# What a line that ends early takes of the room, in characters.
_BROKEN_LINE = 18

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"')\]]*\s+(?!\[…\])")
_CLAUSE_END = re.compile(r"[,;:–—]\s|\s(?=(?:ja|ja|och|and)\s)")


@dataclass(frozen=True, slots=True)
class WordsPage:
    """What a screen shows at one time: sentences, with a line break between paragraphs."""

    size: Size
    text: str


def fit(text: str, language: str) -> tuple[WordsPage, ...]:
    """Return the words as one page or two; what is left out after them is marked `[…]`."""
    pieces = list(_pieces(text, language))
    texts = _one_page(pieces) or _two_pages(pieces)
    size = _size(texts)
    return tuple(WordsPage(size, one) for one in texts)


def size_of(text: str) -> Size:
    """Return the largest size in which a page of these words has room."""
    return _size((text,))


def _size(texts: Sequence[str]) -> Size:
    length = max(len(one.replace(SHY, "")) + _BROKEN_LINE * one.count("\n") for one in texts)
    widest = max((width(word.replace(SHY, "")) for one in texts for word in one.split()), default=0)
    for room in ROOMS:
        if length <= room.most and widest <= _widest(room):
            return room.size
    return ROOMS[-1].size


def _widest(room: Room) -> float:
    """Return how wide a word may be (em), so that every screen has it on one line."""
    letters = {"wide": room.wide, "square": room.square, "upright": room.upright}
    return min(line / letters[screen] for screen, line in LINES.items())


_WIDTHS = {
    **dict.fromkeys("iljtfrI.,;:!|'’´`()[]-", 0.36),
    **dict.fromkeys("mwMWÆŒæœ@%—…", 0.9),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZÅÄÖ", 0.72),
}


def width(word: str) -> float:
    """Return about how wide a word is in the giver's letters, in heights of a letter (em)."""
    return sum(_WIDTHS.get(letter, 0.56 if letter < "\u2000" else 1.0) for letter in word)


# A word that is wider than a line even in the smallest size is given places to break.
_TOO_WIDE = _widest(ROOMS[-1])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that no page holds; `before` parts it from the last."""

    before: str
    text: str


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    """Cut the text into sentences, as far as there is any room for them."""
    room = (PAGES + 1) * MOST
    for part in paragraphs(text):
        before = "\n"
        words = (
            with_hyphens(word, language) if width(word) > _TOO_WIDE else word
            for word in part.split(" ")
        )
        for sentence in _sentences(" ".join(words)):
            for piece, after in _broken(sentence):
                yield _Piece(before, piece)
                before = after
                room -= len(piece)
                if room < 0:
                    return


def _sentences(text: str) -> Iterator[str]:
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    yield from filter(None, (text[start:end].strip() for start, end in pairwise(ends)))


def _broken(sentence: str) -> Iterator[tuple[str, str]]:
    """Break a sentence that is longer than a page: after a clause, else a word, else a sign.

    With each part comes what parts it from the next.
    """
    most = MOST - len(CUT)
    while len(sentence) > most:
        head = beginning(sentence, most)
        clauses = [found.end() for found in _CLAUSE_END.finditer(head)]
        end = next((end for end in reversed(clauses) if end > most // 2), 0)
        end = end or head.rfind(" ") + 1
        yield sentence[: end or len(head)].strip(), " " if end else ""
        sentence = sentence[end or len(head) :].strip()
    if sentence:
        yield sentence, " "


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(one.before * (at > 0) + one.text for at, one in enumerate(pieces))


def _one_page(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    whole = _joined(pieces)
    return (whole,) if len(whole) <= MOST else ()


def _two_pages(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    """Return two pages of like length where all has room on them, else as much as there is."""
    # How long the text is from its beginning up to each piece, without what parts it from the next.
    ends = list(accumulate(len(one.before) + len(one.text) for one in pieces))
    ends = [end - len(pieces[0].before) for end in ends]
    splits = [
        (abs(ends[at - 1] - rest), at)
        for at in range(1, len(pieces))
        if (rest := ends[-1] - ends[at - 1] - len(pieces[at].before)) <= MOST >= ends[at - 1]
    ]
    if splits:
        _, at = min(splits)
        return _joined(pieces[:at]), _joined(pieces[at:])
    first = max(1, bisect_right(ends, MOST))
    room = ends[first - 1] + len(pieces[first].before) + MOST - len(CUT)
    second = max(first + 1, bisect_right(ends, room))
    last = _joined(pieces[first:second])
    return _joined(pieces[:first]), last + (CUT if not last.endswith(CUT.strip()) else "")
