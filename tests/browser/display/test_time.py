"""Clocks that are wrong, sleep, quiet hours, and how long a slide stays."""

import io
from datetime import datetime, timedelta

import pytest
from PIL import Image

from tests.browser.display.clock import MORNING, ZONE

HOUR, DAY = 3600, 86_400
LONGEST_DELAY = 3_600_000


@pytest.mark.parametrize("years", [-10, 10])
def test_a26_a_clock_that_is_ten_years_off(server, screen, deploys, years):
    shown = screen(server, at=MORNING.replace(year=MORNING.year + years))
    off = MORNING.timestamp() - shown.clock.timestamp()
    shown.gone = off
    shown.open()
    shown.run(HOUR, step=60)
    assert shown.spied("broken") == []
    assert shown.spied("off") == []
    assert shown.look()["state"] == "moments"
    new = deploys.publish_tagged()
    shown.until(lambda seen: seen["feed"] == new, 110, step=5)


@pytest.mark.parametrize("days", [-1, 1])
def test_a26_a_clock_that_jumps(server, screen, days):
    shown = screen(server)
    shown.open()
    shown.run(600)
    shown.jump(datetime.fromtimestamp(shown.now, ZONE) + timedelta(days=days))
    shown.run(1800, step=60)
    assert shown.spied("broken") == []
    assert shown.look()["state"] == "moments"
    assert shown.look()["changes"] >= 80


def test_a26_the_hour_that_comes_twice(server, screen, deploys, figure):
    """Clocks go back at four in the morning of 31 October 2027 in Helsinki."""
    deploys.publish({}, zone=[[0, 180], [1824944400, 120]])
    shown = screen(server, at=datetime(2027, 10, 31, 3, 40, tzinfo=ZONE))
    shown.open("?quiet=off")
    # Twenty minutes before, the hour itself, and twenty minutes after.
    shown.run(100 * 60, step=60)
    assert shown.spied("broken") == []
    assert shown.spied("off") == []
    figure("A26", "clocks", "10 years, a day, an hour: 0 blank, all in turn")


def test_a27_twelve_hours_of_sleep(server, screen, figure):
    shown = screen(server)
    shown.open()
    shown.run(300)
    changes, polls = shown.look()["changes"], len(server.requests("manifest"))
    shown.sleep(12 * HOUR)
    shown.run(5, step=1)
    more = shown.look()["changes"] - changes
    asked = len(server.requests("manifest")) - polls
    figure("A27", "after 12 h", f"{more} change, {asked} poll within 5 s")
    assert more == 1
    assert asked == 1
    shown.run(300)
    assert shown.spied("broken") == []
    assert len(server.requests("manifest")) - polls <= 8


def test_a28_no_timer_of_more_than_an_hour(server, screen, deploys, figure):
    deploys.publish({}, quiet=[0, 1439])
    shown = screen(server)
    shown.open()
    shown.run(6 * HOUR, step=300)
    server.kill()
    shown.run(20 * HOUR, step=300)
    figure("A28", "longest delay", f"{shown.spied('longest') / 1000:.0f} s")
    assert 0 < shown.spied("longest") <= LONGEST_DELAY


def lightness(shown) -> tuple[float, int]:
    """Return the mean of a picture's lightness in percent, and its lightest value (0 to 255)."""
    with Image.open(io.BytesIO(shown.page.screenshot())) as picture:
        grey = picture.convert("L")
    counts = grey.histogram()
    # Relative luminance is not linear in the values of a picture.
    light = sum(count * (value / 255) ** 2.2 for value, count in enumerate(counts))
    return light / sum(counts) * 100, grey.getextrema()[1]


def bright_places(shown) -> set[tuple[int, int]]:
    """Return the squares of the screen that are not black."""
    with Image.open(io.BytesIO(shown.page.screenshot())) as picture:
        grey = picture.convert("L").resize((240, 135))
    return {(at % 240, at // 240) for at, value in enumerate(grey.tobytes()) if value > 16}


def test_a33_quiet_hours(server, seen, deploys, figure):
    deploys.publish({}, quiet=[22 * 60, 6 * 60])
    shown = seen(server, at=datetime(2026, 11, 23, 21, 50, tzinfo=ZONE))
    shown.open()
    assert shown.look()["state"] == "moments"
    shown.run(11 * 60)
    assert shown.look()["state"] == "quiet"
    mean, _ = lightness(shown)
    first = bright_places(shown)
    shown.run(130)
    second = bright_places(shown)
    assert not first & second, "the star has moved"
    assert first or second
    polls = len(server.requests("manifest"))
    # In longer steps the page would take a question for lost before it can be answered.
    shown.run(4 * HOUR, step=60)
    asked = len(server.requests("manifest")) - polls
    assert asked <= 4 * 4
    assert shown.look()["state"] == "quiet"
    shown.run(3 * HOUR + 40 * 60, step=300)
    shown.until(lambda seen: seen["state"] == "moments", 20 * 60, step=60)
    assert shown.look()["state"] == "moments"
    assert shown.look()["words"]
    figure("A33", "mean luminance", f"{mean:.2f} %")
    figure("A33", "polls", f"{asked / 4:.1f} an hour")
    assert mean <= 1


@pytest.mark.parametrize(
    ("query", "at", "state"),
    [
        ("?quiet=22-06", "23:30", "quiet"),
        ("?quiet=22:30-06:00", "22:15", "moments"),
        ("?quiet=22:30-06:00", "22:45", "quiet"),
        ("?quiet=off", "23:30", "moments"),
        ("?quiet=09-11", "10:00", "quiet"),
        ("?quiet=nonsense", "23:30", "moments"),
    ],
)
def test_a33_the_address_says_when(server, screen, query, at, state):
    hour, minute = map(int, at.split(":"))
    shown = screen(server, at=datetime(2026, 11, 23, hour, minute, tzinfo=ZONE))
    shown.open(query)
    shown.run(70)
    assert shown.look()["state"] == state


def test_a33_by_the_houses_clock(server, screen, deploys):
    """The computer believes that it is in New York, and an hour is left out in the night."""
    deploys.publish({}, quiet=[22 * 60, 6 * 60], zone=[[0, 120], [1806195600, 180]])
    shown = screen(
        server, at=datetime(2027, 3, 27, 22, 10, tzinfo=ZONE), timezone_id="America/New_York"
    )
    shown.open()
    shown.run(70)
    assert shown.look()["state"] == "quiet"
    # Six hours and three quarters later it is 5:55, and not 4:55.
    shown.run(6.75 * HOUR - 70, step=300)
    assert shown.look()["state"] == "quiet"
    shown.run(10 * 60, step=60)
    assert shown.look()["state"] == "moments"
