"""Every text that somebody wrote in a moment is looked through for names, also one added later."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import Field

from star_moments.gate.gate import open_gate
from star_moments.model.fields import ALL_FIELDS, FIELDS
from star_moments.model.files import Draft, Key, Language, Moment, Words
from star_moments.model.texts import text_fields
from tests.support.drafting import drafted
from tests.support.world import DAY

NAME = "Maija Virtanen"
WITHOUT = "name: Maija Virtanen\nunit: kahvila\n"


class Place(Draft):
    """Something that stands below a field."""

    street: Words
    key: Key = "a"


class Later(Moment):
    """A moment with fields that nobody had thought of."""

    place: Words | None = None
    notes: list[Words] = Field(default_factory=list)
    said: dict[str, Words] = Field(default_factory=dict)
    where: Place | None = None
    team: Key | None = None
    tongue: Language | None = None
    found: date | None = None


ADDED = {
    "place": NAME,
    "notes": ["Kiitos", NAME],
    "said": {"fi": NAME},
    "where": Place(street=NAME),
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
    decision, publication = decided("place", "Torin laidalla")
    assert decision.state == "on the wall"
    assert publication.moments["wall"]


def test_each_field_of_a_file_has_what_is_known_of_it():
    """Where a field is missing here, nobody is told what it is called in this product."""
    assert FIELDS.keys() == ALL_FIELDS
