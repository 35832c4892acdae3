"""A dark screen says why to somebody with a mouse, for some seconds, and to nobody else."""

import io
from datetime import datetime

import pytest
from PIL import Image

from tests.browser.display.clock import FULL_HD, SMALL, ZONE

NIGHT = datetime(2026, 11, 23, 23, 30, tzinfo=ZONE)
WHY = "#quiet p"
# Where the words stand, and how large they are, in hundredths of the shorter side.
BOX = """() => {
  const words = document.querySelector("#quiet p"), box = words.getBoundingClientRect();
  const shorter = Math.min(innerWidth, innerHeight);
  return { sides: [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom],
    width: innerWidth, height: innerHeight, scrolls: words.scrollWidth > words.clientWidth + 1,
    size: parseFloat(getComputedStyle(words).fontSize) / shorter * 100 };
}"""
# Whether the words have been there at any time.
WATCH = """() => {
  window.told = 0;
  const words = document.querySelector("#quiet p");
  new MutationObserver(() => { if (!words.hidden) window.told += 1; })
    .observe(words, { attributes: true });
}"""


def at_night(shown, query="?quiet=22-06"):
    shown.open(query)
    shown.run(70)
    assert shown.look()["state"] == "quiet"
    return shown


def move(shown, *places):
    for place in places:
        shown.page.mouse.move(*place)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?quiet=22-06&lang=fi", "kello 6.00 asti"),
        ("?quiet=22:30-6:05&lang=sv", "till klockan 6.05"),
        ("?quiet=22-24&lang=en", "until 0:00"),
    ],
)
def test_a33_a_mouse_that_moves_hears_why(server, seen, query, told):
    shown = at_night(seen(server, at=NIGHT), query)
    assert not shown.page.is_visible(WHY)
    move(shown, (100, 100), (140, 120))
    assert shown.page.is_visible(WHY)
    text = shown.page.inner_text(WHY)
    assert told in text
    assert "?quiet=off" in text
    assert "{" not in text
    with Image.open(io.BytesIO(shown.page.screenshot())) as picture:
        counts = picture.convert("L").histogram()
    light = sum(count * (value / 255) ** 2.2 for value, count in enumerate(counts))
    assert light / sum(counts) <= 0.01, "still as good as dark"
    shown.run(9, step=3)
    assert not shown.page.is_visible(WHY)
    assert shown.look()["state"] == "quiet"
    assert (shown.errors, shown.console, shown.navigations) == ([], [], [])


def test_a33_by_the_houses_own_hours(server, seen, deploys):
    deploys.publish({}, quiet=[22 * 60, 7 * 60 + 30])
    shown = at_night(seen(server, at=NIGHT), "")
    move(shown, (100, 100), (140, 120))
    assert "7.30" in shown.page.inner_text(WHY)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a33_the_words_have_room(server, seen, language):
    for size, turn in ((FULL_HD, ""), (SMALL, ""), ({"width": 360, "height": 640}, "&rotate=90")):
        shown = at_night(
            seen(server, at=NIGHT, viewport=size), f"?quiet=22-06&lang={language}{turn}"
        )
        move(shown, (100, 100), (140, 120))
        box = shown.page.evaluate(BOX)
        sides = zip(box["sides"], [box["width"], box["height"]] * 2, strict=True)
        assert all(room >= 0.05 * whole - 1 for room, whole in sides), box
        assert not box["scrolls"]
        assert box["size"] >= 3


def test_a33_a_screen_that_nobody_touches_says_nothing(server, seen):
    """Engines tell of a mouse that lies still as well, when the page comes and when it changes."""
    shown = seen(server, at=NIGHT)
    at_night(shown)
    shown.page.evaluate(WATCH)
    move(shown, (100, 100))
    for _ in range(3):
        shown.page.evaluate(
            "document.dispatchEvent(new MouseEvent('mousemove', {screenX: 7, screenY: 7}))"
        )
    move(shown, (100, 100))
    shown.run(3600, step=300)
    told = shown.page.evaluate("window.told")
    assert told <= 1, "a place that is told of once more is no movement"


def test_a33_nor_does_one_with_fingers_only(server, seen):
    shown = at_night(seen(server, at=NIGHT, has_touch=True, is_mobile=True))
    shown.page.evaluate(WATCH)
    assert not shown.page.evaluate("matchMedia('(pointer: fine)').matches")
    for place in ((100, 100), (200, 150), (300, 200)):
        shown.page.touchscreen.tap(*place)
    assert shown.page.evaluate("window.told") == 0


def test_a33_nor_does_one_that_shows_moments(server, seen):
    shown = seen(server, at=NIGHT)
    shown.open("?quiet=off")
    shown.run(70)
    shown.page.evaluate(WATCH)
    move(shown, (100, 100), (140, 120), (180, 140))
    shown.run(30)
    assert shown.look()["state"] == "moments"
    assert shown.page.evaluate("window.told") == 0
