"""Find the names of people in running text, inflected forms included.

A Finnish name bends: *Sini* becomes *Sinin, Sinille, Siniäkin*, *Virtanen* becomes *Virtasen* and
*Lahti* *Lahdelle*. So a name is compared by its stems, with the endings that may follow a stem, and
without regard to accents, letter case, mark-up or invisible characters. Where a choice had to be
made, a word too many is found rather than one too few: what is found is held back and reported, and
a person decides.

The stems follow the rules of consonant gradation and of nominal inflection in the Finnish grammar
*Iso suomen kielioppi* (§ 41 and § 63 onwards), as far as personal names need them.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[*_~`\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f]")

# Anything but the letters, signs and dashes of ordinary Latin text.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u02af\u2010-\u2027\u2030-\u205e]")

_LONG_CASES = "[ij]?(?:ssa|sta|lla|lta|lle|na|kse|ksi|tta)|ine"
_SHORT_CASES = "n|t|s|a|i|e|ta|ia|ja|ita|ien|jen|iden|ten|itten|h?[aeiouy]n|seen|siin"
_OWN = "ni|si|nsa|mme|nne"
_CLITICS = "kin|kaan|ko|han|pa|kos|pas|kohan|pahan"
_ENDING = re.compile(
    f"(?:(?:{_LONG_CASES})(?:{_OWN}|[aeiouy]n)?|(?:{_SHORT_CASES})?(?:{_OWN})?)(?:{_CLITICS})?"
)

# strong grade -> weak grade, at the end of a stem without its last vowel
_GRADES = (
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
_VOWELS = "aeiouy"

# Names that are everyday words too: found only where they begin with a capital letter.
_ALSO_WORDS = frozenset(
    "aamu aino aallotar armas helmi hilla ilo impi kai kesa kukka lahja lumi marja meri oiva onni"
    " paiva paju pilvi rauha ruusu satu sulo suvi taika tahti toivo tuisku tuuli usko usva valo"
    " vanamo vuokko may mark will rose joy hope grace bill bo sten bjorn stig dag liv sol".split()
)


def words_of(text: str) -> list[str]:
    """Return the words of a text without its mark-up and invisible characters."""
    if "&" in text:
        text = html.unescape(text)
    if _UNUSUAL.search(text):
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    return _WORD.findall(_MARKS.sub("", text))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the word in lower case and without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


@cache
def stems(name: str) -> tuple[str, ...]:
    """Return the stems of one name, folded and in lower case, that endings may follow."""
    found = {name}
    if name[-1] in _VOWELS:
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
        if head and head[-1] in _VOWELS:
            found.add(head + head[-1])
            found |= {stronger + head[-1] * 2 for stronger in _strong(head[:-1])}
    return found


def _weak(head: str) -> list[tuple[str, bool]]:
    for strong, _ in _GRADES:
        if head.endswith(strong):
            return [
                (head[: len(head) - len(strong)] + weak, strong in ("kk", "pp", "tt"))
                for other, weak in _GRADES
                if other == strong
            ]
    return []


def _strong(head: str) -> list[str]:
    return [
        head[: len(head) - len(weak)] + strong
        for strong, weak in _GRADES
        if weak and head.endswith(weak)
    ]


@lru_cache(maxsize=1 << 16)
def is_form_of(word: str, name: str) -> bool:
    """Say whether a folded word is a folded name or one of its inflected forms."""
    return any(
        word.startswith(stem) and _ENDING.fullmatch(word, len(stem)) is not None
        for stem in stems(name)
    )


_NONE: Mapping[str, set[str]] = {}

# How many different words are remembered before forgetting them all: some 60 MB.
_MEMORY = 1 << 18


class Names:
    """The names of all people known to the wall, ready to be looked for."""

    def __init__(self, people: Mapping[str, Sequence[str]]) -> None:
        """Take for each person's key the names the person goes by."""
        self._parts: dict[str, tuple[str, ...]] = {}
        # By the first three letters of a surname's stems: surname, then first name, then keys.
        self._surnames: dict[str, dict[str, dict[str, list[str]]]] = {}
        for key, names in people.items():
            parts = [part for name in names for part in words_of(name)]
            # A small first letter marks a particle (von, af), a single letter an initial.
            own = dict.fromkeys(fold(part) for part in parts if len(part) > 1 and part[0].isupper())
            self._parts[key] = tuple(own)
            for name in names:
                whole = [fold(part) for part in words_of(name)]
                if len(whole) > 1 and len(whole[-1]) > 1:
                    for start in {stem[:3] for stem in stems(whole[-1])}:
                        firsts = self._surnames.setdefault(start, {}).setdefault(whole[-1], {})
                        firsts.setdefault(whole[0], []).append(key)
        # The pieces of texts met so far: those that may hold a surname, and all others; those by
        # the first two letters of a word in them; and those that hold a form of a name that was
        # looked for.
        self._surnamed: set[str] = set()
        self._others: set[str] = set()
        self._by_start: dict[str, set[str]] = {}
        self._forms: dict[str, dict[str, set[str]]] = {}

    def carried(self, texts: Iterable[str], recipients: Iterable[str]) -> dict[str, str]:
        """Return whose names the texts carry: the person's key with the word that was found.

        Of a recipient any part of the name counts; of anybody else the first name together with the
        last, since another Sini may be meant.
        """
        texts = list(texts)
        sought = [(key, part) for key in recipients for part in self._parts.get(key, ())]
        if not self._may_carry(" ".join(texts), [part for _, part in sought]):
            return {}
        return self._found(texts, sought)

    def _may_carry(self, text: str, parts: Iterable[str]) -> bool:
        """Say whether to look closer: nearly no text has a surname or a recipient's name in it.

        A text is taken apart at its spaces alone, and each piece is judged once, the first time
        that it is met.
        """
        pieces = text.split()
        if not self._others.issuperset(pieces):
            if len(self._others) > _MEMORY:
                for known in (self._others, self._surnamed, self._by_start, self._forms):
                    known.clear()
            self._learn({*pieces} - self._others - self._surnamed)
            if not self._surnamed.isdisjoint(pieces):
                return True
        return not all(self._forms_of(part).isdisjoint(pieces) for part in parts)

    def _learn(self, pieces: set[str]) -> None:
        for piece in pieces:
            # What such signs do to the words around them is for the close look to find out.
            surnamed = _UNUSUAL.search(piece) is not None
            for folded in map(fold, words_of(piece)):
                start = folded[:2]
                self._by_start.setdefault(start, set()).add(piece)
                for part, forms in self._forms.get(start, _NONE).items():
                    if is_form_of(folded, part):
                        forms.add(piece)
                surnames = self._surnames.get(folded[:3], ())
                surnamed = surnamed or any(is_form_of(folded, surname) for surname in surnames)
            (self._surnamed if surnamed else self._others).add(piece)

    def _forms_of(self, part: str) -> set[str]:
        alike = self._forms.setdefault(part[:2], {})
        forms = alike.get(part)
        if forms is None:
            forms = alike[part] = {
                piece
                for piece in self._by_start.get(part[:2], ())
                if any(is_form_of(fold(word), part) for word in words_of(piece))
            }
        return forms

    def _found(self, texts: list[str], sought: Sequence[tuple[str, str]]) -> dict[str, str]:
        found: dict[str, str] = {}
        starts = tuple({part[:2] for _, part in sought})
        for text in texts:
            words = words_of(text)
            for position, word in enumerate(words):
                folded = fold(word)
                if folded.startswith(starts):
                    for key, part in sought:
                        if key not in found and _names(word, folded, part):
                            found[key] = word
                surnames = self._surnames.get(folded[:3])
                if surnames and position:
                    for key in _whole_names(
                        surnames, folded, words[max(0, position - 2) : position]
                    ):
                        found.setdefault(key, word)
        return found


def _names(word: str, folded: str, part: str) -> bool:
    needs_capital = part in _ALSO_WORDS or len(part) < 3
    return is_form_of(folded, part) and (word[0].isupper() or not needs_capital)


def _whole_names(
    surnames: Mapping[str, Mapping[str, Sequence[str]]], folded: str, near: Sequence[str]
) -> Iterator[str]:
    """Return the keys of those whose surname the word is, with the first name just before it."""
    for surname, firsts in surnames.items():
        if is_form_of(folded, surname):
            for first, keys in firsts.items():
                if any(is_form_of(fold(other), first) for other in near):
                    yield from keys
