"""Whoever looks from four metres reads it: nothing cut, nothing tiny, nothing too pale."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.display.clock import FULL_HD
from tests.browser.display.conftest import copied
from tests.browser.display.deploys import Deploys
from tests.browser.display.serving import Server
from tests.browser.display.walls import crowded_wall
from tests.support.sizes import size, sized

CHECK = Path(__file__).with_name("layout.js").read_text()
# Letters are as large as the shorter side says, so what counts first is how wide a screen is for
# its height: the first three stand for all.
SIZES = {
    "960x540": (960, 540),
    "1080x1920": (1080, 1920),
    "1024x768": (1024, 768),
    "1280x720": (1280, 720),
    "1920x1080": (1920, 1080),
    "3840x2160": (3840, 2160),
    "720x1280": (720, 1280),
}
SIZES = dict(list(SIZES.items())[: size("screens")])
# Percent of the screen's shorter side; from the height of capitals at four metres of 50 inches.
FLOORS = {"words": 4.4, "thanks": 7, "meta": 3}
BODY, REST = 7, 4.5


@pytest.fixture(scope="module", params=["fi", "sv", "en"])
def crowded(request, tmp_path_factory):
    """Serve a wall of the longest words and names, in one language."""
    root = tmp_path_factory.mktemp(f"crowded-{request.param}")
    site = copied(crowded_wall(root, request.param).build(), root / "copy")
    with Server(site, root) as server:
        yield server


@sized("screens")
def test_a20_a21_everything_has_its_place(crowded, screen, figure):
    shown = screen(crowded)
    for name, (width, height) in SIZES.items():
        shown.page.set_viewport_size({"width": width, "height": height})
        shown.open("?order=fresh&dwell=10")
        shown.page.evaluate("document.fonts.ready")
        shown.page.evaluate(CHECK)
        shown.run(30 * 10, step=100)
        assert shown.spied("faults") == {}, name
        least = shown.spied("least")
        assert all(least[kind] >= floor - 0.01 for kind, floor in FLOORS.items()), (name, least)
        kinds = shown.spied("kinds")
        assert {kind.split()[0] for kind in kinds} == {"layout--1", "layout--2", "layout--3"}
        assert {kind.split()[1] for kind in kinds} == {"moment", "interlude"}
        told = ", ".join(f"{kind} {least[kind]:.1f}" for kind in FLOORS)
        figure("A21", f"least, {name}", told)
    figure("A20", "sizes and languages", f"{len(SIZES)} x 3 with the longest words, 0 faults")


@pytest.mark.parametrize("crowded", ["fi"], indirect=True)
@pytest.mark.parametrize(
    "query", ["?rotate=90", "?rotate=270", "?safe=8", "?qr=off", "?theme=light"]
)
def test_a20_as_the_address_asks(crowded, screen, query):
    shown = screen(crowded, viewport=FULL_HD)
    shown.open(query)
    shown.page.evaluate("document.fonts.ready")
    shown.page.evaluate(CHECK)
    shown.run(20 * 26, step=260)
    assert shown.spied("faults") == {}
    if query == "?qr=off":
        assert shown.page.locator(".slide__qr:visible").count() == 0


@pytest.mark.parametrize("crowded", ["fi"], indirect=True)
def test_a20_before_the_letters_have_come(crowded, screen):
    """The letters that stand in for the wall's own take the same room."""
    crowded.fail("*.woff2", "404")
    shown = screen(crowded, viewport=FULL_HD)
    shown.open("?order=fresh")
    shown.page.evaluate(CHECK)
    shown.run(20 * 26, step=260)
    crowded.heal()
    assert shown.spied("faults") == {}


@sized("screens")
@pytest.mark.parametrize("crowded", ["fi"], indirect=True)
def test_a20_the_window_changes_its_size(crowded, seen):
    shown = seen(crowded, viewport=FULL_HD)
    shown.open()
    shown.page.evaluate(CHECK)
    for width, height in [*SIZES.values(), (1920, 1080)]:
        shown.resize(width, height)
        shown.run(60, step=60)
        assert shown.spied("faults") == {}, (width, height)


def test_a20_the_check_sees_a_fault(server, screen):
    shown = screen(server, viewport=FULL_HD)
    shown.open()
    shown.page.evaluate(CHECK)
    assert shown.spied("faults") == {}
    shown.page.evaluate(
        "document.querySelector('.slide:not([hidden]) .slide__words').style.marginTop = '-40vh'"
    )
    shown.page.evaluate("spy.watch(spy.look())")
    assert shown.spied("faults")


NO_LETTERS = """.slide p, .slide span, .slide p::before, .slide p::after
  { color: transparent !important; }"""

PLACES = """() => {
  const slide = document.querySelector(".slide:not([hidden])");
  const found = [];
  for (const name of ["words", "thanks", "unit", "factor", "page", "new", "invite", "heading"]) {
    const node = slide.querySelector(`.slide__${name}`);
    if (!node || node.offsetParent === null || !node.textContent.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].map((b) => [b.left, b.top, b.right, b.bottom]);
    found.push([name, getComputedStyle(node).color.match(/\\d+/g).slice(0, 3).map(Number), boxes]);
  }
  return found;
}"""


def luminance(colour) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in colour[:3]]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour, boxes, picture: Image.Image) -> float:
    """Return the contrast of letters of that colour with the worst ground that they stand on."""
    grounds = set()
    for box in boxes:
        left, top, right, bottom = box
        # A line is higher than its letters.
        air = (bottom - top) * 0.12
        part = picture.crop((round(left), round(top + air), round(right), round(bottom - air)))
        grounds |= {ground for _, ground in part.getcolors(part.width * part.height) or []}
    return min(contrast(colour, ground) for ground in grounds)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a22_contrast(server, seen, deploys, theme, figure):
    """Each layout in each colour: letters against each pixel of the ground below them."""
    fields = {"since": "2026-11-23", "thanks": "Kotihoito ja Sini", "unit": "Kotihoidon yksikkö"}
    text = "Kiitos siitä, että jaksoitte kuunnella. " * 6
    moments = [deploys.moment(f"m{n}", text + str(n), colour=n + 1, **fields) for n in range(9)]
    deploys.publish({"moments": moments})
    worst = {"words": 99.0, "rest": 99.0}
    shown = seen(server, viewport={"width": 960, "height": 540})
    shown.open(f"?theme={theme}")
    shown.until(lambda seen: seen["moment"].startswith("2026-11-01-m"), 120, step=5)
    shown.page.evaluate("document.fonts.ready")
    colours = shown.page.evaluate(PLACES)
    assert {"words", "thanks", "unit", "factor"} <= {name for name, _, _ in colours}
    failed = []
    for layout in (1, 2, 3):
        for colour in range(1, 10):
            shown.page.evaluate(
                """([layout, colour]) => {
                  const one = document.querySelector(".slide:not([hidden])");
                  one.className = one.className.replace(/layout--\\d/, `layout--${layout}`)
                    .replace(/\\bf\\d+\\b/, `f${colour}`);
                }""",
                [layout, colour],
            )
            places = shown.page.evaluate(PLACES)
            style = shown.page.evaluate_handle(
                "(css) => { const one = new CSSStyleSheet(); one.replaceSync(css);"
                " document.adoptedStyleSheets = [one]; }",
                NO_LETTERS,
            )
            with Image.open(io.BytesIO(shown.page.screenshot())) as picture:
                ground = picture.convert("RGB")
            shown.page.evaluate("document.adoptedStyleSheets = []")
            style.dispose()
            for name, ink, boxes in places:
                found = least_contrast(ink, boxes, ground)
                kind = "words" if name == "words" else "rest"
                worst[kind] = min(worst[kind], found)
                if found < (BODY if kind == "words" else REST):
                    failed.append(f"{name} on layout {layout} in colour {colour}: {found:.2f}")
    figure("A22", theme, f"words {worst['words']:.1f}:1, rest {worst['rest']:.1f}:1")
    assert failed == []


def test_a22_the_measure_is_right():
    assert round(contrast((255, 255, 255), (0, 0, 0)), 2) == 21
    assert round(contrast((119, 119, 119), (255, 255, 255)), 2) == 4.48
    picture = Image.new("RGB", (10, 10), (0, 0, 0))
    picture.putpixel((4, 4), (250, 250, 250))
    assert least_contrast((255, 255, 255), [(0, 0, 10, 10)], picture) < 1.1


MESSAGES = {
    "short": ("", "Poistukaa rakennuksesta."),
    "long": (
        "Vesi on juomakelvotonta",
        "Vesijohtovesi on saastunut koko keskustan alueella. Älkää juoko hanavettä. " * 4,
    ),
    "as long as can be": (
        "KESKUSTAN VESIJOHTOVERKOSTON VESI ON NYT JUOMAKELVOTONTA. ÄÄ",
        "VESIJOHTOVESI ON SAASTUNUT KOKO KESKUSTAN ALUEELLA. ÄLKÄÄ JUOKO HANAVETTÄ MISSÄÄN! " * 5,
    ),
    "a list": ("Kokoontumispaikat", "\n".join(f"Ovi {letter}" for letter in "ABCDEFGHIJKLMNOPQRS")),
    "as many lines as can be": ("Kokoontumispaikat", "x\n" * 200),
}


@sized("screens")
@pytest.mark.parametrize("name", MESSAGES)
def test_a20_the_emergency_too(server, seen, name):
    """Any message, on any screen, whole and in letters that are read from afar."""
    deploys = Deploys(server.site / "display")
    heading, said = MESSAGES[name]
    told = {"heading": heading, "message": said, "until": 1_900_000_000}
    deploys.publish({}, emergency=told)
    shown = seen(server)
    shown.open()
    shown.until(lambda seen: seen["emergency"], 75, step=5)
    for width, height in SIZES.values():
        shown.resize(width, height)
        shown.run(1)
        fits, least = shown.page.evaluate(
            """() => {
              const node = document.getElementById("emergency");
              const parts = [...node.querySelectorAll("h1, p")].filter((one) => !one.hidden);
              const boxes = parts.map((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return range.getBoundingClientRect();
              });
              const vmin = Math.min(innerWidth, innerHeight) / 100;
              return [boxes.every((b) => b.top >= 0 && b.left >= 0 && b.right <= innerWidth
                  && b.bottom <= innerHeight && b.height > 0),
                Math.min(...[...node.querySelectorAll("h1, p")]
                  .map((one) => parseFloat(getComputedStyle(one).fontSize) / vmin))];
            }"""
        )
        assert fits, (width, height)
        assert least >= FLOORS["words"] - 0.01
