"""A withdrawal counts, however it is written: the field's presence, a slip, another language."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.withdrawal import withdraws
from star_moments.gate.decide import permits
from star_moments.gate.gate import open_gate
from star_moments.model.fields import ALL_FIELDS
from tests.examples.update import DAY, MOMENT
from tests.support.drafting import base, codes, drafted

ID = MOMENT.rpartition("/")[2].removesuffix(".yml")
FILE = base(MOMENT)
PERSON = base("people/sini.yml")

VALUES = [
    "",
    '""',
    "~",
    "null",
    "no",
    "ei",
    "nej",
    "false",
    "ehkä",
    "2026-12-24",
    "22.11.2026",
    "[]",
]
NAMES = ["poistettu", "borttagen", "återkallad", "removed", "withdrawn", "Withdrawn", "WITHDRAWN"]
SLIPS = ["withdrwan", "withdrawm", "witdrawn", "whitdrawn", "wihtdrawn", "poistetu", "bortagen"]


def decided(moment: str):
    drafts = drafted(moment)
    return open_gate(drafts, DAY)[1][ID].state, drafts


def says(line: str) -> str:
    return FILE.replace("title:", f"{line}\ntitle:", 1)


@pytest.mark.parametrize("value", VALUES)
def test_whatever_stands_behind_it_it_is_withdrawn_and_an_error_says_so(value):
    state, drafts = decided(says(f"withdrawn: {value}"))
    assert state == "withdrawn"
    assert len(drafts.diagnostics) == 1
    assert drafts.diagnostics[0].code in ("withdrawn-unclear", "withdrawn-later")
    assert drafts.diagnostics[0].severity == "error"
    assert drafts.diagnostics[0].line == FILE[: FILE.index("title:")].count("\n") + 1


@pytest.mark.parametrize("name", [*NAMES, *SLIPS])
@pytest.mark.parametrize("value", [": 2026-11-22", ":", ": kyllä", ":2026-11-22"])
def test_under_a_name_that_people_would_write_and_without_a_space(name, value):
    state, drafts = decided(says(name + value))
    assert state == "withdrawn"
    # A name as it is to be, and a day, leave nothing to ask.
    if name + value != "withdrawn: 2026-11-22":
        assert codes(drafts) == ["withdrawn-unclear"]


@pytest.mark.parametrize(
    "mistake", ["factors: [", "from: nobody", "\tx: 1", "<<<<<<< HEAD", "väri: 1"]
)
def test_beside_any_other_mistake(mistake):
    state, drafts = decided(says(f"withdrawn: 2026-11-22\n{mistake}"))
    assert state == "withdrawn"
    assert codes(drafts)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", ["withdrawn", "peruttu", "återkallad", "witdrawn"])
def test_a_permission_is_taken_back_likewise(name, value):
    drafts = drafted(person=f"{PERSON.rstrip()}\n  {name}: {value}\n")
    found = drafts.people.get("sini")
    assert found is None or not permits(found, "wall", DAY)
    assert [one.severity for one in drafts.diagnostics if "people/" in one.file] == ["error"]


def test_it_counts_at_the_top_of_a_person_s_file_too():
    drafts = drafted(person=f"{PERSON}withdrawn:\n")
    assert not permits(drafts.people["sini"], "wall", DAY)


def test_words_that_somebody_said_withdraw_nothing():
    words = FILE.replace("Sini pelasti", "poistettu: Sini pelasti")
    assert decided(words)[0] == "on the wall"
    state, _ = decided(words + "väri: [\n")
    assert state == "held"


@given(st.sampled_from(["withdrawn", "borttagen", "poistettu"]), st.data())
def test_a_slip_of_a_letter_or_two_is_understood(word, data):
    letters = list(word)
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(0, len(letters) - 1))
        letters[at : at + data.draw(st.integers(0, 1))] = data.draw(
            st.text(string.ascii_lowercase, max_size=1)
        )
    name = "".join(letters)
    assert withdraws(name) or name in ALL_FIELDS


def test_no_field_is_taken_for_a_withdrawal():
    assert [name for name in ALL_FIELDS if withdraws(name)] == ["withdrawn"]


@pytest.mark.parametrize("line", ["until:", "publish:", "until: ''", "väri:", "kanava:", "qoute:"])
def test_a_day_or_an_unknown_field_that_is_left_empty_is_an_error(line):
    state, drafts = decided(says(line))
    assert state == "held"
    assert [one.severity for one in drafts.diagnostics] == ["error"]


def test_an_end_of_a_permission_that_is_left_empty_opens_nothing():
    drafts = drafted(person=f"{PERSON.rstrip()}\n  until:\n")
    assert "sini" in drafts.broken_people


@pytest.mark.parametrize("line", ["language:", "story:", "channel: ~", "learned:"])
def test_other_fields_may_be_left_empty(line):
    assert decided(says(line))[0] == "on the wall"
