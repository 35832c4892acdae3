"""A build that fails shows nothing new, and takes down what has to go all the same."""

import pytest
from jinja2 import TemplateError
from mkdocs.exceptions import BuildError

from star_moments.words import load_words
from tests.support.builds import assert_as_cold, build_again, build_cold, contents
from tests.support.world import MKDOCS, World, ago

GONE = "Nämä sanat otetaan pois."
OWN = "theme: {name: star-moments, custom_dir: own}"


@pytest.fixture
def shown(tmp_path):
    """A wall that was built; since then, a moment and a permission were taken back."""
    world = World(tmp_path, config=MKDOCS.replace("theme: star-moments", OWN))
    (tmp_path / "own").mkdir()
    world.person()
    sini = [{"person": "sini", "told": ago(45)}]
    quotes = {
        "pysyy": None,
        "sekin": None,
        "naapuri": None,
        "sinille": "Sini auttoi.",
        "pois": GONE,
    }
    for number, (name, quote) in enumerate(quotes.items()):
        thanks = {"thanks": sini} if name == "sinille" else {}
        approved = {"by": "raija", "on": ago(41 - number)}
        world.moment(name, quote=quote or f"Kiitos {number}!", approved=approved, **thanks)
    build_again(world)
    assert GONE.encode() in b"".join(contents(tmp_path / "site").values())
    world.moment("pois", quote=GONE, withdrawn=ago(0))
    world.person(permission={"on": ago(100), "channels": ["wall"], "withdrawn": ago(0)})
    world.moment("uusi-kiitos", quote="Uusi kiitos.")
    return world


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("own/main.html", "{% extends 'base.html' %}{% block"),
        ("own/main.html", "{{ nobody.knows.this }}"),
        ("own/bodies/card.html", "{% if %}"),
        ("own/bodies/list.html", "{{ nobody.knows.this }}"),
    ],
)
def test_a_template_of_ones_own_that_breaks_keeps_nobody_on_the_wall(shown, place, says, caplog):
    world = shown
    path = world.write(place, says)
    before = contents(world.root / "site")
    with pytest.raises((TemplateError, BuildError)):
        build_again(world)
    left = contents(world.root / "site")
    removed = load_words("fi")("report.taken", number=len(before.keys() - left.keys()))
    assert removed in caplog.text
    for gone in (b"pois/", GONE.encode(), b"Sini", b"Uusi kiitos"):
        assert [at for at, data in left.items() if gone in data] == [], gone
    assert {"moments/pysyy/index.html", "moments/sekin/index.html"} <= left.keys()
    path.unlink()
    assert_as_cold(build_again(world), build_cold(world))
