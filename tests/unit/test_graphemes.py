"""Nothing is cut inside what people see as one sign; tests/browser/test_cuts.py asks a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.display.fit import CUT, fit
from star_moments.graphemes import beginning
from star_moments.kit.excerpt import excerpt, paragraphs, shorten

SIGNS = (
    *("👩‍👩‍👧‍👦", "👩🏽‍🚀", "👍🏿", "❤️", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "🇫🇮", "🇸🇪", "🇺🇦"),
    *(
        "a\u0308",
        "o\u0302\u0323",
        "é",
        "ш",
        "نَّ",
        "שָׁ",
        "क्षि",
        "நி",
        "กำ",
        "한",
        "\u1112\u1161\u11ab",
        "\r\n",
    ),
)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_whole_or_not_there(sign):
    text = sign * 30
    for most in range(len(text) + 2):
        begins = beginning(text, most)
        assert begins == sign * (most // len(sign) if most < len(text) else 30)


@given(st.lists(st.sampled_from([*SIGNS, "a", "kiitos"]), min_size=1), st.integers(0, 400))
def test_signs_side_by_side_stay_apart(signs, most):
    """All that fit are there, and the next one is not begun."""
    kept = [sign for at, sign in enumerate(signs) if len("".join(signs[: at + 1])) <= most]
    letters = [letter for sign in kept for letter in ([sign] if sign in SIGNS else sign)]
    left = signs[len(kept) :]
    if left and left[0] == "kiitos":
        letters += left[0][: most - len("".join(kept))]
    assert beginning("".join(signs), most) == "".join(letters)


@given(st.text(), st.integers(0, 100))
def test_what_is_kept_is_the_beginning_and_no_longer_than_allowed(text, most):
    begins = beginning(text, most)
    assert text.startswith(begins)
    assert len(begins) <= most
    assert begins == text or len(begins) > most - 33


def test_a_heap_of_marks_is_cut_all_the_same():
    assert len(beginning("a" + "\u0308" * 1000, 280)) == 280


long = st.lists(st.sampled_from(SIGNS[:-1]), min_size=50, max_size=300).map("".join)


@given(long, st.sampled_from([60, 155, 220, 420]))
def test_words_without_a_space_are_shortened_between_signs(text, limit):
    for short in (shorten(text, limit), *excerpt(paragraphs(text), limit)[0]):
        kept = short.removesuffix("…")
        assert len(short) <= limit
        assert short == text or kept == beginning(text, len(kept))


@given(long)
def test_a_screen_cuts_between_signs(text):
    kept = ""
    for page in fit(text, "en"):
        kept += page.text.removesuffix(CUT)
        assert kept == beginning(text, len(kept))
    assert kept
