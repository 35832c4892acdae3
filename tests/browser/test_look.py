"""A look of one's own in a browser: it is what is painted, and the same with values written out."""

import pytest

from tests.browser.test_print import pdf, sheets
from tests.support.server import Server
from tests.support.world import MKDOCS, World

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z"/></svg>'
OPTIONS = """plugins:
  - star-moments:
      look: {paper: "#FFFFFF", ink: "#10312B", night_high: "#0A2A26", logo: own/logo.svg}
"""
# Everything that a custom property decides on, of every element and of what stands before it.
PAINTED = """() => [...document.querySelectorAll("body, body *")].flatMap((one) =>
  [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    return [one.className.baseVal ?? one.className, part, ...[
      "color", "backgroundColor", "backgroundImage", "fontFamily", "fontSize", "padding", "margin",
      "top", "right", "bottom", "left", "width", "height", "fill", "stroke",
    ].map((name) => style[name])].join(" | ");
  }))"""


@pytest.fixture(scope="module")
def dressed(tmp_path_factory):
    config = MKDOCS.replace("plugins: [star-moments]\n", OPTIONS)
    config = config.replace("theme: star-moments", "theme: {name: star-moments, custom_dir: own}")
    world = World(tmp_path_factory.mktemp("look"), config=config)
    world.write("own/logo.svg", LOGO)
    block = '{% block footer %}{{ super() }}<p id="own">Oma alaosa</p>{% endblock %}'
    world.write("own/main.html", '{% extends "main.html" %}' + block)
    for number, words in enumerate(["Kiitos!", "Kaikki sujui hyvin. " * 9, "Kiitos avusta. " * 3]):
        world.moment(f"2026-10-0{number + 1}-hetki", quote=words)
    site = world.build(site_url="https://wall.example/")
    with Server(site) as server:
        yield server


@pytest.mark.parametrize(("scheme", "ground"), [("light", "255, 255, 255"), ("dark", None)])
def test_the_page_is_painted_in_it(dressed, visit, scheme, ground):
    reader = visit(dressed, color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = reader.page
    page.goto(dressed.address)
    logo = page.locator(".brand__logo")
    assert logo.evaluate("one => one.naturalWidth") > 0
    assert logo.bounding_box()["width"] == pytest.approx(96, abs=2)
    # Beside the logo and the name, the tools stay in their line.
    assert (
        abs(page.locator(".tools").bounding_box()["y"] - page.locator(".brand").bounding_box()["y"])
        < 20
    )
    assert page.locator("#own").inner_text() == "Oma alaosa"
    assert page.locator(".foot").is_visible()
    painted = page.locator(".foot").evaluate("one => getComputedStyle(one).backgroundColor")
    assert (painted == f"rgb({ground})") == (scheme == "light")


def test_what_is_added_to_the_foot_stands_in_its_column_and_is_not_printed(dressed, visit):
    page = visit(dressed, drawn=False).go("moments/2026-10-01-hetki/")
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        own, foot = (page.locator(one).bounding_box() for one in ("#own", ".foot__line"))
        assert own["x"] == foot["x"]
        assert own["y"] > foot["y"]
    assert sheets(pdf(page)) == 1
    page.emulate_media(media="print")
    assert not page.locator("#own").is_visible()


@pytest.fixture(scope="module")
def screens(dressed, unseen):
    """Return a window that takes another sheet, and the one that the screens have."""
    context = unseen.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{dressed.address}display/")
    sheet = page.locator("style").first.text_content()
    yield page, sheet.replace("../assets", "../../assets")
    context.close()


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("screen", [(1280, 720), (1024, 768), (720, 1280), (768, 1024)])
def test_values_written_out_paint_the_same(dressed, screens, number, screen):
    page, sheet = screens
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(f"{dressed.address}display/basic/{'' if number == 1 else f'{number}.html'}")
    assert page.locator(".slide__logo img").evaluate("one => one.naturalWidth") > 0
    written = page.evaluate(PAINTED)
    page.evaluate("sheet => { document.querySelector('style').textContent = sheet; }", sheet)
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate(PAINTED) == written
