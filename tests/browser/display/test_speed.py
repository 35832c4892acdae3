"""How soon a screen speaks, and how little it takes to go on.

The times depend on the machine. Each is the median of three, so that one that was disturbed does
not count.
"""

import gzip
import statistics
import time

import pytest

from tests.browser.display.clock import FULL_HD
from tests.browser.display.deploys import dumped
from tests.browser.display.metrics import Meter
from tests.support.sizes import size, sized

# A minute of a real clock is long, so it begins with the first of these tests.
pytestmark = [pytest.mark.alone, pytest.mark.usefixtures("idle")]

FIRST = {"plain": 1.0, "slow": 3.0}
# A processor a sixth as fast, and a mobile network (megabits a second, milliseconds).
SLOW = (6, (1.6, 150))
MOST_BYTES = 100_000
MINUTE = size("minute")

SHOWN = ".slide:not([hidden]) .slide__words"
FIRST_WORDS = """() => new Promise((resolve) => {
  const words = document.querySelector("%s");
  const said = words && words.getBoundingClientRect().height && words.textContent.trim();
  new PerformanceObserver((list, self) => {
    for (const one of list.getEntries()) {
      if (one.name === "first-contentful-paint") resolve([one.startTime / 1000, said]);
    }
  }).observe({ type: "paint", buffered: true });
})""".replace("%s", SHOWN)


def first_words(browser, server, kind: str) -> float:
    """Return the seconds until the first words are painted, in a window that knows nothing yet."""
    context = browser.new_context(viewport=FULL_HD)
    page = context.new_page()
    if kind == "slow":
        meter = Meter(page)
        meter.throttle(SLOW[0], network=SLOW[1])
    page.goto(server.at() + "display/", wait_until="commit")
    page.wait_for_selector(SHOWN)
    passed, said = page.evaluate(FIRST_WORDS)
    if kind == "slow":
        meter.throttle(1)
    context.close()
    assert said
    return passed


def test_a17_first_words(browser, server, figure):
    for kind, limit in FIRST.items():
        passed = statistics.median(first_words(browser, server, kind) for _ in range(3))
        figure("A17", kind, f"{passed:.2f} s")
        assert passed <= limit


def test_a17_bytes_before_the_first_words(browser, server, site, figure):
    """All is in the page: even with no other answer the words stand there."""
    size = len(gzip.compress((site / "display" / "index.html").read_bytes()))
    assert size <= MOST_BYTES
    for pattern in ("*.json", "*.js", "*.woff2", "*.css", "*.svg"):
        server.fail(pattern, "hang", seconds=5)
    context = browser.new_context(viewport=FULL_HD)
    page = context.new_page()
    page.goto(server.at() + "display/", wait_until="commit")
    page.wait_for_selector(SHOWN)
    assert page.evaluate(FIRST_WORDS)[1]
    context.close()
    figure("A17", "before the first words", f"{size / 1000:.1f} KB gzip")


def test_a17_as_large_as_a_feed_may_be(browser, server, deploys):
    """A full feed of twenty-four long moments keeps within the bytes too."""
    feed = deploys.feed | {
        "moments": [deploys.moment(f"m{number}", f"{number} kiitos " * 30) for number in range(24)]
    }
    assert len(gzip.compress(dumped(feed).encode())) <= 60_000


LONG_TASKS = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.tasks.push(Math.round(one.duration));
  }).observe({ type: "longtask" });
}"""


def test_a19_a_change_is_short(browser, server, deploys, seen, figure):
    """A change is called for by the turned clock; what it costs is real time."""
    long = "Pitkäaikaistyöttömyyden vähentämistoimenpiteistä keskusteltiin ystävällisesti. " * 3
    deploys.publish({"moments": [deploys.moment(f"m{n}", long + str(n)) for n in range(9)]})
    shown = seen(server)
    shown.open()
    shown.run(120)
    meter = Meter(shown.page)
    for times, limit in ((1, 50), (6, 200)):
        meter.throttle(times)
        longest = []
        for _ in range(12):
            before = meter.performance()["TaskDuration"]
            shown.page.clock.run_for(30_000)
            shown.page.evaluate("document.body.offsetHeight")
            changes = 30_000 / 27_000
            longest.append((meter.performance()["TaskDuration"] - before) / changes * 1000)
            assert shown.page.evaluate("document.getAnimations().length") == 0
        # The work of the clock itself is in it, so the page's own share is less.
        middle = statistics.median(longest)
        figure("A19", f"a change at {times}x", f"at most {middle:.0f} ms")
        assert middle <= limit
    meter.throttle(1)
    assert shown.spied("animated") == 0


def test_a18_between_slides_nothing_is_done(browser, server, figure):
    context = browser.new_context(viewport=FULL_HD)
    page = context.new_page()
    page.goto(server.at() + "display/?dwell=30")
    page.wait_for_timeout(1500)
    meter = Meter(page)
    before, began = meter.performance()["TaskDuration"], time.monotonic()
    page.wait_for_timeout(6000)
    share = (meter.performance()["TaskDuration"] - before) / (time.monotonic() - began)
    context.close()
    figure("A18", "main thread between slides", f"{share * 100:.2f} %")
    assert share <= 0.005


@sized("minute")
def test_a18_a_minute_of_a_screen(idle, figure):
    """All processes of a browser that does nothing but show a screen, while the tests ran."""
    while (measured := idle.share())[1] < MINUTE:
        time.sleep(1)
    share, passed = measured
    figure("A18", "all processes", f"{share * 100:.1f} % of one core over {passed:.0f} s")
    assert share <= 0.05
