"""Whom or what a name may mean, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.authoring.candidates import Known

PEOPLE = {
    "sini": ("Sini Korhonen", "Sini"),
    "sini-m": ("Sini Mäkelä", "Sini M."),
    "raija": ("Raija Rantala", "Raija"),
    "katariina": ("Katariina af Hällström", "Kata"),
    "pekka": ("Pekka Lahti", "Pekka"),
    "abdi": ("Abdi Warsame", "Abdi"),
}
UNITS = {
    "uimahalli": ("Uimahalli", "Simhallen", "Swimming hall"),
    "kirjasto": ("Kirjasto", "Biblioteket", "Library"),
    "kahvila": ("Café Äiti",),
    "ilta": ("Kotihoito, ilta",),
    "aamu": ("Kotihoito, aamu",),
}
HOMES = {"sini": "uimahalli", "sini-m": "kirjasto", "raija": "kirjasto", "pekka": "ilta"}
KNOWN = Known(PEOPLE, UNITS, HOMES)


def meant(text: str) -> list[str]:
    return [one.key for one in KNOWN.meant(text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Sini Korhonen", ["sini"]),
        ("korhonen, sini", ["sini"]),
        ("SINI M.", ["sini-m"]),
        ("Sini K", ["sini"]),
        ("Rantala", ["raija"]),
        ("uimahalli", ["uimahalli"]),
        ("simhallen", ["uimahalli"]),
        ("CAFÉ ÄITI", ["kahvila"]),
        ("Cafe Aiti", ["kahvila"]),
        ("kahvila", ["kahvila"]),
    ],
)
def test_a_name_in_whatever_order_or_letters(text, keys):
    assert meant(text) == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("Raijalle", "raija"), ("Sini Korhoselle", "sini"), ("Pekan", "pekka")),
        *(("Pekka Lahden", "pekka"), ("Makelan", "sini-m")),
        *(("uimahallille", "uimahalli"), ("kirjaston", "kirjasto"), ("Bibliotekets", "kirjasto")),
    ],
)
def test_an_inflected_form(text, key):
    assert key in meant(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("Kata", "katariina"), ("Katri", "katariina"), ("Katar", "katariina")),
        *(("Raijja Rantla", "raija"), ("Riaja", "raija"), ("Sini Krohnen", "sini")),
        *(("Hallstrom", "katariina"), ("Kataarinna", "katariina"), ("Varsame", "abdi")),
        *(("Uimahali", "uimahalli"), ("Uimmahali", "uimahalli"), ("Kirjsto", "kirjasto")),
    ],
)
def test_a_nickname_or_a_slip_of_two_letters(text, key):
    assert key in meant(text)


def test_all_of_one_name_are_found_and_the_unit_tells_them_apart():
    assert set(meant("Sini")) == set(meant("Sinille")) == {"sini", "sini-m"}
    assert meant("Sini kirjastosta") == ["sini-m"]
    assert set(meant("kotihoito")) == {"ilta", "aamu"}


@pytest.mark.parametrize("text", ["", "?", "K", "Aino Koski", "Museo", "Sini Virtanen", "12"])
def test_nobody_is_found_where_nobody_is_meant(text):
    assert meant(text) == []


@given(
    st.sampled_from([*PEOPLE, *UNITS]),
    st.integers(0, 30),
    st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö"),
)
def test_a_whole_name_with_one_letter_more_or_less_is_found(key, place, letter):
    name = (PEOPLE | UNITS)[key][0]
    for text in (name, name[:place] + name[place + 1 :], name[:place] + letter + name[place:]):
        assert key in meant(text)


@given(st.text(max_size=80))
def test_whatever_is_typed_at_most_a_handful_is_found(text):
    assert len(meant(text)) <= 12
