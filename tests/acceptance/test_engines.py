"""ProperDocs, which carries MkDocs 1.x on, makes the same wall: the way out if MkDocs 1.x ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builds import contents
from tests.support.world import MKDOCS, World, ago

ENGINES = ("mkdocs", "properdocs")

# What each engine does by itself, around what the press prints.
OWN = """\
site_url: https://intra.example.fi/tahtihetket/
extra_css: [own.css]
markdown_extensions: [tables, admonition]
hooks: [which.py]
"""
WHICH = """\
def on_config(config):
    print(type(config).__module__)
"""
PAGE = """\
---
title: Ohjeet
menu: Ohjeet
---

# Ohjeet { #alku }

| mitä | kuka |
|---|---|
| kiitä | [jokainen](kiita.md) |

!!! note "Muista"
    Kerro ensin hänelle itselleen.
"""


def build(engine: str, world: World, site: str) -> Path:
    """Build as somebody does who has gone over to another engine and changed nothing else."""
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet", "-f", "mkdocs.yml"]
    done = subprocess.run(
        [*command, "--site-dir", site],
        cwd=world.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"{engine}.config.defaults"], "another engine was at work"
    return world.root / site


@pytest.fixture
def furnished(world: World) -> World:
    """Return a wall with a page and a style of one's own, and lists of several pages."""
    world.write("mkdocs.yml", MKDOCS + OWN)
    world.write("which.py", WHICH)
    world.write("content/pages/ohjeet.md", PAGE)
    world.write("content/pages/own.css", "p { hyphens: auto }\n")
    world.write("content/emergency.yml", "message: Vettä ei saa juoda.\nuntil: 2026-11-24 12:00\n")
    world.person()
    for number in range(40):
        thanks = [{"person": "sini", "told": ago(52)}] if number % 3 else [{"unit": "kirjasto"}]
        world.moment(f"2026-10-01-hetki-{number}", date=ago(60 + number), thanks=thanks)
    return world


def test_both_engines_make_the_same_bytes(furnished):
    one, other = (contents(build(engine, furnished, engine)) for engine in ENGINES)
    assert len(one) > 150
    assert one.keys() == other.keys()
    assert [path for path, data in one.items() if other[path] != data] == []


def test_what_one_has_left_the_other_goes_on_from(furnished):
    build("mkdocs", furnished, "site")
    furnished.moment("2026-10-01-hetki-7", withdrawn=ago(1))
    furnished.moment("2026-11-01-uusi", title="Uusi")
    again = contents(build("properdocs", furnished, "site"))
    assert again == contents(build("mkdocs", furnished, "cold"))
    assert not [path for path in again if "hetki-7/" in path]
