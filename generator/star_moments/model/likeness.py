"""What a slip of the pen made of a name: word for word, and with nothing beside it.

A proposal is put in place by somebody who trusts it. So a name is found again in what was written
only where nobody can mean anything else: a no beside it ("ei print"), a doubt ("social?") and what
turns a word round ("asocial", "untold") are no slips.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from star_moments.names.letters import fold

# Quotation marks around a text and a sentence's end change nothing in what it says.
_AROUND: Final = re.compile(r"^[\s\"'“”„‟«»‘’`]+|[\s\"'“”„‟«»‘’`.,;:]+$")
# A hyphen joins two words; in front of one, or behind it, it may mean less.
_IN_NAMES: Final = re.compile(r"(?:[^\W_]|\s|[.,'’_]|(?<=[^\W_])[-‐‑](?=[^\W_]))*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_SEPARATORS: Final = re.compile(r"[\s_-]+")
# How many slips a word of so many letters may have.
_SLIPS: Final = ((6, 2), (2, 1))
_MOST: Final = 2
_SHORTEST: Final = 3
# Another letter is a little more than one that is missing or too many: "kep" is "keep", not "key".
_OTHER_LETTER: Final = 1.125
_LONGEST: Final = 80
# What a keyboard or a key does not have, and what is one letter in names.
_BARE: Final = str.maketrans("åäöw", "aaov")


def plainly(text: str) -> str:
    """Return what a text says when no sign in it takes that back or doubts it; else nothing."""
    said = _AROUND.sub("", text[: 2 * _LONGEST]).strip()
    return said if _IN_NAMES.fullmatch(said) else ""


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """Return the choice that was meant, or None where it may be none of them or several."""
    return nearest_meaning(text, {choice: choice for choice in choices})


def nearest_meaning(text: str, meanings: Mapping[str, str]) -> str | None:
    """Return what the word means that was meant, or None where it may be none or several."""
    if text in meanings:
        return meanings[text]
    text = text[:_LONGEST]
    found: dict[float, set[str]] = {}
    for word, meaning in meanings.items():
        if (slips := slips_in(text, word)) is not None:
            found.setdefault(slips, set()).add(meaning)
    best = found[min(found)] if found else set()
    return best.pop() if len(best) == 1 else None


def slips_in(text: str, right: str) -> float | None:
    """Return how far a slip or two took a text from the right one; None where they are no slips."""
    if abs(len(text) - len(right)) > _MOST + 1 or text.strip("-") != text:
        return None
    text, right = fold(text).translate(_BARE), fold(right).translate(_BARE)
    written, names = _SEPARATORS.split(text), _SEPARATORS.split(right)
    if "".join(written) == "".join(names):
        return 0
    if len(written) != len(names):
        return None
    slips = 0.0
    for one, other in zip(written, names, strict=True):
        in_word = _in_word(one, other)
        if in_word is None or (slips := slips + in_word) >= _MOST + 1:
            return None
    return slips


def _in_word(text: str, right: str) -> float | None:
    if text == right:
        return 0
    shorter, longer = sorted((len(text), len(right)))
    most = next((slips for length, slips in _SLIPS if shorter >= length), 0)
    # Who makes a slip has begun well; but "eieurope" has a word before the word.
    begins_well = text[:1] == right[:1] or text[:2] == right[1::-1]
    has_more_before = text.removesuffix(right) not in (text, right[:1])
    # Another number is another thing, and a sign is no slip.
    has_other_signs = _LETTERS.sub("", text) != _LETTERS.sub("", right)
    if not most or longer < _SHORTEST or not begins_well or has_more_before or has_other_signs:
        return None
    slips = _distance(text, right)
    return slips if slips < most + 1 else None


def _distance(one: str, other: str) -> float:
    """Count letters that are missing, too many, wrong or in each other's place."""
    before: list[float] = []
    row = [float(number) for number in range(len(other) + 1)]
    for number, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [float(number)]
        for at, right in enumerate(other, start=1):
            wrong = before[at - 1] + (_OTHER_LETTER if letter != right else 0)
            cost = min(before[at] + 1, row[-1] + 1, wrong)
            if number > 1 and at > 1 and (letter, one[number - 2]) == (other[at - 2], right):
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
    return row[-1]


def is_like(text: str, choices: Iterable[str]) -> bool:
    """Tell whether a text looks like one of some."""
    return most_like(text, {choice: choice for choice in choices}) is not None


def most_like(text: str, meanings: Mapping[str, str]) -> str | None:
    """Return what the word means that a text looks like: for what is not to be overlooked."""
    close = get_close_matches(text[:_LONGEST], meanings, n=1, cutoff=0.7)
    return meanings[close[0]] if close else None
