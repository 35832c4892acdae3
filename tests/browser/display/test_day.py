"""A day in the life of a screen: one that runs for 24 hours is looked at in many ways."""

from itertools import pairwise

import pytest

from tests.browser.display.clock import screens
from tests.browser.display.conftest import copied
from tests.browser.display.deploys import Deploys
from tests.browser.display.serving import Server

HOUR, DAY = 3600, 86_400
LONGEST_DELAY = 3_600_000

# Where the slide stood, how often, and for how long at a time; where each moment was shown.
WATCH = """() => {
  spy.shifts = {};
  spy.stood = 0;
  spy.row = [];
  let place = "", since = 0;
  spy.watch = (now) => {
    const box = document.querySelector(".slide:not([hidden])").getBoundingClientRect();
    const here = [box.left, box.top].map((one) => one.toFixed(2)).join();
    spy.shifts[here] = (spy.shifts[here] || 0) + 1;
    if (here !== place) { place = here; since = performance.now(); }
    spy.stood = Math.max(spy.stood, performance.now() - since);
    if (now.page === "1") spy.row.push(now.moment);
  };
}"""


@pytest.fixture(scope="module")
def day(chrome, built, tmp_path_factory):
    """Return a screen after 24 hours in which the wall had something new every three hours."""
    work = tmp_path_factory.mktemp("day")
    with Server(copied(built, work / "site"), work) as server, screens(chrome) as begin:
        shown = begin(server)
        deploys = Deploys(server.site / "display")
        shown.open()
        shown.page.evaluate(WATCH)
        for number in range(8):
            shown.run(3 * HOUR, step=60)
            new = [deploys.moment(f"uusi-{number}"), *deploys.feed["moments"]]
            deploys.publish({"moments": new})
        yield shown


def test_a23_each_page_stays_as_long_as_it_takes_to_read(day, figure):
    gaps = day.spied("gaps")
    assert day.spied("off") == []
    assert len(gaps) > 500
    assert len(set(gaps)) > 3, "texts of all lengths were shown"
    assert min(gaps) >= 10_000 - 250
    assert max(gaps) <= 30_000 + 250
    figure("A23", "on screen", f"{min(gaps) / 1000:.1f} to {max(gaps) / 1000:.1f} s, all as due")


def test_a28_no_timer_of_more_than_an_hour(day):
    assert 0 < day.spied("longest") <= LONGEST_DELAY


def test_a32_the_picture_moves_a_little(day, figure):
    shifts = day.spied("shifts")
    far = max(abs(float(part)) for here in shifts for part in here.split(","))
    most, least = max(shifts.values()), min(shifts.values())
    figure("A32", "places", f"{len(shifts)}, used {least} to {most} times, {far:.1f} px at most")
    assert len(shifts) >= 8
    assert most <= 2 * least
    assert 0 < far <= 8
    assert day.spied("stood") <= 5 * 60 * 1000


def test_a40_the_console_stays_empty(day, figure):
    assert day.console == []
    figure("A40", "24 h", "0 messages")


def test_a10_a15_there_are_no_pictures(day, figure):
    found = "img, picture, video, canvas, image, object, embed, iframe"
    assert day.page.locator(found).count() == 0
    kinds = {url.rpartition(".")[2].partition("?")[0] for url in day.requests}
    assert not kinds & {"png", "jpg", "jpeg", "webp", "avif", "gif"}
    assert not [url for url in day.requests if url.startswith(("blob:", "data:"))]
    used = day.page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => "
        "getComputedStyle(one).backgroundImage.includes('url')).length"
    )
    assert used == 0
    figure("A10", "pictures", "none exist, none asked for")
    figure("A15", "pictures", "0, 0 MB")


def test_it_never_stumbled(day):
    assert day.spied("broken") == []
    assert day.errors == []
    assert day.navigations == []
    assert day.spied("polls") > 900


def test_never_the_same_twice_running_and_none_left_out(day):
    row = day.spied("row")
    assert all(first != second for first, second in pairwise(row))
    shown = {name for name in row if name.startswith("20")}
    assert len(shown) == 14 + 7
