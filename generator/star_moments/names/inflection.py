"""The forms of a name: its stems, and the endings that may follow a stem.

The stems follow the rules of consonant gradation and of nominal inflection in the Finnish grammar
*Iso suomen kielioppi* (§ 41 and § 63 onwards), as far as personal names need them. A Swedish or
English genitive is an ending among the others.
"""

import re
from collections.abc import Container
from functools import cache, lru_cache
from typing import Final

from star_moments.names.letters import without_dots

_LONG_CASES: Final = "[ij]?(?:ssa|sta|lla|lta|lle|na|kse|ksi|tta)|ine"
_SHORT_CASES: Final = "n|s|a|i|e|ta|ia|ja|ita|ien|jen|iden|ten|itten|h?[aeiouy]n|seen|siin"
_OWN: Final = "ni|si|nsa|mme|nne"
# As they are spoken: *Mervilt*, *Katrist*.
_SPOKEN: Final = "ll|lt|st|ss"
_CLITICS: Final = "kin|kaan|ko|han|pa|kos|pas|kohan|pahan"
_OF_FIRST_NAMES: Final = re.compile(
    f"(?:(?:{_LONG_CASES})(?:{_OWN}|[aeiouy]n)?|(?:{_SHORT_CASES})?(?:{_OWN})?)(?:{_CLITICS})?"
    f"|{_SPOKEN}"
)
# Of a surname there are several: *Virtaset*.
_OF_SURNAMES: Final = re.compile(f"{_OF_FIRST_NAMES.pattern}|t(?:{_CLITICS})?")

# strong grade -> weak grade, at the end of a stem without its last vowel
_GRADES: Final = (
    *(
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("nk", "ng"),
        ("nt", "nn"),
        ("lt", "ll"),
        ("rt", "rr"),
    ),
    *(
        ("mp", "mm"),
        ("ht", "hd"),
        ("lk", "l"),
        ("lk", "lj"),
        ("rk", "r"),
        ("rk", "rj"),
        ("hk", "h"),
    ),
    *(("hk", "hj"), ("t", "d"), ("p", "v"), ("k", ""), ("k", "v")),
)
VOWELS: Final = "aeiouyåäö"


# Of these a given name changes: *Pekan, Innon, Ahdin*, and yet *Akin, Helkan, Inkan*.
_OF_FIRST: Final = frozenset("kk pp tt nt lt rt mp ht t".split())

# Given names that bend as the words that they are; others in -i keep it (*Merin* and *Meren*).
_BENDING: Final = frozenset("lumi meri suvi toivi tuomi tuuli".split())


@cache
def stems(name: str, *, is_first: bool = False) -> tuple[str, ...]:
    """Return the stems of one folded name that endings may follow.

    A given name in -i or -e bends less than a surname, which is an old word.
    """
    found = {name}
    if is_first and name[-1] in VOWELS and name not in _BENDING:
        found |= {weaker + name[-1] for weaker, _ in _weak(name[:-1], _OF_FIRST)}
    elif name[-1] in VOWELS:
        found |= _vowel_stems(name)
    else:
        found |= _consonant_stems(name)
    return tuple(sorted(stem for stem in found if len(stem) > 1))


def _vowel_stems(name: str) -> set[str]:
    head, last = name[:-1], name[-1]
    found = set()
    if last == "i":
        found.add(head + "e")
    if last == "e":
        found.add(name + "e")
        found |= {stronger + "ee" for stronger in _strong(head)}
    if name.endswith("si") and len(name) > 3:
        found |= {name[:-2] + "de", name[:-2] + "te"}
    for weaker, doubled in _weak(head):
        if last != "i" or doubled:
            found.add(weaker + last)
        if last == "i":
            found.add(weaker + "e")
    return found


def _consonant_stems(name: str) -> set[str]:
    found = {name + "i", name + "e"}
    if name.endswith("nen"):
        found |= {name[:-3] + "se", name[:-3] + "s"}
    if name.endswith("s"):
        head = name[:-1]
        found |= {head + "kse", head + "de", head + "te"}
        if head and head[-1] in VOWELS:
            found.add(head + head[-1])
            found |= {stronger + head[-1] * 2 for stronger in _strong(head[:-1])}
    return found


def _weak(head: str, only: Container[str] | None = None) -> list[tuple[str, bool]]:
    for strong, _ in _GRADES:
        if head.endswith(strong):
            return [
                (head[: len(head) - len(strong)] + weak, strong in ("kk", "pp", "tt"))
                for other, weak in _GRADES
                if other == strong and (only is None or strong in only)
            ]
    return []


def _strong(head: str) -> list[str]:
    return [
        head[: len(head) - len(weak)] + strong
        for strong, weak in _GRADES
        if weak and head.endswith(weak)
    ]


@lru_cache(maxsize=1 << 16)
def is_form_of(word: str, name: str, *, is_first: bool = False) -> bool:
    """Say whether a folded word is a folded name or one of its inflected forms.

    An ending may be written without its dots: *Väinöllä*, *Vainolla*.
    """
    endings = _OF_FIRST_NAMES if is_first else _OF_SURNAMES
    # A stem that is not the name itself is no word without an ending.
    return word == name or any(
        word.startswith(stem)
        and word != stem
        and endings.fullmatch(without_dots(word[len(stem) :])) is not None
        for stem in stems(name, is_first=is_first)
    )


# A shorter name is near to too many other words.
_LONG: Final = 5


@lru_cache(maxsize=1 << 14)
def is_nearly(word: str, name: str) -> bool:
    """Say whether a folded word is a form of a name but for one letter: too many, missing, another
    one, or swapped with the next."""
    if len(name) < _LONG or len(word) < _LONG or word[0] != name[0]:
        return False
    for stem in stems(name):
        if len(stem) < _LONG:
            continue
        for end in range(len(stem) - 1, len(stem) + 2):
            ending = without_dots(word[end:])
            if end <= len(word) and _OF_SURNAMES.fullmatch(ending) and _one_slip(word[:end], stem):
                return True
    return False


def _one_slip(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if len(one) > len(other):
        return one[1:] == other
    if len(one) < len(other):
        return one == other[1:]
    return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
