"""What the wall publishes itself, and so need not ask about: its labels, and names of its staff."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from star_moments.model.files import Person
from star_moments.names.inflection import is_form_of
from star_moments.names.letters import fold, words_of


class Published(NamedTuple):
    """The words in labels and in the names of those who are thanked, and everybody's whole names.

    All are folded.
    """

    words: frozenset[str]
    whole: Sequence[Sequence[str]]

    def has(self, names: Sequence[str]) -> bool:
        """Say whether these names are published anyway."""
        words = [fold(word) for name in names for word in words_of(name)]
        if all(_is_one_of(self.words, word) for word in words):
            return bool(words)
        return len(words) > 1 and any(
            all(_is_one_of(whole, word) for word in words) for whole in self.whole if len(whole) > 1
        )


def published(
    labels: frozenset[str], people: Iterable[Person], thanked: Iterable[Person]
) -> Published:
    """Return what is published: of whoever is thanked, any part of a name, as the gate does."""
    theirs = {word for one in thanked for name in _names(one) for word in name}
    return Published(labels | theirs, [name for one in people for name in _names(one)])


def _names(person: Person) -> list[list[str]]:
    names = (person.name, person.shown_as or "")
    return [[fold(word) for word in words_of(name)] for name in names]


def _is_one_of(bases: Iterable[str], word: str) -> bool:
    return any(is_form_of(word, base) for base in bases)
