"""Families of words, and how often two stemmers bring their forms together.

`tests/search/` holds them: a line is a family, whose forms a search should take for one another. A
line of `…-apart.txt` is a pair that it should not. The lists of `aside` were written first, and not
looked at when the rules were made; by those of `open` they were tuned.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from star_moments.search.index import plain

LISTS = Path(__file__).parents[1] / "search"
HALVES = ("open", "aside")
LANGUAGES = ("fi", "sv", "en")

Stemmer = Callable[[str], str]
Pair = tuple[str, str]


class Count(NamedTuple):
    """Pairs of words, each asked for both ways: how many there are, and how many are wrong."""

    within: int
    missed: int
    strangers: int


def lines(half: str, name: str) -> list[list[str]]:
    """Return the words of each line of a list."""
    return [line.split() for line in (LISTS / half / f"{name}.txt").read_text().splitlines()]


def meets(asked: str, held: str, stemmer: Stemmer) -> bool:
    """Say whether who asks for one word finds the other, as a browser goes about it."""
    seen = str if plain(asked) != asked else plain
    return asked == seen(held) or seen(stemmer(asked)) == seen(stemmer(held))


def count(half: str, language: str, stemmer: Stemmer) -> Count:
    """Count the pairs of one family that do not meet, and those of two that do."""
    families = lines(half, language)
    within = sum(len(one) * (len(one) - 1) for one in families)
    missed = sum(1 for _ in missed_of(half, language, stemmer))
    return Count(within, missed, sum(1 for _ in met(half, language, stemmer)))


def missed_of(half: str, language: str, stemmer: Stemmer) -> Iterator[Pair]:
    """Return the pairs of one family that do not meet."""
    for family in lines(half, language):
        yield from (pair for pair in both_ways(family) if not meets(*pair, stemmer))


def met(half: str, language: str, stemmer: Stemmer) -> Iterator[Pair]:
    """Return the pairs that should stay apart, of two families or by their list, and do not."""
    alike = defaultdict(set)
    family_of = {}
    for number, family in enumerate(lines(half, language)):
        for word in family:
            family_of[word] = number
            alike[plain(stemmer(word))].add(word)
            alike[plain(word)].add(word)
    pairs = {pair for words in alike.values() for pair in both_ways(words)}
    found = {pair for pair in pairs if family_of[pair[0]] != family_of[pair[1]]}
    found |= {pair for line in lines(half, f"{language}-apart") for pair in both_ways(line)}
    yield from sorted(pair for pair in found if meets(*pair, stemmer))


def both_ways(words: Iterable[str]) -> Iterator[Pair]:
    """Return each two of some words, in both orders."""
    for one, other in combinations(sorted(words), 2):
        yield one, other
        yield other, one
