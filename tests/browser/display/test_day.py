"""A day in the life of a screen: one that runs for 24 hours is looked at in many ways."""

import pytest

from tests.browser.display.clock import screens
from tests.browser.display.conftest import copied
from tests.browser.display.deploys import Deploys
from tests.browser.display.serving import Server
from tests.support.sizes import size, sized

HOUR = 3600
HOURS = size("day")
pytestmark = sized("day")
LONGEST_DELAY = 3_600_000


@pytest.fixture(scope="module")
def day(chrome, built, tmp_path_factory):
    """Return a screen after some hours in which the wall had something new eight times."""
    work = tmp_path_factory.mktemp("day")
    with Server(copied(built, work / "site"), work) as server, screens(chrome) as begin:
        shown = begin(server)
        deploys = Deploys(server.site / "display")
        shown.open("?dwell=60")
        for number in range(8):
            shown.run(HOURS / 8 * HOUR, step=120)
            new = [deploys.moment(f"uusi-{number}"), *deploys.feed["moments"]]
            deploys.publish({"moments": new})
        yield shown


def test_a28_no_timer_of_more_than_an_hour(day):
    assert 0 < day.spied("longest") <= LONGEST_DELAY


def test_a40_the_console_stays_empty(day, figure):
    assert day.console == []
    # Every poll was answered, so the browser had nothing to say either.
    assert day.unanswered == []
    figure("A40", f"{HOURS} h", "0 messages")


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
    assert day.spied("polls") > 500 / 24 * HOURS
