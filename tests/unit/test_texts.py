"""Every text that somebody wrote in a moment is looked through for names, also one added later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest
from pydantic import Field, create_model

from star_moments.gate.gate import open_gate
from star_moments.model.fields import ALL_FIELDS, FIELDS
from star_moments.model.files import Draft, Key, Language, Moment, Words
from star_moments.model.texts import text_fields, texts_in
from star_moments.model.vocabulary import WallLanguage
from tests.support.drafting import drafted
from tests.support.world import DAY

NAME = "Maija Virtanen"
WITHOUT = "name: Maija Virtanen\nunit: kahvila\n"


class Place(Draft):
    """Something that stands below a field."""

    street: Words
    key: Key = "a"


class Reply(Draft):
    """Something that stands below itself."""

    below: list["Reply"] = Field(default_factory=list)
    text: Words | None = None


class Later(Moment):
    """A moment with fields that nobody had thought of."""

    added: Words | None = None
    notes: list[Words] = Field(default_factory=list)
    marks: frozenset[Words] = frozenset()
    said: dict[WallLanguage, Words] = Field(default_factory=dict)
    where: Place | None = None
    reply: Reply | None = None
    team: Key | None = None
    tongue: Language | None = None
    found: date | None = None


ADDED = {
    "added": NAME,
    "notes": ["Kiitos", NAME],
    "marks": frozenset({"Kiitos", NAME}),
    "said": {"fi": NAME},
    "where": Place(street=NAME),
    "reply": Reply(below=[Reply(text=NAME)]),
}


def test_a_field_holds_words_or_it_does_not():
    assert text_fields(Later) == (*text_fields(Moment), *ADDED)
    certain = {"date", "giver", "language", "thanks", "factors", "approved"}
    certain |= {"publish", "until", "withdrawn"}
    assert set(Moment.model_fields) - set(text_fields(Moment)) == certain


def decided(name: str, value: object):
    """Return the decision about a moment with this in one of its fields, and what may be seen."""
    drafts = drafted(person=WITHOUT)
    ((moment_id, moment),) = drafts.moments.items()
    values = {one: getattr(moment, one) for one in Moment.model_fields}
    later = Later.model_construct(**values | {name: value})
    publication, decisions = open_gate(replace(drafts, moments={moment_id: later}), DAY)
    return decisions[moment_id], publication


@pytest.mark.parametrize("name", [*text_fields(Moment), *ADDED])
def test_a_name_without_permission_is_found_in_any_text(name):
    value = ADDED.get(name, NAME)
    decision, publication = decided(name, value)
    assert decision.state == "held"
    assert decision.names.keys() == {"sini"}
    assert not any(publication.moments.values())


def test_without_the_name_the_same_moment_is_shown():
    decision, publication = decided("added", "Torin laidalla")
    assert decision.state == "on the wall"
    assert publication.moments["wall"]


def test_the_word_that_is_told_is_the_one_that_a_reader_meets_first():
    """The giver's words, then the address, then what stands below them, then what stands above."""
    texts = {
        "quote": "Maija Virtanen auttoi.",
        "title": "Virtaselle",
        "story": "Virtasen päivä",
        "learned": "Maijalta opittua",
        "channel": "Maijan kautta",
    }
    first = {"quote": "Maija", "title": "Virtaselle", "story": "Virtasen"}
    first |= {"learned": "Maijalta", "channel": "Maijan"}
    drafts = drafted(person=WITHOUT)
    ((_, moment),) = drafts.moments.items()
    left = dict(texts)
    for name, word in first.items():
        values = {"quote": "Kiitos!", **left}
        there = moment.model_copy(update=values)
        _, decisions = open_gate(replace(drafts, moments={"a": there}), DAY)
        assert decisions["a"].names["sini"][0] == word
        _, decisions = open_gate(replace(drafts, moments={"maijaa": there}), DAY)
        assert decisions["maijaa"].names["sini"][0] == (word if name == "quote" else "Maijaa")
        left[name] = "Kiitos!"


def test_each_text_is_looked_through_once_from_the_givers_words_on():
    ((_, moment),) = drafted(person=WITHOUT).moments.items()
    names = text_fields(Moment)
    there = moment.model_copy(update={name: f"{name}!" for name in names})
    start = names.index("quote")
    around = (*names[start:], *names[:start])
    assert [*texts_in(there, "quote")] == [f"{name}!" for name in around]
    assert [*texts_in(there)] == [f"{name}!" for name in names]


class Pair(NamedTuple):
    """A value of a type that nobody has thought of."""

    one: str
    other: str


@pytest.mark.parametrize(
    "hint",
    [Pair, bytes, Any, Mapping[str, int], dict[Words, Words], list[Pair], list[Words] | Pair],
)
def test_a_type_of_which_it_is_not_known_whether_it_holds_words_is_no_type_of_a_field(hint: Any):
    """Texts in it would go by in silence."""
    with pytest.raises(TypeError, match="words"):
        text_fields(create_model("Odd", __base__=Moment, odd=(hint, None)))


def test_each_field_of_a_file_has_what_is_known_of_it():
    """Where a field is missing here, nobody is told what it is called in this product."""
    assert FIELDS.keys() == ALL_FIELDS
