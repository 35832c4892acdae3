"""One bad `wall.yml` never empties the wall, and never shows more than it did or was meant to."""

import random
import string

import pytest

from star_moments.build import read_content
from star_moments.checking.wall_file import is_sound, read_house
from star_moments.model.period import Period
from star_moments.reading.folder import RawFile
from tests.support.world import WALL, World, ago

KEPT = ".star-moments/wall-last-good.yml"


def house(text: str, before: str | None = None):
    earlier = None if before is None else RawFile("wall.yml", before.encode())
    return read_house(RawFile("wall.yml", text.encode()), earlier)[0]


def keys(units) -> list[str]:
    return [key for unit in units for key in (unit.key, *keys(unit.units))]


def change(old: str, new: str, text: str = WALL) -> str:
    assert old in text
    return text.replace(old, new, 1)


SLIPS = [
    ("  - {key: trust, name: Luottamus}", "  - {key trust, name: Luottamus}"),
    ("      - {key: kahvila, name: Kahvila}", "      - {key: kahvila, name: [}"),
    ("      - {key: kahvila, name: Kahvila}", "      - {key: kahvila, name: {fi Kahvila}}"),
    ("  - key: palvelut\n", "  - key palvelut\n"),
    ("units:\n", "units\n"),
    ("approvers:\n", "approvers\n"),
    ("  - {key: raija, name: Raija Virta}", "  - {key: Raija!, name: Raija Virta}"),
    ("rules: {", "rules {"),
    ("language: fi", "language: suomi\n\tx"),
    (WALL, ""),
    (WALL, "\x00\x01"),
    (WALL, WALL[:80]),
]


@pytest.mark.parametrize(("old", "new"), SLIPS)
def test_what_cannot_be_found_is_as_in_the_last_one_without_error(old, new):
    found = house(change(old, new), WALL)
    assert sorted(keys(found.units)) == ["kahvila", "kirjasto", "palvelut"]
    assert [one.key for one in found.factors] == ["joy", "trust"]
    assert sorted(one.key for one in found.approvers) == ["raija", "tommi"]
    assert (found.rules.approvals, found.rules.keep) == (1, Period(120))
    assert (found.name, found.language) == ("Tähtihetket", "fi")


def test_what_was_something_else_before_is_not_believed():
    gone = change("approvers:\n", "")
    assert [one.key for one in house(gone, WALL).factors] == ["joy", "trust"]
    assert [one.key for one in house(gone, WALL).approvers] == ["raija", "tommi"]


def test_what_can_be_read_holds_as_it_is_written():
    new = change("name: Kahvila}", "name: Uusi kahvila}")
    new = change("- {key: trust, name: Luottamus}", "- {key: trust, name: Luotto}", new)
    found = house(new + "\tx: [\n", WALL)
    assert found.units[0].units[0].name == "Uusi kahvila"
    assert found.factors[1].name == "Luotto"


def test_a_unit_whose_name_alone_is_in_error_stays_with_its_own_and_keeps_its_name():
    new = change("name: {fi: Palvelut, sv: Service, en: Services}", "name: ''")
    new = change("- {key: kirjasto, name: Kirjasto}", "- {key: uimahalli, name: Uimahalli}", new)
    found = house(new, WALL)
    assert found.units[0].name == {"fi": "Palvelut", "sv": "Service", "en": "Services"}
    assert keys(found.units) == ["palvelut", "kahvila", "uimahalli", "kirjasto"]


@pytest.mark.parametrize(
    ("before", "now", "approvals", "keep", "told_first", "public"),
    [
        ("told_first: true, approvals: 1", "told_first: false, approvals: 2", 2, 120, True, False),
        ("told_first: true, approvals: 2", "told_first: true, approvals: 1", 2, 120, True, False),
        ("told_first: false, approvals: 1", "told_first: false, aprovals: 3", 3, 120, False, False),
    ],
)
def test_of_each_rule_the_stricter_holds(before, now, approvals, keep, told_first, public):
    old = "told_first: true, approvals: 1"
    found = house(change(old, now) + "\tx: [\npublic: true\n", change(old, before)).rules
    assert (found.approvals, found.keep) == (approvals, Period(keep))
    assert found.told_first is told_first


@pytest.mark.parametrize(
    ("rules", "approvals", "months"),
    [
        ("keep: kauan", 1, 12),
        ("keep: kauan, keep: 3 years", 1, 12),
        ("kep: 2 years, keep: 3 years", 1, 24),
        ("kep: 2 years", 1, 24),
        ("säilytys: 2 vuotta", 1, 24),
        ("Approvals: 4", 4, None),
        ("approvals: monta", 9, None),
        ("approvals: 12", 9, None),
        ("approvals: 2, approvals: 3", 3, None),
        ("approvals 2", 2, None),
        ("keep 2 years", 1, 24),
    ],
)
def test_without_a_last_one_the_strictest_that_can_be_made_out_holds(rules, approvals, months):
    text = change("told_first: true, approvals: 1, keep: 10 years", rules)
    found = house(f"{text}väri: sininen\n").rules
    assert (found.approvals, found.keep) == (approvals, Period(months) if months else None)


def merged(ours: str, theirs: str) -> str:
    rules = WALL[WALL.index("rules: ") :]
    return change(rules, f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> toinen\n")


@pytest.mark.parametrize("swap", [False, True])
def test_of_the_two_values_of_a_merge_the_stricter_holds(swap):
    sides = ["rules: {approvals: 2, keep: 3 years}", "rules: {approvals: 1, keep: 1 year}"]
    text = merged(*sides[::-1] if swap else sides)
    for found in (house(text).rules, house(text, WALL).rules):
        assert (found.approvals, found.keep) == (2, Period(12))
    assert sorted(keys(house(text).units)) == ["kahvila", "kirjasto", "palvelut"]


def test_an_approver_has_left_whichever_of_the_two_files_says_so():
    left = change("name: Raija Virta}", "name: Raija Virta, until: 2026-03-01}")
    later = change("2026-03-01", "2026-05-01", left)
    for now, before in ((left, WALL), (WALL, left), (left, later), (later, left)):
        found = house(f"{now}väri: sininen\n", before).approvers
        assert [str(one.until) for one in found] == ["2026-03-01", "None"]


@pytest.fixture
def office(tmp_path) -> World:
    """A wall whose moments depend on everything that stands in its file."""
    world = World(tmp_path)
    world.write("content/wall.yml", ALL)
    world.person()
    world.moment("kahvila")
    world.moment("kirjasto", thanks=[{"unit": "kirjasto"}], factors=["trust"])
    world.moment("vanha", date=ago(500), thanks=[{"unit": "palvelut"}])
    world.moment("tommilta", approved={"by": "tommi", "on": ago(30)}, date=ago(60))
    world.moment("kahdelta", approved=[{"by": one, "on": ago(9)} for one in ("raija", "tommi")])
    world.moment("sinille", thanks=[{"person": "sini", "told": ago(20)}])
    world.moment("ei-kuullut", thanks=[{"person": "sini"}])
    return world


ALL = f"{WALL}public: true\n"
EDITS = [
    ("approvals: 1", "approvals: 2"),
    ("keep: 10 years", "keep: 1 year"),
    ("told_first: true", "told_first: false"),
    ("public: true", "public: false"),
    ("      - {key: kirjasto, name: Kirjasto}\n", ""),
    ("  - {key: tommi, name: Tommi Salo}\n", ""),
    ("name: Tommi Salo}", "name: Tommi Salo, until: 2026-01-01}"),
    ("  - {key: trust, name: Luottamus}\n", "  - {key: care, name: Huolenpito}\n"),
    ("", ""),
]


def slipped(text: str, chance: random.Random) -> bytes:
    """Return the file after a slip: some bytes changed, gone, twice or from another file."""
    data = bytearray(text.encode())
    for _ in range(chance.choice([1, 1, 1, 3])):
        at = chance.randrange(len(data))
        many = chance.choice([1, 1, 2, 12])
        other = bytes(
            chance.choices(f":-{{}}[]#'\"\n\t &*ä{string.ascii_letters}".encode(), k=many)
        )
        data[at : at + chance.choice([0, 1, many, 60])] = chance.choice([b"", other])
    return bytes(data)


def shown(world: World, wall: bytes) -> tuple[set[tuple[str, str]], bool]:
    """Return which moments each channel shows with this wall file, and whether all may find it."""
    world.write("content/wall.yml", wall)
    seen = read_content(world.folder).wall
    moments = seen.publication.moments
    return {(channel, key) for channel in moments for key in moments[channel]}, seen.house.public


@pytest.mark.parametrize("seed", range(40))
def test_a_slip_shows_nothing_that_neither_the_file_before_nor_the_one_meant_would(office, seed):
    chance = random.Random(seed)
    before = meant = ALL
    for old, new in chance.sample(EDITS, 3)[:2]:
        before, meant = meant, meant.replace(old, new, 1) if old else meant
    office.write(KEPT, before)
    allowed = [shown(office, one.encode()) for one in (before, meant)]
    for _ in range(8):
        data = slipped(meant, chance)
        if is_sound(RawFile("wall.yml", data)):
            continue
        moments, public = shown(office, data)
        assert moments <= allowed[0][0] | allowed[1][0], data.decode(errors="replace")
        assert public <= (allowed[0][1] or allowed[1][1]), data.decode(errors="replace")
        assert read_content(office.folder).diagnostics


@pytest.mark.parametrize(
    ("before", "now", "holds"),
    [
        ("told_first: true", "told_first: false", True),
        ("told_first: false", "told_first: true", True),
        ("told_first: false", "told_first: false", False),
        ("told_first: false", "told_first: [ehkä]", False),
    ],
)
def test_what_was_to_be_told_first_still_is(before, now, holds):
    """A value that can't be read takes nothing off the wall, and one that can relaxes nothing."""
    last = change("told_first: true", before)
    found = house(change("told_first: true", f"{now}, väri: sininen"), last).rules
    assert found.told_first is holds
