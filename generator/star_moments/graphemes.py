"""Where a text may be cut: between two signs as people see them, and never inside one.

A family of emoji, a flag, a letter with its marks are several characters and one sign. The rules
are those of extended grapheme clusters (Unicode Standard Annex #29, rules GB3 to GB13 of
https://unicode.org/reports/tr29/), by what Python's `unicodedata` tells of each character. Where
that is too little, more is kept together than the annex asks for: both sides of a joiner, and what
follows a virama.
"""

import re
from typing import Final
from unicodedata import category, combining

# Below this are no marks and no joiners: the letters of Finnish, Swedish and English.
_FIRST_MARK: Final = "\u0300"
_JOINER: Final = "\u200d"
_VIRAMA: Final = 9
_MARKS: Final = ("Mn", "Mc", "Me")
# What belongs to the sign before it and is no mark: joiners, the vowels AM, kana's voicing, skin
# tones, and the letters of a flag's region.
_JOINED: Final = re.compile(
    "[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
# What belongs to the sign after it (Grapheme_Cluster_Break=Prepend).
_BEFORE: Final = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46\U00011f02]"
)
# Two of these are a flag.
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]+")
# Hangul: letters that begin, carry and end a syllable, and syllables.
_HANGUL: Final = re.compile(
    "[\u1100-\u115f\ua960-\ua97c][\u1100-\u11a7\ua960-\ua97c\ud7b0-\ud7c6\uac00-\ud7a3]"
    "|[\u1160-\u11a7\ud7b0-\ud7c6\uac00-\ud7a3][\u1160-\u11ff\ud7b0-\ud7fb]"
    "|[\u11a8-\u11ff\ud7cb-\ud7fb][\u11a8-\u11ff\ud7cb-\ud7fb]"
)
# The longest sign that somebody writes has a dozen characters. Of a heap of marks that is longer
# than this, no sign is spoiled (compare the Stream-Safe Text Format, Annex #15).
_LONGEST: Final = 32


def beginning(text: str, most: int) -> str:
    """Return the beginning of a text: at most so many characters, and whole signs."""
    if most >= len(text):
        return text
    last = max(most - _LONGEST, 0)
    places = (place for place in range(most, last, -1) if _may_be_cut(text, place))
    return text[: next(places, most if last else 0)]


def _goes_on(sign: str) -> bool:
    return category(sign) in _MARKS or bool(_JOINED.match(sign))


def _follows_virama(text: str, place: int) -> bool:
    """Say whether a virama is among the marks just before a place (GB9c)."""
    for at in range(place - 1, max(place - _LONGEST, -1), -1):
        if combining(text[at]) == _VIRAMA:
            return True
        if not _goes_on(text[at]):
            return False
    return False


def _may_be_cut(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before < _FIRST_MARK > after:
        return before + after != "\r\n"
    if _goes_on(after) or before == _JOINER or _BEFORE.match(before):
        return False
    if _goes_on(before) and _follows_virama(text, place):
        return False
    if _FLAG.match(before) and _FLAG.match(after):
        begins = place
        while begins and _FLAG.match(text[begins - 1]):
            begins -= 1
        return (place - begins) % 2 == 0
    return not _HANGUL.match(before + after)
