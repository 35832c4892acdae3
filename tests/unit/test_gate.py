"""What the wall promises, one promise a test. The day is 23 November 2026."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.gate.gate import open_gate
from star_moments.model.files import Moment, Person
from tests.support.world import DAY, WALL, World, ago

EVERYWHERE = {"wall", "display", "feed", "print", "social"}


def state(world: World, **fields):
    name = world.moment(**fields)
    return world.read().decisions[name].state


def shown_on(world: World, name: str = "2026-10-01-hetki"):
    moments = world.read().wall.publication.moments
    return {channel for channel in moments if name in moments[channel]}


def thanked(world: World, channel="wall", name="2026-10-01-hetki"):
    moment = world.read().wall.publication.moments[channel][name]
    return [one.name for one in moment.recipients]


def permission(**fields):
    return {"on": ago(100), "channels": sorted(EVERYWHERE)} | fields


def test_an_approved_moment_is_shown_everywhere(world):
    assert state(world) == "on the wall"
    assert shown_on(world) == EVERYWHERE


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        (None, "draft"),
        ({"by": "raija", "on": ago(0)}, "on the wall"),
        ([{"by": "raija", "on": ago(9)}, {"by": "tommi", "on": ago(8)}], "on the wall"),
        ({"by": "joku", "on": ago(9)}, "held"),
    ],
)
def test_nothing_is_shown_without_approval(world, approved, expected):
    assert state(world, approved=approved) == expected


def test_two_approvals_are_two_people(world):
    world.write("content/wall.yml", WALL.replace("approvals: 1", "approvals: 2"))
    assert state(world) == "draft"
    twice = [{"by": "raija", "on": ago(9)}, {"by": "raija", "on": ago(8)}]
    assert state(world, approved=twice) == "held"
    both = [{"by": "raija", "on": ago(9)}, {"by": "tommi", "on": ago(3)}]
    assert state(world, approved=both) == "on the wall"
    assert world.read().decisions["2026-10-01-hetki"].since == ago(3)


@pytest.mark.parametrize("name", ["Raija Virta", "raija virta"])
def test_nobody_approves_thanks_to_themselves(world, name):
    by_key = world.person("raija", name="Raija Toinen")
    assert state(world, thanks=[{"person": by_key, "told": ago(9)}]) == "held"
    by_name = world.person("rv", name=name)
    assert state(world, thanks=[{"person": by_name, "told": ago(9)}]) == "held"


def test_the_person_hears_it_first(world):
    sini = world.person()
    assert state(world, thanks=[{"person": sini}]) == "to tell"
    assert world.read().decisions["2026-10-01-hetki"].to_tell == ("sini",)
    assert state(world, thanks=[{"person": sini, "told": ago(0)}]) == "on the wall"


def test_where_the_rules_say_so_nobody_has_to_hear_it_first(world):
    world.write("content/wall.yml", WALL.replace("told_first: true", "told_first: false"))
    assert state(world, thanks=[{"person": world.person()}]) == "on the wall"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"publish": ago(-1)}, "scheduled"),
        ({"publish": ago(0)}, "on the wall"),
        ({"until": ago(0)}, "on the wall"),
        ({"until": ago(1)}, "expired"),
        ({"withdrawn": ago(1)}, "withdrawn"),
        ({"withdrawn": ago(-100)}, "withdrawn"),
        ({"date": "2016-11-23", "approved": {"by": "raija", "on": "2016-12-01"}}, "on the wall"),
        ({"date": "2016-11-22", "approved": {"by": "raija", "on": "2016-12-01"}}, "expired"),
        (
            {
                "date": "2016-11-22",
                "approved": {"by": "raija", "on": "2016-12-01"},
                "until": "2036-01-01",
            },
            "expired",
        ),
    ],
)
def test_days_open_and_close(world, fields, expected):
    assert state(world, **fields) == expected


def test_a_withdrawal_counts_whatever_else_is_wrong(world):
    name = world.moment(
        withdrawn=ago(1), thanks=[{"person": "nobody"}], approved={"by": "x", "on": ago(1)}
    )
    content = world.read()
    assert content.decisions[name].state == "withdrawn"
    assert not content.diagnostics


@pytest.mark.parametrize(
    ("given_permission", "channels"),
    [
        (permission(), EVERYWHERE),
        (permission(channels=["wall"]), {"wall"}),
        (permission(until=ago(0)), EVERYWHERE),
        (permission(until=ago(1)), set()),
        (permission(on=ago(-1)), set()),
        (permission(withdrawn=ago(5)), set()),
        (permission(withdrawn=ago(-500)), set()),
        (None, set()),
    ],
)
def test_a_name_is_shown_where_it_is_permitted_and_else_the_unit(world, given_permission, channels):
    person = world.person(permission=given_permission)
    world.moment(thanks=[{"person": person, "told": ago(9)}])
    assert shown_on(world) == EVERYWHERE
    for channel in EVERYWHERE:
        assert thanked(world, channel) == (["Sini"] if channel in channels else ["Kahvila"])


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "Sinille iso kiitos!"},
        {"quote": "Korhosen ansiosta."},
        {"title": "Sinin päivä"},
        {"story": "Näin Si**ni** toimi."},
        {"learned": "Kysykää siniltä."},
        {"channel": "kirje Sinille"},
        {"name": "2026-10-01-sinin-paiva"},
    ],
)
def test_words_that_carry_the_name_close_the_channels_without_permission(world, fields):
    thanks = [
        {"person": world.person(permission=permission(channels=["wall", "feed"])), "told": ago(9)}
    ]
    name = world.moment(thanks=thanks, **fields)
    assert shown_on(world, name) == {"wall", "feed"}
    world.person(permission=permission(channels=["display"]))
    content = world.read()
    assert content.decisions[name].state == "held"
    assert shown_on(world, name) == {"display"}
    (told,) = content.diagnostics
    assert told.code == "name-without-permission"
    assert told.severity == "warning"


def test_the_whole_name_of_somebody_else_closes_them_too(world):
    world.person("matti", name="Matti Meri", permission=None, unit="kirjasto")
    assert state(world, quote="Kiitos myös Matti Merelle.") == "held"
    assert state(world, quote="Kiitos myös Matille.") == "on the wall"


def test_where_a_unit_is_thanked_a_first_name_means_its_people(world):
    """The natural way around a missing permission is to thank the unit."""
    world.person("matti", name="Matti Meri", permission=None)
    assert state(world, quote="Kiitos myös Matille.") == "held"
    assert state(world, quote="Kiitos Matille.", thanks=[{"unit": "palvelut"}]) == "held"
    assert state(world, quote="Kiitos Matille.", thanks=[{"unit": "kirjasto"}]) == "on the wall"
    for number in range(60):
        world.person(f"p{number}", name=f"Xx{number} Yy", unit="palvelut")
    assert state(world, quote="Kiitos Matille.", thanks=[{"unit": "palvelut"}]) == "on the wall"
    assert state(world, quote="Kiitos myös Matille.") == "held"


def test_a_first_name_that_somebody_thanked_bears_is_theirs(world):
    world.person("matti", name="Matti Meri", permission=None)
    world.person("salo", name="Matti Salo", unit="kirjasto")
    thanks = [{"unit": "kahvila"}, {"person": "salo", "told": ago(9)}]
    assert state(world, quote="Kiitos Matille.", thanks=thanks) == "on the wall"
    assert state(world, quote="Kiitos Matti Merelle.", thanks=thanks) == "held"


@pytest.mark.parametrize("unit", ["kahvila", "kahvil", ""])
def test_whoevers_file_is_in_error_is_still_known_by_the_first_name(world, unit):
    world.person("matti", name="Matti Meri", unit=unit, permisson="x")
    assert state(world, quote="Kiitos Matille.") == "held"


@pytest.mark.parametrize(
    "name", ["Raija Virta", "Virta, Raija", "Raija Maria Virta", "Virta Raija"]
)
def test_nobody_approves_praise_of_themselves_under_another_name(world, name):
    world.person("rv", name=name, shown_as="Raija")
    assert state(world, thanks=[{"person": "rv", "told": ago(9)}]) == "held"
    other = {"by": "tommi", "on": ago(9)}
    assert state(world, thanks=[{"person": "rv", "told": ago(9)}], approved=other) == "on the wall"


@pytest.mark.parametrize(
    "quote", ["Raija Virran ansiota.", "r. virta auttoi", "Kiitos @raijavirta"]
)
def test_an_approver_who_is_named_has_not_approved(world, quote):
    other = {"by": "tommi", "on": ago(9)}
    assert state(world, quote=quote) == "held"
    # Without a file nobody knows of a permission.
    assert state(world, quote=quote, approved=other) == "held"
    world.person("rv", name="Raija Virta", unit="kirjasto")
    assert state(world, quote=quote, approved=other) == "on the wall"
    assert state(world, quote=quote) == "held"


def test_whoever_is_named_and_not_thanked_has_to_have_heard_it_too(world):
    world.person("matti", name="Matti Meri", unit="kirjasto")
    fields = {"quote": "Matti Meri auttoi.", "approved": {"by": "raija", "on": ago(1)}}
    assert state(world, **fields) == "to tell"
    assert state(world, **fields | {"approved": {"by": "raija", "on": ago(3)}}) == "on the wall"
    thanks = [{"unit": "kahvila"}, {"person": "matti", "told": ago(2)}]
    assert state(world, **fields, thanks=thanks) == "on the wall"
    assert state(world, **fields, other_people=["Matti Meri"]) == "on the wall"
    assert state(world, **fields, other_people=["Maija Meri"]) == "to tell"
    world.person("matti", name="Matti Meri", unit="kirjasto", permission=None)
    assert not shown_on(world)
    assert state(world, **fields, other_people=["Matti Meri"]) == "held"


def test_a_unit_is_thanked_once(world):
    for key in ("sini", "tuula"):
        world.person(key, name=f"{key.title()} Korhonen", shown_as=key.title(), permission=None)
    told = [{"person": key, "told": ago(9)} for key in ("sini", "tuula")]
    world.moment(thanks=[*told, {"unit": "kahvila"}])
    assert thanked(world) == ["Kahvila"]


def test_a_person_whose_file_is_in_error_is_not_shown(world):
    world.person(unit="ei-tallaista-yksikkoa")
    world.moment(thanks=[{"person": "sini", "told": ago(9)}])
    world.moment("2026-10-02-toinen", quote="Sini Korhoselle kiitos")
    content = world.read()
    assert {one.state for one in content.decisions.values()} == {"held"}


def test_one_bad_file_holds_only_itself_back(world):
    good = world.moment()
    world.write("content/moments/2026/2026-10-02-rikki.yml", "quote: [")
    world.write("content/people/rikki.yml", b"\xff\xfe\xfa")
    states = {name: one.state for name, one in world.read().decisions.items()}
    assert states == {good: "on the wall", "2026-10-02-rikki": "held"}


@pytest.mark.parametrize(
    "broken",
    [
        WALL.replace("  - {key: joy,", "  - {key: joy: ,"),
        WALL + "rulez: {}\n",
        WALL.replace("Tähtihetket", "Tähti: hetket"),
        WALL.replace("  - {key: raija", "\t- {key: raija"),
        WALL.replace("{key: tommi, name: Tommi Salo}", "{key: tommi, nimi: Tommi Salo}"),
    ],
)
def test_an_error_in_the_wall_file_does_not_block_a_take_down(world, broken):
    world.moment("2026-10-01-pois", withdrawn=ago(1), factors=["trust"])
    world.moment("2026-10-02-jaa", factors=["trust"])
    world.write("content/wall.yml", broken)
    content = world.read()
    assert [one.code for one in content.diagnostics if one.severity == "error"]
    assert content.decisions["2026-10-01-pois"].state == "withdrawn"
    assert content.decisions["2026-10-02-jaa"].state == "on the wall"


@given(st.binary(max_size=300))
def test_any_wall_file_at_all_gives_a_wall(tmp_path_factory, data):
    world = World(tmp_path_factory.mktemp("w"))
    world.moment()
    world.write("content/wall.yml", data)
    assert world.read().day == DAY


def test_nothing_but_public_values_leaves_the_gate(world):
    """No approver, permission, headcount or person's file hangs on what the renderers are given."""
    world.person()
    world.moment(thanks=[{"person": "sini", "told": ago(9)}])
    assert "Raija" not in repr(world.read().wall.publication)
    assert "Korhonen" not in repr(world.read().wall.publication)


def test_the_gate_trusts_no_check(world):
    """Even if every check let it pass, the gate itself holds back what breaks a promise."""
    name = world.moment()
    drafts = world.read().drafts
    good = drafts.moments[name]
    someone = Person.model_validate({"name": "Raija Virta", "unit": "kahvila"})
    for wrong in (
        {"approved": [{"by": "nobody", "on": "2026-10-02"}]},
        {"approved": [{"by": "raija", "on": "2026-12-02"}]},
        {"thanks": [{"person": "unknown", "told": "2026-10-02"}]},
        {"thanks": [{"person": "rv", "told": "2026-10-02"}]},
        {"thanks": [{"person": "rv", "told": "2026-12-24"}], "approved": [TOMMI]},
        {"thanks": [{"unit": "unknown"}]},
        {"factors": ["unknown"]},
        {"date": "2026-12-24"},
    ):
        data = {"quote": "Kiitos!", "from": "customer", "approved": [RAIJA], **MINIMAL} | wrong
        moments = {name: good, "bad": Moment.model_validate(data)}
        publication, decisions = open_gate(
            replace(drafts, moments=moments, people={"rv": someone}), DAY
        )
        assert decisions["bad"].state != "on the wall", wrong
        assert all(set(seen) == {name} for seen in publication.moments.values()), wrong


RAIJA = {"by": "raija", "on": "2026-10-02"}
TOMMI = {"by": "tommi", "on": "2026-10-02"}
MINIMAL = {"date": "2026-10-01", "thanks": [{"unit": "kahvila"}], "factors": ["joy"]}


def last(world: World, channel="wall"):
    moment = world.read().wall.publication.moments[channel]["2026-10-01-hetki"]
    return moment.last


def test_what_rests_on_a_permission_is_shown_so_until_its_end(world):
    world.moment(thanks=[{"person": "sini", "told": ago(50)}])
    some = ["wall", "display"]
    world.person(permission=permission(until=ago(-9), channels=some))
    assert {one: last(world, one) for one in (*some, "feed")} == {
        **dict.fromkeys(some, ago(-9)),
        # There the unit is thanked, and no permission is needed.
        "feed": date(2036, 10, 1),
    }
    world.moment(thanks=[{"person": "sini", "told": ago(50)}], until=ago(-3))
    assert last(world) == ago(-3)


def test_a_name_in_the_words_counts_too(world):
    world.person(permission=permission(until=ago(-9)))
    world.moment(quote="Sini Korhonen auttoi.", thanks=[{"unit": "kirjasto"}])
    assert last(world) == ago(-9)
    world.write("content/wall.yml", WALL.replace(", keep: 10 years", ""))
    world.person(permission=permission())
    assert last(world) is None
