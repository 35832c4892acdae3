"""What a build keeps may be lost, damaged or foreign, and the site may be meddled with.

The next build is slower then, and right. And days go by without anybody editing anything.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from star_moments.names import Names
from star_moments.publishing.proving import Prover
from star_moments.publishing.publisher import Proven
from tests.acceptance.test_incremental import Watched, times
from tests.support.builds import (
    KEPT,
    WITHOUT_SEARCH,
    Built,
    all_kept,
    assert_as_cold,
    build_again,
    build_cold,
    contents,
    new_process,
    serve_again,
)
from tests.support.world import World, ago, epoch


@dataclass(frozen=True)
class Saved:
    """A wall that was built, edited and built again, with what it was before and what is cold."""

    world: World
    now: Built
    edited: Built

    @property
    def older(self) -> Path:
        """What a moment that was withdrawn meanwhile still stands in."""
        return self.world.root / "older"

    def bring_back(self) -> World:
        """Put everything back as it was after the last build, with the times of the files."""
        for name in ("content", "site", KEPT):
            place = self.world.root / name
            if place.is_dir():
                shutil.rmtree(place)
            place.unlink(missing_ok=True)
            shutil.copytree(self.world.root / "saved" / name, place)
        return self.world


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("kept"))
    world.person("sini")
    for number in range(6):
        thanks = [{"person": "sini", "told": ago(40)}] if number == 2 else [{"unit": "kahvila"}]
        world.moment(f"hetki-{number}", quote=f"Kiitos {number}!", thanks=thanks)
    build_again(world)
    for name in ("site", KEPT):
        shutil.copytree(world.root / name, world.root / "older" / name)
    world.moment("hetki-1", quote="Zyxwomo!", withdrawn=ago(0))
    world.moment("hetki-3", quote="Toiset sanat!")
    build_again(world)
    now = build_cold(world)
    for name in ("content", "site", KEPT):
        shutil.copytree(world.root / name, world.root / "saved" / name)
    edit(world)
    return Saved(world, now, build_cold(world))


@pytest.fixture
def built(saved):
    return saved.bring_back()


def edit(world: World) -> None:
    world.moment("hetki-5", quote="Taas toiset sanat!")


def each_file(harm):
    def harm_each(folder: Path):
        for path in folder.iterdir():
            if path.suffix != ".lock" and path.name != ".gitignore":
                path.write_bytes(harm(path.read_bytes()))

    harm_each.__name__ = harm.__name__
    return harm_each


@each_file
def cut_in_half(data):
    return data[: len(data) // 2]


@each_file
def cut_at_a_line(data):
    return b"".join(data.splitlines(keepends=True)[:-1])


@each_file
def empty(data):
    return b""


@each_file
def garbage(data):
    return bytes(range(256)) * 20


@each_file
def zeros_as_after_a_power_cut(data):
    return data[:100] + bytes(len(data) - 100)


@each_file
def a_bit_of_other_words(data):
    """The words of one moment differ, and all is well-formed."""
    return data.replace(b"Kiitos 4!", b"Kiitos X!").replace(b'hetki-4"', b'hetki-X"')


@each_file
def from_another_version(data):
    version, rest = data.split(b" ", 1)
    other = b"0" * len(version)
    return other + b" " + rest.replace(b"Kiitos 4!", b"Kiitos X!")


@each_file
def deep_brackets(data):
    return data.splitlines(keepends=True)[0] + b"[" * 100_000


def deleted(folder: Path):
    shutil.rmtree(folder)


def one_file_deleted(folder: Path):
    next(folder.glob("readings*")).unlink()


def a_file_in_its_place(folder: Path):
    shutil.rmtree(folder)
    folder.write_text("something else")


def folders_in_place_of_its_files(folder: Path):
    for path in folder.iterdir():
        path.unlink()
        path.mkdir()


HARM = [
    *(cut_in_half, cut_at_a_line, empty, garbage, zeros_as_after_a_power_cut),
    *(a_bit_of_other_words, from_another_version, deep_brackets),
    *(deleted, one_file_deleted, a_file_in_its_place, folders_in_place_of_its_files),
]


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_whatever_happens_to_what_was_kept_the_site_is_as_cold(built, saved, harm):
    edit(built)
    harm(built.root / KEPT)
    assert_as_cold(build_again(built), saved.edited)


def without_the_power_to_write_anywhere():
    """Let not even root write where the modes of files forbid it."""
    if os.geteuid() == 0:
        drop, override = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
        ctypes.CDLL(None).prctl(drop, override, 0, 0, 0)


@pytest.mark.parametrize("locks", [True, False], ids=["with locks", "without"])
def test_what_was_kept_can_be_read_only(built, saved, locks):
    edit(built)
    folder = built.root / KEPT
    for path in folder.iterdir():
        if not locks and path.suffix == ".lock":
            path.unlink()
        else:
            path.chmod(0o444)
    folder.chmod(0o555)
    try:
        before = all_kept(built)
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-v"],
            cwd=built.root,
            preexec_fn=without_the_power_to_write_anywhere,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Nothing could be kept for the next build" in done.stderr
        assert all_kept(built) == before
    finally:
        folder.chmod(0o755)
    assert contents(built.root / "site") == saved.edited.files
    assert_as_cold(build_again(built), saved.edited)


def site_deleted(world: World, older: Path):
    shutil.rmtree(world.root / "site")


def site_as_it_was_before(world: World, older: Path):
    """With the times of its files, as a backup brings them back."""
    shutil.rmtree(world.root / "site")
    shutil.copytree(older / "site", world.root / "site")


def site_as_it_was_before_with_new_times(world: World, older: Path):
    shutil.rmtree(world.root / "site")
    shutil.copytree(older / "site", world.root / "site", copy_function=shutil.copyfile)


def some_pages_as_they_were_before(world: World, older: Path):
    for name in ("moments", "units", "search-index"):
        shutil.copytree(older / f"site/{name}", world.root / f"site/{name}", dirs_exist_ok=True)


def the_store_as_it_was_before(world: World, older: Path):
    shutil.rmtree(world.root / KEPT)
    shutil.copytree(older / KEPT, world.root / KEPT)


def pages_edited(world: World, older: Path):
    for path in (world.root / "site").rglob("*.html"):
        path.write_bytes(path.read_bytes().replace(b"Kiitos", b"Haukut"))


def pages_swapped(world: World, older: Path):
    site = world.root / "site/moments"
    (site / "hetki-0").rename(site / "x")
    (site / "hetki-5").rename(site / "hetki-0")
    (site / "x").rename(site / "hetki-5")


def half_of_it_deleted(world: World, older: Path):
    for path in sorted((world.root / "site").rglob("*.*"))[::2]:
        if path.is_file():
            path.unlink()


def a_site_of_something_else(world: World, older: Path):
    shutil.rmtree(world.root / "site")
    world.write("site/moments/zyxwomo/index.html", "Zyxwomo!")
    world.write("site/index.html/index.html", "Zyxwomo!")
    world.write("site/units", "Zyxwomo!")


MEDDLING = [
    *(site_deleted, site_as_it_was_before, site_as_it_was_before_with_new_times),
    *(some_pages_as_they_were_before, the_store_as_it_was_before),
    *(pages_edited, pages_swapped, half_of_it_deleted, a_site_of_something_else),
]


@pytest.mark.parametrize("meddle", MEDDLING, ids=lambda meddle: meddle.__name__)
def test_whatever_happens_to_the_site_the_next_build_is_as_cold(built, saved, meddle):
    """The content stays as it was built, so that every page would stay too."""
    meddle(built, saved.older)
    assert_as_cold(build_again(built), saved.now)


@pytest.mark.parametrize(
    ("form", "to_the_second"), [("--format=posix", False), ("--format=gnu", True)]
)
def test_both_come_back_from_an_archive_as_a_cache_of_a_workflow_keeps_them(
    built, monkeypatch, form, to_the_second
):
    """The checkout has new times; the site has its own, or, from an older archive, its seconds."""
    archive = str(built.root / "cache.tar")
    both = ["site", KEPT]
    subprocess.run(["tar", form, "-cf", archive, "-P", "-C", built.root, *both], check=True)
    for name in both:
        shutil.rmtree(built.root / name)
    subprocess.run(["tar", "-xf", archive, "-P", "-C", built.root], check=True)
    for path in built.folder.rglob("*.*"):
        os.utime(path)
    whole_seconds = [when % 10**9 == 0 for when, _ in times(built.root / "site").values()]
    assert all(whole_seconds) == to_the_second
    built.moment("uusi", quote="Uusi kiitos!")
    watched = Watched(built, monkeypatch)
    again = build_again(built)
    touched = watched.touched
    # Of what is withdrawn nothing is kept.
    (_,) = [text for text in watched.read if "withdrawn" not in text]
    assert to_the_second or "people/sini/index.html" not in watched.made
    assert "moments/uusi/index.html" in touched
    assert "people/sini/index.html" not in touched
    assert_as_cold(again, build_cold(built))


@pytest.mark.parametrize("build", [build_again, serve_again])
def test_a_day_takes_effect_though_nobody_edits_anything(world, monkeypatch, build):
    """Yesterday to today: one ends, one begins, one grows too old, and a permission runs out."""
    channels = ["wall", "feed", "print", "social"]
    world.person("sini", permission={"on": ago(100), "until": ago(1), "channels": channels})
    tuula = {"name": "Tuula Virtanen", "shown_as": "Tuula"}
    world.person("tuula", **tuula, permission={"on": ago(0), "channels": channels})
    world.write("content/wall.yml", world.wall.replace("10 years", "2 years"))
    old = ago(1).replace(year=2024)
    world.moment("vanhenee", date=old, approved={"by": "raija", "on": old})
    world.moment("paattyy", until=ago(1))
    world.moment("alkaa", publish=ago(0))
    to_sini = [{"person": "sini", "told": ago(40)}]
    world.moment("henkilolle", thanks=to_sini)
    world.moment("sanoissa", quote="Sini oli taas iloinen.", thanks=to_sini)
    world.moment("toiselle", thanks=[{"person": "tuula", "told": ago(40)}])
    world.moment("on-aina")
    with new_process():
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(ago(1)))
        assert moments_of(build(world)) == {
            *("vanhenee", "paattyy", "henkilolle", "sanoissa", "toiselle", "on-aina")
        }
        assert people_of(world) == {"sini"}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(ago(0)))
        watched = Watched(world, monkeypatch)
        today = build(world)
        assert watched.read == []
        assert moments_of(today) == {"alkaa", "henkilolle", "toiselle", "on-aina"}
        assert people_of(world) == {"tuula"}
        assert not [path for path, data in today.files.items() if b"Sini" in data]
        assert_as_cold(today, build_cold(world, serving=build is serve_again))


def test_a_preview_leaves_behind_what_the_next_build_need_not_find_out(world, monkeypatch):
    for name in ("eka", "toka", "kolmas"):
        world.moment(name, quote=f"Kiitos, {name}!")
    with new_process():
        serve_again(world)
        for words in ("Muutettu.", "Ja taas."):
            world.moment("toka", quote=words)
            serve_again(world)
    asked = []
    carried = Names.carried
    monkeypatch.setattr(Names, "carried", lambda *a: asked.append(a) or carried(*a))
    # The proof looks for names in what was printed, whatever the gate has found.
    monkeypatch.setattr(Prover, "proven", lambda *_: Proven())
    watched = Watched(world, monkeypatch)
    build_again(world)
    assert len(watched.read) == 1, "more was parsed than what had been edited"
    # Besides, each label is looked through: a text by itself.
    moments = [texts for _, texts, *_ in asked if len(texts) > 1]
    assert len(moments) == 1, "names were looked for in words that had not changed"


def moments_of(built: Built) -> set[str]:
    found = (path.split("/") for path in built.files if path.startswith("moments/"))
    return {name for _, name, *rest in found if rest == ["index.html"] and not name.isdigit()}


def people_of(world: World) -> set[str]:
    return {path.name for path in (world.root / "site/people").iterdir() if path.is_dir()}


def test_what_was_kept_of_a_site_that_is_gone_is_not_kept_for_ever(built):
    with new_process():
        built.build(site="other")
    assert b"hetki-5" in all_kept(built)
    shutil.rmtree(built.root / "other")
    for path in (built.folder / "moments/2026").iterdir():
        path.unlink()
    build_again(built)
    assert b"hetki" not in all_kept(built)


def test_the_search_goes_with_its_setting_and_comes_again(built, saved):
    built.write("mkdocs.yml", WITHOUT_SEARCH)
    try:
        without = build_again(built)
    finally:
        built.write("mkdocs.yml", built.config)
    assert not [path for path in without.files if path.startswith("search-index")]
    assert_as_cold(build_again(built), saved.now)


def test_what_other_code_has_kept_and_printed_counts_for_nothing(built, saved, monkeypatch):
    """An update makes other pages of the same content, and the way back makes the old ones."""
    with monkeypatch.context() as updated:
        for place in ("begin", "publisher"):
            updated.setattr(f"star_moments.publishing.{place}.maker", lambda: "another version")
        updated.setattr("star_moments.pages.head.DESCRIPTION_LENGTH", 5)
        watched = Watched(built, updated)
        newer = build_again(built)
        assert len(watched.read) == 7, "what another version has read was believed"
        assert newer.files != saved.now.files
        assert_as_cold(newer, build_cold(built))
    assert_as_cold(build_again(built), saved.now)
