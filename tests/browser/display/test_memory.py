"""A screen that runs for weeks holds no more than one that runs for an hour."""

import pytest

from tests.browser.display.metrics import Hurried, Meter, Processes
from tests.support.sizes import size, sized

CHANGES = size("slides")
# After so many a page has all that it needs, and its scripts are compiled; what it holds from then
# on may not grow.
WARM = max(600, CHANGES // 2)
KILOBYTE = 1024


@sized("slides")
def test_a13_a14_thousands_of_changes(hurried, figure):
    hurried.wait_for(WARM)
    early = [hurried.cost(), *hurried.several()]
    hurried.wait_for(hurried.changes() + CHANGES)
    late = [hurried.cost(), *hurried.several()]
    before, after = early[0], late[0]
    grown = after.heap - before.heap
    # One node comes and goes with the moment at which they are counted, so the most of each time.
    more = max(one.nodes for one in late) - max(one.nodes for one in early)
    figure("A13", f"growth over {CHANGES:,} changes", f"{grown / KILOBYTE:+.1f} KB")
    figure("A13", "heap", f"{after.heap / KILOBYTE / KILOBYTE:.2f} MB")
    figure("A14", f"nodes over {CHANGES:,} changes", f"{more:+d}")
    figure("A14", "listeners", f"{after.listeners - before.listeners:+d}")
    assert grown <= 64 * KILOBYTE
    assert after.heap <= 16 * KILOBYTE * KILOBYTE
    assert more <= 0
    assert after.listeners <= before.listeners


@sized("slides")
def test_a16_sixty_four_megabytes(hurried, figure):
    hurried.wait_for(WARM + CHANGES)
    assert hurried.page.locator(".slide:not([hidden]) .slide__words").inner_text()
    assert hurried.errors == []
    figure("A16", "changes under the cap", f"{hurried.changes():,}")
    hurried.page.close()


def test_a14_the_counters_see_a_leak(server, screen):
    shown = screen(server, spies=False)
    shown.open()
    meter = Meter(shown.page)
    before = meter.cost()
    shown.page.evaluate(
        "() => { window.kept = []; for (let n = 0; n < 50; n++) {"
        " kept.push(document.createElement('p')); addEventListener('x', () => n); } }"
    )
    after = meter.cost()
    assert after.nodes - before.nodes >= 50
    assert after.listeners - before.listeners >= 50


@pytest.mark.soak
def test_a39_half_an_hour_of_a_real_clock(server, launch, figure):
    """A browser that is new goes on growing until it has settled: so days pass in a hurry first.

    Between two collections a browser lets its garbage grow, the more the faster it was made before:
    what counts is what is left after one. Where others use the processor too, a collection may take
    longer than we wait, so of five samples the least counts: a leak would be in it as well.
    """
    before = Processes.running()
    page = launch().new_page(viewport={"width": 1920, "height": 1080})
    processes = Processes(before)
    screen = Hurried.begin(page, server.at() + "display/?dwell=1")
    screen.wait_for(CHANGES)
    page.evaluate("window.speed = 1")
    samples = []
    for _ in range(30):
        page.wait_for_timeout(60_000)
        screen.meter.cost()
        samples.append((screen.changes(), processes.renderer_memory()))
    slope = fitted(floor(samples)) * 1000 / KILOBYTE / KILOBYTE
    first, last = (memory / KILOBYTE / KILOBYTE for _, memory in (samples[0], samples[-1]))
    changes = samples[-1][0] - samples[0][0]
    told = f"{slope:+.2f} MB for 1,000 changes ({first:.0f} to {last:.0f} MB, {changes:,} changes)"
    figure("A39", "renderer, 30 min", told)
    assert slope <= 1


def floor(samples: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return of each five samples the one with the least memory."""
    return [min(samples[at : at + 5], key=lambda one: one[1]) for at in range(0, len(samples), 5)]


def fitted(samples: list[tuple[float, float]]) -> float:
    """Return the slope of the line that fits the points best."""
    middle = [sum(column) / len(samples) for column in zip(*samples, strict=True)]
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in samples)
    return over / (sum((x - middle[0]) ** 2 for x, _ in samples) or 1)


def test_a39_the_slope_is_that_of_the_points():
    assert fitted([(0, 5.0), (10, 25.0), (20, 45.0)]) == 2
    leaking = [(at, 100 + 3 * at + (500 if at % 3 else 0)) for at in range(30)]
    assert 2.9 < fitted(floor(leaking)) < 3.1
