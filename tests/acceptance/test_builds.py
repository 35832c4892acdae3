"""The same content gives the same bytes, and a build touches only what has changed."""

import logging
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from star_moments.engine.frames import Frames
from star_moments.pages.kinds import PageKind
from tests.support.sample import TREE, lay_sample
from tests.support.world import MKDOCS, WALL, World, ago

pytestmark = pytest.mark.forks


def contents(site: Path) -> dict[str, bytes]:
    """Return the bytes of every file, by its path below the site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def times(site: Path) -> dict[str, tuple[int, int]]:
    """Return what tells whether a file was written: when, and which file on the disk it is."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in files
    }


def touched(world: World) -> set[str]:
    """Build again and return which files were written, came or went; search lies in one folder."""
    site = world.root / "site"
    before = times(site)
    world.build()
    after = times(site)
    found = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return {"search-index" if name.startswith("search-index/") else name for name in found}


def head(page: Path) -> str:
    return page.read_text().partition("</head>")[0]


def test_the_same_content_is_the_same_bytes_wherever_it_lies(tmp_path):
    built = []
    for place in ("here", "a longer place/with ä"):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        build(load_config(str(lay_sample(folder)), site_dir=str(folder / "made")))
        built.append(contents(folder / "made"))
    assert len(built[0]) > 150
    assert built[0] == built[1]
    assert not [name for name, data in built[0].items() if str(tmp_path).encode() in data]


def test_a_build_without_a_change_writes_nothing(world):
    for number in range(30):
        world.moment(f"2026-10-01-hetki-{number}", quote=f"Kiitos {number}!")
    world.build()
    assert touched(world) == set()


def test_a_new_title_touches_only_the_pages_that_show_it(world):
    for key in ("sini", "tuula"):
        world.person(key, name=f"{key.title()} Korhonen", shown_as=key.title())
    for number in range(9):
        world.moment(
            f"2026-{number + 1:02}-01-hetki",
            date=ago(330 - 31 * number),
            approved={"by": "raija", "on": ago(300 - 30 * number)},
            thanks=[{"person": "sini" if number == 4 else "tuula", "told": ago(200)}],
            factors=["joy" if number == 4 else "trust"],
            title=f"Otsikko {number}",
        )
    world.build()
    world.moment(
        "2026-05-01-hetki",
        date=ago(330 - 31 * 4),
        approved={"by": "raija", "on": ago(180)},
        thanks=[{"person": "sini", "told": ago(200)}],
        title="Aivan toinen otsikko",
    )
    assert touched(world) == {
        "moments/2026-05-01-hetki/index.html",
        "moments/2026-04-01-hetki/index.html",  # the older neighbour
        "moments/2026-06-01-hetki/index.html",  # and the newer one
        "index.html",
        "moments/2026/index.html",
        "moments/2026/05/index.html",
        "people/sini/index.html",
        "units/kahvila/index.html",
        "units/palvelut/index.html",
        "factors/joy/index.html",
        *("feed.xml", "feed.json", "units/kahvila/feed.xml", "units/kahvila/feed.json"),
        *("units/palvelut/feed.xml", "units/palvelut/feed.json"),
        "search-index",
    }


def test_a_new_moment_leaves_the_old_numbered_pages_as_they_are(world):
    for number in range(80):
        world.moment(f"2026-10-01-hetki-{number:02}", quote=f"Kiitos {number}!")
    site = world.build()
    numbered = {name for name in contents(site) if name.startswith("page/")}
    assert len(numbered) >= 2
    world.moment("2026-11-22-uusin", approved={"by": "raija", "on": ago(1)})
    changed = touched(world)
    assert {"moments/2026-11-22-uusin/index.html", "index.html"} <= changed
    assert not [name for name in changed if "/page/" in name or name in numbered]
    old = [name for name in changed if name.startswith("moments/2026-10-01-hetki")]
    assert old == ["moments/2026-10-01-hetki-79/index.html"]  # now it has a newer neighbour


def test_a_numbered_page_says_which_it_is_and_of_what_time(world):
    for number in range(80):
        day = ago(160 - 2 * number)
        world.moment(f"2026-10-01-hetki-{number:02}", date=day, approved={"by": "raija", "on": day})
    page = (world.build() / "page/1/index.html").read_text()
    assert "<title>Tähtihetket, sivu 1</title>" in page
    assert "<h1>Tähtihetket, sivu 1</h1>" in page
    assert '<p class="intro">Kesä–elokuu 2026</p>' in page


def test_an_empty_wall_invites(world):
    page = (world.build() / "index.html").read_text()
    main = page[page.index("<main") : page.index("</main>")]
    assert "Ketä kiittäisit tänään?" in main
    assert 'class="star' in main
    assert re.search(r'class="button" href="(./)?criteria/"', main)


def test_a_withdrawn_moment_leaves_no_trace(world):
    sini = world.person()
    world.moment("2026-10-02-jaa", quote="Tämä jää.")
    fields = {"quote": "Zyxwomo!", "title": "Zyxwomon päivä", "from": "self"}
    fields |= {"thanks": [{"person": sini, "told": ago(9)}], "factors": ["trust"]}
    world.moment("2026-10-01-zyxwomo", **fields)
    site = world.build()
    assert "people/sini/index.html" in contents(site)
    world.moment("2026-10-01-zyxwomo", withdrawn=ago(0), **fields)
    world.build()
    without = contents(site)
    assert not [n for n, data in without.items() if b"zyxwomo" in (n.encode() + data).lower()]
    (world.folder / "moments/2026/2026-10-01-zyxwomo.yml").unlink()
    (world.folder / "people/sini.yml").unlink()
    assert contents(world.build(site="clean")) == without


@pytest.mark.parametrize("fault", ["theme", "body", "search", "hook"])
def test_a_build_that_fails_leaves_the_site_as_it_was(world, monkeypatch, fault):
    world.moment()
    site = world.build()
    before, seen = contents(site), times(site)
    world.moment(quote="Toiset sanat", title="Uusi")
    world.moment("2026-10-03-toinen")
    config = MKDOCS
    if fault == "theme":
        world.write(
            "own/main.html",
            "{% extends 'main.html' %}{% block footer %}{{ nothing.at.all }}{% endblock %}",
        )
        config = MKDOCS.replace("star-moments\np", "{name: star-moments, custom_dir: own}\np")
    if fault == "body":
        monkeypatch.setattr("star_moments.pages.KINDS", (PageKind((), broken),))
    if fault == "search":
        monkeypatch.setattr("star_moments.publishing.building.index_files", broken)
    if fault == "hook":
        world.write("hook.py", "def on_post_page(*_, **__):\n    raise RuntimeError('midway')\n")
        config = MKDOCS + "hooks: [hook.py]\n"
    world.write("mkdocs.yml", config)
    with pytest.raises((Abort, Exception)):
        world.build()
    assert contents(site) == before
    assert times(site) == seen


def broken(*_, **__):
    raise RuntimeError("a page could not be made")


def test_the_site_stands_where_mkdocs_was_told_when_others_look_for_it(world):
    world.moment()
    config = load_config(str(world.root / "mkdocs.yml"), site_dir=str(world.root / "out"))
    build(config)
    assert config.site_dir == str(world.root / "out")
    assert (world.root / "out" / "index.html").is_file()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", "index.html"),
        ("README.md", "index.html"),
        ("units.md", "units/index.html"),
        ("moments/2026-10-01-hetki.md", "moments/2026-10-01-hetki/index.html"),
        ("page/1.md", None),
    ],
)
def test_a_written_page_gives_way_to_the_wall_and_the_log_says_so(world, caplog, page, address):
    world.moment()
    world.write(f"content/pages/{page}", "# Zyxwomo\n")
    with caplog.at_level(logging.WARNING):
        site = world.build()
    assert page in caplog.text
    assert address is None or "Kahvila" in (site / address).read_text()
    assert not [name for name, data in contents(site).items() if b"Zyxwomo" in data]


def test_an_emergency_in_error_is_loud_and_stops_no_build(world, caplog):
    world.moment()
    world.write("content/emergency.yml", "message: Vesi on poikki.\n")
    with caplog.at_level(logging.INFO):
        world.build()
    (said,) = (one for one in caplog.records if "HÄTÄTIEDOTETTA EI NÄYTETÄ" in one.message)
    assert said.levelno == logging.ERROR
    caplog.clear()
    with caplog.at_level(logging.INFO):
        site = world.build(strict=True, site="strict")
    assert "HÄTÄTIEDOTETTA EI NÄYTETÄ" in caplog.text
    assert (site / "moments/2026-10-01-hetki/index.html").is_file()


def test_addresses_below_a_folder_of_the_server_are_whole(world):
    world.moment()
    world.write("mkdocs.yml", MKDOCS + "site_url: https://example.org/tahdet\n")
    site = world.build()
    for place in ("", "moments/2026-10-01-hetki/", "units/kahvila/", "kiita/"):
        whole = f"https://example.org/tahdet/{place}"
        assert f'<link rel="canonical" href="{whole}">' in head(site / place / "index.html")
    lost = (site / "404.html").read_text()
    assert 'href="/tahdet/assets/style.css' in lost
    assert 'href="/tahdet/moments/"' in lost


@pytest.mark.parametrize("public", [True, False])
def test_search_engines_are_let_in_only_where_the_wall_is_public(world, public):
    world.moment()
    world.write("content/wall.yml", f"{WALL}public: {str(public).lower()}\n")
    world.write("mkdocs.yml", MKDOCS + "site_url: https://example.org/\n")
    site = world.build()
    assert (site / "sitemap.xml").exists() == public
    assert not (site / "sitemap.xml.gz").exists()
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    assert all(("noindex" in head(page)) != public for page in pages)
    if public:
        text = (site / "sitemap.xml").read_text()
        assert "<loc>https://example.org/moments/2026-10-01-hetki/</loc>" in text


def test_only_what_the_pages_use_is_in_the_site(world):
    world.moment()
    site = contents(world.build())
    assert not [name for name in site if name.endswith((".map", ".py", ".typed", ".toml", ".md"))]
    assert not [name for name in site if "frame" in name or "material" in name or "bundle" in name]
    assert not [
        n for n, data in site.items() if b"sourceMappingURL" in data or b"hole-main" in data
    ]
    own = {name for name in site if name.startswith("assets/")}
    theirs = TREE / "theme/star_moments_theme/assets"
    assert own == {f"assets/{p.relative_to(theirs).as_posix()}" for p in theirs.rglob("*.*")}


def test_mkdocs_renders_as_many_pages_for_a_large_wall_as_for_a_small_one(world, monkeypatch):
    rendered = []
    add = Frames.add
    monkeypatch.setattr(Frames, "add", lambda *args: rendered.append(args[1]) or add(*args))
    world.moment()
    world.build()
    few = len(rendered)
    for number in range(200):
        world.moment(f"2026-10-01-hetki-{number}")
    rendered.clear()
    site = world.build()
    assert len(rendered) == few < 25
    assert len(list(site.rglob("index.html"))) > 200


def test_an_index_of_many_units_goes_on_on_further_pages(world):
    units = "".join(f"      - {{key: u{n}, name: Toimipaikka {n}}}\n" for n in range(120))
    world.write(
        "content/wall.yml", WALL.replace("      - {key: kahvila", units + "      - {key: kahvila")
    )
    site = world.build(site="many")
    pages = [site / "units/index.html", *sorted((site / "units/page").glob("*/index.html"))]
    found = [re.findall(r"Toimipaikka (\d+)<", page.read_text()) for page in pages]
    assert sorted(int(one) for some in found for one in some) == list(range(120))
    assert max(map(len, found)) <= 48
    assert (site / "units/palvelut/index.html").read_text().count("Toimipaikka") == 47


def test_a_title_that_paper_may_not_carry_has_another_in_its_place_there(world):
    """Browsers print the title, and put it into the name of a printed file."""
    person = world.person(permission={"on": ago(90), "channels": ["wall"]})
    world.moment(quote="Sinille kiitos!", thanks=[{"person": person, "told": ago(9)}])
    page = (world.build() / "moments/2026-10-01-hetki/index.html").read_text()
    assert "Sinille kiitos!" in page
    assert "<title>Sinille kiitos! – Tähtihetket</title>" in page
    assert '<meta name="printed-title" content="Tähtihetket">' in page


def test_an_organisation_can_replace_a_template(world):
    world.moment()
    world.write("own/bodies/criteria.html", "<h1>{{ page.heading }} meillä</h1>")
    own = "{name: star-moments, custom_dir: own}\np"
    world.write("mkdocs.yml", MKDOCS.replace("star-moments\np", own))
    site = world.build()
    assert "seinälle meillä</h1>" in (site / "criteria/index.html").read_text()
    assert "Kiitos kaikesta!" in (site / "moments/2026-10-01-hetki/index.html").read_text()
    assert not (site / "bodies").exists()
