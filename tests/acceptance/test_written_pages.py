"""No hand-written page can stop the build: it is left out and named, and the rest is published."""

import logging
import os
import random
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from star_moments.cli import main
from tests.acceptance.test_fuzz import NO_SEARCH, mutated
from tests.support.sample import CONTENT
from tests.support.sizes import size, sized

PAGES = "content/pages"
GOOD = "# Sivu\n\nTämä sivu on kunnossa.\n"


def page(text: str | bytes, name: str = "huono.md"):
    return lambda world: world.write(f"{PAGES}/{name}", text)


def link(target: str, name: str = "huono.md"):
    def make(world):
        place = world.root / PAGES / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)

    return make


def odd_name(world):
    place = os.fsencode(world.root / PAGES) + b"/huono\xff.md"
    os.close(os.open(place, os.O_CREAT))


def no_file(world):
    os.mkfifo(world.root / PAGES / "huono.md")


BAD = {
    "latin-1": (page("# Pääsy\n".encode("latin-1")), "not-utf8"),
    "utf-16": (page("# Pääsy\n".encode("utf-16")), "utf16"),
    "too big": (page("kiitos\n" * 60_000), "too-big"),
    "a merge": (page("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"), "unfinished-merge"),
    "a link to nothing": (link("ei-ole.md"), "unreadable-file"),
    "a link to itself": (link("huono.md"), "unreadable-file"),
    "a link upwards": (link("..", "huono"), "unreadable-file"),
    "a link out": (link("/proc/self/environ"), "unreadable-file"),
    "a link to a page": (link("kiita.md"), "unreadable-file"),
    "no file": (no_file, "unreadable-file"),
    "a name that is no text": (odd_name, "page-name"),
    "a template that is not there": (page("---\ntemplate: x.html\n---\n# X\n"), "page-template"),
    "an empty template": (page("---\ntemplate:\n---\n# X\n"), "page-template"),
    "a template outside": (page("---\ntemplate: ../../x.html\n---\n# X\n"), "page-template"),
    "a template without dashes": (page("template: x.html\n\n# X\n"), "page-template"),
    "no front matter": (page("---\ntitle: a: b\n---\n# X\n"), "front-matter"),
    "no such day": (page("---\ntitle: 2026-13-45\n---\n# X\n"), "front-matter"),
    "a list as a title": (page("---\ntitle: [a, b]\n---\n# X\n"), "text-expected"),
    "lists in lists": (page("".join("    " * n + "- x\n" for n in range(300))), "page-tangled"),
    "brackets": (page("[" * 60_000), "page-tangled"),
    "half a link": (page("[x](http://[)\n"), "page-not-made"),
    "a file's address": (page(GOOD, "assets/style.css.md"), "page-address"),
    "the error page's": (page(GOOD, "404.html.md"), "page-address"),
    "a copy": (page("# Vanha\n", "kiita (1).md"), "not-read"),
}


def told(caplog) -> str:
    return "\n".join(record.getMessage() for record in caplog.records)


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO, "mkdocs")
    return caplog


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_page_is_left_out_and_named_and_all_else_is_published(world, log, kind):
    make, code = BAD[kind]
    world.write("mkdocs.yml", NO_SEARCH)
    world.write(f"{PAGES}/hyva.md", GOOD)
    moment = world.moment()
    before = {path for path in world.build(site="before").rglob("*") if path.is_file()}
    log.clear()
    make(world)
    site = world.build(site="after")
    there = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert there == {path.relative_to(world.root / "before") for path in before}
    assert "Tämä sivu on kunnossa" in (site / "hyva/index.html").read_text()
    assert (site / "moments" / moment / "index.html").is_file()
    assert f"[{code}" in told(log)
    assert "huono" in told(log) or "md" in told(log)


@pytest.mark.parametrize("kind", sorted(BAD.keys() - {"half a link"}))
def test_a_check_names_what_can_be_known_without_making_the_page(world, kind):
    make, code = BAD[kind]
    make(world)
    done = CliRunner().invoke(main, ["check", "--content", str(world.folder)])
    if "address" in kind or "error page" in kind or "without dashes" in kind:
        # What the theme has at an address, or makes of a page, is known to the build alone.
        return
    assert done.exit_code == 1
    assert f"[{code}]" in done.output


def test_a_page_that_fails_in_its_template_is_left_out(world, log):
    world.write("own/oma.html", "{{ page.meta.given.year.month }}")
    config = NO_SEARCH.replace(
        "theme: star-moments", "theme: {name: star-moments, custom_dir: own}"
    )
    world.write("mkdocs.yml", config)
    world.write(f"{PAGES}/huono.md", "---\ntemplate: oma.html\n---\n# X\n")
    site = world.build()
    assert (site / "kiita/index.html").is_file()
    assert not (site / "huono").exists()
    assert "[page-not-made]" in told(log)


def test_a_template_that_fails_at_a_frame_fails_the_build(world):
    world.write("own/main.html", "{{ page.meta.given.year.month }}")
    config = NO_SEARCH.replace(
        "theme: star-moments", "theme: {name: star-moments, custom_dir: own}"
    )
    world.write("mkdocs.yml", config)
    with pytest.raises(Exception, match="has no attribute"):
        world.build()


def test_nothing_but_pages_and_media_is_published_from_the_folder(world, log):
    secret = "Tätä ei saa nähdä"
    names = ["x.yml", "x.yaml", "x.md~", "x.md.orig", "x.png.bak", "x.txt", "x.docx", "x", "x.html"]
    names += [
        "x.json",
        "x.css",
        "x.js",
        "x.py",
        ".env",
        ".git/config",
        "x.yml.md~",
        "X.MD",
        "x.zip",
    ]
    for name in names:
        world.write(f"{PAGES}/{name}", secret)
    media = ["kuva.png", "Kuva.JPG", "ohje.pdf", "video/kiitos.mp4", "kuva.svg", "robots.txt"]
    for name in media:
        world.write(f"{PAGES}/{name}", "kuva")
    site = world.build()
    for path in site.rglob("*"):
        assert path.is_dir() or secret.encode() not in path.read_bytes(), path
    for name in media:
        assert (site / name).read_bytes() == b"kuva"
    for name in names:
        assert name.startswith(".") or f"{PAGES}/{name}" in told(log), name


def test_what_mkdocs_yml_asks_for_is_published(world):
    world.write(f"{PAGES}/oma/tyyli.css", "h1 { color: red }")
    world.write(f"{PAGES}/oma/muu.css", "h2 { color: red }")
    world.write("mkdocs.yml", NO_SEARCH + "extra_css: [oma/tyyli.css]\n")
    site = world.build()
    assert (site / "oma/tyyli.css").is_file()
    assert not (site / "oma/muu.css").exists()
    found = CliRunner().invoke(main, ["check", "--content", str(world.folder)]).output
    assert "muu.css" in found
    assert "tyyli.css" not in found


def test_no_link_leads_out_of_the_content(world, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "salaisuus.md").write_text("Tätä ei saa nähdä\n")
    (outside / "kuva.png").write_text("Tätä ei saa nähdä\n")
    (outside / "salla.yml").write_text("name: Salla Salainen\n")
    for at, target in {"a": outside, "b.md": outside / "salaisuus.md", "c": "../moments"}.items():
        (world.root / PAGES / at).symlink_to(target)
    (world.root / PAGES / "d.png").symlink_to(outside / "kuva.png")
    (world.folder / "people").symlink_to(outside)
    world.moment("2026-10-02-luonnos", approved=None, quote="Tätä ei saa nähdä")
    site = world.build()
    for path in site.rglob("*"):
        assert path.is_dir() or "Tätä ei saa nähdä".encode() not in path.read_bytes(), path
    assert world.read().drafts.people == {}
    told = [(one.file, one.code) for one in world.read().diagnostics]
    assert (f"{world.folder.name}/people", "unreadable-file") in told


@pytest.mark.parametrize("link", [False, True])
def test_a_wall_without_a_folder_of_pages_is_made_too(world, link):
    shutil.rmtree(world.root / PAGES)
    if link:
        (world.root / PAGES).symlink_to("ei-ole")
    moment = world.moment()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=world.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (world.root / "site/moments" / moment / "index.html").is_file()
    assert ("[unreadable-file]" if link else "[no-pages]") in done.stderr


@sized("written")
@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_to_a_page_the_wall_is_published(tmp_path_factory, world, seed):
    rng = random.Random(seed)
    world.write("mkdocs.yml", NO_SEARCH)
    moment = world.moment()
    sources = sorted((CONTENT / "pages").glob("*.md"))
    for number in range(size("written") // 4):
        for at in range(6):
            data = mutated(rng, rng.choice(sources).read_bytes())
            world.write(f"{PAGES}/sivu-{at}.md", data)
        site = world.build()
        assert (site / "moments" / moment / "index.html").is_file(), number
        assert (site / "kiita/index.html").is_file(), number
