"""A name finds the key of whoever or whatever is called so."""

from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.rules.called import Called

PEOPLE = Called(
    {
        "sini": ("Sini Korhonen", "Sini"),
        "sini-2": ("Sini Laine", "Sini L."),
        "otto": ("Otto Ahonen", "Otto"),
        "anna-maria": ("Anna-Maria af Ström", "Ami"),
    }
)
NAMES = [(name, key) for key, names in PEOPLE.names.items() for name in names if " " in name]


@given(st.sampled_from(NAMES), st.randoms())
def test_a_whole_name_is_found_in_any_order_and_in_any_letters(pair, random):
    name, key = pair
    parts = name.split()
    random.shuffle(parts)
    for text in (" ".join(parts), ", ".join(parts), name.upper(), name.lower()):
        assert PEOPLE.meant(text, nearly=False) == [key]


def test_two_who_are_called_the_same_are_both_told():
    assert PEOPLE.meant("Sini Korhonen") == ["sini"]
    assert Called({"a": ("Sini Aho",), "b": ("Sini Salo",)}).meant("Sini") == ["a", "b"]


def test_a_nickname_and_a_given_name_are_enough_where_nobody_else_has_them():
    assert PEOPLE.meant("Ami") == ["anna-maria"]
    assert PEOPLE.meant("Otto") == ["otto"]


def test_a_slip_is_found_only_where_one_is_looked_for():
    assert PEOPLE.meant("Otto Ahnen") == ["otto"]
    assert PEOPLE.meant("Otto Ahnen", nearly=False) == []
    assert PEOPLE.meant("Ville Valo") == []


@given(st.text(max_size=40))
def test_any_text_means_somebody_or_nobody(text):
    assert set(PEOPLE.meant(text)) <= PEOPLE.names.keys()
