"""Screens and the network: it goes, it comes back, it lies, and the screen goes on."""

import gzip
import io
import time
from collections import Counter
from datetime import datetime
from itertools import pairwise

import pytest
import trustme
from PIL import Image

from tests.browser.display.clock import ZONE, screens
from tests.browser.display.conftest import copied
from tests.browser.display.deploys import Deploys, dumped, replace
from tests.browser.display.figures import ROOT
from tests.browser.display.metrics import Bytes
from tests.browser.display.serving import Server
from tests.browser.display.test_tools import ask
from tests.support.scripts import blank
from tests.support.sizes import size, sized

HOUR, DAY = 3600, 86_400
MEGABYTE = 1_000_000


def is_lit(picture: bytes) -> bool:
    """Tell a picture with words on it from a blank one, whatever its colour."""
    darkest, lightest = Image.open(io.BytesIO(picture)).convert("L").getextrema()
    return lightest - darkest > 100


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


def offline(shown, days: float) -> int:
    """Let a screen run without a network; return how many pictures of it were looked at."""
    shown.page.evaluate(WATCH)
    shown.page.evaluate("() => { spy.gaps = []; spy.off = []; spy.last = null; }")
    shown.server.kill()
    pictures = 0
    end = shown.gone + days * DAY
    while shown.gone < end:
        shown.run(min(6 * HOUR, days * DAY / 4, end - shown.gone), step=120)
        seen = shown.look()
        assert (seen["slides"], bool(seen["words"])) == (1, True), seen
        assert is_lit(shown.page.screenshot(type="jpeg", quality=50, scale="css"))
        pictures += 1
    return pictures


def stood(shown, days: float, figure) -> None:
    """Hold a screen that was without a network for days against what it must have done."""
    began = shown.spied("changes")
    pictures = offline(shown, days)
    changes = shown.spied("changes") - began
    assert shown.spied("broken") == []
    # The words of people leave when the fourteenth day is over, in the middle of a slide.
    assert len(shown.spied("off")) <= (1 if days > 14 else 0)
    assert (shown.navigations, shown.errors, shown.console) == ([], [], [])
    assert days * DAY / 30 <= changes <= days * DAY / 10
    assert shown.spied("longest") <= HOUR * 1000
    told = f"{changes:,} changes when due, 0 blank, {pictures} pictures, 0 navigations"
    figure("A1", f"{days * 24:.0f} h", told)


@pytest.fixture(scope="module")
def days_alone(browser, built, tmp_path_factory):
    """Return a screen that will be without a network for some days."""
    work = tmp_path_factory.mktemp("days")
    with Server(copied(built, work / "site"), work) as server, screens(browser) as begin:
        deploys = Deploys(server.site / "display")
        moments = [
            deploys.moment(
                f"m{number}", "Kaikki sujui niin hyvin kuin vain voi. " * (4 + number % 4)
            )
            for number in range(14)
        ]
        deploys.publish({"moments": moments})
        shown = begin(server)
        shown.open()
        shown.run(90)
        yield shown


@sized("alone")
def test_a01_days_without_network(days_alone, figure):
    stood(days_alone, size("alone") / 24, figure)
    # That is short of the fourteen days after which no words of people are shown.
    assert days_alone.look()["state"] == "moments"


@pytest.mark.soak
def test_a01_thirty_days_without_network(server, seen, figure):
    shown = seen(server)
    shown.open()
    stood(shown, 30, figure)
    assert shown.look()["state"] == "neutral"


@sized("alone")
def test_a23_each_page_stays_as_long_as_it_takes_to_read(days_alone, figure):
    gaps = days_alone.spied("gaps")
    assert days_alone.spied("off") == []
    assert len(gaps) > 500
    assert len(set(gaps)) > 3, "texts of all lengths were shown"
    assert min(gaps) >= 10_000 - 250
    assert max(gaps) <= 30_000 + 250
    figure("A23", "on screen", f"{min(gaps) / 1000:.1f} to {max(gaps) / 1000:.1f} s, all as due")


@sized("alone")
def test_a32_the_picture_moves_a_little(days_alone, figure):
    shifts = days_alone.spied("shifts")
    # As far as it would be on a screen of 1080 lines.
    far = max(abs(float(part)) for here in shifts for part in here.split(",")) * 1080 / 360
    most, least = max(shifts.values()), min(shifts.values())
    figure("A32", "places", f"{len(shifts)}, used {least} to {most} times, {far:.1f} px at most")
    assert len(shifts) >= 8
    assert most <= 2 * least
    assert 0 < far <= 8
    assert days_alone.spied("stood") <= 5 * 60 * 1000


@sized("alone")
def test_never_the_same_twice_running_and_none_left_out(days_alone):
    row = days_alone.spied("row")
    assert all(first != second for first, second in pairwise(row))
    shown = {name for name in row if name.startswith("20")}
    assert len(shown) == 14


def test_a02_a_cold_start_without_network_on_https(server, seen, figure):
    first = seen(server)
    first.open(host="127.0.0.1")
    first.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    first.run(130)
    server.kill()
    first.page.close()
    page = first.context.new_page()
    began = time.monotonic()
    page.goto(server.at("127.0.0.1") + "display/")
    page.locator(".slide:not([hidden]) .slide__words").wait_for(timeout=3000)
    passed = time.monotonic() - began
    assert page.locator("#stage").get_attribute("data-state") == "moments"
    assert passed <= 3
    figure("A2", "first words", f"{passed:.1f} s")


# Chromium before 60 lets an event be stayed for only as long as its own turn lasts.
NO_LATE_STAY = """(() => {
  const stay = ExtendableEvent.prototype.waitUntil;
  const listen = self.addEventListener.bind(self);
  let current = null;
  self.addEventListener = (name, act) => listen(name, (event) => {
    current = event;
    try { act(event); } finally { current = null; }
  });
  ExtendableEvent.prototype.waitUntil = function (promise) {
    if (current !== this) throw new DOMException("the event is over", "InvalidStateError");
    return stay.call(this, promise);
  };
})();
"""


def test_a02_a_worker_of_an_old_engine_hands_the_page_on(server, site, seen):
    worker = site / "display" / "sw.js"
    replace(worker, (NO_LATE_STAY + worker.read_text(encoding="utf-8")).encode())
    shown = seen(server)
    shown.open(host="127.0.0.1")
    shown.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    shown.run(65)
    for _ in range(2):
        shown.page.reload()
        shown.settle()
        assert shown.page.evaluate("Boolean(navigator.serviceWorker.controller)")
        assert shown.look()["words"]


def test_a03_the_docs_say_what_a_cold_start_on_http_does(figure):
    said = (ROOT / "docs" / "displays.md").read_text(encoding="utf-8")
    assert "cold start without a network on `http://`" in said
    figure("A3", "the limit", "said")


@pytest.mark.parametrize(
    ("outage", "limit"), [(5 * 60, 90), (50 * 60, 90), (3 * HOUR, 600)], ids=["5m", "50m", "3h"]
)
def test_a04_recovery(server, screen, deploys, figure, outage, limit):
    shown = screen(server)
    shown.open()
    shown.run(90)
    server.kill()
    shown.run(outage, step=60)
    new = deploys.publish_tagged()
    server.start()
    passed = shown.until(lambda seen: seen["feed"] == new, limit, step=2 if limit < 100 else 10)
    assert shown.navigations == []
    figure("A4", f"after {outage // 60} min", f"{passed:.0f} s")


def test_a04_the_network_says_that_it_is_back(server, screen, deploys, figure):
    shown = screen(server)
    shown.open()
    shown.context.set_offline(True)
    shown.run(3 * HOUR, step=60)
    new = deploys.publish_tagged()
    asked = len(server.requests("manifest"))
    shown.come_online()
    shown.run(5, step=1)
    assert len(server.requests("manifest")) > asked
    passed = shown.until(lambda seen: seen["feed"] == new, 30)
    figure("A4", "new words after `online`", f"{passed + 5:.0f} s")


@pytest.mark.parametrize("answers", [True, False])
def test_a30_a_screen_that_is_always_on_is_loaded_anew_at_night_if_the_server_is_there(
    server, seen, answers
):
    shown = seen(server, at=datetime(2026, 11, 23, 5, 30, tzinfo=ZONE))
    shown.open()
    shown.sleep(20 * HOUR + 20 * 60)
    shown.run(60)
    shown.page.evaluate("() => { spy.off = []; spy.last = null; }")
    if not answers:
        server.kill()
        shown.run(3 * 60)
    asked = len(shown.requests)
    shown.run(3 * HOUR, step=60)
    assert len(shown.navigations) == answers
    pages = [one for one in shown.requests[asked:] if one == shown.page.url]
    assert bool(pages) == answers
    if not answers:
        assert shown.spied("off") == []


def test_a05_a_new_publish(server, screen, deploys, figure):
    shown = screen(server)
    shown.open()
    polled, seen_after = [], []
    for number in range(8):
        shown.run(37 + 11 * number)
        name = f"uusi-{number}"
        before = len(server.requests("feed."))
        moments = [deploys.moment(name, since="2026-11-23"), *deploys.feed["moments"]]
        deploys.publish({"moments": moments})
        passed = 0
        polled_now = None
        while name not in shown.look()["moment"]:
            assert passed <= 110
            shown.run(2)
            passed += 2
            if polled_now is None and len(server.requests("feed.")) > before:
                polled_now = passed
        polled.append(polled_now)
        seen_after.append(passed)
    assert max(polled) <= 75
    figure("A5", "fetched", f"at most {max(polled)} s")
    figure("A5", "on screen", f"at most {max(seen_after)} s of 8")


def test_a05_a_new_moment_says_so(server, screen, deploys):
    shown = screen(server)
    shown.open()
    moments = [deploys.moment("uusi", since="2026-11-23"), *deploys.feed["moments"]]
    deploys.publish({"moments": moments})
    shown.until(lambda seen: "uusi" in seen["moment"], 110, step=5)
    assert shown.look()["fresh"]


def test_a11_bytes_of_a_poll(server, screen, deploys, figure):
    shown = screen(server)
    counted = Bytes(shown.page)
    shown.open("?dwell=300")
    shown.run(HOUR)
    polls = counted.of("manifest.json")
    assert len(polls) >= 45
    later = polls[1:]
    assert max(later) <= 400
    # As many polls as there can be in a day, and ten new feeds.
    day = max(later) * DAY / 48 + 10 * len((deploys.folder / deploys.manifest["feed"]).read_bytes())
    assert day <= MEGABYTE
    figure("A11", "unchanged poll", f"{max(later)} bytes")
    figure("A11", "a day, ten new feeds", f"{day / 1000:.0f} KB")


def test_a11_bytes_of_a_poll_where_the_server_has_no_tags(server, screen, deploys):
    assert len(deploys.manifest_path.read_bytes()) <= 1500
    moments = [deploys.moment(f"m{number}", f"{number} " * 90) for number in range(24)]
    feed = dumped(deploys.feed | {"moments": moments})
    assert len(gzip.compress(feed.encode())) <= 60_000


# When two hundred screens ask, from the second on in which all of them began, each by the wait that
# the page's own script gives for its luck; the network is down from one time to the other.
HERD = """([from, to, until]) => {
  const asked = [];
  const luck = display.base.random("a house");
  for (let screen = 0; screen < 200; screen += 1) {
    let time = 0, failures = 0, since = 0;
    while (time < until) {
      const down = time >= from && time < to;
      if (!down) asked.push([time, screen]);
      since = failures ? since : time;
      failures = down ? failures + 1 : 0;
      time += display.poll.delay(failures, down ? time - since : 0, false, luck());
    }
  }
  return asked;
}"""


def busiest(asked: list, begin: float, end: float) -> tuple[int, int]:
    """Return how many polls the busiest second holds, and how many there are in all (ms)."""
    seconds = Counter(int(time / 1000) for time, _ in asked if begin <= time < end)
    return max(seconds.values()), seconds.total()


def test_a12_screens_do_not_ask_all_at_once(chrome, figure):
    context, page = blank(chrome, "poll")
    minute, hour = 60_000, 3_600_000
    asked = page.evaluate(HERD, [hour, 3 * hour, 4 * hour])
    context.close()
    most, count = busiest(asked, 5 * minute, 6 * minute)
    assert count >= 180
    share = most / count
    # Of each screen the first poll that is answered again.
    first: dict[int, float] = {}
    for time_, screen in sorted(asked):
        if time_ >= 3 * hour:
            first.setdefault(screen, time_)
    assert len(first) == 200
    after, _ = busiest([(time_, 0) for time_ in first.values()], 3 * hour, 4 * hour)
    figure("A12", "busiest second of a minute", f"{share * 100:.1f} %")
    figure("A12", "after an outage", f"{after / 2:.1f} % of the screens")
    assert share <= 0.06
    assert after <= 20


def test_a35_nobody_else_is_asked(server, screen, site, tmp_path, figure):
    shown = screen(server)
    shown.open()
    shown.run(600, step=60)
    below = tmp_path / "below"
    below.mkdir()
    with Server(site, below, "/repo/") as subfolder:
        second = screen(subfolder)
        second.open()
        second.run(200, step=60)
        assert second.look()["words"]
        assert all(url.startswith(subfolder.at()) for url in second.requests)
        assert len(subfolder.requests("manifest")) >= 2
    assert all(url.startswith(server.at()) for url in shown.requests)
    assert shown.console == []
    figure("A35", "requests elsewhere", "0")


def test_a35_on_https(site, tmp_path, screen, figure):
    certificate = tmp_path / "wall.pem"
    made = trustme.CA().issue_cert("127.0.0.1")
    made.private_key_and_cert_chain_pem.write_to_path(str(certificate))
    work = tmp_path / "tls"
    work.mkdir()
    with Server(site, work, certificate=str(certificate)) as secure:
        shown = screen(secure, ignore_https_errors=True)
        shown.open(host="127.0.0.1")
        shown.run(200, step=60)
        assert shown.look()["words"]
        assert len(secure.requests("manifest")) >= 2
        assert all(url.startswith(secure.at("127.0.0.1")) for url in shown.requests)


def test_a42_the_addresses_that_players_probe(server, figure):
    for path in ("/display/", "/display/kahvila/"):
        for method in ("HEAD", "GET"):
            assert ask(server, path, method)[0] == 200, (path, method)
    figure("A42", "answers", "200 each")
