"""The index that follows: the newest one wins, and what is given up leaves nothing behind."""

import json

import pytest

from star_moments.build import kit_of
from star_moments.kit.kit import body_templates
from star_moments.publishing import background
from star_moments.publishing.background import BackgroundIndex
from tests.support.bytes import words_of


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(background, "_PAUSE", 0)


@pytest.fixture
def kit_saying(world):
    def with_words(words):
        world.moment(quote=words)
        return kit_of(world.read(), body_templates())

    return with_words


def words(site):
    """What the index in place finds; every file that it names is there, and no other."""
    folder = site / "search-index"
    listing = json.loads((folder / "index.json").read_bytes())
    named = {
        "index.json",
        f"filters/{listing['held']}.json",
        *(f"cards/{name}.json" for name in listing["cards"]),
        *(f"forms/{name}.json" for name in listing["forms"].values()),
    }
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    assert found == named
    return set().union(
        *(words_of(json.loads(path.read_bytes())) for path in folder.glob("forms/*.json"))
    )


def test_the_index_takes_its_place_when_it_is_ready(tmp_path, kit_saying):
    index = BackgroundIndex()
    index.start(kit_saying("Yksi hetki."), tmp_path, "k")
    index.wait()
    assert index.ready == "k"
    assert "yksi" in words(tmp_path)
    index.start(kit_saying("Toinen hetki."), tmp_path, "l")
    index.wait()
    assert index.ready == "l"
    assert "toinen" in words(tmp_path)
    assert "yksi" not in words(tmp_path)


def test_a_newer_index_takes_the_place_of_one_that_is_not_ready(tmp_path, kit_saying, monkeypatch):
    index = BackgroundIndex()
    slow = kit_saying("Yksi hetki.")
    waiting(monkeypatch, index, slow)
    index.start(slow, tmp_path, "old")
    index.start(kit_saying("Toinen hetki."), tmp_path, "new")
    index.wait()
    assert index.ready == "new"
    assert "yksi" not in words(tmp_path)


def test_what_is_given_up_is_never_put_in_place(tmp_path, kit_saying, monkeypatch):
    index = BackgroundIndex()
    slow = kit_saying("Yksi hetki.")
    waiting(monkeypatch, index, slow)
    index.start(slow, tmp_path, "k")
    index.stop()
    assert index.ready == ""
    assert not (tmp_path / "search-index").exists()


def waiting(monkeypatch, index, slow):
    """Let the index of this kit wait until somebody has had enough of it."""
    make = background.index_files

    def made(kit, *rest):
        if kit is slow:
            assert index._enough.wait(20)
        return make(kit, *rest)

    monkeypatch.setattr(background, "index_files", made)


def test_what_is_known_of_moments_is_not_found_out_again(tmp_path, kit_saying, world, monkeypatch):
    index = BackgroundIndex()
    index.start(kit_saying("Yksi hetki."), tmp_path, "k")
    index.wait()
    world.moment("2026-10-03-toinen", quote="Toinen hetki.")
    asked = []
    entry = background.index_files.__globals__["entry"]
    monkeypatch.setitem(
        background.index_files.__globals__,
        "entry",
        lambda kit, moment: (asked.append(moment.id), entry(kit, moment))[1],
    )
    index.start(kit_of(world.read(), body_templates()), tmp_path, "l")
    index.wait()
    assert asked == ["2026-10-03-toinen"]
    assert {"yksi", "toinen"} <= words(tmp_path)
