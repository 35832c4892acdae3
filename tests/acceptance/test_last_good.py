"""A slip in `wall.yml` takes nothing off the wall that the file before let stand."""

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from star_moments.reading.history import is_main_line
from tests.support.builds import contents
from tests.support.repository import git
from tests.support.world import WALL, World, ago

KEPT = ".star-moments/wall-last-good.yml"
SLIP = WALL.replace("- {key: raija, name: Raija Virta}", "- {key raija, name: Raija Virta}")
MOMENT = "moments/2026-10-01-hetki/index.html"


@pytest.fixture(autouse=True)
def nobody_says_which_branch_it_is(monkeypatch):
    for name in ("GITHUB_REF", "CI_COMMIT_BRANCH"):
        monkeypatch.delenv(name, raising=False)


def commit(world: World) -> None:
    git(world, "add", "content")
    git(world, "commit", "-m", "x")


def test_the_wall_stays_where_one_colon_is_gone(world):
    world.moment()
    world.build()
    assert (world.root / KEPT).read_text() == WALL
    world.write("content/wall.yml", SLIP)
    world.moment("2026-10-02-uusi", quote="Uusi kiitos.")
    site = world.build()
    assert (site / MOMENT).is_file()
    assert (site / "moments/2026-10-02-uusi/index.html").is_file()
    assert (world.root / KEPT).read_text() == WALL
    assert {one.file for one in world.read().diagnostics} == {"content/wall.yml"}


def test_a_wall_file_that_is_gone_or_no_text_takes_nothing_down_and_keeps_nothing_up(world):
    world.moment()
    world.moment("2026-10-02-pois")
    world.build()
    world.moment("2026-10-02-pois", withdrawn="2026-11-01")
    for data in (None, b"\xff\xfe\x00", b"x" * 100_000):
        path = world.write("content/wall.yml", data or b"")
        if data is None:
            path.unlink()
        site = world.build()
        assert (site / MOMENT).is_file()
        assert not (site / "moments/2026-10-02-pois").exists()


def test_git_is_asked_where_nothing_was_kept(world):
    git(world, "init")
    commit(world)
    world.write("content/wall.yml", WALL.replace("Kahvila", "Uusi kahvila"))
    commit(world)
    world.write("content/wall.yml", SLIP)
    commit(world)
    world.moment()
    seen = world.read()
    assert seen.decisions["2026-10-01-hetki"].state == "on the wall"
    assert [one.code for one in seen.diagnostics] == ["lost-word"] or seen.diagnostics
    assert "raija" in {one.key for one in seen.drafts.house.approvers}


def test_what_was_kept_and_is_in_error_by_now_is_passed_over(world):
    git(world, "init")
    commit(world)
    world.moment()
    world.write(KEPT, SLIP)
    world.write("content/wall.yml", SLIP)
    assert world.read().decisions["2026-10-01-hetki"].state == "on the wall"


def test_only_the_main_line_is_kept(world, monkeypatch):
    git(world, "init")
    commit(world)
    git(world, "checkout", "-b", "ehdotus")
    world.build()
    assert not (world.root / KEPT).exists()
    for reference, is_main in (("refs/pull/7/merge", False), ("refs/heads/main", True)):
        monkeypatch.setenv("GITHUB_REF", reference)
        assert is_main_line(world.folder) is is_main
    world.build()
    assert (world.root / KEPT).read_text() == WALL


def test_a_proposal_with_a_slip_is_checked_by_the_last_wall_without_one(world):
    world.moment()
    world.moment("2026-10-02-vaara", factors=["nothing"])
    world.build()
    world.write("content/wall.yml", SLIP)
    found = {one.file for one in world.read().diagnostics}
    assert found == {"content/wall.yml", "content/moments/2026/2026-10-02-vaara.yml"}


def live(screen: Path) -> set[str]:
    return set(json.loads(screen.read_text())["live"])


def moment(world: World, name: str, days: int, **fields) -> None:
    world.moment(name, approved={"by": "raija", "on": ago(days)}, **fields)


def test_where_nothing_is_left_only_what_has_to_go_leaves_the_site(world, caplog):
    """The wall file, what was kept of it, and its history are gone; a site stands there."""
    world.person()
    world.person("tuula", name="Tuula Virtanen", shown_as="Tuula", unit="kirjasto")
    tuula, sini = ([{"person": one, "told": ago(45)}] for one in ("tuula", "sini"))
    moment(world, "pysyy", 41)
    moment(world, "tuulalle", 40, thanks=tuula)
    moment(world, "naapuri", 39)
    moment(world, "sinille", 38, thanks=sini)
    moment(world, "pois", 37, quote="Nämä sanat otetaan pois.")
    site = world.build()
    screens = sorted(site.glob("display/**/manifest.json"))
    feed = json.loads(next((site / "display").glob("feed.*.json")).read_text())
    version = {one["id"]: one["v"] for one in feed["moments"]}
    assert version["pois"] in live(site / "display/manifest.json")
    shutil.rmtree(world.root / ".star-moments")
    world.write("content/wall.yml", "\x00")
    moment(world, "pois", 37, withdrawn=ago(0), quote="Nämä sanat otetaan pois.")
    world.person(permission={"on": ago(100), "channels": ["wall"], "withdrawn": ago(0)})
    world.moment("uusi", quote="Uusi kiitos.")
    with pytest.raises(Abort):
        world.build()
    assert "Palauta tiedosto wall.yml" in caplog.text
    left = contents(site)
    assert {"moments/pysyy/index.html", "moments/tuulalle/index.html", "404.html"} <= left.keys()
    for gone in (b"pois/", b"otetaan pois", b"Sini", b"Uusi kiitos", b"sinille"):
        assert [path for path, data in left.items() if gone in data] == [], gone
    for path in screens:
        assert not {version["pois"], version["sinille"]} & live(path)
    assert {version["pysyy"], version["tuulalle"]} <= live(site / "display/manifest.json")
    # The wall file is back: the next build makes one whole site.
    world.write("content/wall.yml", WALL)
    site = world.build()
    assert (site / "moments/uusi/index.html").is_file()
    assert (site / "index.html").is_file()


def test_where_there_is_no_site_yet_the_wall_is_empty_and_the_build_says_so(world):
    world.moment()
    world.write("content/wall.yml", "\x00")
    with pytest.raises(Abort):
        world.build()
    assert (world.root / "site/index.html").is_file()
    assert not (world.root / "site/moments/2026-10-01-hetki").exists()
