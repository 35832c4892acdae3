"""The search index: forms of one word meet, numbers come back, and no file grows with the wall."""

import json
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.build import kit_of
from star_moments.kit.kit import body_templates
from star_moments.search import index
from star_moments.search.entries import _words
from star_moments.search.grammar import LEAST, stem
from star_moments.search.index import index_files, plain
from star_moments.search.postings import LAST, written

ONE_WORD = {
    "fi": [
        "hoitaja hoitajan hoitajaa hoitajat hoitajien hoitajia hoitajilla hoitajalta hoitajamme",
        "kirjasto kirjaston kirjastoa kirjastossa kirjastojen kirjastoissa kirjastoon kirjastosta",
        "keittiö keittiön keittiötä keittiössä keittiöiden keittiöissä keittiöön",
        "kukka kukan kukkaa kukat kukkien kukkia",
        "potilas potilaan potilaat potilaita potilaiden potilasta",
        "asiakas asiakkaan asiakasta asiakkaat asiakkaita asiakkaiden asiakkaalle",
        "siivooja siivoojat siivoojan siivoojalle",
        "Virtanen Virtasen Virtaselle Virtasta",
        "hoito hoidon hoitoa hoidossa",
        "äiti äidin äitiä äidille",
        "apu avun apua avulla",
        "terveys terveyden terveyttä terveyteen",
        "nainen naisen naista naisia naisten",
        "työ työn työtä töissä töitä",
        "Kerttu Kertun Kerttua",
        "Helsinki Helsingin Helsinkiä Helsingissä Helsinkiin",
        "vanhus vanhuksen vanhukset vanhuksia vanhusta",
        "ystävällinen ystävällisen ystävällistä ystävälliset ystävällisesti",
        "kahvi kahvin kahvia kahvilla kahvini kahvikin",
        "palvelu palvelun palvelua palvelut palvelujen palveluja palvelussa",
    ],
    "sv": [
        "hund hunden hundar hundarna hundens",
        "barn barnet barnen barns",
        "dörr dörren dörrar dörrarna",
        "flicka flickan flickor flickorna",
        "vänlig vänliga vänligt",
    ],
    "en": ["corner corners", "help helps helped helping", "story stories", "box boxes"],
}
OTHER_WORDS = {
    "fi": "kello kallo kukka kakku saari sääri auto aamu ilta talo tuuli sini anna oma työ yö",
    "sv": "hund hand barn björn dörr flicka kaffe",
    "en": "corner help story box kind care",
}


@pytest.mark.parametrize(
    ("language", "forms"), [(name, forms) for name, all_ in ONE_WORD.items() for forms in all_]
)
def test_the_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms.lower().split()}) == 1, {
        form: stem(form, language) for form in forms.lower().split()
    }


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_other_words_have_other_stems(language):
    for one, other in combinations(OTHER_WORDS[language].split(), 2):
        assert stem(one, language) != stem(other, language), (one, other)


@given(st.text("aäeioöuyklnstmpr", min_size=1, max_size=14), st.sampled_from(["fi", "sv", "en"]))
def test_a_stem_begins_like_its_word_and_is_never_short(word, language):
    """Files are found by how words begin, so a stem may change a word, but not its first letter."""
    found = stem(word, language)
    assert plain(found)[:1] == plain(word)[:1]
    assert len(found) >= min(LEAST, len(word))


def test_a_language_without_rules_keeps_its_words():
    assert stem("спасибо", "ru") == "спасибо"


def read(text):
    """Read numbers as a browser does."""
    numbers, number, value = [], -1, 0
    for sign in text:
        digit = ord(sign) - 35 - (sign > "\\")
        if digit < LAST:
            number, value = number + value * LAST + digit + 1, 0
            numbers.append(number)
        else:
            value = value * (91 - LAST) + digit - LAST + 1
    return numbers


@given(st.sets(st.integers(0, 10**7)).map(sorted))
def test_numbers_come_back_as_they_were_written(numbers):
    text = written(numbers)
    assert read(text) == numbers
    assert json.dumps(text) == f'"{text}"', "JSON writes each character as it is"


def test_near_numbers_take_one_character_each():
    assert len(written(range(0, 46_000, 46))) == 1000


@pytest.fixture
def many(world):
    for number in range(60):
        words = " ".join(f"sana{number}{sign} kiva{sign}{number}" for sign in "abcdefgh")
        world.moment(f"2026-0{1 + number % 9}-01-hetki-{number:02}", quote=f"Kiitos {words}!")
    return kit_of(world.read(), body_templates())


def test_words_are_found_where_a_browser_looks(many, monkeypatch):
    """Whatever is asked for, its files are those whose name begins it, or that it begins."""
    monkeypatch.setattr(index, "FULL", 600)
    files = index_files(many)
    listing = json.loads(files["index.json"])
    there = defaultdict(set)
    for start, name in listing["forms"].items():
        groups = json.loads(files[f"forms/{name}.json"])
        assert (
            len(groups) == 1
            or sum(len(part) for one in groups for part in one) <= 600
            or ({plain(one[0]) for one in groups} == {start})
        )
        for root, language, endings, _, _, *more in groups:
            key = root + "".join(more[:1])
            for ending in endings.split(" "):
                there[plain(root + ending)].add(start)
                assert stem(root + ending, language) == key
            # Who asks for any other form of it looks where its stem leads.
            assert plain(key).startswith(start)
    assert len(listing["forms"]) > 30
    assert {"kiitos", "sana7a", "kivah59"} <= there.keys()
    for word, starts in there.items():
        for asked in {word, word[:3], word[: len(word) // 2]} - {word[:1], word[:2]}:
            looked = {
                one for one in listing["forms"] if asked.startswith(one) or one.startswith(asked)
            }
            assert starts <= looked, (asked, word, starts)


def test_the_same_wall_has_the_same_index_and_its_own_names(many):
    files = index_files(many)
    assert index_files(many) == files
    assert [*files][-1] == "index.json"
    assert json.loads(files["index.json"])["moments"] == len(many.wall.moments)


def test_one_more_moment_changes_few_files(many, world, monkeypatch):
    monkeypatch.setattr(index, "FULL", 600)
    before = index_files(many)
    world.moment("2026-10-30-uusin", date="2026-10-30", quote="Ihan uusi.")
    after = index_files(kit_of(world.read(), body_templates()))
    cards = [name for name in before if name.startswith("cards/")]
    assert len(set(cards) - after.keys()) == 1
    assert len(before.keys() - after.keys()) < len(before) / 4


def found_at_ends(files):
    """Return which moments are found by what stands at the end of their compounds."""
    ends = {}
    for name, data in files.items():
        for root, _, endings, _, _, *more in json.loads(data) if name.startswith("forms/") else ():
            if len(more) == 2:
                ends |= {root + ending: read(more[1]) for ending in endings.split(" ")}
    return ends


def test_compounds_are_found_by_how_they_end_and_those_that_have_the_word_are_not_told_twice(world):
    world.moment("2026-09-01-a", date="2026-09-01", quote="Hän löysi kumisaappaani.")
    world.moment("2026-09-02-b", date="2026-09-02", quote="Sairaanhoitajat auttoivat.")
    world.moment("2026-09-03-c", date="2026-09-03", quote="Hoitajan lastenhoitaja.")
    world.moment(
        "2026-09-04-d", date="2026-09-04", quote="Barnen fick gummistövlar.", language="sv"
    )
    world.moment("2026-09-05-e", date="2026-09-05", quote="Her handwriting.", language="en")
    ends = found_at_ends(index_files(kit_of(world.read(), body_templates())))
    assert ends["saappaani"] == [0]
    assert ends["hoitajan"] == [1], "the other one has the word itself"
    assert ends["stövlar"] == [3]
    assert not any("writing" in word for word in ends)


@given(st.text(max_size=12).filter(lambda word: plain(word) != word))
def test_the_plain_form_of_a_word_is_plain(word):
    assert plain(plain(word)) == plain(word)


@pytest.mark.parametrize(
    ("written_so", "plainly"),
    [
        *(("Søren", "soren"), ("ŁUKASZ", "lukasz"), ("Straße", "strasse"), ("Æbel", "aebel")),
        *(("İsmet", "ismet"), ("Işıl", "isil"), ("Đorđe", "dorde"), ("Ås", "as"), ("ﬁ", "fi")),
    ],
)
def test_letters_have_a_plain_form(written_so, plainly):
    (word,) = _words(written_so)
    assert plain(word) == plainly


def test_signs_that_nobody_sees_are_no_part_of_a_word():
    assert _words("las\u00adten\u200bhoitaja i\u00ad\u0307") == {"lastenhoitaja", "i"}


def test_where_a_link_leads_to_is_no_word_of_a_story(world):
    world.moment(story="Katso [tästä kohdasta](https://example.org/salainen-osoite) lisää.")
    files = index_files(kit_of(world.read(), body_templates()))
    said = b"".join(data for name, data in files.items() if name.startswith("forms/"))
    assert b"koh" in said
    assert b"salai" not in said
