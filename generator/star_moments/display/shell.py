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
    style: str


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """The logo as a page has it: in itself, as all that a screen needs. `name` is the wall's."""

    address: str
    width: int
    height: int
    name: str


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
    about = (house.name, house.language, str(house.public), kit.look.key)
    key = key_of((*sources_of(templates()), words, *about))
    style = kit.look.screen_sheet(source("display.css"))
    return Shell(digest(key)[:8], key, script(), words, style)


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
    style = style_for(of.style, address)
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
            logo=logo(kit),
            policy=policy(style, of.script, logo=kit.look.logo is not None),
        )
    )
    return html.encode()


def style_for(style: str, address: str) -> str:
    """Return the style sheet as a page at this address needs it."""
    return style.replace('url("', f'url("{ROOT * address.count("/")}assets/')


def logo(kit: Kit) -> ShownLogo | None:
    """Return the logo that the look has."""
    own = kit.look.logo
    if own is None:
        return None
    address = f"data:{own.type};base64,{b64encode(own.data).decode()}"
    return ShownLogo(address, own.width, own.height, kit.wall.house.name)


def policy(style: str, script: str = "", *, logo: bool = False) -> str:
    """Return a content security policy that lets nothing in but this style and script.

    `logo`: pictures that are in the page itself are let in too.
    """
    rules = ["default-src 'self'", f"style-src {_digest(style)}"]
    if script:
        rules.append(f"script-src {_digest(script)}")
    if logo:
        rules.append("img-src 'self' data:")
    return "; ".join([*rules, "worker-src 'self'", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def worker_file(kit: Kit) -> Iterator[PlannedFile]:
    """Return the service worker, where the theme has one."""
    if WORKER in templates().list_templates():
        text = source(WORKER)
        yield PlannedFile(addresses.DISPLAY + WORKER, kit.key(WORKER, text), lambda: text.encode())
