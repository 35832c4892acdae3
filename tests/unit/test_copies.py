"""A withdrawal counts in whichever copy, and what is not read is told of and never shows more."""

import pytest

from star_moments.reading.copies import original_of
from tests.support.repository import git
from tests.support.world import World, ago, dump

NAMES = [
    "kiitos (1).yml",
    "Kiitos.yml",
    "KIITOS.YML",
    "kiitos.yaml",
    "kiitos - kopio.yml",
    "kiitos - kopio (2).yml",
    "kiitos – kopia.yml",
    "kiitos copy.yml",
    "Copy of kiitos.yml",
    "kiitos.yml.orig",
    "kiitos.yml~",
    "kiitos.yml.bak",
    "kiitos.yml.txt",
    "kiitos.txt",
    "kiitos",
    "kiitos_BACKUP_123.yml",
    "kiitos.REMOTE.4711.yml",
    ".kiitos.yml.swp",
    "kiitos (Maijan ristiriitainen kopio 2026-11-02).yml",
]
FOLDERS = ["moments/2026", "moments", "moments/2027", "moment", "2026", ""]


@pytest.mark.parametrize("name", NAMES)
def test_what_programs_append_is_taken_away(name):
    assert original_of(f"moments/{name}") == "kiitos"


@pytest.mark.parametrize("name", ["kiitos-2.yml", "kiitos-kopio-koneelle.yml", "copywriter.yml"])
def test_a_name_of_its_own_stays(name):
    assert original_of(name) == name.removesuffix(".yml")


def moment(world: World, place: str, **fields) -> None:
    world.moment("kiitos", **fields)
    (world.folder / "moments/2026/kiitos.yml").rename(world.root / "moved")
    (world.folder / place).parent.mkdir(parents=True, exist_ok=True)
    (world.root / "moved").rename(world.folder / place)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", ["moments/2026", "moments/2027", "moment", ""])
@pytest.mark.parametrize("withdrawn", ["2026-11-01", ""])
def test_a_moment_is_withdrawn_in_whichever_copy(world, name, folder, withdrawn):
    moment(world, f"{folder}/{name}".strip("/"), withdrawn=withdrawn)
    world.moment("kiitos")
    seen = world.read()
    assert seen.decisions["kiitos"].state == "withdrawn"
    assert not any("kiitos" in one for one in seen.wall.publication.moments.values())
    (found,) = seen.diagnostics
    assert found.file.endswith(name)


@pytest.mark.parametrize("name", NAMES)
def test_without_a_withdrawal_the_file_itself_holds_and_the_copy_is_one_error(world, name):
    moment(world, f"moments/2027/{name}", quote="Toiset sanat.")
    world.moment("kiitos")
    seen = world.read()
    assert seen.decisions["kiitos"].state == "on the wall"
    assert [one.severity for one in seen.diagnostics] == ["error"]
    assert "Toiset" not in repr(seen.wall.publication)


def test_a_moment_of_its_own_is_no_copy(world):
    world.moment("kiitos")
    world.moment("kiitos-2", withdrawn=ago(1))
    seen = world.read()
    assert {key: one.state for key, one in seen.decisions.items()} == {
        "kiitos": "on the wall",
        "kiitos-2": "withdrawn",
    }


LESS = [
    None,
    {"on": ago(100), "channels": ["display"]},
    {"on": ago(100), "channels": ["wall"], "withdrawn": ago(1)},
    {"on": ago(100), "channels": ["wall"], "withdrawn": ""},
    {"on": ago(100), "channels": ["wall"], "until": ago(1)},
    {"on": ago(-9), "channels": ["wall"]},
]


@pytest.mark.parametrize("permission", LESS)
@pytest.mark.parametrize(
    "name", ["sini (1).yml", "sini.yaml", "sini.yml.orig", "Sini.yml~", "sini"]
)
def test_of_two_permissions_the_stricter_holds(world, name, permission):
    world.person("sini", permission=permission)
    (world.folder / "people/sini.yml").rename(world.folder / "people" / name)
    world.person("sini")
    world.moment("sinille", thanks=[{"person": "sini", "told": ago(20)}])
    world.moment("sanoissa", quote="Sini Korhonen auttoi.")
    seen = world.read()
    wall = seen.wall.publication.moments["wall"]
    assert "sanoissa" not in wall
    assert "Sini" not in repr(wall)
    assert [one.severity for one in seen.diagnostics if "people/" in one.file] == ["error"]


def test_a_copy_that_permits_the_same_changes_nothing(world):
    world.person("sini")
    data = (world.folder / "people/sini.yml").read_bytes()
    world.write("content/people/sini (1).yml", data)
    world.write("content/people/sini.yml.bak", data)
    world.moment("sinille", thanks=[{"person": "sini", "told": ago(20)}])
    world.moment("sanoissa", quote="Sini Korhonen auttoi.")
    seen = world.read()
    assert {"sinille", "sanoissa"} <= seen.wall.publication.moments["wall"].keys()
    assert "Sini" in repr(seen.wall.publication.moments["wall"]["sinille"])


PERSON = {"name": "Tuula Virtanen", "shown_as": "Tuula", "unit": "kahvila", "permission": None}


@pytest.mark.parametrize(
    "place",
    ["people/tuula.txt", "people/tuula.yml.bak", "henkilot/tuula.yml", "tuula.yml", "tuula"],
)
def test_the_name_in_a_person_s_file_that_is_not_read_is_watched(world, place):
    world.write(f"content/{place}", dump(PERSON))
    world.moment("sanoissa", quote="Tuula Virtanen auttoi.")
    seen = world.read()
    assert seen.decisions["sanoissa"].state == "held"
    assert {one.code for one in seen.diagnostics} == {"not-read", "name-without-permission"}


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ("2026-10-03-satutunti.yml", "moments/2026/2026-10-03-satutunti.yml"),
        ("moment/2026/2026-10-03-satutunti.yml", "moments/2026/2026-10-03-satutunti.yml"),
        ("moments/2026/2026-10-03-satutunti.yml.txt", "moments/2026/2026-10-03-satutunti.yml"),
        ("moments/2026/2026-10-03-satutunti", "moments/2026/2026-10-03-satutunti.yml"),
        ("moments/2026/2026-10-03-satutunti.docx", None),
        ("people/tuula.txt", "people/tuula.yml"),
        ("people/tuula.json", None),
        ("sonstiges.yml", None),
    ],
)
def test_it_says_where_a_file_belongs(world, place, right):
    world.write(f"content/{place}", "x")
    (found,) = world.read().diagnostics
    assert (found.code, found.file) == ("not-read", f"content/{place}")
    assert found.values.get("right") == (right and f"content/{right}")


@pytest.mark.parametrize(
    "place",
    [
        *("README.md", "moments/README", "people/.gitkeep", "moments/.DS_Store", "Thumbs.db"),
        *("desktop.ini", "moment.schema.json", "pages/sub/kuva.png", "media/kuva.jpg"),
        *("moments/2026/kuva.png", ".git/config", ".idea/x.yml"),
    ],
)
def test_what_is_no_content_goes_without_a_word(world, place):
    world.write(f"content/{place}", "x")
    assert world.read().diagnostics == () or world.read().diagnostics == []


def test_leftovers_of_editors_that_git_does_not_track_are_a_warning(world):
    world.moment("kiitos")
    for name in ("kiitos.yml~", "kiitos.yml.orig", ".kiitos.yml.swp"):
        world.write(f"content/moments/2026/{name}", "x")
    assert {one.severity for one in world.read().diagnostics} == {"error"}
    git(world, "init")
    assert {one.code for one in world.read().diagnostics} == {"leftover"}
    git(world, "add", ".")
    assert {one.code for one in world.read().diagnostics} == {"not-read"}
    world.write("content/moments/2026/toinen.txt", "x")
    assert {one.code for one in world.read().diagnostics} == {"not-read"}


def test_a_file_in_error_under_a_key_of_its_own_is_nobody_s_copy(world):
    """A namesake, who has permitted nothing, is watched; the key only looks like a copy's name."""
    world.person("sini")
    world.person("sini-kopio", permission=None, unit="nowhere", väri="sininen")
    world.moment("sanoissa", quote="Sini Korhonen auttoi.")
    assert world.read().decisions["sanoissa"].state == "held"
