"""Bytes to text."""

import pytest

from star_moments.reading.source import LIMIT, read_text


def text_of(data: bytes) -> str | None:
    text, diagnostics = read_text(data, "f.yml")
    assert diagnostics == []
    return text


def only(data: bytes):
    (one,) = read_text(data, "f.yml")[1]
    return one


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa: b", "a: b"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        (b"a: b\rc: d\r", "a: b\nc: d\n"),
        ("a: a\u0308".encode(), "a: ä"),
        ("a: b\u2028c\u2029d".encode(), "a: b c d"),
        ("a: \u200d\u200c\u00ad🌟".encode(), "a: \u200d\u200c\u00ad🌟"),
    ],
)
def test_differences_that_do_no_harm_go_without_a_word(data, text):
    assert text_of(data) == text


def test_windows_letters_name_the_first_broken_word_and_its_line():
    one = only('a: kiitos\nb: "Hyvää työtä"\n'.encode("cp1252"))
    assert (one.code, one.line, one.column, one.values["word"]) == ("not-utf8", 2, 8, "Hyvää")


def test_one_windows_letter_among_utf8_leaves_the_other_letters_whole():
    text, (one,) = read_text("ä".encode() + b" Hyv\xe4 " + "ö".encode(), "f.yml")
    assert text == "ä Hyvä ö"
    assert one.values["word"] == "Hyvä"


def test_the_rest_of_a_file_in_windows_letters_is_read_on():
    text, _ = read_text("a: Hyvää €uroa".encode("cp1252"), "f.yml")
    assert text == "a: Hyvää €uroa"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_refused_with_and_without_its_mark(encoding):
    text, (one,) = read_text("date: 2026-11-20\n".encode(encoding), "f.yml")
    assert one.code == "utf16"
    assert text == "date: 2026-11-20\n"


@pytest.mark.parametrize("sign", ["\0", "\x02", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\uffff"])
def test_control_characters_are_refused_where_they_stand(sign):
    one = only(f"a: b\nc: d{sign}e\n".encode())
    assert (one.code, one.line, one.column) == ("control-character", 2, 5)


def test_encoded_surrogates_are_not_utf8():
    assert only(b"a: \xed\xa0\x80").code == "not-utf8"


def test_the_limit_is_64_kilobytes():
    assert read_text(b"a" * LIMIT, "f.yml")[1] == []
    assert read_text(b"a" * (LIMIT + 1), "f.yml")[0] is None
    assert only(b"a" * (LIMIT + 1)).code == "too-big"
