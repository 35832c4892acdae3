"""Engines without variable fonts get one of a single weight, and today's never ask for it."""

import re

import pytest

from tests.browser.display.figures import ROOT
from tests.browser.display.test_basic import FONTS, PUT, of_2016

DISPLAY = ROOT / "theme" / "star_moments_theme" / "display"
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
SOURCE = re.compile(r'url\("fonts/([\w-]+)\.woff2"\)\s*format\("([\w-]+)"\)')

# How wide a line is in a weight, with letters of both files.
WIDE = """weight => { const one = document.body.appendChild(document.createElement("span"));
  one.textContent = "Kiitos teille kaikille, Žofie ja Šimon"; one.lang = "fi";
  one.style.cssText = `position: absolute; white-space: nowrap; font: ${weight} 100px Fraunces`;
  return document.fonts.ready.then(() => one.getBoundingClientRect().width); }"""


@pytest.mark.parametrize("sheet", ["display.css", "basic.css"])
def test_a24_the_variable_font_stands_first_and_the_other_last(sheet):
    faces = FACE.findall((DISPLAY / sheet).read_text(encoding="utf-8"))
    sources = [found for face in faces if (found := SOURCE.findall(face))]
    assert [found for found in sources if "fraunces" in found[0][0]] == [
        [(name, "woff2-variations"), (f"{name}-static", "woff2")]
        for name in ("fraunces", "fraunces-ext")
    ]
    assert len(sources) == 4


def test_a24_the_wall_itself_needs_none():
    sheet = (DISPLAY.parent / "assets" / "style.css").read_text(encoding="utf-8")
    assert "-static" not in sheet


def fonts(requests) -> set[str]:
    return {url.rpartition("/")[2] for url in requests if url.endswith(".woff2")}


@pytest.fixture
def page(chrome):
    context = chrome.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["display/", "display/basic/"])
def test_a24_which_fonts_are_fetched(server, page, path, figure):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.at() + path, wait_until="domcontentloaded")
    page.evaluate(FONTS)
    widths = {weight: page.evaluate(WIDE, weight) for weight in (500, 700)}
    assert {"fraunces.woff2", "fraunces-ext.woff2"} <= fonts(asked)
    assert not [one for one in fonts(asked) if "static" in one]
    asked.clear()
    old = of_2016((DISPLAY / "basic.css").read_text(encoding="utf-8"))
    page.evaluate(PUT, old.replace('url("', 'url("/assets/'))
    page.evaluate("document.querySelectorAll('body > span').forEach((one) => one.remove())")
    found = page.evaluate(WIDE, 500)
    assert {"fraunces-static.woff2", "fraunces-ext-static.woff2"} <= fonts(asked)
    assert not {"fraunces.woff2", "fraunces-ext.woff2"} & fonts(asked)
    # As wide as the words are meant to be, and not as bold ones.
    assert found == pytest.approx(widths[500], rel=0.002)
    assert widths[700] > widths[500] * 1.02
    figure("A24", "fonts fetched", "the ones or the others")
