"""Find the names of people in running text, however people write them.

Of whoever is thanked, any part of the name counts; of the people nearby, a given name; of anybody
else, the whole name. docs/design.md tells the rules, and tests/names/ how often they are right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from star_moments.names.everyday import ALSO_WORDS, is_everyday
from star_moments.names.inflection import is_form_of, is_nearly, stems
from star_moments.names.letters import UNUSUAL, Token, fold, tokens_of, words_of
from star_moments.names.people import PARTICLES, Called, called, given_names

# How many different pieces of text are remembered before forgetting them all: some 60 MB.
_MEMORY: Final = 1 << 18

# How many letters at its beginning a part is looked up by, and both names in one word.
_SHORT: Final = 3
_LONG: Final = 6

# A surname of so many letters is known when others are glued to it.
_GLUED: Final = 4

# Stands for signs of which the close look has to find out what they do to the words around them.
_UNSURE: Final = ""

# What may stand before a word.
_BEFORE: Final = "\"'“”„»«’‘([*_#@–—-"

# Letters that are words by themselves, in one of the languages: no initials without a point.
_LONE_WORDS: Final = frozenset("aiåö")


class Mention(NamedTuple):
    """A name that was found: the word as it stands, and whether it was a whole name."""

    word: str
    is_whole: bool


class Names:
    """The names of all people known to the wall, ready to be looked for."""

    def __init__(self, people: Mapping[str, Sequence[str]]) -> None:
        """Take for each person's key the names the person goes by, the whole name first."""
        given = given_names(name for names in people.values() for name in names[:1])
        self._called = {key: called(names, given) for key, names in people.items()}
        # By the beginning of a part's stems: the parts, as they are spelt, each with whether it is
        # a given name alone.
        self._parts: dict[str, set[tuple[str, bool]]] = {}
        # By a given name, by a part of a surname and by both in one word: who is called so.
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        self._together: dict[str, list[str]] = {}
        for key, one in self._called.items():
            for parts, by_part in (
                (one.first, self._by_first),
                (one.last, self._by_last),
                (one.together, self._together),
            ):
                for part in parts:
                    by_part.setdefault(part, []).append(key)
        for part in {*self._by_last, *self._by_first}:
            self._index(part, _SHORT, is_first=part not in self._by_last)
        for part in self._together:
            self._index(part, _LONG, is_first=False)
        # What is known of the words met so far: the parts that each is a form of, where there are
        # any; and likewise of pieces of text between spaces.
        self._known: dict[str, frozenset[str]] = {}
        self._carrying: dict[str, frozenset[str]] = {}
        self._plain: set[str] = set()

    def _index(self, part: str, length: int, *, is_first: bool) -> None:
        for start in {stem[:length] for stem in stems(part, is_first=is_first)}:
            self._parts.setdefault(start, set()).add((part, is_first))

    def carried(
        self, texts: Iterable[str], recipients: Iterable[str], near: Iterable[str] = ()
    ) -> dict[str, Mention]:
        """Return whose names the texts carry, by key.

        Of `recipients` any part of the name counts, of those who are `near` a given name, and of
        anybody else a whole name.
        """
        texts = list(texts)
        parts = self._parts_in(" ".join(texts))
        if not parts:
            return {}
        thanked = [key for key in recipients if self._bears(key, parts)]
        close = [key for key in near if key not in thanked and self._bears(key, parts)]
        if not (thanked or close or self._may_be_whole(parts, texts)):
            return {}
        found: dict[str, Mention] = {}
        for text in texts:
            for key, word, is_whole in self._found(tokens_of(text), thanked, close):
                first = found.get(key)
                if first is None:
                    found[key] = Mention(word, is_whole)
                elif is_whole and not first.is_whole:
                    # A reader meets the first word first.
                    found[key] = first._replace(is_whole=True)
        return found

    def _bears(self, key: str, parts: frozenset[str]) -> bool:
        one = self._called.get(key)
        return one is not None and not (parts.isdisjoint(one.first) and parts.isdisjoint(one.last))

    def _may_be_whole(self, parts: frozenset[str], texts: Iterable[str]) -> bool:
        """Say whether to look closer, where nobody is sought who may be meant by a part."""
        known = any(part in self._by_last or part in self._together for part in parts)
        return known or _UNSURE in parts or any(map(_has_two_capitals, texts))

    def _parts_in(self, text: str) -> frozenset[str]:
        """Return the parts of names in a text, which is taken apart at its spaces alone.

        Each piece is judged once, the first time that it is met.
        """
        pieces = set(text.split())
        # Of a set less the keys of a mapping, Python would go through all the keys.
        new = {piece for piece in pieces - self._plain if piece not in self._carrying}
        if new:
            if len(self._plain) > _MEMORY:
                self._plain.clear()
                self._carrying.clear()
                self._known.clear()
                new = pieces
            for piece in new:
                found = frozenset().union(*map(self._parts_of, map(fold, words_of(piece))))
                if UNUSUAL.search(piece):
                    found |= {_UNSURE}
                if found:
                    self._carrying[piece] = found
                else:
                    self._plain.add(piece)
        carrying = pieces & self._carrying.keys()
        return frozenset().union(*(self._carrying[piece] for piece in carrying))

    def _parts_of(self, folded: str) -> frozenset[str]:
        """Return the parts of names that a folded word is a form of."""
        known = self._known.get(folded)
        if known is None:
            known = frozenset(
                part
                for start in {folded[:2], folded[:_SHORT], folded[:_LONG]}
                for part, is_first in self._parts.get(start, ())
                if is_form_of(folded, part, is_first=is_first)
            )
            if known:
                self._known[folded] = known
        return known

    def _found(
        self, tokens: Sequence[Token], thanked: Sequence[str], near: Sequence[str]
    ) -> Iterator[tuple[str, str, bool]]:
        sentence = _Sentence(tokens, [self._parts_of(token.folded) for token in tokens])
        for at, token in enumerate(tokens):
            here = sentence.parts[at]
            if not here:
                continue
            theirs = False
            for key in thanked:
                one = self._called[key]
                if any(_counts(token, part) for part in here & (one.first | one.last)):
                    theirs = theirs or not here.isdisjoint(one.first)
                    yield key, token.word, False
            is_name = token.folded in self._by_first
            for key in near if not theirs else ():
                one = self._called[key]
                # *Maria* is a form of *Mari*, and first of all a name.
                if is_name and token.folded not in one.first:
                    continue
                counts = any(_counts_nearby(token, part) for part in here & one.first)
                if counts and not sentence.is_somebody_else(at, one):
                    yield key, token.word, False
            yield from ((key, token.word, True) for key in self._whole(sentence, at))

    def _whole(self, sentence: "_Sentence", at: int) -> Iterator[str]:
        """Give the keys of those whose whole name has its surname, or its given name, here."""
        for part in sentence.parts[at]:
            yield from self._together.get(part, ())
            for key in self._by_last.get(part, ()):
                if sentence.has_first(at, part, self._called[key]):
                    yield key
            for key in self._by_first.get(part, ()):
                if sentence.has_slip_or_initial(at, self._called[key]):
                    yield key


class _Sentence(NamedTuple):
    """The words of a text, and the parts of names that each is a form of."""

    tokens: Sequence[Token]
    parts: Sequence[frozenset[str]]

    def is_somebody_else(self, at: int, one: Called) -> bool:
        """Say whether a given name stands before a surname that is not this person's."""
        token = self.tokens[at]
        # In Finnish the surname alone is inflected: *Riikalle Kallion terveysasemalle*.
        is_plain = not one.first.isdisjoint((token.folded, token.folded.removesuffix("s")))
        if at + 1 == len(self.tokens) or token.ends or not is_plain:
            return False
        follows = self.tokens[at + 1]
        is_name = follows.is_capital and not follows.word.isupper() and not follows.opens
        is_own = not self.parts[at + 1].isdisjoint(one.last | one.first)
        return is_name and token.is_capital and not is_own and not _is_glued(follows, one)

    def has_first(self, at: int, last: str, one: Called) -> bool:
        """Say whether a given name, or its first letter, stands near a surname that is here."""
        here = self.tokens[at]
        for step in (-1, 1):
            alone = True
            for other in range(at + step, at + step * (one.run + 1), step):
                # A sentence that ends between the two parts them.
                if not 0 <= other < len(self.tokens) or self.tokens[min(other, other - step)].ends:
                    break
                token, is_next = self.tokens[other], other == at + step
                if alone and len(token.word) == 1 and _is_initial(token, one, here, last):
                    return True
                shared = self.parts[other] & one.first
                if shared and (step < 0 or is_next or here.is_capital):
                    return (
                        token.is_capital
                        or here.is_capital
                        or last not in ALSO_WORDS
                        or shared.isdisjoint(ALSO_WORDS)
                    )
                if step < 0 and is_next and self._is_slip(other, at, one):
                    return True
                alone = alone and (len(token.word) == 1 or token.folded in PARTICLES)
        return False

    def _is_slip(self, first: int, last: int, one: Called) -> bool:
        """Say whether a word before a surname is a given name but for a slip, and no other name."""
        token = self.tokens[first]
        is_name = token.is_capital and self.tokens[last].is_capital and not self.parts[first]
        return is_name and any(is_nearly(token.folded, name) for name in one.first)

    def has_slip_or_initial(self, at: int, one: Called) -> bool:
        """Say whether a given name stands before the first letter of the surname, or before the
        surname but for a slip."""
        here = self.tokens[at]
        if at + 1 == len(self.tokens) or here.ends or not here.is_capital:
            return False
        follows = self.tokens[at + 1]
        if not follows.is_capital or follows.opens:
            return False
        if len(follows.word) == 1:
            is_word = follows.folded in _LONE_WORDS
            return follows.folded in one.last_initials and (follows.dotted or not is_word)
        is_known = not self.parts[at + 1].isdisjoint(one.first | one.last)
        return not is_known and any(is_nearly(follows.folded, last) for last in one.last)


def _is_glued(token: Token, one: Called) -> bool:
    """Say whether a word begins with a person's surname and goes on as no surname does."""
    return any(
        len(last) >= _GLUED
        and token.folded.startswith(last)
        and not token.word[len(last) :].islower()
        for last in one.last
    )


def _has_two_capitals(text: str) -> bool:
    """Say whether two words with capitals stand side by side."""
    capitals = (piece.lstrip(_BEFORE)[:1].isupper() for piece in text.split())
    return any(map(all, pairwise(capitals)))


def _counts(token: Token, part: str) -> bool:
    """Say whether a word that is a form of a part of the name of somebody thanked is that name."""
    if token.is_capital or token.called:
        return True
    return len(part) > 2 and not is_everyday(token.folded)


def _counts_nearby(token: Token, part: str) -> bool:
    """Say the same of somebody who is near: where it may be an ordinary word, only with a capital
    inside a sentence."""
    if part in ALSO_WORDS or len(part) < 3 or is_everyday(token.folded):
        return token.called or (token.is_capital and not token.opens)
    return True


def _is_initial(token: Token, one: Called, last: Token, part: str) -> bool:
    """Say whether a lone letter beside a surname, of which a word is a form, is a given name's."""
    if token.folded not in one.initials:
        return False
    is_word = token.folded in _LONE_WORDS
    if token.is_capital and last.is_capital:
        return token.dotted or not (is_word and part in ALSO_WORDS)
    # The *s* of a genitive is none.
    return token.dotted or not (is_word or token.folded == "s" or part in ALSO_WORDS)
