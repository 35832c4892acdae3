"""Where the proof asks the finder of names, which the gate asks too."""

import string
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress, takewhile

from star_moments.names import Names
from star_moments.proof.markup import END, LINE

# Nobody's name goes on over so many words.
_NEAR = 8
# So many words are asked about at once: few are a part of anybody's name.
_AT_ONCE = 50
_LETTERS = frozenset(string.ascii_uppercase + "ÅÄÖ")


class Finder:
    """The names of people, to be found in texts of bare words."""

    def __init__(self, people: Mapping[str, Sequence[str]]) -> None:
        """Take for each person's key the names the person goes by."""
        self._names = Names(people)
        self._keys = tuple(people)
        # The words met so far, each asked about once: those that are a part of anybody's name, and
        # all others. A text without one of the former carries no name.
        self._naming: set[str] = set()
        self._others: set[str] = set()
        self._together: set[str] = set()

    def whole(self, texts: Iterable[str]) -> set[str]:
        """Return the keys of those whose whole name one of the texts carries."""
        found: set[str] = set()
        for text in texts:
            for part in self.near_names(text.split()):
                found |= self._carried([part], ()).keys()
        return found

    def near_names(self, words: list[str]) -> list[str]:
        """Return the parts of texts that may hold a whole name; between two texts stands an `END`
        or a `LINE`.

        That is where two words that are a part of one stand near each other, or one beside a first
        letter, or one word that is both.
        """
        if not self.names_any(words):
            return []
        found: list[str] = []
        for at in compress(range(len(words)), map(self._naming.__contains__, words)):
            before, after = words[max(0, at - _NEAR) : at], words[at + 1 : at + _NEAR]
            if not self._may_be_whole(words[at], before + after):
                continue
            before, after = _up_to_end(before[::-1])[::-1], _up_to_end(after)
            if self._may_be_whole(words[at], before + after):
                found.append(" ".join((*before, words[at], *after)))
        return found

    def _may_be_whole(self, word: str, near: list[str]) -> bool:
        return word in self._together or not (
            self._naming.isdisjoint(near) and _LETTERS.isdisjoint(near)
        )

    def names_any(self, words: list[str]) -> bool:
        """Say whether one of the words is a part of a name."""
        if self._others.issuperset(words):
            return False
        new = [*{*words} - self._others - self._naming]
        for start in range(0, len(new), _AT_ONCE):
            some = new[start : start + _AT_ONCE]
            if not self._carried(some, self._keys):
                self._others.update(some)
                continue
            for word in some:
                if not self._carried([word], self._keys):
                    self._others.add(word)
                    continue
                self._naming.add(word)
                if self._carried([word], ()):
                    self._together.add(word)
        return not self._naming.isdisjoint(words)

    def parts(self, words: Iterable[str], keys: Collection[str]) -> set[str]:
        """Return those of the words that are a part of the name of one of these people."""
        return {
            word
            for word in words
            if self.names_any([word]) and not self._carried([word], keys).keys().isdisjoint(keys)
        }

    def _carried(self, texts: Iterable[str], keys: Iterable[str]) -> dict[str, str]:
        found = self._names.carried(texts, keys)
        return {key: mention.word for key, mention in found.items()}


def _up_to_end(words: list[str]) -> list[str]:
    return list(takewhile(lambda word: word not in (END, LINE), words))
