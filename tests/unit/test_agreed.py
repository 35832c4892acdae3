"""Two mistakes in one line have one corrected text."""

from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.agreed import agreed
from star_moments.diagnostics import Fix, finding
from tests.examples.proposals import corrected

FILE = "content/moments/a.yml"
WORDS = st.lists(st.sampled_from(["yksi", "kaksi", "kolme", "neljä"]), min_size=3, max_size=8)


def told(*fixes):
    return [one.fix for one in agreed(finding("tab", FILE, (fix.first, 1), fix) for fix in fixes)]


def test_two_values_of_a_line_are_corrected_in_one_text():
    before = "  - {person: sinni, told: 21.11.2026}"
    one = Fix(6, 1, before, before.replace("sinni", "sini"))
    other = Fix(6, 1, before, before.replace("21.11.2026", "2026-11-21"))
    both = Fix(6, 1, before, "  - {person: sini, told: 2026-11-21}")
    assert told(one, other) == [both, both]
    assert told(other, one) == [both, both]


def test_a_value_in_lines_that_are_set_out_anew_is_corrected_there():
    before = "  person: sinni\n  told: 2026-11-21"
    lines = Fix(6, 2, before, "  - person: sinni\n    told: 2026-11-21")
    value = Fix(6, 1, "  person: sinni", "  person: sini")
    both = Fix(6, 2, before, "  - person: sini\n    told: 2026-11-21")
    assert told(lines, value) == [both, both]
    assert told(value, lines) == [both, both]


def test_a_value_that_is_wrong_in_corrected_text_is_corrected_there():
    text = Fix(9, 1, "otsikko:Kiitos", "otsikko: Kiitos")
    name = Fix(9, 1, "otsikko: Kiitos", "title: Kiitos")
    both = Fix(9, 1, "otsikko:Kiitos", "title: Kiitos")
    assert told(text, name) == [both, both]


def test_of_two_that_say_different_things_the_second_goes():
    one = Fix(3, 1, "from: x", "from: customer")
    other = Fix(3, 1, "from: x", "from: manager")
    assert told(one, other) == [one, None]


def test_other_lines_and_other_files_are_let_be():
    fixes = [Fix(3, 1, "a", "b"), Fix(4, 2, "c\nd", "e")]
    assert told(*fixes) == fixes
    here, there = (finding("tab", name, (3, 1), fixes[0]) for name in ("a.yml", "b.yml"))
    assert agreed([here, there]) == [here, there]


@given(WORDS, st.data())
def test_whatever_is_corrected_apart_is_corrected_together(words, data):
    places = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1))
    before = " ".join(words)
    fixes = [
        Fix(1, 1, before, " ".join([*words[:at], "UUSI", *words[at + 1 :]]))
        for at in sorted(places)
    ]
    meant = " ".join("UUSI" if at in places else word for at, word in enumerate(words))
    assert {corrected(before, {fix}) for fix in told(*fixes)} == {meant}


def test_the_order_in_which_they_are_told_makes_no_difference():
    text = Fix(11, 1, "otsikko: Sini: sankari", 'otsikko: "Sini: sankari"')
    name = Fix(11, 1, 'otsikko: "Sini: sankari"', 'title: "Sini: sankari"')
    both = Fix(11, 1, "otsikko: Sini: sankari", 'title: "Sini: sankari"')
    assert told(text, name) == [both, both]
    assert told(name, text) == [both, both]
