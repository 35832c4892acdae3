"""The pages without scripts, as an engine of early 2016 has them: Chromium 49 and Firefox 45.

Whatever is younger is taken out of their style, as such an engine does, and the rest is looked at
in today's browser. The list says what those engines know; it was tried on Chromium 49 itself.
"""

import io
import itertools
import re
from pathlib import Path

import pytest
import tinycss2
from PIL import Image

from tests.browser.display.conftest import copied
from tests.browser.display.serving import Server
from tests.browser.display.test_engines_style import STYLE, walk
from tests.browser.display.test_layout import BODY, FLOORS, NO_LETTERS, PLACES, REST, least_contrast
from tests.browser.display.walls import crowded_wall

PROPERTIES = {
    *("background", "border-radius", "box-sizing", "color", "content", "cursor", "opacity"),
    *("display", "position", "top", "right", "bottom", "left", "z-index", "overflow"),
    *("width", "height", "max-width", "max-height", "min-width", "min-height"),
    *("margin", "margin-top", "margin-right", "margin-bottom", "margin-left"),
    *("padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "border"),
    *("flex", "flex-direction", "flex-wrap", "align-items", "justify-content", "object-fit"),
    *("font", "font-family", "font-size", "font-weight", "line-height", "letter-spacing"),
    *("text-align", "text-indent", "white-space", "word-wrap", "outline"),
    *("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "shape-rendering"),
}
# Of a font: neither sizes of what stands in, nor more than one weight.
DESCRIPTORS = {"font-family", "src", "unicode-range", "font-style", "font-weight"}
FUNCTIONS = {"calc", "linear-gradient", "radial-gradient", "url", "local", "format", "rgb", "rgba"}
UNITS = {"px", "em", "vmin", "vw", "vh", "deg"}
SELECTORS = {"before", "after", "empty", "focus", "lang", "first-child", "not", "root"}
KINDS = {
    "orientation",
    "min-aspect-ratio",
    "max-aspect-ratio",
    "landscape",
    "portrait",
    "and",
    "print",
}

# A form that such an engine does not know, so it goes on to the next.
VARIABLE = re.compile(r'url\([^)]*\)\s*format\("woff2-variations"\),\s*')

CHECK = Path(__file__).with_name("layout.js").read_text()
# What the check asks of a running screen.
SPY = """() => { const text = (name) => document.querySelector(`.slide__${name}`).textContent;
  window.spy = { look: () => ({ moment: location.pathname, words: text("words"),
    heading: text("heading") }) }; }"""
PUT = "style => { document.querySelector('style').textContent = style; }"
FONTS = "document.fonts.ready.then(() => null)"
# Lying and on end, slender and not.
SIZES = ((960, 540), (540, 960), (768, 1024))


def of_2016(sheet: str) -> str:
    """Return what such an engine understands of a style sheet."""
    return "".join(_rules(tinycss2.parse_stylesheet(VARIABLE.sub("", sheet), True, True)))


def _rules(rules):
    for rule in rules:
        prelude = tinycss2.serialize(rule.prelude).strip()
        if rule.type == "at-rule" and rule.at_keyword == "media":
            words = {token.lower_value for token in walk(rule.prelude) if token.type == "ident"}
            if words <= KINDS:
                inner = _rules(tinycss2.parse_rule_list(rule.content, True, True))
                yield f"@media {prelude}{{{''.join(inner)}}}"
        elif rule.type == "at-rule" and rule.at_keyword == "font-face":
            yield f"@font-face{{{_declarations(rule.content, DESCRIPTORS)}}}"
        elif rule.type == "qualified-rule" and _is_selector(rule.prelude):
            yield f"{prelude}{{{_declarations(rule.content, PROPERTIES)}}}"


def _is_selector(prelude) -> bool:
    tokens = [token for token in prelude if token.type != "whitespace"]
    named = [
        getattr(token, "lower_value", None) or getattr(token, "lower_name", "")
        for before, token in itertools.pairwise(tokens)
        if before == ":" and token != ":"
    ]
    return all(name in SELECTORS for name in named)


def _declarations(content, names) -> str:
    found = tinycss2.parse_blocks_contents(content, True, True)
    return "".join(
        one.serialize() + ";"
        for one in found
        if one.type == "declaration" and one.lower_name in names and _is_value(one, names)
    )


def _is_value(one, names) -> bool:
    tokens = list(walk(one.value))
    functions = [token for token in tokens if token.type == "function"]
    sums = [token for token in functions if token.lower_name == "calc"]
    weights = [token for token in tokens if token.type == "number"]
    return (
        {token.lower_name for token in functions} <= FUNCTIONS
        and {token.lower_unit for token in tokens if token.type == "dimension"} <= UNITS
        # A sum within a sum is of Chromium 51, a colour with its transparency of 62.
        and not any(inner in sums for outer in sums for inner in walk(outer.arguments))
        and not any(token.type == "hash" and len(token.value) in (4, 8) for token in tokens)
        and not (one.lower_name == "font-weight" and names is DESCRIPTORS and len(weights) > 1)
    )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """Serve a wall of the longest words and names."""
    root = tmp_path_factory.mktemp("crowded")
    with Server(copied(crowded_wall(root).build(), root / "copy"), root) as server:
        yield server


@pytest.fixture
def page(browser):
    """Return a window whose pages may be given another style."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def opened(page, server, number: int) -> str:
    """Open one of the pages, and return its style."""
    name = "" if number == 1 else f"{number}.html"
    page.goto(f"{server.at()}display/basic/{name}", wait_until="domcontentloaded")
    page.evaluate(FONTS)
    return page.locator("style").first.text_content()


def aged(page, style: str) -> None:
    """Give a page a style, as an engine of 2016 has it."""
    page.evaluate(PUT, of_2016(style))
    page.evaluate(FONTS)


def faults(page) -> dict[str, str]:
    """Return what does not stand in its place, and which letters are too small."""
    page.evaluate(SPY)
    page.evaluate(CHECK)
    least = page.evaluate("spy.least")
    small = {kind: least[kind] for kind, floor in FLOORS.items() if least[kind] < floor - 0.01}
    return page.evaluate("spy.faults") | small


def pale(page) -> list[str]:
    """Return what stands out too little from its ground."""
    places = page.evaluate(PLACES)
    page.add_style_tag(content=NO_LETTERS)
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        ground = picture.convert("RGB")
    found = {name: least_contrast(ink, boxes, ground) for name, ink, boxes in places}
    return [f"{k}: {v:.1f}" for k, v in found.items() if v < (BODY if k == "words" else REST)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_a24_a37_an_engine_of_2016_shows_words_that_can_be_read(server, page, size, figure):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    kinds = set()
    for number in range(1, 10):
        aged(page, opened(page, server, number))
        kinds.add(page.locator(".slide").get_attribute("class").split(" f")[0])
        assert faults(page) == {}, number
        assert pale(page) == [], number
    # A moment in each layout, and something between.
    assert len(kinds) >= 4
    figure("A37", "basic, as an engine of 2016 has it", f"{len(SIZES)} shapes, 0 faults")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_a24_a37_the_longest_words_are_no_worse_off_there(crowded, page, size):
    """No script is there that would make smaller what is too long, in whichever engine."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for number in range(1, 13):
        style = opened(page, crowded, number)
        today = faults(page)
        aged(page, style)
        assert faults(page).keys() <= today.keys(), number
        if "layout--3" in page.locator(".slide").get_attribute("class"):
            # Where all the room is taken, the star is near.
            assert pale(page) == [], number


def test_a24_a37_the_style_of_running_screens_would_not_do(server, page):
    """So the checks see what such engines made of it."""
    page.set_viewport_size({"width": 960, "height": 540})
    opened(page, server, 2)
    aged(page, STYLE.read_text(encoding="utf-8"))
    assert faults(page)
    assert pale(page)


@pytest.mark.parametrize(
    "young",
    [
        "p { color: var(--ink) }",
        "p { --ink: #000000 }",
        "p { top: calc(1vh + calc(2vw + 1px)) }",
        "p { color: #00000080 }",
        "p { inset: 0 }",
        "p { width: min(1vw, 2vh) }",
        "p { top: 1dvh }",
        "p:is(.a) { top: 0 }",
        "@supports (top: 0) { p { top: 0 } }",
        "@media (hover: none) { p { top: 0 } }",
        "@font-face { font-weight: 400 700 }",
    ],
)
def test_a24_what_is_younger_is_taken_out(young):
    left = of_2016(young)
    assert ":" not in left, left


def test_a24_what_is_old_stays():
    old = "@media print{p::before{top:calc(1vh + (2vw + 1px));}}@font-face{font-weight:400;}"
    assert of_2016(old) == old
