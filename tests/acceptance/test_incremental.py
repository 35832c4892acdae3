"""Whatever is edited, a build that goes on from the last one leaves what a cold one leaves.

An office edits its wall at random, each series from a seed of its own. After each edit the site is
built again where it is, and once more where there is nothing yet: both have the same files and the
same bytes, and say the same about the content. MkDocs renders every fifth of the cold ones; the
others get the frames of the build beside them, which is what takes the longest.
"""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from star_moments.kit.kit import Kit
from star_moments.press.press import Press
from star_moments.publishing import building, parallel
from star_moments.reading import tree
from tests.support.builds import (
    WITHOUT_SEARCH,
    assert_as_cold,
    build_again,
    build_cold,
    new_process,
    overheard,
    print_cold,
    serve_again,
)
from tests.support.edits import dealt, do
from tests.support.office import Office
from tests.support.sizes import size, sized
from tests.support.world import MKDOCS, World, ago, epoch

SERIES = 8
EDITS_EACH = size("edits")


@sized("edits")
@pytest.mark.parametrize("series", range(SERIES))
def test_after_each_edit_the_site_is_that_of_a_cold_build(tmp_path, monkeypatch, series):
    """Every third series has a search index, and every fourth is built as `mkdocs serve` does."""
    monkeypatch.setattr("star_moments.publishing.background._PAUSE", 0)
    searched, served = series % 3 == 0, series % 4 == 3
    # A wall of fifty moments has a second page of cards.
    office = Office(
        tmp_path,
        random.Random(series),
        config=MKDOCS if searched else WITHOUT_SEARCH,
        moments=12 if searched else 50,
    )
    build = serve_again if served else build_again
    told, seen = [f"series {series}"], set()
    with new_process(), overheard(tmp_path / "handed-over") as handed:
        build(office.world)
        edits = dealt(SERIES * EDITS_EACH)[series * EDITS_EACH :][:EDITS_EACH]
        for number, kind in enumerate(edits):
            if office.broken and office.chance.random() < 0.5:
                told.append(office.mend())
            told.append(do(kind, office))
            monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(office.day))
            again = build(office.world)
            if number % 5 == series % 5:
                cold = build_cold(office.world, serving=served)
            else:
                cold = print_cold(office.world, handed[-1])
            assert_as_cold(again, cold, "\n".join(told))
            seen.add(frozenset(again.files.items()))
    assert len(seen) > EDITS_EACH / 2, "too few edits changed anything to show much"


class Watched:
    """What a build does: the texts it parses, what it makes, renders and writes, and its search."""

    def __init__(self, world: World, monkeypatch):
        self.world = world
        self.parsed, self.made, self.rendered, self.indexed = [], [], [], []
        self.before = times(world.root / "site")
        # What a second process makes would not be heard here.
        monkeypatch.setattr(parallel, "WORTH_IT", 1_000_000)
        self._listen(monkeypatch, tree, "attempt", lambda text: self.parsed.append(text))
        self._listen(monkeypatch, Kit, "render", lambda *args: self.rendered.append(args))
        self._listen(monkeypatch, building, "index_files", lambda kit: self.indexed.append(1))
        write = Press.write

        def noted(press, files):
            files = list(files)
            self.made += dict.fromkeys(searched(file.path) for file in files)
            write(press, files)

        monkeypatch.setattr(Press, "write", noted)

    @staticmethod
    def _listen(monkeypatch, owner, name, hear):
        real = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *args: (hear(*args), real(*args))[1])

    @property
    def read(self) -> list[str]:
        """The files that were parsed besides wall.yml, which every build reads."""
        wall = (self.world.folder / "wall.yml").read_text()
        return [text for text in self.parsed if text != wall]

    @property
    def touched(self) -> set[str]:
        """What was written, came or went; the search lies in one folder."""
        after = times(self.world.root / "site")
        paths = self.before.keys() | after.keys()
        found = {path for path in paths if self.before.get(path) != after.get(path)}
        return set(map(searched, found))


def searched(path: str) -> str:
    """Return the path; the search index counts as one."""
    return "search-index" if path.startswith("search-index/") else path


def of_pages(paths) -> set[str]:
    """Return what is no screen's: pages, feeds and the search."""
    return {path for path in paths if not path.startswith("display/")}


def screens_of(paths) -> set[str]:
    """Return which screens have a file among these: the house's own as nothing, then units."""
    return {
        path.split("/")[1] if path.count("/") > 1 else ""
        for path in paths
        if path.startswith("display/")
    }


def times(site: Path) -> dict[str, tuple[int, int]]:
    """Return what tells whether a file was written: when, and which file on the disk it is."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in site.rglob("*")
        if path.is_file()
    }


def moment(world: World, name: str, day: date, **fields) -> str:
    """Write a moment that came, and was approved, on the day."""
    return world.moment(name, date=day, approved={"by": "raija", "on": day}, **fields)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A wall of 200 moments, one each week, for two units, two persons and two factors."""
    world = World(tmp_path_factory.mktemp("large") / "wall")
    world.person("sini")
    world.person("tuula", name="Tuula Virtanen", shown_as="Tuula", unit="kirjasto")
    for number in range(200):
        unit = ["kahvila", "kirjasto"][number % 2]
        person = {"person": ["sini", "tuula"][number % 2], "told": ago(7 * number + 10)}
        moment(
            world,
            f"hetki-{number:03}",
            ago(7 * number + 10),
            quote=f"Kiitos numero {number}!",
            thanks=[{"unit": unit}] if number % 3 else [person],
            factors=[["joy", "trust"][number % 2]],
        )
    build_again(world)
    return world


@pytest.fixture
def large(built):
    """That wall with its site and all that is kept, as it was built: once for all of the tests."""
    kept = built.root.with_name("kept")
    if not kept.exists():
        shutil.copytree(built.root, kept)
    yield built
    shutil.rmtree(built.root)
    shutil.copytree(kept, built.root)


NEWEST = {
    *("moments/uusin/index.html", "moments/hetki-000/index.html"),  # it and its older neighbour
    *("index.html", "moments/2026/index.html", "moments/2026/11/index.html"),
    *("units/palvelut/index.html", "units/kahvila/index.html", "factors/joy/index.html"),
    *("feed.xml", "feed.json", "units/palvelut/feed.xml", "units/palvelut/feed.json"),
    *("units/kahvila/feed.xml", "units/kahvila/feed.json"),
}


def test_a_newest_moment_makes_and_writes_only_the_pages_that_show_it(large, monkeypatch):
    path = moment(large, "uusin", ago(1), quote="Uusin kiitos!")
    watched = Watched(large, monkeypatch)
    build_again(large)
    assert of_pages(watched.touched) == NEWEST | {"search-index"}
    assert of_pages(watched.made) == NEWEST | {"search-index"}
    for paths in (watched.touched, watched.made):
        assert screens_of(paths) == {"", "palvelut", "kahvila", "basic"}
    assert watched.read == [(large.folder / f"moments/2026/{path}.yml").read_text()]
    assert len(watched.indexed) == 1


def test_withdrawing_a_moment_touches_only_the_pages_that_showed_it(large, monkeypatch):
    """Numbered pages of cards, persons, the other factor and other months stay as they are."""
    moment(large, "hetki-004", ago(38), quote="Kiitos numero 4!", withdrawn=ago(0))
    watched = Watched(large, monkeypatch)
    build_again(large)
    pages = {path for path in of_pages(watched.touched) if path.endswith(".html")}
    assert pages == {
        *(f"moments/hetki-00{number}/index.html" for number in (3, 4, 5)),
        *("index.html", "moments/2026/index.html", "moments/2026/10/index.html"),
        *("units/palvelut/index.html", "units/kahvila/index.html", "factors/joy/index.html"),
    }
    assert len(watched.read) == 1


def test_what_a_person_permits_makes_only_what_is_about_that_person(large, monkeypatch):
    """Of 200 moments 34 thank Sini."""
    large.person("sini", permission={"on": ago(100), "channels": ["wall"]})
    watched = Watched(large, monkeypatch)
    build_again(large)
    about = {f"moments/hetki-{number:03}/index.html" for number in range(0, 200, 6)}
    assert {path for path in watched.made if path.startswith("moments/hetki")} == about
    assert len(watched.read) == 1


def test_a_factor_s_new_name_makes_every_page_and_writes_those_that_show_it(large, monkeypatch):
    large.write("content/wall.yml", large.wall.replace("Luottamus", "Luotettavuus"))
    watched = Watched(large, monkeypatch)
    build_again(large)
    shown = {f"moments/hetki-{number:03}/index.html" for number in range(1, 200, 2)}
    written = {path for path in watched.touched if path.startswith("moments/hetki")}
    assert written == shown
    assert len(watched.made) > 200
    assert watched.read == []


def test_what_only_the_screens_show_makes_no_page(large, monkeypatch):
    """Quiet hours and an emergency touch nothing but the screens' files; the clock of the house
    says when a day of a feed begins."""
    screens = "\ntime_zone: Europe/Stockholm\ndisplays: {quiet: 22-06}\n"
    large.write("content/wall.yml", large.wall + screens)
    large.write("content/emergency.yml", f"message: Vesi on poikki.\nuntil: {ago(0)} 18.00\n")
    watched = Watched(large, monkeypatch)
    build_again(large)
    house = large.read().wall.house
    assert (house.time_zone, house.quiet) == ("Europe/Stockholm", (22 * 60, 6 * 60))
    assert large.read().wall.publication.emergency is not None
    made = watched.touched | set(watched.made)
    assert {path for path in of_pages(made) if "/feed." not in f"/{path}"} == set()
    assert screens_of(watched.touched) == {"", "palvelut", "kahvila", "kirjasto"}


def test_a_build_with_nothing_changed_does_nothing(large, monkeypatch):
    watched = Watched(large, monkeypatch)
    again = build_again(large)
    assert watched.touched == set()
    assert (watched.read, watched.made, watched.rendered, watched.indexed) == ([], [], [], [])
    assert_as_cold(again, build_cold(large))


def test_a_day_on_which_nothing_comes_or_goes_changes_what_screens_show_and_no_page(
    large, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(ago(-1)))
    watched = Watched(large, monkeypatch)
    build_again(large)
    assert (of_pages(watched.touched), of_pages(watched.made), watched.read) == (set(), set(), [])
    assert screens_of(watched.touched) == {"", "palvelut", "kahvila", "kirjasto", "basic"}
