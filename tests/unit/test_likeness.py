"""A slip of the pen is found again; what means another thing, or nothing for sure, is not."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from star_moments.model.likeness import nearest, plainly, slips_in

PLACES = ("wall", "display", "feed", "print", "social")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("dispaly", "display"),
        ("displya", "display"),
        ("pirnt", "print"),
        ("soscial", "social"),
        ("sosial", "social"),
        ("walls", "wall"),
        ("fed", "feed"),
        ("Print", "print"),
        ("dis-play", "display"),
    ],
)
def test_a_slip_is_found(text, right):
    assert nearest(text, PLACES) == right


@pytest.mark.parametrize(
    "text",
    [
        "asocial",
        "unprint",
        "all",
        "everywhere",
        "social?",
        "-print",
        "not print",
        "ei-social",
        "wal1",
    ],
)
def test_what_may_mean_another_thing_is_none(text):
    assert nearest(text, PLACES) is None


def test_several_that_are_as_near_are_none():
    assert nearest("sini-k", ("sini-a", "sini-b")) is None
    assert nearest("anne", ("anni", "anna")) is None
    assert nearest("kep", ("keep", "key")) == "keep"


# No letter twice: one that is drawn out is one letter.
LETTERS = st.lists(
    st.sampled_from("abcdefghijklmnoprstuvyäö"), min_size=5, max_size=20, unique=True
)


@given(LETTERS.map("".join), st.data())
def test_any_one_slip_behind_the_first_letter_is_found(word, data):
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklm"))
    swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    made = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], swapped]
    for slip in made:
        assume(slip[0] == word[0] and not slip.endswith(word))
        assert slips_in(slip, word) is not None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one, other):
    slips = slips_in(one, other)
    assert slips is None or 0 <= slips < 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ”Customer” ", "Customer"),
        ("False.", "False"),
        ("Anna-Maria O’Hara", "Anna-Maria O’Hara"),
        ("kyllä?", ""),
        ("~~print~~", ""),
        ("-print", ""),
        ("print -", ""),
        ("(social)", ""),
        ("!", ""),
    ],
)
def test_a_sign_that_doubts_leaves_nothing_said(text, said):
    assert plainly(text) == said
