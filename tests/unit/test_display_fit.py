"""Words that fit a screen: whole sentences, nothing lost, nothing too small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.display.fit import CUT, FLOOR, LINES, MOST, PAGES, ROOMS, fit, size_of, width
from star_moments.display.hyphens import SHY, with_hyphens
from star_moments.look.tokens import default_tokens

TOKENS = default_tokens()
COMPOUND = "kolmivaihekilowattituntimittariasentajaharjoittelija"
SIZES = [room.size for room in ROOMS]

letters = st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
words = st.text(letters, min_size=1, max_size=60)
sentences = st.lists(words, min_size=1, max_size=30).map(lambda some: " ".join(some) + ".")
texts = st.lists(
    st.lists(sentences, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4
).map("\n\n".join)
any_text = st.text(min_size=1).filter(lambda text: bool(text.split()))


def plain(text: str) -> str:
    """Return the letters alone: no spaces, no places to break."""
    return "".join(text.replace(SHY, "").split())


def shown(text: str, language: str = "fi") -> str:
    """Return all that the pages show, without the mark of what they leave out."""
    *first, last = fit(text, language)
    return "".join(plain(page.text) for page in first) + plain(last.text.removesuffix(CUT))


@given(texts | any_text, st.sampled_from(["fi", "sv", "en"]))
def test_nothing_is_lost_doubled_or_out_of_order(text, language):
    pages = fit(text, language)
    assert 1 <= len(pages) <= PAGES
    assert all(0 < len(page.text) <= MOST for page in pages)
    assert plain(text).startswith(shown(text, language))
    if not pages[-1].text.endswith(CUT):
        assert shown(text, language) == plain(text)


plain_words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=60)
plain_sentences = st.lists(plain_words, min_size=1, max_size=4).map(
    lambda some: " ".join(some) + "."
)


@given(st.lists(plain_sentences, min_size=1, max_size=30))
def test_a_page_ends_with_a_sentence(some):
    for page in fit(". ".join(some) + ".", "en"):
        assert page.text.removesuffix(CUT).endswith(".")


@given(texts | any_text)
def test_a_class_has_room_for_its_words(text):
    for page in fit(text, "fi"):
        room = ROOMS[SIZES.index(page.size)]
        if page.size != "s":
            assert len(page.text) <= room.most
            for word in page.text.replace(SHY, "").split():
                assert width(word) * room.upright <= LINES["upright"]
                assert width(word) * room.wide <= LINES["wide"]


def test_no_class_is_below_the_floor_and_the_style_sheet_has_the_same():
    for kind in ("wide", "square", "upright"):
        sizes = [getattr(room, kind) for room in ROOMS]
        assert sizes == list(TOKENS["display"][kind].values())
        assert sizes == sorted(sizes, reverse=True)
        assert min(sizes) >= FLOOR


def test_a_short_text_is_large_and_a_long_one_small():
    assert [fit(text, "fi")[0].size for text in ("Kiitos!", "Oi, " * 20, "Oi, " * 40)] == [
        "xl",
        "l",
        "m",
    ]
    # One long word takes the large letters away from a short text.
    assert size_of("Kiitos, hyvinvointipalveluissa!") == "m"


def test_two_pages_are_of_like_length():
    one, other = fit("Tämä on lause, joka sanoo jotain. " * 12, "fi")
    assert one.size == other.size
    assert abs(len(one.text) - len(other.text)) < 40


def test_a_giver_who_never_stops_is_broken_at_a_clause():
    first, second = fit("ja sitten hän tuli, ja auttoi, " * 13, "fi")
    assert first.text.endswith(",")
    assert second.text.startswith("ja")


def test_what_is_cut_already_is_not_marked_twice():
    rest = "Tämä lause on niin pitkä, ettei se enää mahdu mukaan. " * 9
    pages = fit("Tämä on lause, joka sanoo jotain. " * 15 + f"[…] {rest}", "fi")
    assert pages[-1].text.endswith(f"jotain.{CUT}")


def test_the_end_of_a_paragraph_ends_a_line():
    (page,) = fit("Kiitos.\n\nTulen toistekin\nmielelläni.", "fi")
    assert page.text == "Kiitos.\nTulen toistekin mielelläni."


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_word_wider_than_any_line_may_break_between_syllables(language):
    parts = with_hyphens(COMPOUND, language).split(SHY)
    assert "".join(parts) == COMPOUND
    assert len(parts) > 4
    for part in parts[1:]:
        assert part[0] not in "aeiouyäöå"
        assert part[1] in "aeiouyäöå"
    (page,) = fit(f"Meidän {COMPOUND} auttoi.", language)
    assert page.size == "s"
    assert max(width(part) for part in page.text.replace(SHY, " ").split()) < 15


def test_english_words_are_left_alone():
    assert with_hyphens("antidisestablishmentarianism", "en") == "antidisestablishmentarianism"
