"""How often the finder of names is right, on 5,000 sentences about 500 made-up people.

`tests/names/unseen/` was written by somebody who had not seen the rules, `by-rules/` to try each of
them. A line tells the language, the kind and the person, then the sentence: with a *whole* name,
with a *first* name, with *none*, or with a *word* that is a name too. docs/design.md tells the
figures.
"""

import random
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from star_moments.names import Names

LISTS = Path(__file__).parents[1] / "names"
HALVES = ("unseen", "by-rules")
PEOPLE = {
    f"{half}-{number}": name
    for half in HALVES
    for number, name in enumerate((LISTS / half / "people.txt").read_text().splitlines())
}


@pytest.fixture(scope="module")
def counted() -> Counter[str]:
    """Judge each sentence with three people thanked, a unit of twenty and all others watched."""
    names = Names({key: [name] for key, name in PEOPLE.items()})
    called = defaultdict(set)
    for key, name in PEOPLE.items():
        called[name].add(key)
    chance = random.Random(1)
    found: Counter[str] = Counter()
    for half in HALVES:
        for line in (LISTS / half / "sentences.tsv").read_text().splitlines():
            _, kind, person, sentence = line.split("\t")
            unit, thanked = chance.sample([*PEOPLE], 20), chance.sample([*PEOPLE], 3)
            found[kind] += 1
            if kind == "whole":
                found["whole found"] += not called[person].isdisjoint(names.carried([sentence], ()))
            elif kind == "first":
                one = min(called[person])
                theirs = names.carried([sentence], [one, *thanked[1:]], unit)
                found["thanked found"] += one in theirs
                # Where somebody thanked bears the name, it is theirs.
                of_unit = names.carried([sentence], (), [one, *unit[1:]])
                found["near found"] += one in of_unit
            else:
                found[f"{kind} alarms"] += bool(names.carried([sentence], thanked, unit))
    return found


def test_whole_names_are_found(counted):
    assert counted["whole"] == 1800
    assert counted["whole found"] / counted["whole"] >= 0.98


@pytest.mark.parametrize("whose", ["thanked", "near"])
def test_first_names_of_the_thanked_and_of_a_units_people_are_found(counted, whose):
    assert counted["first"] == 1600
    assert counted[f"{whose} found"] / counted["first"] >= 0.95


def test_what_is_no_name_is_seldom_taken_for_one(counted):
    assert (counted["none"], counted["word"]) == (1300, 300)
    assert counted["none alarms"] / counted["none"] <= 0.001
    assert counted["word alarms"] / counted["word"] <= 0.01


def test_the_figures_are_those_of_the_docs(counted):
    docs = (LISTS.parents[1] / "docs" / "design.md").read_text()
    shares = {
        "whole names": counted["whole found"] / counted["whole"],
        "first names of the thanked": counted["thanked found"] / counted["first"],
        "first names of a thanked unit's people": counted["near found"] / counted["first"],
    }
    for what, share in shares.items():
        assert f"| {what} | {share:.3f} |" in docs
