"""What a screen shows: of whom, in which order, with which codes, and no pictures."""

from itertools import groupby
from urllib.parse import quote

import pytest
import zxingcpp
from PIL import Image

from tests.browser.display.clock import FULL_HD
from tests.browser.display.walls import SITE_URL

# The least side of a code on the screen, in percent of the screen's height.
QR_LEAST = 22


def shown_units(shown, changes: int = 24) -> set[str]:
    """Return the names of units that come on the screen in so many changes."""
    shown.page.evaluate(
        """() => {
          spy.units = {};
          spy.watch = (now) => { if (now.unit && !now.heading) spy.units[now.unit] = true; };
        }"""
    )
    shown.run(changes * 10, step=60)
    return set(shown.spied("units"))


@pytest.fixture
def three(deploys):
    """Publish moments of three units, one of them with letters of its own."""
    moments = []
    for key in ("kahvila", "kirjasto", "paivakoti"):
        for number in range(2):
            name = f"{key}-{number}"
            more = {"unit": f"Nimi {key}", "units": [key, "palvelut"], "who": [f"unit:{name}"]}
            moments.append(deploys.moment(name, **more))
    deploys.publish({"moments": moments})


@pytest.mark.parametrize(
    ("query", "units"),
    [
        ("?unit=kirjasto", {"Nimi kirjasto"}),
        ("?unit=KIRJASTO", {"Nimi kirjasto"}),
        ("?unit=%6Birjasto", {"Nimi kirjasto"}),
        ("?unit=palvelut&fuuba=7", {"Nimi kahvila", "Nimi kirjasto", "Nimi paivakoti"}),
        ("?unit=", {"Nimi kahvila", "Nimi kirjasto", "Nimi paivakoti"}),
        ("?unit=muualla", {"Nimi kahvila", "Nimi kirjasto", "Nimi paivakoti"}),
        ("?unit=" + quote("Päiväkoti"), {"Nimi paivakoti"}),
        (
            "?unit=" + quote('"><img src=x onerror=window.pwned=1>'),
            {"Nimi kahvila", "Nimi kirjasto", "Nimi paivakoti"},
        ),
        ("?unit=%E0%A4%A&max=x&dwell=-&order=%&lang=zz&rotate=45&safe=999&theme=x&qr=9", None),
    ],
)
def test_a38_filter(server, screen, three, site, figure, query, units):
    """Only the general feed is there, so it is what the screen filters."""
    for folder in (site / "display").iterdir():
        if folder.is_dir() and folder.name != "basic":
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    shown = screen(server)
    shown.open(f"?dwell=10&{query[1:]}&debug=1")
    shown.run(70, step=70)
    found = shown_units(shown)
    assert found == (units or {"Nimi kahvila", "Nimi kirjasto", "Nimi paivakoti"})
    assert shown.page.evaluate("window.pwned") is None
    assert shown.page.evaluate("document.images.length") == 0
    assert shown.errors == []
    assert shown.spied("broken") == []
    if "muualla" in query:
        assert "muualla" in shown.page.inner_text("#debug")
    figure("A38", "addresses", "all show what they should")


def test_a38_a_unit_with_a_screen_of_its_own(server, screen):
    shown = screen(server)
    shown.open("?unit=kirjasto&dwell=10")
    shown.run(70, step=70)
    assert shown_units(shown) == {"Kirjasto"}
    assert server.requests("display/kirjasto/manifest.json")


def test_a10_letters_that_do_not_come_hold_nothing_up(server, seen):
    server.fail("*.woff2", "hang", seconds=8)
    shown = seen(server)
    shown.server.order()
    shown.page.goto(server.at() + "display/", wait_until="commit")
    shown.page.locator("#stage[data-state]").wait_for(timeout=5000)
    assert shown.look()["words"]
    shown.run(60)
    assert shown.look()["changes"] >= 2


def read_code(shown) -> list:
    """Return the codes that are read from a picture of the screen, scaled to a quarter."""
    path = shown.server.site / "shot.png"
    shown.page.screenshot(path=path)
    with Image.open(path) as picture:
        width, height = picture.size
        small = picture.convert("L").resize((width // 4, height // 4), Image.Resampling.BOX)
    return zxingcpp.read_barcodes(small)


def test_a43_codes_are_read_from_across_the_room(server, seen, figure):
    shown = seen(server, viewport=FULL_HD)
    shown.open()
    read, sides = set(), []
    while len(read) < 7:
        seen = shown.look()
        box = shown.page.evaluate(
            "() => { const one = document.querySelector('.slide:not([hidden]) .slide__qr svg');"
            " const box = one.getBoundingClientRect(); return [box.width, box.height]; }"
        )
        if box[0] and seen["moment"] not in read:
            codes = read_code(shown)
            assert [one.text for one in codes], seen
            if seen["state"] == "moments" and seen["moment"].startswith("20"):
                assert codes[0].text == f"{SITE_URL}moments/{seen['moment']}/"
            else:
                assert codes[0].text.startswith(SITE_URL)
            read.add(seen["moment"])
            sides.append(min(box) / 1080 * 100)
        shown.page.keyboard.press("ArrowRight")
        shown.run(1)
    assert min(sides) >= QR_LEAST
    figure("A43", "codes read", f"{len(read)} of {len(read)}")
    figure("A43", "least side", f"{min(sides):.1f} vh")


def test_a43_the_quiet_zone_is_four_modules(server, screen, deploys):
    """The path leaves the four outer modules of each side empty, on a light ground."""
    code = next(one["qr"] for one in deploys.feed["moments"] if one["qr"])
    shown = screen(server)
    shown.open()
    box = shown.page.evaluate(
        """(path) => {
          const node = document.createElementNS("http://www.w3.org/2000/svg", "path");
          node.setAttribute("d", path);
          document.querySelector(".slide:not([hidden]) svg").append(node);
          const box = node.getBBox();
          return [box.x, box.y, box.x + box.width, box.y + box.height];
        }""",
        code["path"],
    )
    # A path that is drawn as lines has its middle half a module in.
    assert min(box[:2]) >= 4
    assert max(box[2:]) <= code["size"] - 4 + 0.5


def test_the_turns_of_a_playlist_show_one_after_the_other(server, screen):
    """A playlist loads the page anew at each of its turns, some of them only for one slide."""
    shown = screen(server)
    shown.open("?dwell=10")
    row = [shown.look()["moment"]]
    for _ in range(5):
        shown.run(15, step=5)
        row.append(shown.look()["moment"])
        shown.page.reload()
        shown.settle()
        row.append(shown.look()["moment"])
    # A long one stays for two slides.
    seen = [name for name, _ in groupby(one for one in row if one)]
    assert len(set(seen)) == len(seen) > 5
