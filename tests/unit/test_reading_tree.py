"""Text to data with places, and from failures to their causes."""

import pytest

from star_moments.reading.notices import notices
from star_moments.reading.tree import read_bytes, read_tree


def data_of(text: str):
    located, diagnostics = read_tree(text, "f.yml")
    assert diagnostics == []
    assert located is not None
    return located.data


def told(text: str):
    return [(one.code, one.line) for one in read_tree(text, "f.yml")[1]]


def test_every_value_is_text():
    text = "a: no\nb: 12:30\nc: 0123\nd: 2026-11-20\ne: 1.0\nf: [yes, 1e3, 0x10, .inf]\n"
    assert data_of(text) == {
        **{"a": "no", "b": "12:30", "c": "0123", "d": "2026-11-20", "e": "1.0"},
        "f": ["yes", "1e3", "0x10", ".inf"],
    }


def test_fields_left_empty_are_as_if_not_there():
    located, _ = read_tree("a:\nb: ~\nc: null\nd: ''\ne:\n  f:\n  g:\nh: x\n", "f.yml")
    assert located.data == {"h": "x"}
    assert {("a",), ("b",), ("c",), ("d",), ("e",)} <= located.empty


def test_signs_that_cannot_be_seen_are_taken_out_of_values():
    assert data_of("a: b\u200bc\u2060d\ufeffe\u202af\u2069\n") == {"a": "bcdef"}


def test_where_finds_values_and_names():
    located, _ = read_tree("a: x\nb:\n  - c: y\n    d: {e: z}\n", "f.yml")
    assert located.where(("b", 0, "d", "e")) == (4, 12)
    assert located.where_key(("b", 0, "d")) == (4, 5)
    assert located.where(("b", 0, "missing")) == (3, 5)
    assert located.where(("b", 7)) == (3, 3)
    assert located.where(()) == (1, 1)


def test_the_only_item_of_a_list_may_stand_without_it():
    located, _ = read_tree("a:\n  b: x\n", "f.yml")
    assert located.where(("a", 0, "b")) == (2, 6)


def test_a_corrected_text_keeps_the_lines_of_the_file():
    located, diagnostics = read_tree("quote: > Kiitos\ntitle: a: b\nfrom: c\n", "f.yml")
    assert [one.line for one in diagnostics] == [1, 2]
    assert located.where(("from",)) == (3, 7)


def test_all_mistakes_of_a_file_are_found_at_once():
    text = (
        "title: a: b\nfrom:c\nthanks:\n\t- person: x\nstory: @d\nlearned: “e: f”\n"
        "date: x\ndate: y\n"
    )
    assert told(text) == [
        ("colon-in-text", 1),
        ("space-after-colon", 2),
        ("tab", 4),
        ("special-start", 5),
        ("curly-quotes", 6),
        ("duplicate-field", 8),
    ]


def test_both_lines_of_a_field_written_twice_are_named():
    (one,) = read_tree("title: a\nfrom: b\ntitle: c\n", "f.yml")[1]
    assert (one.values["first"], one.values["second"]) == ("1", "3")


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b\nc: d\n",
        "a: *x\n",
        "a: !!python/object:os.system x\n",
        "a: !x y\n",
        "a: ! y\n",
        "a: &x [b]\n",
        "<<: *x\n",
        "- &x a\n",
        "&x a: b\n",
        "!!map {a: b}\n",
        "a: [&x b, *x]\n",
    ],
)
def test_anchors_aliases_and_tags_are_refused(text):
    assert told(text)


def test_marks_inside_a_text_are_no_anchors():
    assert data_of("a: b & c * d ! e\nf: g &h *i !j\n") == {"a": "b & c * d ! e", "f": "g &h *i !j"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 21 + "]" * 21,
        "[" * 60_000,
        "{a: " * 21 + "b" + "}" * 21,
        "".join(" " * level + "a:\n" for level in range(30)),
        "- " * 30 + "a",
        "? " * 30 + "a",
    ],
)
def test_more_than_twenty_levels_are_refused(text):
    assert told(text)[0][0] == "too-deep"


def test_twenty_levels_are_not():
    assert data_of("a: " + "[" * 19 + "b" + "]" * 19)


def test_escapes_that_give_control_characters_are_refused():
    assert told('a: "b\\0c"\n') == [("control-character", 1)]
    assert told('a: "b\\u202Ec\\x02"\n') == [("control-character", 1)]
    assert data_of('a: "b\\tc\\nd"\n') == {"a": "b\tc\nd"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only this\n", "---\n", "~\n", "\ufeff"])
def test_nothing_is_empty(text):
    _, (one,) = read_bytes(text.encode(), "f.yml")
    assert one.code in ("empty-file", "not-fields")


def test_real_comments_and_quotes_over_lines_are_left_alone():
    """The shapes of 88 real reviews that had false alarms in the research (31 such comments)."""
    text = (
        "- index: 8 # Sonali\n  feedback:\n    - score: 5\n      name: Anonymous # no name\n"
        '      quote: "over\n        two lines"\n      title: it\'s "fine"\n'
    )
    assert told(text) == []


def test_a_mistake_that_no_repair_touches_is_told_once():
    """U+0085 ends a line for YAML; the bytes' check refuses it before this."""
    assert told("from: b\x85c\n") == [("no-colon", 2)]


BARS = ["I", "l", "1", "¦", "/", "\\", "│", "||", "!", "¦ # muistiinpano"]


@pytest.mark.parametrize("sign", BARS)
@pytest.mark.parametrize(
    "words", ["Kiitos Sini.", "Äiti sanoi: kiitos.", "Kiitos.\n\n  Toinen.", '"Kiitos" sanoi hän']
)
def test_a_sign_that_was_taken_for_a_bar_is_an_error_and_corrected(sign, words):
    located, read = read_tree(f"from: x\nquote: {sign}\n  {words}\ntitle: y\n", "f.yml")
    assert located is not None
    (one,) = [*read, *notices(located)]
    note = " # muistiinpano" if "#" in sign else ""
    assert (one.code, one.severity, one.line) == ("block-sign", "error", 2)
    assert one.fix.text == f"quote: |{note}"
    assert data_of(f"{one.fix.text}\n  {words}\n")["quote"] == words.replace("\n  ", "\n") + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "quote: I\n  skolan fick vi hjälp.\n",
        "quote: I\n  was helped by Sini.\n",
        "quote: Kiitos\n  Sini.\n",
        "quote: |\n  Kiitos I\n  ja l.\n",
        "quote: |\n  I\n  Kiitos.\n",
        "title: I\nquote: Kiitos.\n",
        "factors: I\n",
        "quote: 10\n  Kiitos.\n",
    ],
)
def test_words_over_several_lines_have_no_sign_for_a_bar(text):
    located, read = read_tree(text, "f.yml")
    assert located is not None
    assert [*read, *notices(located)] == []
