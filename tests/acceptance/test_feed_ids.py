"""The ids of feeds and entries: a new name leaves them, and so does a new release."""

import json
import re
from datetime import UTC, date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.wall_file import read_house
from star_moments.cli import main
from star_moments.feeds.entries import instant
from star_moments.model.feed_id import lasting_id, seeds_of
from star_moments.reading.folder import RawFile
from tests.support.builds import assert_as_cold, build_again, build_cold
from tests.support.world import WALL, World, ago

BEFORE = re.sub("feed_id: .*\n", "", WALL)
RENAMED = ("Tiirasalmen palvelut", "Tiirasalmen kaupunki"), ("Tähtihetket", "Kiitosseinä")

# As the first walls have them, which knew no feed_id: the id of each feed, then of its entries.
FIRST, SECOND = "33894f60-6746-5c9b-bd28-e09e520dedee", "4c69e816-b399-5687-a076-07f91e5c9b6e"
IDS = {
    "": ["25b8742f-0c35-58d8-84a5-009c59fed3c1", FIRST, SECOND],
    "units/palvelut/": ["49dec198-67e4-5c74-8932-9d292ab77c6e", FIRST, SECOND],
    "units/kahvila/": ["4be2a2a9-e27f-5c96-8162-f9372b7a2495", SECOND],
    "units/kirjasto/": ["a4e89217-6fbc-5403-9729-12325866ae5d", FIRST],
}


def ids(world: World, wall: str) -> dict[str, list[str]]:
    world.write("content/wall.yml", wall)
    if not (world.folder / "moments").exists():
        world.moment("2026-10-01-kahvi")
        world.moment("2026-10-02-kirja", thanks=[{"unit": "kirjasto"}])
    site = world.build()
    found = {}
    for place in IDS:
        atom = (site / place / "feed.xml").read_text(encoding="utf-8")
        found[place] = re.findall("<id>urn:uuid:(.*?)</id>", atom)
        items = json.loads((site / place / "feed.json").read_bytes())["items"]
        assert [f"urn:uuid:{one}" for one in found[place][1:]] == [item["id"] for item in items]
    return found


def renamed(wall: str) -> str:
    first, *rest = wall.split("feed_id:")
    for old, new in RENAMED:
        assert old in first
        first = first.replace(old, new)
    return "feed_id:".join([first, *rest])


def said_of(wall: str):
    return read_house(RawFile("content/wall.yml", wall.encode()))


def corrected(wall: str) -> str:
    """Return the file with the one proposal of the check put in place."""
    _, (found,) = said_of(wall)
    assert (found.code, found.severity) == ("no-feed-id", "warning")
    lines = wall.split("\n")
    lines[found.line - 1] = found.fix.text
    return "\n".join(lines)


def test_a_wall_without_the_field_has_the_ids_that_it_always_had(world):
    assert ids(world, BEFORE) == IDS
    assert ids(world, renamed(BEFORE)) != IDS


def test_what_the_check_proposes_keeps_them_for_good(world):
    assert ids(world, corrected(BEFORE)) == IDS
    assert ids(world, renamed(corrected(BEFORE))) == IDS
    assert said_of(corrected(BEFORE))[1] == []


@pytest.mark.parametrize("text", ["0f9c1cf2-5f4c-4d6e-9a45-7ac84c6f4c11", "a // b // c", '" x  y"'])
def test_any_text_makes_ids_of_its_own_that_stay(world, text):
    wall = f"{BEFORE}feed_id: {text}\n"
    mine = ids(world, wall)
    assert ids(world, renamed(wall)) == mine
    assert {*chain(*mine.values())}.isdisjoint(chain(*IDS.values()))
    assert len({some[0] for some in mine.values()}) == len(IDS)


def test_a_new_wall_has_ids_that_no_other_has_and_that_stay(tmp_path):
    seeds = []
    for name in ("one", "two"):
        options = ["--name", "Tähtihetket", "--organisation", "Tiira", "--language", "fi"]
        done = CliRunner().invoke(main, ["init", str(tmp_path / name), *options])
        assert done.exit_code == 0, done.output
        text = (tmp_path / name / "content/wall.yml").read_text(encoding="utf-8")
        house, wrong = said_of(text)
        assert wrong == []
        seeds.append(seeds_of(house.organisation, house.name, house.feed_id))
    assert set(seeds[0]).isdisjoint(seeds[1])


@pytest.mark.parametrize("value", [" '  '", " [a, b]", " {a: b}", "\n  - a"])
def test_a_value_that_cannot_be_used_is_an_error_and_changes_no_id(world, value):
    wall = f"{BEFORE}feed_id:{value}\n"
    assert [one.severity for one in said_of(wall)[1]] == ["error"]
    assert ids(world, wall) == IDS


@pytest.mark.parametrize("value", ["", " ''", "   # later"])
def test_an_empty_value_is_none_and_its_line_is_filled(world, value):
    wall = f"{BEFORE}feed_id:{value}\n"
    assert ids(world, wall) == IDS
    assert said_of(corrected(wall))[1] == []
    assert ids(world, renamed(corrected(wall))) == IDS


def test_where_it_cannot_be_read_the_last_one_that_could_holds(world):
    world.moment()
    world.write("content/wall.yml", f"{BEFORE}feed_id: oma tunnus\n")
    build_again(world)
    mine = (world.root / "site/feed.xml").read_bytes()
    world.write("content/wall.yml", f"{BEFORE}feed_id: [oma tunnus]\n")
    build_again(world)
    assert (world.root / "site/feed.xml").read_bytes() == mine


def test_a_new_value_changes_the_feeds_and_nothing_else(world):
    world.moment()
    before = build_again(world).files
    world.write("content/wall.yml", f"{BEFORE}feed_id: oma tunnus\n")
    after = build_again(world)
    changed = {place for place, data in after.files.items() if before[place] != data}
    assert changed == {f"{place}feed.{kind}" for place in IDS for kind in ("xml", "json")} - {
        # An id of its own is in Atom alone, and here there are no entries.
        "units/kirjasto/feed.json"
    }
    assert_as_cold(after, build_cold(world))


SIGNS = st.sampled_from([*"aä/ \"'#:{[,&*|>-\\", " // "])
NAMES = st.one_of(st.text(), st.lists(SIGNS).map("".join)).filter(str.strip)
# A sign that stands for lost letters is a mistake of its own.
NAMES = NAMES.filter(lambda name: "\ufffd" not in name)


@given(NAMES, NAMES)
def test_no_proposal_changes_an_id(organisation, name):
    house, _ = said_of(WALL)
    house = house.model_copy(update={"organisation": organisation, "name": name})
    proposed = lasting_id(house)
    if proposed is not None:
        assert seeds_of("x", "y", proposed) == seeds_of(organisation, name)
    elif " // " not in f" {organisation} {name} ":
        # What is left are spaces that nobody sees.
        assert " ".join(organisation.split()) != organisation or " ".join(name.split()) != name


@given(NAMES, NAMES)
def test_each_proposal_put_in_place_is_clean_and_says_the_same(organisation, name):
    """Of whatever is read without a mistake; a name is written as JSON, which is YAML."""
    head = f"name: {json.dumps(name)}\norganisation: {json.dumps(organisation)}\n"
    wall = head + BEFORE.partition("palvelut\n")[2]
    house, wrong = said_of(wall)
    if [one.code for one in wrong] == ["no-feed-id"]:
        again, left = said_of(corrected(wall))
        assert left == []
        seeds = seeds_of("x", "y", again.feed_id)
        assert seeds == seeds_of(house.organisation, house.name)


def test_in_one_pair_of_braces_the_line_is_told_and_no_corrected_text():
    wall = "{name: A, organisation: B, units: [{key: a, name: A}], factors: [{key: b, name: B}], "
    wall += "approvers: [{key: c, name: C}], rules: {told_first: false}}"
    _, (found,) = said_of(wall)
    assert (found.code, found.fix, found.values["right"]) == ("no-feed-id", None, "feed_id: B // A")


def test_a_name_without_permission_makes_no_id(world):
    world.person(permission=None, shown_as=None)
    wall = f"{BEFORE}feed_id: Sini Korhonen\n"
    assert ids(world, wall) == IDS
    assert "name-in-label" in [one.code for one in world.read().diagnostics]


@pytest.mark.parametrize(
    ("day", "name", "begins"),
    [
        (date(2026, 12, 1), "Europe/Helsinki", "2026-11-30T22:00:00Z"),
        (date(2026, 7, 1), "Europe/Helsinki", "2026-06-30T21:00:00Z"),
        (date(2026, 12, 1), "America/New_York", "2026-12-01T05:00:00Z"),
        (date(2026, 12, 1), "no such zone", "2026-12-01T00:00:00Z"),
        # Clocks are put ahead at midnight, and back to it.
        (date(2026, 4, 24), "Africa/Cairo", "2026-04-23T22:00:00Z"),
        (date(2026, 11, 1), "America/Havana", "2026-11-01T04:00:00Z"),
        (date(1900, 1, 1), "Europe/Helsinki", "1899-12-31T22:20:11Z"),
    ],
)
def test_a_day_begins_at_midnight_by_the_clock_of_the_house(world, day, name, begins):
    from star_moments.model.times import zone

    assert instant(day, zone(name)) == begins


@given(st.dates(), st.sampled_from(["Europe/Helsinki", "Pacific/Kiritimati", "Pacific/Pago_Pago"]))
def test_every_day_begins(day, name):
    said = instant(day, ZoneInfo(name))
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", said)
    if date.min < day < date.max:
        begins = datetime.fromisoformat(said)
        assert begins.tzinfo == UTC
        assert begins.astimezone(ZoneInfo(name)).date() == day


def test_what_comes_on_the_wall_today_lies_in_no_future(world):
    world.moment(publish=ago(0))
    site = world.build()
    atom = (site / "feed.xml").read_text(encoding="utf-8")
    items = json.loads((site / "feed.json").read_bytes())["items"]
    begins = f"{ago(1)}T22:00:00Z"
    assert set(re.findall("<(?:updated|published)>(.*?)</", atom)) == {begins}
    assert [item["date_published"] for item in items] == [begins]
    empty = (site / "units/kirjasto/feed.xml").read_text(encoding="utf-8")
    assert re.findall("<updated>(.*?)</updated>", empty) == [begins]
