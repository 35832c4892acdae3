"""Walls with plugins of others beside ours, in both orders, and what none of them may do to it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.builds import new_process
from tests.support.world import MKDOCS, World

ORDERS = ("before", "after")
SITE = "site_url: https://intra.example.fi/\n"
SAID = 'Näin kiität: sano "kiitos" & kerro > kolme sanaa'
GONE = "Zyxwomo"

# What marks a hole, and the address of a frame.
TRACES = re.compile(rb"hole-[a-z]+-[0-9a-f]{8}|-frame/")


@dataclass(frozen=True)
class Neighbour:
    """A plugin, its options, the pages that it is tried on, and the files that show that it works.

    `shows` are paths on the site, with words that stand there; `settings` the rest of mkdocs.yml;
    `beside` what else there is that it works with, with its options.
    """

    name: str
    package: str
    options: Mapping[str, Any] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, str] = field(default_factory=dict)
    settings: str = ""
    beside: Mapping[str, Any] = field(default_factory=dict)

    def config(self, order: str) -> str:
        """Return mkdocs.yml with this plugin before or after ours."""
        plugins: list[Any] = [{self.name: dict(self.options)}, "star-moments"]
        plugins[:0] = [{name: dict(options)} for name, options in self.beside.items()]
        if order == "after":
            plugins.reverse()
        line = f"plugins: {json.dumps(plugins, ensure_ascii=False)}"
        return SITE + MKDOCS.replace("plugins: [star-moments]", line) + self.settings


def furnished(world: World) -> World:
    """Fill a small wall: two moments, and pages, of which one of each is to go."""
    world.write("mkdocs.yml", SITE + MKDOCS)
    world.person()
    world.moment(quote="Sini auttoi & hymyili.", thanks=[{"person": "sini", "told": "2026-10-02"}])
    world.moment("2026-10-02-pois", quote=f"{GONE} auttoi meitä.")
    page = f"---\ntitle: Ohjeet\ndescription: '{SAID}'\n---\n\n# Ohjeet\n\nLue [kiitä](kiita.md).\n"
    world.write("content/pages/ohjeet.md", page)
    world.write("content/pages/vanha.md", f"# Vanha sivu\n\n{GONE} on täällä.\n")
    return world


def take_down(world: World) -> None:
    """Withdraw the moment that is to go, and remove the page."""
    world.moment("2026-10-02-pois", quote=f"{GONE} auttoi meitä.", withdrawn="2026-11-20")
    (world.folder / "pages/vanha.md").unlink()


def built(world: World, site: str = "site") -> dict[str, bytes]:
    """Build in a process of its own, as far as MkDocs can tell, and return the files by path."""
    place = world.root / site
    with new_process():
        config = load_config(str(world.root / "mkdocs.yml"), site_dir=str(place))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return files_of(place)


def files_of(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def without_foot(data: bytes) -> bytes:
    """Return a page without the menu that names what plugins have made."""
    return re.sub(rb"<footer.*?</footer>", b"", data, flags=re.DOTALL)


class _Descriptions(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "meta" and said.get("name") == "description":
            self.found.append(said.get("content") or "")


def descriptions(data: bytes) -> list[str]:
    """Return what a browser takes for the descriptions of a page."""
    parser = _Descriptions()
    parser.feed(data.decode())
    return parser.found
