"""How often the rules for words are right, counted beside Snowball's stemmers on the same families.

The figures of docs/search.md are those that are counted here.
"""

from functools import cache

import pytest
import snowballstemmer

from star_moments.search.grammar import stem
from tests.support.words import HALVES, LANGUAGES, LISTS, Count, count, lines, meets

ALGORITHMS = {"fi": "finnish", "sv": "swedish", "en": "english"}
NAMES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
DOCS = LISTS.parents[1] / "docs" / "search.md"


@cache
def ours(language: str, half: str) -> Count:
    return count(half, language, lambda word: stem(word, language))


@cache
def snowballs(language: str, half: str) -> Count:
    return count(half, language, snowballstemmer.stemmer(ALGORITHMS[language]).stemWord)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_more_forms_of_a_word_meet_than_with_snowball_and_fewer_strangers(language, half):
    mine, theirs = ours(language, half), snowballs(language, half)
    assert mine.missed < theirs.missed
    assert mine.strangers < theirs.strangers


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_families_enough_and_none_has_a_word_of_another(language):
    families = [family for half in HALVES for family in lines(half, language)]
    words = [word for family in families for word in family]
    assert len(families) >= 300
    assert len(words) == len({*words})
    # An English noun has two forms; those with more are 300 too.
    assert sum(3 <= len(family) <= 9 for family in families) >= 300
    assert all(2 <= len(family) <= 9 for family in families)
    for half in HALVES:
        assert all(len(pair) == 2 for pair in lines(half, f"{language}-apart"))


def test_the_counted_pairs_are_those_that_a_reader_would_find():
    def whole(word):
        return word

    assert meets("sali", "säli", whole), "who writes no dots may mean them"
    assert not meets("säli", "sali", whole)
    assert ours("fi", "open").missed < count("open", "fi", whole).missed


@pytest.mark.parametrize(
    "pair", ["hallinta halli", "minna minä", "muki mukaan", "kukat kuka", "tukka tuki"]
)
def test_words_that_only_look_alike_stay_apart(pair):
    one, other = pair.split()
    assert not meets(one, other, lambda word: stem(word, "fi"))


def table() -> list[str]:
    """Return the lines of the table in the docs."""
    rows = []
    for language in LANGUAGES:
        for half in HALVES:
            mine, theirs = ours(language, half), snowballs(language, half)
            families = len(lines(half, language))
            rows.append(
                f"| {NAMES[language]} | {half} | {families} | {mine.within:,}"
                f" | {mine.missed:,} | {theirs.missed:,} | {mine.strangers} | {theirs.strangers} |"
            )
    return rows


def test_the_figures_are_those_of_the_docs():
    told = [
        one
        for one in DOCS.read_text().splitlines()
        if one.startswith(tuple(f"| {name} |" for name in NAMES.values()))
    ]
    assert told == table()
