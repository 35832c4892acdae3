"""What screens are sent: the digest, the clock, the codes, and the files as a whole."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from star_moments.build import kit_of, read_content
from star_moments.display import display_files
from star_moments.display.basic import COUNT, dwell
from star_moments.display.digest import digest
from star_moments.display.manifest import zone
from star_moments.display.slides import MOST_OF_A_NAME, thanks
from star_moments.kit.kit import Kit, body_templates
from star_moments.wall.public import PublicEmergency
from tests.support.world import World, ago

SITE = "https://tahti.example/"
VECTORS = json.loads((Path(__file__).parents[1] / "support" / "fnv.json").read_text())


def made(world: World, site_url: str = SITE, **changes) -> dict[str, bytes]:
    """Return the files of all screens by path."""
    return {file.path: file.make() for file in display_files(kit(world, site_url, **changes))}


def kit(world: World, site_url: str = SITE, **changes) -> Kit:
    content = read_content(world.folder)
    publication = replace(content.wall.publication, **changes)
    content = replace(content, wall=replace(content.wall, publication=publication))
    return kit_of(content, body_templates(), site_url)


def parsed(files: dict[str, bytes], folder: str = "display/") -> tuple[dict, dict]:
    """Return the manifest and the feed that it tells of."""
    manifest = json.loads(files[f"{folder}manifest.json"])
    return manifest, json.loads(files[folder + manifest["feed"]])


def test_the_digest_is_that_of_the_scripts():
    assert VECTORS
    assert all(digest(one["text"]) == one["digest"] for one in VECTORS)


@pytest.mark.parametrize("name", ["Europe/Helsinki", "America/St_Johns", "Australia/Lord_Howe"])
def test_the_clock_of_the_house_is_told_for_a_year(name):
    clock = ZoneInfo(name)
    day = date(2026, 11, 27)
    changes = list(zone(name, day))
    assert 3 <= len(changes) <= 4
    start = int(datetime(2026, 11, 27, tzinfo=UTC).timestamp())
    for second in range(start, start + 400 * 86_400, 6 * 3600 + 1):
        told = [minutes for since, minutes in changes if since <= second][-1]
        offset = datetime.fromtimestamp(second, clock).utcoffset()
        assert offset is not None
        assert told * 60 == offset.total_seconds()
    for since, minutes in changes[1:]:
        before = datetime.fromtimestamp(since - 1, clock).utcoffset()
        assert before is not None
        assert before.total_seconds() != minutes * 60


def test_no_such_clock_is_that_of_utc():
    assert list(zone("Mars/Olympus", date(2026, 1, 1))) == [(0, 0)]


def test_the_manifest_tells_of_the_feed(tmp_path):
    world = World(tmp_path)
    world.moment(quote="Kiitos – ”hymystä” & <avusta>!")
    files = made(world)
    for folder in ("display/", "display/kahvila/", "display/palvelut/"):
        manifest, feed = parsed(files, folder)
        text = files[folder + manifest["feed"]].decode("ascii")
        assert (manifest["bytes"], manifest["hash"]) == (len(text), digest(text))
        assert manifest["live"] == [one["v"] for one in feed["moments"]]
        assert len(files[f"{folder}manifest.json"]) < 1500
        page = files[f"{folder}index.html"].decode()
        assert f'data-shell="{manifest["shell"]}"' in page
        first = re.search(r'id="first">(.*?)</script>', page)
        assert first is not None
        assert "<" not in first[1]
        inline = json.loads(first[1])
        assert inline["manifest"] == manifest
        assert inline["feed"] == feed
        assert {*inline["words"]} == {"fi", "sv", "en"}


def test_the_first_words_are_in_the_page(tmp_path):
    world = World(tmp_path)
    world.person()
    world.moment(
        quote="Hei <b>ja</b> kiitos!", thanks=[{"person": "sini", "told": ago(51)}], language="sv"
    )
    page = made(world)["display/index.html"].decode()
    words = '<p class="slide__words words--xl" lang="sv" dir="auto">Hei &lt;b&gt;ja&lt;/b&gt;'
    assert words in page
    assert ">Kiitos, Sini!</p>" in page
    assert '<span class="slide__unit">Kahvila</span>' in page


def test_no_page_of_a_screen_is_to_be_translated(tmp_path):
    """Else Chromium's question whether to translate lies over the words of a kiosk."""
    world = World(tmp_path)
    world.moment(language="sv")
    pages = {path: data for path, data in made(world).items() if path.endswith(".html")}
    assert {"display/index.html", "display/kahvila/index.html"} <= pages.keys()
    assert len([path for path in pages if path.startswith("display/basic/")]) == COUNT
    for path, page in pages.items():
        assert re.search(r'<html [^>]*translate="no"', page.decode()), path
        assert '<meta name="google" content="notranslate">' in page.decode(), path


def test_a_unit_without_moments_shows_those_of_the_unit_above(tmp_path):
    world = World(tmp_path)
    world.moment("2026-10-01-a", thanks=[{"unit": "kahvila"}])
    world.moment("2026-10-02-b", thanks=[{"unit": "palvelut"}])
    files = made(world)

    def ids(folder: str) -> set[str]:
        return {one["id"] for one in parsed(files, folder)[1]["moments"]}

    assert ids("display/kahvila/") == {"2026-10-01-a"}
    assert ids("display/kirjasto/") == ids("display/palvelut/") == ids("display/")


def test_an_empty_wall_has_a_screen_with_something_on_it(tmp_path):
    files = made(World(tmp_path))
    manifest, feed = parsed(files)
    assert manifest["live"] == feed["moments"] == []
    assert feed["interludes"]
    assert "Ketä kiittäisit tänään?" in files["display/index.html"].decode()
    assert "Ketä kiittäisit tänään?" in files["display/basic/index.html"].decode()


def test_a_unit_called_basic_has_no_folder(tmp_path):
    wall = World(tmp_path).wall.replace("key: kahvila", "key: basic")
    files = made(World(tmp_path / "other", wall=wall))
    assert "display/basic/manifest.json" not in files
    assert "display/basic/2.html" in files


def test_no_key_of_a_person_is_in_a_feed(tmp_path):
    world = World(tmp_path)
    world.person("sini-korhonen", shown_as="Sini K.")
    told = [{"person": "sini-korhonen", "told": ago(51)}]
    world.moment("2026-10-01-a", thanks=told)
    world.moment("2026-10-02-b", thanks=told)
    files = made(world)
    assert not [path for path, data in files.items() if b"korhonen" in data.lower()]
    one, other = parsed(files)[1]["moments"]
    assert one["who"] == other["who"]


def test_a_code_leads_only_to_what_is_there(tmp_path):
    world = World(tmp_path)
    world.person(permission={"on": ago(100), "channels": ["display"]})
    world.moment("2026-10-01-a", thanks=[{"unit": "kahvila"}])
    world.moment(
        "2026-10-02-b", quote="Sinille kiitos!", thanks=[{"person": "sini", "told": ago(51)}]
    )
    codes = {one["id"]: one["qr"] for one in parsed(made(world))[1]["moments"]}
    assert codes["2026-10-01-a"] is not None
    assert codes["2026-10-02-b"] is None
    files = made(world, "")
    feed = parsed(files)[1]
    assert not any(one["qr"] for one in (*feed["moments"], *feed["interludes"]))


@pytest.mark.parametrize(
    ("units", "hearing"),
    [
        ((), {"", "palvelut/", "kahvila/", "kirjasto/"}),
        (("kahvila",), {"kahvila/"}),
        (("palvelut",), {"palvelut/", "kahvila/", "kirjasto/"}),
    ],
)
def test_an_emergency_reaches_the_units_it_is_for(tmp_path, units, hearing):
    until = datetime(2026, 11, 27, 18, tzinfo=ZoneInfo("Europe/Helsinki"))
    emergency = PublicEmergency("Sulje ovet", "Ulkona on <savua>.", until, units)
    files = made(World(tmp_path), emergency=emergency)
    for folder in ("", "palvelut/", "kahvila/", "kirjasto/"):
        told = json.loads(files[f"display/{folder}manifest.json"])["emergency"]
        assert (told is not None) == (folder in hearing)
        if told:
            assert told == {
                "heading": "Sulje ovet",
                "message": "Ulkona on <savua>.",
                "until": 1795795200,
            }


def test_the_pages_without_scripts_go_round(tmp_path):
    world = World(tmp_path)
    for number in range(1, 6):
        world.moment(f"2026-10-0{number}-x", quote=f"Hetki numero {number}.")
    files = made(world)
    name, seen, text = "index.html", set(), ""
    while name not in seen:
        page = files[f"display/basic/{name}"].decode()
        seen.add(name)
        text += page
        assert "<script" not in page
        found = re.search(r'http-equiv="refresh" content="(\d+); url=([\w.]+)"', page)
        assert found is not None
        assert 10 <= int(found[1]) <= 30
        name = found[2]
    assert name == "index.html"
    assert len(seen) == COUNT
    for number in range(1, 6):
        assert f"Hetki numero {number}." in text


def test_a_page_stays_as_long_as_it_takes_to_read():
    assert [dwell("x" * length) for length in (0, 75, 100, 280, 400)] == [10, 10, 12, 26, 30]


def test_many_names_are_counted_and_a_long_one_is_cut(tmp_path):
    own = kit(World(tmp_path))
    assert thanks(own, ["Sini"]) == "Kiitos, Sini!"
    assert thanks(own, ["Sini", "Abdi", "Kotihoito"]) == "Kiitos, Sini, Abdi ja Kotihoito!"
    many = thanks(own, [f"Maija-Liisa {letter}." for letter in "ABCDEFGH"])
    assert many.endswith(" ja 5 muuta!")
    assert len(thanks(own, ["Aino " * 90])) < MOST_OF_A_NAME + 20


def test_a_slide_has_another_version_when_its_units_name_changes(tmp_path):
    world = World(tmp_path)
    world.moment()
    before = parsed(made(world))[0]["live"]
    other = World(tmp_path / "other", wall=world.wall.replace("Kahvila}", "Kahvio}"))
    other.moment()
    assert parsed(made(other))[0]["live"] != before


def test_what_is_the_same_has_the_same_key(tmp_path):
    world = World(tmp_path)
    world.moment()
    keys = [
        {file.path: file.key for file in display_files(kit(world, **changes))}
        for changes in ({}, {}, {"day": ago(-1)})
    ]
    assert keys[0] == keys[1]
    assert all(keys[0].values())
    assert all(keys[2].get(path) != key for path, key in keys[0].items() if "sw.js" not in path)
