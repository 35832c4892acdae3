"""An emergency message: shown until its end, never without one, and never silently not."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from star_moments.gate.alarm import alarm_of
from star_moments.gate.gate import open_gate
from star_moments.wall.public import PublicEmergency
from tests.support.drafting import base, codes, drafted
from tests.support.world import DAY, WALL, ago

HELSINKI = ZoneInfo("Europe/Helsinki")
TODAY = f"message: Vesi on poikki.\nuntil: {DAY} 18:00\n"


def shown(text: str, day=DAY, **files) -> PublicEmergency | None:
    return open_gate(drafted(emergency=text, **files), day)[0].emergency


def test_without_a_file_there_is_nothing_to_show_and_nothing_to_say():
    drafts = drafted()
    publication, _ = open_gate(drafts, DAY)
    assert publication.emergency is None
    assert alarm_of(drafts, publication) is None


def test_a_message_is_shown_by_the_clock_of_the_house():
    end = datetime(2026, 11, 23, 18, tzinfo=HELSINKI)
    assert shown(TODAY) == PublicEmergency("", "Vesi on poikki.", end, ())
    north = base("wall.yml").replace("Europe/Helsinki", "Atlantic/Reykjavik")
    assert shown(TODAY, wall=north).until - end == timedelta(hours=2)


@pytest.mark.parametrize(("days", "is_there"), [(-2, True), (0, True), (1, False), (30, False)])
def test_it_is_there_until_the_day_of_its_end_is_over(days, is_there):
    assert (shown(TODAY, day=DAY + timedelta(days=days)) is not None) == is_there


def test_labels_are_in_the_language_of_the_wall_and_ends_of_lines_stay():
    text = (
        "heading: {fi: Vesikatko, sv: Vattenavbrott}\n"
        "message:\n  fi: |\n    Vesi on poikki.\n    Vettä saa aulasta.\n  en: Water is off.\n"
        f"until: {DAY} 18.00\n"
    )
    assert shown(text).heading == "Vesikatko"
    assert shown(text).message == "Vesi on poikki.\nVettä saa aulasta."
    swedish = base("wall.yml").replace("language: fi", "language: sv")
    assert shown(text, wall=swedish).heading == "Vattenavbrott"
    assert shown(text, wall=swedish).message.startswith("Vesi")


def test_units_are_kept_once_and_must_exist():
    assert shown(TODAY + "units: [kahvila, palvelut, kahvila]\n").units == ("kahvila", "palvelut")
    assert shown(TODAY + "units: [kahvila, uimahalli]\n") is None
    assert shown(TODAY + "units:\n").units == ()


def test_the_gate_looks_once_more_whether_the_units_exist():
    drafts = drafted(emergency=TODAY + "units: [kahvila]\n")
    elsewhere = replace(drafts, house=drafts.house.model_copy(update={"units": []}))
    assert open_gate(drafts, DAY)[0].emergency is not None
    assert open_gate(elsewhere, DAY)[0].emergency is None


@pytest.mark.parametrize(
    "wrong",
    [
        "message: Vesi on poikki.\n",
        "message: Vesi on poikki.\nuntil:\n",
        f"message: Vesi on poikki.\nuntil: {DAY} illalla\n",
        f"until: {DAY} 18:00\n",
        f"message: Vesi: poikki.\nuntil: {DAY} 18:00\n",
        f"message: Vesi on poikki.\nuntil: {DAY} 18:00\nwho: kaikki\n",
        f"message: Kassa #3 kiinni.\nuntil: {DAY} 18:00\n",
        TODAY + "units: []\n",
        TODAY + TODAY,
        "",
        "\x00",
        "Vesi on poikki!",
    ],
)
def test_in_error_it_is_not_shown_and_everything_else_is(wrong):
    drafts = drafted(emergency=wrong)
    publication, _ = open_gate(drafts, DAY)
    assert publication.emergency is None
    assert any(one.severity == "error" for one in drafts.diagnostics)
    assert {one.file for one in drafts.diagnostics} == {"content/emergency.yml"}
    assert len(publication.moments["wall"]) == 1
    assert alarm_of(drafts, publication).state == "in error"
    assert alarm_of(drafts, publication).is_grave


def test_all_mistakes_are_told_at_once():
    text = "otsikko: Vesi: poikki\nmessage: [a]\nuntil: 23.11.2026\nunits: kahvila\n"
    found = ("colon-in-text", "list-expected", "text-expected", "time-format", "unknown-field")
    assert sorted(codes(drafted(emergency=text))) == [*found]


def test_when_a_message_ends_only_its_author_knows():
    text = "heading: Vesikatko\nmessage: Vesi on poikki.\n"
    (one,) = drafted(emergency=text).diagnostics
    assert (one.code, one.fix) == ("no-end", None)


@pytest.mark.parametrize(
    ("days", "code"),
    [(-1, ["emergency-over"]), (0, []), (7, []), (8, ["emergency-long"])],
)
def test_an_end_is_neither_past_nor_far_ahead(days, code):
    text = f"message: Vesi on poikki.\nuntil: {DAY + timedelta(days=days)} 18:00\n"
    drafts = drafted(emergency=text)
    assert codes(drafts) == code
    assert all(one.severity == "warning" for one in drafts.diagnostics)


def test_a_wall_in_error_does_not_keep_a_message_for_all_from_the_screens():
    assert shown(TODAY, wall="units: [") is not None


@pytest.mark.parametrize(
    ("channels", "expected"), [(["wall"], 1), (["wall", "display"], 0), (None, 1)]
)
def test_a_name_without_permission_is_a_warning_and_the_message_is_shown(world, channels, expected):
    permission = {"on": ago(100), "channels": channels} if channels else None
    world.person("sini", permission=permission)
    world.write("content/emergency.yml", TODAY.replace("Vesi", "Soita Sini Korhoselle. Vesi"))
    content = world.read()
    found = [one for one in content.diagnostics if one.code == "name-in-emergency"]
    assert len(found) == expected
    assert all((one.severity, one.line, one.column) == ("warning", 1, 21) for one in found)
    assert content.wall.publication.emergency is not None


def test_a_first_name_alone_may_be_anybody_s(world):
    world.person("sini", permission=None)
    world.write("content/emergency.yml", TODAY.replace("Vesi", "Sini tulee"))
    assert world.read().diagnostics == []


def test_quiet_hours_are_the_house_s(world):
    assert world.read().wall.house.quiet is None
    world.write("content/wall.yml", WALL + "displays: {quiet: 22:30-06:00}\n")
    assert world.read().wall.house.quiet == (22 * 60 + 30, 6 * 60)
    assert json.dumps(world.read().wall.house.quiet) == "[1350, 360]"
