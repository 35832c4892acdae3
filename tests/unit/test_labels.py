"""Names in what the wall shows of the house and of people: labels, `shown_as`, keys."""

import pytest

from tests.support.world import WALL, World, ago

TOLD = [{"person": "sini-korhonen", "told": ago(9)}]


def codes(world: World) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in world.read().diagnostics]


@pytest.fixture
def closed(world) -> World:
    """A wall that knows of somebody who permits nothing."""
    world.person("otto", name="Otto Ahonen", permission=None)
    world.moment()
    return world


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("name: Kahvila}", "name: Otto Ahosen kahvila}", ("units", "Kahvila")),
        ("name: Iloisuus,", "name: otto ahonen,", ("factors", "Joy")),
        ("meaning: Hyvä tuuli tarttuu.", "meaning: Sanoi Otto Ahonen.", ("meaning", "")),
        ("name: Tähtihetket", "name: Ahonen O.", ("name", "Tähtihetket")),
        (
            "organisation: Tiirasalmen palvelut",
            "organisation: Otto Ahonen",
            ("organisation", "Tähtihetket"),
        ),
    ],
)
def test_a_label_with_a_name_falls_back_and_holds_nothing(closed, old, new, shown):
    text = WALL.replace(old, new)
    assert text != WALL
    closed.write("content/wall.yml", text)
    what, name = shown
    content = closed.read()
    house = content.wall.house
    found = {
        "units": lambda: house.units[1].name,
        "factors": lambda: house.factors[0].name,
        "meaning": lambda: house.factors[0].meaning,
        "name": lambda: house.name,
        "organisation": lambda: house.organisation,
    }[what]()
    assert found == name
    assert "aho" not in repr(content.wall.publication).casefold()
    assert content.decisions["2026-10-01-hetki"].state == "on the wall"
    one = next(one for one in content.diagnostics if one.code == "name-in-label")
    assert one.severity == "warning"
    assert "aho" in text.split("\n")[one.line - 1].casefold()


def test_a_name_that_may_be_seen_everywhere_may_stand_in_a_label(world):
    world.person("otto", name="Otto Ahonen")
    world.write("content/wall.yml", WALL.replace("name: Kahvila}", "name: Otto Ahosen kahvila}"))
    assert world.read().wall.house.units[1].name == "Otto Ahosen kahvila"
    assert not codes(world)


def test_what_somebody_is_shown_as_may_carry_their_own_name_alone(closed):
    closed.person("sini", shown_as="Sini, Otto Ahosen sijainen")
    closed.moment(thanks=[{"person": "sini", "told": ago(9)}])
    moment = closed.read().wall.publication.moments["wall"]["2026-10-01-hetki"]
    assert moment.recipients[0].name == "Sini"
    assert codes(closed) == [("name-in-label", "warning")]
    closed.person("sini", shown_as="Sini Korhonen", permission={"on": ago(9), "channels": ["wall"]})
    assert not codes(closed)


@pytest.mark.parametrize("key", ["sini-korhonen", "korhonen", "sinikorhonen", "s-korhonen"])
def test_a_key_that_tells_a_hidden_surname_is_in_no_built_file(world, key):
    world.person(key)
    world.person("sini", name="Sini Salo")
    world.moment("2026-10-01-hetki", thanks=[{"person": key, "told": ago(9)}])
    assert codes(world) == [("key-tells-name", "warning")]
    site = world.build()
    assert (site / "people/sini-2/index.html").is_file()
    for path in site.rglob("*"):
        assert "korhonen" not in path.as_posix().removeprefix(site.as_posix())
        assert not path.is_file() or b"orhonen" not in path.read_bytes(), path


def test_a_key_may_tell_what_is_shown(world):
    world.person("sini-korhonen", shown_as="Sini Korhonen")
    world.person("makela", name="Mäkelä Salo", shown_as="Mäkelä")
    world.person("sini-ahonen", name="Sini Ahonen", permission=None)
    assert not codes(world)
