"""Take pictures of screens: each layout at each size, with the words that fit worst.

    python tools/screens.py FOLDER                        every picture, into the folder
    python tools/screens.py FOLDER 1920x1080 light long   only those with all these in their names

The slides come from the templates as a page has them at first; no script runs. It needs a Chromium
(see tools/browser.py) and the development tools.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

from star_moments.build import read_content
from star_moments.display.shell import source, style_for, templates
from star_moments.display.slides import Interlude, MomentSlide, interludes, moment_slide
from star_moments.display.view import view
from star_moments.kit.kit import Kit, body_templates
from star_moments.wall.public import PublicPerson, PublicUnit

sys.path.insert(0, str(Path(__file__).resolve().parent))
import browser

ROOT = Path(__file__).resolve().parent.parent
SIZES = (
    "960x540",
    "1280x720",
    "1920x1080",
    "3840x2160",
    "1080x1920",
    "720x1280",
    "1024x768",
    "768x1024",
)
SITE = "https://intra.tiirasalmi.example/tahtihetket/"
HOME = "http://screen.example/"
FONTS = ROOT / "theme" / "star_moments_theme" / "assets" / "fonts"

COMPOUND = "kolmivaihekilowattituntimittariasentajaharjoittelija"
TEXTS = {
    "shortest": "Kiitos!",
    "short": "Sinä huomasit, että minua jännitti.",
    "middle": "Aurakuski odotti, että pääsin rollaattorin kanssa jalkakäytävältä omaan pihaan.",
    "some": (
        "Aurakuski odotti, että pääsin rollaattorin kanssa jalkakäytävältä omaan pihaan. Nosti "
        "kättä ja jatkoi. Kaksikymmentä astetta pakkasta ja silti tuli lämmin."
    ),
    "long": (
        "Putki petti keskellä yötä, ja kellarissa oli vettä nilkkoihin. Puhelimeen vastasi "
        "ihminen, joka sanoi: istu alas, me tulemme. Ja he tulivat. Aamulla pumppu kävi, kahvi "
        "oli keitetty, ja tuntematon mies hymyili saappaissaan. En unohda sitä koskaan, en "
        "sitten ikinä, usko pois."
    ),
    "compound": (
        f"Meidän {COMPOUND} osasi selittää epäjärjestelmällistyttämättömyydelläänsäkään asian "
        f"niin, että ymmärsin. Elinikäisen oppimisen hyvinvointipalveluneuvottelukunnan kiitos!"
    ),
}


def moments(kit: Kit) -> Iterator[tuple[str, MomentSlide | Interlude]]:
    """Return the slides with the names of their pictures."""
    home = PublicUnit("sivistys", "Sivistys- ja hyvinvointipalvelujen toimiala")
    team = PublicUnit("kotihoito", "Kotihoito", ("sivistys",))
    short = PublicPerson("sini", "Sini", team, True)
    long = PublicPerson("maija", "Maija-Liisa Sivistys- ja hyvinvointipalvelujohtaja", home, True)
    for number, (name, text) in enumerate(TEXTS.items()):
        far = name in ("long", "compound")
        person = long if far else short
        moment = replace(
            kit.wall.moments[0],
            id=f"2026-11-03-{name}-hetki",
            day=kit.wall.day,
            since=kit.wall.day - timedelta(days=1),
            giver="customer",
            came_by="",
            language="fi",
            quote=text,
            recipients=(person, team) if name == "some" else (person,),
            units=(person.unit,),
            factors=(kit.wall.house.factors[(4 * number + 1) % len(kit.wall.house.factors)],),
        )
        kit.wall.publication.moments["wall"][moment.id] = moment  # type: ignore[index]
        yield name, moment_slide(kit, moment)
    for number, between in enumerate(interludes(kit)):
        if number in (0, 1, 4):
            yield f"between{number}", between


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 where there is no browser."""
    chromium = browser.find(whole=True)
    if chromium is None or not arguments:
        sys.stderr.write(f"{__doc__}\n{browser.ADVICE}\n")
        return 1
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    content = read_content(ROOT / "tests" / "sample" / "content")
    kit = Kit(content.wall, content.words, body_templates(), SITE)
    slides = list(moments(kit))
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = program.new_page()
        page.route(
            "**/*.woff2",
            lambda route: route.fulfill(path=FONTS / route.request.url.rpartition("/")[2]),
        )
        page.route(
            "http://screen.example/",
            lambda route: route.fulfill(body=html, content_type="text/html"),
        )
        for size, (name, slide), layout, theme in product(
            SIZES, slides, (1, 2, 3), ("dark", "light")
        ):
            label = f"{size}-{name}-{layout}-{theme}"
            if not all(f"-{part}-" in f"-{label}-" for part in arguments[1:]):
                continue
            wide, high = map(int, size.split("x"))
            html: str = _page(kit, slide, layout, theme)
            page.set_viewport_size({"width": wide, "height": high})
            page.route(HOME, partial(_answer, html))
            page.goto(HOME)
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{label}.png")
            faults = page.evaluate(_FAULTS)
            sys.stdout.write(f"{label}{': ' if faults else ''}{', '.join(faults)}\n")
        program.close()
    return 0


# What a screen may not do: words outside the safe area, or over each other.
_FAULTS = """() => {
  const found = [];
  const edge = { x: innerWidth * 0.05 - 1, y: innerHeight * 0.05 - 1 };
  const boxes = {};
  for (const part of document.querySelectorAll(".slide p, .slide__qr svg")) {
    const range = document.createRange();
    range.selectNodeContents(part);
    const box = (part.tagName === "svg" ? part : range).getBoundingClientRect();
    const name = part.getAttribute("class") || "qr";
    if (!box.width) continue;
    boxes[name.split(" ")[0]] = box;
    const sides = [box.left - edge.x, box.top - edge.y];
    sides.push(innerWidth - edge.x - box.right, innerHeight - edge.y - box.bottom);
    if (Math.min(...sides) < 0) found.push(`${name} is outside (${sides.map(Math.round)})`);
  }
  const names = Object.keys(boxes);
  names.forEach((one, at) => names.slice(at + 1).forEach((other) => {
    const a = boxes[one], b = boxes[other];
    const across = Math.min(a.right - b.left, b.right - a.left);
    const down = Math.min(a.bottom - b.top, b.bottom - a.top);
    if (Math.min(across, down) > 1) found.push(`${one} over ${other}`);
  }));
  return found;
}"""


def _answer(html: str, route: Route) -> None:
    route.fulfill(body=html, content_type="text/html")


def _font(route: Route) -> None:
    route.fulfill(path=FONTS / route.request.url.rpartition("/")[2])


def _page(kit: Kit, slide: MomentSlide | Interlude, layout: int, theme: str) -> str:
    made = (
        templates()
        .get_template("basic.html")
        .render(
            house=kit.wall.house,
            root="",
            first=view(kit, slide),
            layout=layout,
            logo=None,
            dwell=3600,
            following="",
            style=style_for(source("display.css"), ""),
            policy="",
        )
    )
    return made.replace('data-theme="dark"', f'data-theme="{theme}"')


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
