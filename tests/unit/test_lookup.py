"""What is meant by an answer as people write it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.authoring.lookup import (
    choice_meant,
    choices_meant,
    free_key,
)
from star_moments.model.keys import KEY_PATTERN

NAMES = ["Kahvila", "Kirjasto", "Kirjastoauto", "Kotihoito, ilta", "Hyvä palvelu", "Uimahalli"]


@given(name=st.text(max_size=100), others=st.integers(0, 5))
def test_a_new_person_gets_a_valid_key_that_nobody_has(name, others):
    taken: list[str] = []
    for _ in range(others + 1):
        taken.append(free_key(name, taken.__contains__))
    assert len(set(taken)) == others + 1
    for key in taken:
        assert len(key) <= 80
        assert re.fullmatch(KEY_PATTERN, key)


@given(number=st.integers(-5, 40))
def test_a_number_of_the_list_is_one_that_stands_in_it(number):
    expected = number - 1 if 1 <= number <= len(NAMES) else None
    assert choice_meant(str(number), NAMES) == expected


@pytest.mark.parametrize("answer", ["", "²", "٣", "1.0", "+1", "yksi", "9" * 5000, "ki", "kirj"])
def test_no_other_text_is_one_of_them(answer):
    assert choice_meant(answer, NAMES) is None


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("kirjasto", 1),
        ("KIRJASTOAUTO", 2),
        ("kah", 0),
        ("hyvä", 4),
        ("kotihoito ilta", 3),
        ("palv", 4),
        ("ilta", 3),
    ],
)
def test_a_name_is_as_good_as_its_number(answer, place):
    assert choice_meant(answer, NAMES) == place


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [
        ("1", [0]),
        ("3, 1", [2, 0]),
        ("2 2,2 1", [1, 0]),
        ("1 2 3", [0, 1, 2]),
        ("uimahalli, 2; hyvä palvelu", [5, 1, 4]),
        ("1 2 3 4", None),
        ("1 x", None),
        ("uimahalli hyvä", None),
        ("0", None),
        ("7", None),
        (" , ", None),
    ],
)
def test_one_to_three_different_ones_are_chosen(answer, chosen):
    assert choices_meant(answer, NAMES) == chosen
