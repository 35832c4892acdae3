"""The page of a screen: style and scripts in itself, with its first manifest, feed and slide."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from star_moments.display.digest import digest
from star_moments.display.feed import compact
from star_moments.display.slides import Interlude, MomentSlide
from star_moments.display.view import blank, view
from star_moments.kit import addresses
from star_moments.kit.kit import Kit, sources_of
from star_moments.press.plan import PlannedFile, key_of
from star_moments.words import LANGUAGES, Words, load_words

WORKER = "sw.js"
_FOLDER = "display"
_SCRIPTS = "scripts/"
# The way up from a page, for each folder it lies in.
ROOT = "../"


@dataclass(frozen=True, slots=True)
class Shell:
    """What all screens of a house have in common.

    `version` is told to running screens: another one asks them to load their page again.
    """

    version: str
    key: str
    script: str
    words: str


@cache
def templates() -> Environment:
    """Return the templates of the screens, with their style sheet and scripts."""
    return Environment(
        loader=PackageLoader("star_moments_theme", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def source(name: str) -> str:
    """Return a file of the screens' folder as it is."""
    environment = templates()
    assert environment.loader is not None  # noqa: S101
    return environment.loader.get_source(environment, name)[0]


def script() -> str:
    """Join the modules in the order of their names into one function that nothing else sees."""
    names = (n for n in templates().list_templates() if n.startswith(_SCRIPTS))
    modules = "\n".join(source(name) for name in names if name.endswith(".js"))
    return f'(function () {{\n"use strict";\n{modules}\n}}());\n'


def shell(kit: Kit) -> Shell:
    """Return the shell of this house."""
    words = compact({one: _words(load_words(one)) for one in LANGUAGES})
    house = kit.wall.house
    parts = (*sources_of(templates()), words, house.name, house.language, str(house.public))
    return Shell(digest(key_of(parts))[:8], key_of(parts), script(), words)


def _words(words: Words) -> dict[str, object]:
    """Return what a running page says by itself, in one language."""
    plain = words.part("display.screen")
    labels = words.part("display.screen.debug")
    return {**{key: text for key, text in plain.items() if "." not in key}, "debug": labels}


def page(
    kit: Kit, of: Shell, address: str, slide: MomentSlide | Interlude, manifest: str, feed: str
) -> bytes:
    """Return the page of the screen at the address, whole."""
    first = view(kit, slide)
    style = style_for(address)
    data = f'{{"manifest":{manifest},"feed":{feed},"words":{of.words}}}'
    html = (
        templates()
        .get_template("page.html")
        .render(
            shell=of,
            house=kit.wall.house,
            unit=address.removeprefix(addresses.DISPLAY).rstrip("/"),
            root=ROOT * address.count("/"),
            first=first,
            other=blank(first),
            style=style,
            script=of.script,
            # What stands within a script must not end it.
            data=data.replace("<", "\\u003c"),
            policy=policy(style, of.script),
        )
    )
    return html.encode()


def style_for(address: str) -> str:
    """Return the style sheet as a page at this address needs it."""
    return source("display.css").replace('url("', f'url("{ROOT * address.count("/")}assets/')


def policy(style: str, script: str = "") -> str:
    """Return a content security policy that lets nothing in but this style and script."""
    rules = ["default-src 'self'", f"style-src {_digest(style)}"]
    if script:
        rules.append(f"script-src {_digest(script)}")
    return "; ".join([*rules, "worker-src 'self'", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def worker_file(kit: Kit) -> Iterator[PlannedFile]:
    """Return the service worker, where the theme has one."""
    if WORKER in templates().list_templates():
        text = source(WORKER)
        yield PlannedFile(addresses.DISPLAY + WORKER, kit.key(WORKER, text), lambda: text.encode())
