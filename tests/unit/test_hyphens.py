"""Soft hyphens in the longest Finnish words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.kit.hyphens import soft


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("ympäristöterveydenhuolto", "ympä-ris-tö-ter-vey-den-huol-to"),
        ("Varhaiskasvatuspalvelut", "Var-hais-kas-va-tus-pal-ve-lut"),
        ("maahanmuuttajapalveluiden", "maa-han-muut-ta-ja-pal-ve-lui-den"),
    ],
)
def test_a_long_word_may_be_broken_between_syllables(word, broken):
    """No part at either end is shorter than three letters."""
    found = soft(f"{word}, kiitos!", "fi").replace("\u00ad", "-")
    whole = found.removesuffix(", kiitos!")
    assert whole.replace("-", "") == word
    assert set(whole.split("-")) <= {*broken.split("-"), *_joined(broken)}
    assert min(len(whole.split("-")[0]), len(whole.split("-")[-1])) >= 3


def _joined(broken: str) -> set[str]:
    """Return the ends with their neighbours, for ends of two letters are not broken off."""
    parts = broken.split("-")
    return {parts[0] + parts[1], parts[-2] + parts[-1]}


@pytest.mark.parametrize(
    "text", ["Pysäköinninvalvonta", "a" * 100, "Kiitos kaikesta!", "", "😀" * 30]
)
def test_all_else_stays_as_it_is(text):
    assert soft(text, "fi") == text
    assert soft("ympäristöterveydenhuolto", "sv") == "ympäristöterveydenhuolto"


@given(st.text())
def test_nothing_but_soft_hyphens_is_put_in(text):
    assert soft(text, "fi").replace("\u00ad", "") == text.replace("\u00ad", "")
