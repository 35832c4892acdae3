"""Marks of HTML and lone quotation marks are told of in words, and honest words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.reading.in_words import slips_in_words
from star_moments.reading.tree import read_tree
from tests.examples.update import MOMENT
from tests.support.drafting import base, codes, drafted

SENTENCE = "Sini pelasti perheen päivän ja teki lapset iloiseksi."

HONEST = [
    "Kahvila & leipomo; kiitos!",
    "R&D; AT&T, H&M ja Marks&Spencer;",
    "I <3 Sini, 5 < 6 ja 7 > 6, a<b, <- ja ->, >_<, <sini@esimerkki.fi>",
    "<https://esimerkki.fi/> ja <kysymys>",
    "Hän sanoi: ”Kiitos.”",
    "”Kiitos”, hän sanoi. ”Tulkaa uudestaan.”",
    "“Thank you,” she said. 'It's Sini's doing.' Don't stop, y'all!",
    "»Kiitos», «merci», »danke«, „děkuji“, „dziękuję”, “tack”, « merci »",
    '"Kiitos", hän sanoi "ja tervetuloa".',
    "Hän sanoi ”Sini sanoi ’kiitos’ minulle”.",
    'Pekan 24" näyttö toimii.',
    "Pekan 24” näyttö toimii.",
    'Naurettiin :”D ja :"D',
    "Rock 'n' roll, 90's ja ’90-luku, 5′ 10″",
    "”Oli hieno päivä. […] Sini auttoi.",
    "”Oli hieno päivä. [...] Sini auttoi.",
    "”Ensimmäinen kappale alkaa.\n\n”Toinen jatkaa.\n\n”Kolmas päättyy.”",
    "»Ensimmäinen kappale alkaa.\n\n»Toinen päättyy.»",
    "“First paragraph.\n\n“Second one.”",
    "« Premier.\n\n« Deuxième.\n\n« Fin. »",
    "– Kiitos, sanoi äiti.\n– Ole hyvä, sanoi Sini.",
    "- ”Kiitos\n- ”Ole hyvä”",
]

WRONG = [
    ("<b>Kiitos</b>", "html-in-words"),
    ("Kiitos<br/>", "html-in-words"),
    ("<p class=x>Kiitos", "html-in-words"),
    ("<span class=x>Kiitos</span> kaikesta<BR>", "html-in-words"),
    ("Hyv&auml;&auml; p&#228;iv&#xE4;&auml;", "html-in-words"),
    ("Kiitos&nbsp;Sini", "html-in-words"),
    ("&quot;Kiitos&quot;", "html-in-words"),
    ("”Kiitos, hän sanoi.", "quote-alone"),
    ("Kiitos”, hän sanoi.", "quote-alone"),
    ('Hän sanoi "kiitos ja lähti.', "quote-alone"),
    ("“Thank you, she said. “You're welcome.”", "quote-alone"),
    ("«Kiitos, hän sanoi.", "quote-alone"),
]


def file_with(words: str) -> str:
    return base(MOMENT).replace(SENTENCE, words.replace("\n", "\n  "))


def found(words: str) -> list[str]:
    located, wrong = read_tree(file_with(words), "x.yml")
    assert located is not None
    assert wrong == []
    assert located.data["quote"].strip() == words
    return [one.code for one in slips_in_words(located)]


@pytest.mark.parametrize("words", HONEST)
def test_honest_words_are_met_with_silence(words):
    assert found(words) == []


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_slips_are_told_of_and_hold_nothing(words, code):
    drafts = drafted(moment=file_with(words))
    assert codes(drafts) == [code]
    assert len(drafts.moments) == 1


PLAIN = st.sampled_from(
    [
        *("Kiitos", "Sini", "on", "<3", "5 < 6", "a>b", "Tea & Coffee;", "AT&T", "It's", "don’t"),
        *("90’s", "päivä.", "'n'", "&", "<", ">", ";", "–", "(hymy)", "🌟", "[…]", ":)", "<sini>"),
    ]
)
PAIRS = ["””", "“”", '""', "„“", "„”", "»»", "«»", "»«"]


@st.composite
def paragraphs(draw):
    """Draw paragraphs of words, some in quotation marks, also over several paragraphs."""
    whole = []
    for _ in range(draw(st.integers(1, 3))):
        words = draw(st.lists(PLAIN, min_size=1, max_size=6))
        opening, closing = draw(st.sampled_from(PAIRS))
        kind = draw(st.integers(0, 2))
        if kind == 0:
            whole.append(" ".join(words))
        elif kind == 1:
            rest = draw(st.lists(PLAIN, max_size=3))
            whole.append(" ".join([f"{opening}{' '.join(words)}{closing}", *rest]))
        else:
            last = " ".join(draw(st.lists(PLAIN, min_size=1, max_size=6)))
            whole += [opening + " ".join(words), f"{opening}{last}{closing}"]
    return "\n\n".join(whole)


@given(paragraphs())
def test_quotations_that_are_closed_and_signs_that_are_no_html_are_met_with_silence(words):
    located, _ = read_tree(file_with(words), "x.yml")
    assert located is not None
    assert slips_in_words(located) == []


@given(st.lists(PLAIN.filter("[…]".__ne__), min_size=1, max_size=6), st.sampled_from('"”“»«„'))
def test_a_mark_that_is_opened_and_not_closed_is_told_of_at_its_place(words, mark):
    located, _ = read_tree(file_with(f"Hän sanoi {mark}{' '.join(words)}"), "x.yml")
    assert located is not None
    (one,) = slips_in_words(located)
    assert (one.code, one.line, one.column, one.fix) == ("quote-alone", 4, 13, None)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Hyv&auml;&auml; p&auml;iv&auml;&auml;", "Hyvää päivää"),
        ("Kiitos&nbsp;Sini &amp; muut", "Kiitos Sini & muut"),
        ("<b>Kiitos</b> <i>Sini</i>", "Kiitos Sini"),
        ("Kiitos<br>Sini", None),
        ("a &lt;b&gt; c", None),
        ("<script>x</script>", None),
    ],
)
@pytest.mark.parametrize("style", ["title: {}", 'title: "{}"', "title: '{}'", "title: |\n  {}"])
def test_a_corrected_line_says_what_was_meant_and_is_clean(written, plain, style):
    text = base(MOMENT).replace("title: Perheen päivä", style.format(written))
    (one,) = drafted(moment=text).diagnostics
    assert one.code == "html-in-words"
    if plain is None:
        assert one.fix is None
        return
    lines = text.split("\n")
    lines[one.line - 1] = one.fix.text
    after = drafted(moment="\n".join(lines))
    assert after.diagnostics == ()
    (moment,) = after.moments.values()
    assert moment.title.strip() == plain


def test_a_story_keeps_its_stress_as_markdown():
    (one,) = drafted(moment=base(MOMENT) + "story: |\n  <b>Kiitos</b> <em>Sini</em>!\n").diagnostics
    assert one.fix.text == "  **Kiitos** *Sini*!"


@pytest.mark.parametrize("title", ['"Sanoi &quot;hei&quot;"', "Kassa &#35;3"])
def test_a_line_that_would_be_read_otherwise_when_corrected_is_a_question(title):
    text = base(MOMENT).replace("title: Perheen päivä", f"title: {title}")
    (one,) = drafted(moment=text).diagnostics
    assert (one.code, one.fix) == ("html-in-words", None)


@pytest.mark.parametrize("words", [words for words, _ in WRONG])
def test_of_what_is_withdrawn_nothing_is_said(words):
    assert drafted(moment=file_with(words) + "withdrawn: 2026-11-23\n").diagnostics == ()


def test_words_of_every_file_are_looked_at():
    wall = base("wall.yml").replace("Hyvä tuuli tarttuu.", "<b>Hyvä</b> tuuli tarttuu.")
    assert codes(drafted(wall=wall)) == ["html-in-words"]
    person = base("people/sini.yml").replace("shown_as: Sini", "shown_as: Sini&nbsp;K.")
    assert codes(drafted(person=person)) == ["html-in-words"]
    message = "message: Vesi on &quot;poikki&quot;.\nuntil: 2026-11-24 12:00\n"
    assert codes(drafted(emergency=message)) == ["html-in-words"]


def test_a_sign_for_a_bar_is_told_of_in_the_wall_file_and_takes_nothing_off_the_wall():
    old, new = "meaning: Hyvä tuuli tarttuu.", "meaning: I\n      Hyvä tuuli tarttuu."
    drafts = drafted(wall=base("wall.yml").replace(old, new))
    assert codes(drafts) == ["block-sign"]
    assert len(drafts.moments) == 1
