"""What tells of the giver is asked about, until somebody says that it may stay."""

import re
from datetime import date
from itertools import product
from time import process_time

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.givers.found import LOOKS, STOPS, same_words
from star_moments.checking.givers.hints import ALL, hints_in
from star_moments.checking.givers.look import found_with, look_through
from star_moments.cli import main
from star_moments.diagnostics import ERRORS, WARNINGS
from star_moments.reports.changes import changes_between
from star_moments.reports.status import steps
from tests.examples.update import MOMENT as FILE
from tests.support.drafting import base, codes, drafted
from tests.support.ordinary_moments import ordinary
from tests.support.world import WALL, World, ago

MOMENT = "2026-10-01-hetki"
LATER = WALL.replace("approvals: 1", f"approvals: 1, second_look_from: {ago(51)}")

ASKED = {
    "giver-relative": (
        "poikani Eetu|Tyttäreni Ella|vaimoni Maijan|mieheni Kallea|äitini Aili Mäen|my son Oliver"
        "|My daughter Emily Jones|our little boy Max|min dotter Linnéa|Min man Kurt|vår son Elias"
        "|meidän Ella|isoisäni Eino|poikaani Eetua|tyttärellemme Iidalle|puolisoni, Kari"
        "|lapsenlapseni Venla|ystäväni Åke|mitt barnbarn Alva|min mammas granne Berit"
    ),
    "giver-child": (
        "5-vuotias|5-vuotiaani|viisivuotias|Eetu, 5 v|tyttäreni 7 v|poikamme (4 v)|6-åring|femårige"
        "|4-year-old|Eetu-poika|Ella-vauvan|3 vuoden ikäinen|8 kuukauden ikäinen"
    ),
    "giver-phone": (
        "040 123 4567|0401234567|+358 40 123 4567|00358 40 1234567|(09) 310 1691|045-1234567"
        "|+46 70 123 45 67|070-123 45 67|+372 5123 4567"
    ),
    "giver-mail": "maija.malli@esimerkki.fi|maija(at)esimerkki.fi|m.m+1@mail.example.com",
    "giver-plate": "ABC-123|XYZ-987",
    "giver-address": "Mäntykatu 5 B 12|Koivutie 3|Storgatan 12|Rantakujalla 7 A|12 High Street",
    "giver-health": (
        "äitini muistisairaus|Isäni Alzheimer|diabetekseni|masennukseni|minun syöpäni"
        "|mieheni aivoinfarktin|dementiaa sairastava äitini|my mother's dementia|my diabetes"
        "|min mammas demens|rintasyöpäni|our son's autism|min depression"
    ),
    "giver-signature": (
        "T: Maija|t. Matti|T. Maija Malli|Terveisin Maija|Terv. M. Malli|Hälsningar Anna"
        "|Med vänlig hälsning\nAnna Berg|MVH Anna|Kind regards,\nJohn Smith|Best wishes, Ann"
        "|Ystävällisin terveisin\n\nMaija M.|– Maija|-Maija Malli|Kiittäen Aili|yst. terv. Aili"
    ),
    "giver-code": "880320-0016|36805280109",
}
EXAMPLES = [(code, words) for code, listed in ASKED.items() for words in listed.split("|")]


@pytest.mark.parametrize(("code", "words"), EXAMPLES)
def test_it_is_found_with_its_words(code, words):
    found = [one for one in look_through(f"Se oli hyvä päivä. {words}") if one.code == code]
    assert found
    assert any(same_words(words).startswith(same_words(one.words)) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Äitini Helsingissä ja isäni Tampereella. Poikani on kotona.",
        "Terveisin tyytyväinen asiakas",
        "Terveisin Kiitollinen Omainen",
        "T. vakioasiakas",
        "My mother. Nurses were kind. Our son loved it, thank you!",
        "Kiitos, mieheni! Aurinko paistoi.",
        "Valtatie 5 oli poikki, ja bussi 12 odotti.",
        "Kokous 01.12.2026 klo 08.30-16.00, y-tunnus 0201256-6.",
        "Tilausnumero 0401234567 ja viite 00123 45678 90123.",
        "Syöpäosaston hoitajat hoitivat äitiäni, ja diabeteshoitaja isääni.",
        "61-vuotiaana opin uimaan, ja 10-vuotias kirjasto juhlii.",
        "Takuu on 5 v ja hinta 040,50.",
        "Vitamiini B-12, ISO-9001 ja COVID-19.",
        "Pieni Ella-niminen laiva meni ohi.",
        "Kiitos kaikille!\n- hymystä\n- kahvista",
        "Min mamma är glad. I vår Kyrkslätt blommar.",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert look_through(text) == []


def test_of_1000_ordinary_moments_at_most_5_in_100_are_asked_about():
    moments = ordinary()
    assert len({text for _, text in moments}) == 1000
    assert sum(kind == "health" for kind, _ in moments) == 300
    asked = [text for _, text in moments if look_through(text)]
    assert len(asked) <= 50
    of_health = [text for kind, text in moments if kind == "health" and look_through(text)]
    assert len(of_health) <= 15
    # Some of them do tell of somebody, and are found.
    assert any("Poikani Eetu" in text for text in asked)


@pytest.mark.parametrize("text", [text for _, text in EXAMPLES] + [t for _, t in ordinary()[:200]])
def test_a_hint_is_there_for_all_that_can_be_found(text):
    """Whatever is found by a look for everything is found by a look for what is hinted at."""
    for whole in (text, f"Kiitos! {text}", f"Hyvä päivä, sanoi {text}\nja lähti."):
        everything = set(found_with(whole, ALL))
        assert set(found_with(whole, hints_in(whole))) == everything


@given(st.lists(st.sampled_from([words for _, words in EXAMPLES]), min_size=1, max_size=3))
def test_hints_hold_for_several_together(parts):
    text = "Kiitos kaikesta. " + ", ".join(parts) + "!"
    assert set(found_with(text, hints_in(text))) == set(found_with(text, ALL))


NASTY = (
    "a A 1|a-|Aa-|A-|my |min |äitini |my-|1 |11 |0401234567 |040 1|AA11 |FI2112345600000785 "
    "|131052-308T |131052-3 |5-vuotias |Eetu 5 v |@|a@|a@a.|a.|(at)|&|&a|&#1|*|_|T: Aa |– |syöpä "
    "|syö|äitini syö |880320-0016 |36805280109 |ABC-1|Koivu|Koivukatu 1 |Terveisin |\n|\u00ad"
    "|ä|\u0301|–"
).split("|")


@pytest.mark.parametrize("part", NASTY)
def test_no_text_takes_long(part):
    """As large as a file may be; a time that grows with the square would be many times longer."""
    text = "Aa 1 poikani " + part * (64_000 // len(part.encode()))
    started = process_time()
    look_through(text)
    assert process_time() - started < 1


def test_each_kind_has_its_code():
    told = {code for code in (*ERRORS, *WARNINGS) if code.startswith("giver-")}
    assert told == {*STOPS, *LOOKS}
    assert set(STOPS) <= set(ERRORS)
    assert set(LOOKS) <= set(WARNINGS)
    assert ASKED.keys() == set(LOOKS)


def state(world: World, **fields):
    world.moment(MOMENT, **fields)
    return world.read().decisions[MOMENT].state


QUOTE = "Sini huomasi, että poikani\nEetu jännitti."


def told(world: World, **fields):
    world.moment(MOMENT, **fields)
    found = world.read().diagnostics
    return [one.code for one in found if one.code.startswith(("giver", "seen", "no-second"))]


def test_a_later_moment_waits_until_somebody_has_looked(world):
    world.write("content/wall.yml", LATER)
    assert state(world, quote=QUOTE) == "draft"
    assert told(world, quote=QUOTE) == ["giver-relative"]
    for seen in (["poikani Eetu"], "poikani   Eetu", ["poikani\nEetu"]):
        assert told(world, quote=QUOTE, seen=seen) == []
        assert state(world, quote=QUOTE, seen=seen) == "on the wall"


@pytest.mark.parametrize("seen", [["Eetu"], ["poikani Eetu jännitti"], ["poikani Eero"], ["x"]])
def test_other_words_open_nothing(world, seen):
    world.write("content/wall.yml", LATER)
    assert state(world, quote=QUOTE, seen=seen) == "draft"
    assert sorted(told(world, quote=QUOTE, seen=seen)) == ["giver-relative", "seen-nothing"]


@pytest.mark.parametrize("seen", [[], {"a": "b"}, [""], [["poikani Eetu"]], 5])
def test_an_error_in_seen_opens_nothing(world, seen):
    world.write("content/wall.yml", LATER)
    assert state(world, quote=QUOTE, seen=seen) in ("draft", "held")


FORMS = {
    "nothing": "",
    "a single value": "seen: poikani Eetu\n",
    "a single value over lines": "seen: |\n  poikani\n  Eetu\n",
    "a list in brackets": "seen: [poikani Eetu]\n",
    "a list over lines": "seen: [\n  poikani Eetu,\n  ]\n",
    "a list with dashes": "seen:\n- poikani Eetu\n",
    "a list set in": 'seen:   # katsottu\n    - "poikani Eetu"   # saa jäädä\n\n',
}


def put_in_place(text: str, one) -> str:
    """Return a moment with what a finding says of `seen` done, as somebody would do it."""
    lines, ask = text.splitlines(), one.values.get("ask")
    said = one.values.get("seen", f'seen: ["{one.values["words"]}"]')
    at = next((n for n, line in enumerate(lines) if line.startswith("seen:")), len(lines))
    end = next((n for n in range(at + 1, len(lines)) if re.match("[a-z]", lines[n])), len(lines))
    if ask == "seen-more":
        items = [n for n in range(at, end) if lines[n].lstrip().startswith("-")]
        margin = re.match(" *", lines[items[-1]])[0]
        lines.insert(items[-1] + 1, f"{margin}{said}")
    else:
        assert at == len(lines) or ask == "seen-line"
        lines[at:end] = [said]
    return "\n".join(lines) + "\n"


KINDS = {
    "giver-phone": "040 123 4567",
    "giver-mail": "m.m@esimerkki.fi",
    "giver-plate": "ABC-123",
    "giver-address": "Mäntykatu 5 B 12",
    "giver-child": "5-vuotias",
}


@given(
    form=st.sampled_from([*FORMS]),
    kinds=st.lists(st.sampled_from([*KINDS]), min_size=1, unique=True),
    last=st.booleans(),
)
def test_what_may_stay_joins_what_stands_there_already(form, kinds, last):
    words = " Sitten ".join(f"oli {KINDS[kind]}." for kind in kinds)
    quote = f"quote: |\n  Sini huomasi, että poikani Eetu jännitti. Sitten {words}\n"
    rest = base(FILE)
    rest = re.sub(r"quote: \|\n(  .*\n)+", "", rest)
    text = "".join([quote, rest, FORMS[form]] if last else [quote, FORMS[form], rest])

    def asked(text: str) -> list:
        found = drafted(text).diagnostics
        assert not [one for one in found if one.severity == "error"], text
        return [one for one in found if one.code.startswith(("giver", "seen"))]

    found = asked(text)
    assert len(found) == len(kinds) + (form == "nothing")
    assert [one for one in found if one.fix is not None] == []
    # Each as the one before has left it: as a rule somebody goes through them from the top.
    for one in found:
        text = put_in_place(text, one)
    assert asked(text) == []


def test_what_no_longer_stands_there_is_not_proposed_again(world):
    world.moment(MOMENT, quote=QUOTE, seen=["tyttäreni Ella"])
    (one,) = (one for one in world.read().diagnostics if one.code == "giver-relative")
    assert one.values["seen"] == 'seen: ["poikani Eetu"]'


def test_a_code_that_may_stay_is_not_repeated(world):
    code = "880320-0016"
    quote = f"{QUOTE} Tilaus {code}."
    world.moment(MOMENT, quote=quote, seen=[code])
    (one,) = (one for one in world.read().diagnostics if one.code == "giver-relative")
    assert (one.values["ask"], one.values["seen"]) == ("seen-more", '"poikani Eetu"')


def test_a_long_list_is_not_cut(world):
    names = (
        "Eetu Eino Eelis Emil Ella Elsa Enni Eeva Elias Eerik Elmeri Erik Eveliina Elina"
    ).split()
    seen = [f"poikani {name}" for name in names]
    quote = " ".join(f"Mukana oli {one}." for one in [*seen, "tyttäreni Aada"])
    world.moment(MOMENT, quote=quote, seen=seen)
    (one,) = (one for one in world.read().diagnostics if one.code == "giver-relative")
    assert (one.values["ask"], one.values["seen"]) == ("seen-more", '"tyttäreni Aada"')


def test_what_was_approved_before_is_held_by_nothing(world):
    world.write("content/wall.yml", LATER)
    before = {"by": "raija", "on": ago(51)}
    assert state(world, quote=QUOTE, approved=before) == "on the wall"
    assert told(world, quote=QUOTE, approved=before) == ["giver-relative"]
    both = [before, {"by": "tommi", "on": ago(50)}]
    assert state(world, quote=QUOTE, approved=both) == "draft"


def test_without_the_rule_it_is_a_warning_alone(world):
    assert state(world, quote=QUOTE) == "on the wall"
    assert sorted(told(world, quote=QUOTE)) == ["giver-relative", "no-second-look-from"]


def test_a_code_stops_a_moment_whenever_it_was_approved(world):
    assert state(world, quote="Hetuni on 131052-308T.") == "held"
    assert told(world, quote="Hetuni on 131052-308T.", seen=["131052-308T"]) == [
        "giver-identity-code",
        "seen-nothing",
    ]


def test_a_take_down_is_not_asked(world):
    fields = {"quote": "Hetuni on 131052-308T.", "withdrawn": ago(1)}
    assert state(world, **fields) == "withdrawn"
    assert told(world, **fields) == []


@pytest.mark.parametrize(
    ("quote", "people", "is_asked"),
    [
        ("Tyttäreni Siniä kehui.", {}, False),
        ("Tyttäreni Ellaa kehui.", {}, True),
        ("Äitini Kahvilaa kehui.", {}, False),
        ("Kiitos!\nT: Sini", {}, False),
        ("Poikani Mika", {"mika": "Mika Malli"}, True),
        ("Poikani Mika Mallin", {"mika": "Mika Malli"}, False),
        ("Poikani Mika Mäki", {"mika": "Mika Malli"}, True),
    ],
)
def test_what_the_wall_publishes_is_not_asked_about(world, quote, people, is_asked):
    world.person("sini")
    for key, name in people.items():
        world.person(key, name=name, shown_as=None)
    thanks = [{"person": "sini", "told": ago(52)}]
    asked = [code for code in told(world, quote=quote, thanks=thanks) if code.startswith("giver")]
    assert bool(asked) == is_asked


def test_status_says_what_to_do(world):
    world.write("content/wall.yml", LATER)
    world.moment(MOMENT, quote=QUOTE)
    (step,) = steps(world.read())
    assert step.state == "draft"
    assert "2" in step.next or "3" in step.next
    assert "seen" in step.next


def test_a_change_tells_the_cause(world):
    world.moment(MOMENT, quote=QUOTE)
    before = world.read()
    world.write("content/wall.yml", LATER)
    changes = changes_between(before, world.read())
    assert changes.taken == {"asked": 1}
    assert changes.rules["second_look_from"] == ("–", str(ago(51)))


@pytest.mark.parametrize(
    ("rules", "first"),
    [
        ("{second_look_from: 2026-11-20, approvals: x}", date(2026, 11, 20)),
        ("{second_lok_from: 2026-11-20}", date(2026, 11, 20)),
        ("{second_look_from: 20.11.2026}", date.min),
        ("{second_look_from 2026-11-20}", date(2026, 11, 20)),
        ("{approvals: x}", None),
    ],
)
def test_a_slip_in_the_rule_opens_nothing(rules, first):
    wall = base("wall.yml").rpartition("rules:")[0] + f"rules: {rules}\n"
    assert drafted(wall=wall).house.rules.second_look_from == first


def test_the_criteria_promise_what_is_enforced(world):
    world.moment(MOMENT)

    def page():
        return (world.build() / "criteria" / "index.html").read_text(encoding="utf-8")

    assert "jälkeen" not in page()
    assert "henkilötunnuksen" in page()
    world.write("content/wall.yml", LATER)
    assert "katsonut kohdan vielä kerran" in page()


def test_every_example_is_met_in_every_text(world):
    for field, (code, words) in product(("title", "story", "learned", "channel"), EXAMPLES[::9]):
        world.moment(MOMENT, **{field: f"Hyvä päivä. {words}"})
        assert code in [one.code for one in world.read().diagnostics]


def test_init_writes_the_rule(tmp_path):
    arguments = ["init", str(tmp_path), "--organisation", "X", "--name", "Y", "--language", "fi"]
    done = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": "1795435200"})
    assert done.exit_code == 0
    text = (tmp_path / "content" / "wall.yml").read_text(encoding="utf-8")
    assert "second_look_from: 2026-11-23" in text
    assert codes(drafted(wall=text, moment=base("moments/2026/2026-11-20-sini.yml"))) != []
