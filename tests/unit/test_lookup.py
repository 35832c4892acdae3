"""Who or what is meant by an answer as people write it."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.authoring.lookup import (
    choice_meant,
    choices_meant,
    day_meant,
    free_key,
    person_named,
    unit_named,
    unit_nearly_named,
)
from star_moments.model.keys import KEY_PATTERN

UNITS = {"palvelut": "Palvelut", "kahvila": "Café Äiti", "kirjasto": "Kirjasto"}
PEOPLE = {"sini": ("Sini Virtanen", "Sini V."), "maija": ("Maija Aho", "Maija")}
FIRST, LAST = date(2020, 1, 1), date(2026, 11, 23)
DAYS = st.dates(FIRST, LAST)


@pytest.mark.parametrize("answer", ["kahvila", "KAHVILA", "Café Äiti", "CAFÉ ÄITI"])
def test_a_unit_is_known_by_its_key_and_its_name(answer):
    assert unit_named(answer, UNITS) == "kahvila"


@pytest.mark.parametrize("answer", ["sini", "sini virtanen", "SINI V."])
def test_a_person_is_known_by_key_and_by_either_name(answer):
    assert person_named(answer, PEOPLE) == "sini"


@pytest.mark.parametrize("answer", ["", "Sin", "Virtanen", "Kahvil"])
def test_part_of_a_name_is_nobodys(answer):
    assert unit_named(answer, UNITS) is None
    assert person_named(answer, PEOPLE) is None


def test_a_unit_of_nearly_that_name_is_asked_about():
    assert unit_nearly_named("Kirjastot", UNITS) == "kirjasto"
    assert unit_nearly_named("Palvelu", UNITS) == "palvelut"
    assert unit_nearly_named("Museo", UNITS) is None


@given(name=st.text(max_size=100), others=st.integers(0, 5))
def test_a_new_person_gets_a_valid_key_that_nobody_has(name, others):
    taken: list[str] = []
    for _ in range(others + 1):
        taken.append(free_key(name, taken.__contains__))
    assert len(set(taken)) == others + 1
    for key in taken:
        assert len(key) <= 80
        assert re.fullmatch(KEY_PATTERN, key)


@given(day=DAYS)
def test_a_day_is_read_as_it_is_written_in_either_way(day):
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {day.month}. {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        assert day_meant(text, FIRST, LAST) == day
        assert day_meant(text, day, day) == day
        assert day_meant(text, day + timedelta(1), LAST) is None
        assert day_meant(text, FIRST, day - timedelta(1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20 + "-1-1",
        "1.1." + "9" * 20,
        "9" * 5000,
        "0000-01-01",
        "31.2.2026",
        "20.11.",
        "-1-1-1",
    ],
)
def test_what_is_no_day_is_asked_for_again(text):
    assert day_meant(text, date.min, LAST) is None


@pytest.mark.parametrize("text", ["20.11.26", "26-11-20"])
def test_a_year_of_two_digits_is_not_taken_for_one_of_the_first_century(text):
    assert day_meant(text, date.min, LAST) is None


@given(
    text=st.text(max_size=12) | st.from_regex(r"[0-9]{1,25}[-.][0-9]+[-.][0-9]+", fullmatch=True)
)
def test_whatever_is_written_is_a_day_in_the_span_or_none(text):
    day = day_meant(text, FIRST, LAST)
    assert day is None or FIRST <= day <= LAST


@given(count=st.integers(1, 30), number=st.integers(-5, 40))
def test_a_number_of_the_list_is_one_that_stands_in_it(count, number):
    expected = number - 1 if 1 <= number <= count else None
    assert choice_meant(str(number), count) == expected


@pytest.mark.parametrize("answer", ["", "²", "٣", "1.0", "+1", "yksi", "9" * 5000])
def test_no_other_text_is_a_number(answer):
    assert choice_meant(answer, 9) is None


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [
        ("1", [0]),
        ("3, 1", [2, 0]),
        ("2 2,2 1", [1, 0]),
        ("1 2 3", [0, 1, 2]),
        ("1 2 3 4", None),
        ("1 x", None),
        ("0", None),
        ("5", None),
        (" , ", None),
    ],
)
def test_one_to_three_different_numbers_are_chosen(answer, chosen):
    assert choices_meant(answer, 4) == chosen
