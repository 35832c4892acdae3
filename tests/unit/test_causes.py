"""A report begins with what has to be corrected first, and counts what only follows from it."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from star_moments.diagnostics import SEVERITIES, Diagnostic
from star_moments.reports.causes import told
from star_moments.reports.github import annotations, summary
from star_moments.reports.json import json_report
from star_moments.reports.saying import say
from star_moments.reports.text import text_report
from star_moments.words import load_words
from tests.support.world import WALL, World, ago

EN = load_words("en")
FILES = (
    *("content/wall.yml", "content/emergency.yml", "content/sini.yml.txt"),
    *("content/people/sini.yml", "content/people/matti.yml", "content/people/wall.yml"),
    *("content/moments/2026/a.yml", "content/moments/b.yml", "content/moments/people/c.yml"),
    *("content/pages/index.md", "mkdocs.yml"),
)
# What may be missing only because another file is in error.
FOLLOWING = {
    *("name-without-permission", "person-in-error", "wall-in-error"),
    *("unknown-approver", "unknown-factor", "unknown-unit"),
}


@st.composite
def findings(draw) -> Diagnostic:
    code = draw(st.one_of(st.sampled_from(sorted(FOLLOWING)), st.sampled_from(sorted(SEVERITIES))))
    values = {
        name: draw(st.sampled_from((*FILES, "wall.yml")))
        for name in draw(st.sets(st.sampled_from(("other", "person"))))
    }
    file, line = draw(st.sampled_from(FILES)), draw(st.integers(1, 9))
    return Diagnostic(file, line, 1, code, SEVERITIES[code], values)


@settings(max_examples=60)
@given(st.lists(findings(), max_size=20))
def test_nothing_is_folded_but_what_follows_from_an_error_that_is_told(found):
    causes, waiting = told(found)
    assert told(reversed(found)).waiting == waiting
    folded = [one for one in found if one not in causes]
    assert {one.code for one in folded} <= FOLLOWING
    assert sum(waiting.values()) >= len({one.file for one in folded})
    assert bool(waiting) == bool(folded)
    wrong = {one.file for one in causes if one.severity == "error"}
    assert waiting.keys() <= wrong
    assert all(one.file.startswith(("content/people/", "content/moments/")) for one in folded)
    assert bool(wrong) == any(one.severity == "error" for one in found)


@settings(max_examples=60)
@given(st.lists(findings(), max_size=20))
def test_causes_stand_before_what_may_follow_from_them(found):
    order = [one.file for one in told(found).causes]
    places = {file: number for number, file in reversed(list(enumerate(order)))}
    kinds = (
        ("content/wall.yml",),
        ("content/emergency.yml", "content/sini.yml.txt"),
        ("content/people/",),
        ("content/moments/",),
        ("content/pages/",),
        ("mkdocs.yml",),
    )
    looks = {one.file for one in found if one.code.startswith("look-")}
    ranks = [
        next(rank for rank, starts in enumerate(kinds) if file.startswith(starts))
        for file in order
        if file not in looks
    ]
    assert ranks == sorted(ranks)
    assert set(places) <= set(FILES)


@pytest.fixture
def office(tmp_path) -> World:
    """A wall of which half is held up by two people's files and by the wall file."""
    world = World(tmp_path)
    world.person("matti", name="Matti Meri", unit="kirjasto")
    world.person()
    for number in range(3):
        told_early = {"told": ago(45)}
        world.moment(f"2026-10-01-sini-{number}", thanks=[{"person": "sini", **told_early}])
        world.moment(f"2026-10-01-kirjasto-{number}", thanks=[{"unit": "kirjasto"}])
        world.moment(f"2026-10-01-matti-{number}", thanks=[{"person": "matti", **told_early}])
        world.moment(f"2026-10-01-nimi-{number}", quote="Kiitos Sini Korhonen!")
    return world


def test_a_thousand_and_one_are_one(office):
    office.write("content/people/sini.yml", "name: Sini Korhonen\nunit kahvila\n")
    office.moment("2026-10-01-oma", thanks=[{"unit": "kahvilla"}])
    found = office.read().diagnostics
    causes, waiting = told(found)
    assert waiting == {"content/people/sini.yml": 6}
    files = [one.file for one in causes]
    assert set(files[:-1]) == {"content/people/sini.yml"}
    assert files[-1].endswith("oma.yml")
    said = "Correct this file first. 6 other files wait for it."
    assert f"\n  {said}\n" in text_report(found, EN)
    assert f"<br>{said}</td>" in summary(found, EN)
    first, second = annotations(found, EN).splitlines()
    assert first.startswith("::error file=content/people/sini.yml,")
    assert first.endswith(f"%0A{said}")
    assert "oma.yml" in second
    report = json.loads(json_report(found, EN))
    assert report["waiting"] == [{"file": "content/people/sini.yml", "number": 6, "message": said}]
    assert len(report["diagnostics"]) == len(causes)


def test_who_asks_of_one_file_hears_all_of_it(office):
    office.write("content/people/sini.yml", "name: Sini Korhonen\nunit kahvila\n")
    one_file = [one for one in office.read().diagnostics if one.file.endswith("sini-1.yml")]
    assert told(one_file) == (one_file, {})


@pytest.mark.parametrize("place", ["people/Sini.yml", "people/sini.yaml", "people/sini.yml.txt"])
def test_a_file_under_a_name_that_is_not_read_is_the_cause_too(office, place):
    (office.folder / "people/sini.yml").rename(office.folder / place)
    causes, waiting = told(office.read().diagnostics)
    assert [one.file for one in causes] == [f"content/{place}"]
    assert waiting == {f"content/{place}": 6}


def test_through_a_person_all_waits_for_the_wall_file(office):
    office.write("content/wall.yml", WALL.replace("- {key: kirjasto,", "- {key: Kirjasto!,"))
    office.write("content/people/sini.yml", "name: Sini Korhonen\nunit kahvila\n")
    causes, waiting = told(office.read().diagnostics)
    # Three moments thank the unit, and three a person of that unit.
    assert waiting == {"content/wall.yml": 7, "content/people/sini.yml": 6}
    assert causes[0].file == "content/wall.yml"


def test_who_asks_of_one_moment_is_led_to_the_wall_file_and_not_to_another_unit(office):
    office.write("content/wall.yml", WALL.replace("- {key: kirjasto,", "- {key: Kirjasto!,"))
    (one,) = (one for one in office.read().diagnostics if one.file.endswith("kirjasto-1.yml"))
    assert told([one]) == ([one], {})
    assert (one.code, one.fix) == ("unknown-unit", None)
    assert say(one, EN).todo == "Correct wall.yml first, to see whether the unit is there."


OWN = {
    "content/moments/2026/2026-10-01-oma-paiva.yml",
    "content/moments/2026/2026-10-01-oma-yksikko.yml",
}


def test_what_is_folded_waits_for_a_slip_and_no_error_of_its_own_is(office):
    """Any slip in any of three files: what waits for it would have no error without it."""
    office.moment("2026-10-01-oma-yksikko", thanks=[{"unit": "kahvilla"}])
    office.moment("2026-10-01-oma-paiva", date="2030-01-01")
    chance = random.Random(20261130)
    names = ("wall.yml", "people/sini.yml", "people/matti.yml")
    sound = {name: (office.folder / name).read_text() for name in names}
    assert {one.file for one in office.read().diagnostics} == OWN
    folded = 0
    for _ in range(80):
        for name, text in sound.items():
            text = slipped(text, chance) if chance.random() < 0.5 else text
            (office.folder / name).write_text(text)
        found = office.read().diagnostics
        causes, waiting = told(found)
        own = {one.file for one in causes} & OWN
        # Where the unit itself is gone, nobody can say what was meant by nearly its key.
        is_gone = "kahvila" not in (office.folder / "wall.yml").read_text()
        assert own == OWN or is_gone or "wall-in-error" in {one.code for one in found}
        assert "content/moments/2026/2026-10-01-oma-paiva.yml" in own
        assert waiting.keys() <= {f"content/{name}" for name in names}
        folded += len({one.file for one in found} - {one.file for one in causes})
    assert folded > 100


def slipped(text: str, chance: random.Random) -> str:
    """Return the text with a line gone, cut, doubled, or with a sign too many."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    line = lines[at]
    cut = chance.randrange(len(line))
    lines[at] = chance.choice(
        ["", line[:cut] + "\n", line * 2, f"{line[:cut]}{chance.choice('!:[{#')}{line[cut:]}"]
    )
    return "".join(lines)
