"""A screen whose clock the test turns: weeks pass in seconds, and the network stays a real one.

Time moves in steps no longer than the poll interval, and between two steps the page may finish what
it has asked for: requests take real time, of which a turned clock leaves none. So an answer comes
at the end of a step, and whoever measures seconds takes steps of a second.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.display.serving import Server

SPIES = Path(__file__).with_name("spies.js").read_text()
ZONE = ZoneInfo("Europe/Helsinki")
# A Monday morning, and the day on which the tests' sites are built.
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
FULL_HD = {"width": 1920, "height": 1080}
# Where nobody looks at the picture, a small one: most of the time would go into painting it.
SMALL = {"width": 640, "height": 360}
STEP = 20.0
# How long a request may really take before a step goes on without it.
PATIENCE = 3.0
# How long the browser may really take to tell its page that something outside has changed.
HEARING = 15.0

# Kept before the clock is taken over.
MACHINE = """window.machine = performance.now.bind(performance);
window.machineTimer = setTimeout.bind(window);"""
LISTEN = """event => {
  window.heard = false;
  addEventListener(event, () => { window.heard = true; }, { once: true });
  return [innerWidth, innerHeight];
}"""
SETTLED = "within => (window.spy ? spy.settled(within) : null)"
# Playwright writes each turn of its clock down for whatever page is loaded next, which takes longer
# than the turn. So the clock is turned from within, and a page that goes leaves the time to the
# next: one that has been given another time begins at that, and catches up with the next turn.
CARRIED = """(() => {
  try {
    const left = sessionStorage.getItem("left-at");
    if (left !== null) __pwClock.controller.log("pauseAt", 0, Number(left));
  } catch { return; }  // no page that anybody has served
  addEventListener("pagehide", () => sessionStorage.setItem("left-at", Date.now()));
})();"""
TURN = """async ([how, until, within]) => {
  const clock = __pwClock.controller;
  await clock[how](Math.max(0, until - clock.now()));
  if (window.spy) await spy.settled(within);
}"""


@dataclass
class Screen:
    """One page in a break room, and all that happened to it."""

    context: BrowserContext
    page: Page
    server: Server
    clock: datetime
    spies: bool = True
    patience: float = PATIENCE
    navigations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    # Where what the browser itself said on the console comes from: addresses that did not answer.
    unanswered: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    gone: float = 0.0
    # What the page's clock says, in milliseconds.
    turned: float = 0.0

    @classmethod
    def begin(
        cls,
        browser: Browser,
        server: Server,
        at: datetime = MORNING,
        spies: bool = True,
        patience: float = PATIENCE,
        context: BrowserContext | None = None,
        **options,
    ) -> "Screen":
        """Open a window whose clock stands at a moment; nothing is loaded yet."""
        options = {"viewport": SMALL, "timezone_id": "Europe/Helsinki"} | options
        context = context or browser.new_context(**options)
        context.set_default_timeout(10_000)
        screen = cls(context, context.new_page(), server, at, spies, patience)
        page = screen.page
        context.add_init_script(MACHINE)
        page.clock.install(time=at - timedelta(seconds=60))
        page.clock.pause_at(at)
        screen.turned = at.timestamp() * 1000
        page.add_init_script(CARRIED)
        if spies:
            page.add_init_script(SPIES)
            page.add_init_script(f"spy.patience = {patience * 1000}")
        page.on("framenavigated", lambda frame: screen.navigations.append(frame.url))
        page.on("pageerror", lambda error: screen.errors.append(str(error)))
        page.on("console", screen._said)
        page.on("request", lambda request: screen.requests.append(request.url))
        return screen

    def _said(self, message) -> None:
        # Of an address that does not answer the browser itself tells, and no page can prevent it.
        # What a script says has values; what the browser says is words alone.
        if message.text.startswith("Failed to load resource") and not message.args:
            self.unanswered.append(message.location["url"])
        else:
            self.console.append(message.text)

    @property
    def now(self) -> float:
        """Return the time in the break room, in Unix seconds."""
        return self.clock.timestamp() + self.gone

    def open(self, query: str = "", path: str = "display/", host: str = "wall.test") -> None:
        """Load the screen, and let it settle."""
        self.tell_server()
        self.page.goto(self.server.at(host) + path + query)
        self.settle()
        self.navigations.clear()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until the page has heard of it.

        The browser tells of it in its own time, which no turned clock waits for.
        """
        before = self.page.evaluate(LISTEN, "resize")
        self.page.set_viewport_size({"width": width, "height": height})
        if before != [width, height]:
            self._wait_until_heard("its new size")

    def come_online(self) -> None:
        """Give the network back, and wait until the page has heard of it."""
        self.page.evaluate(LISTEN, "online")
        self.context.set_offline(False)
        self._wait_until_heard("the network")

    def _wait_until_heard(self, what: str) -> None:
        end = time.monotonic() + HEARING
        while not self.page.evaluate("window.heard"):
            assert time.monotonic() < end, f"the page has not heard of {what}"
            time.sleep(0.01)

    def tell_server(self) -> None:
        """Let the server's clock go with the room's."""
        if self.server.alive and self.server.now != self.now:
            self.server.now = self.now
            self.server.order()

    def wait_for_answers(self, seconds: float) -> None:
        """Let requests really take so long from now on, before they count as not answered."""
        self.patience = seconds
        self.page.evaluate("seconds => { spy.patience = seconds * 1000; }", seconds)

    def settle(self) -> None:
        """Wait until the page has what it asked for, or has waited long enough."""
        end = time.monotonic() + self.patience
        while (left := end - time.monotonic()) > 0:
            try:
                # Asked once: each question costs more than most answers take to come.
                self.page.evaluate(SETTLED, left * 1000)
                return
            except Error:  # it is on its way to another page
                self.page.wait_for_load_state()

    def run(self, seconds: float, step: float = STEP) -> None:
        """Let time pass as it does while the screen runs."""
        while seconds > 0:
            part = min(step, seconds)
            self.gone += part
            seconds -= part
            self.tell_server()
            self._turn("runFor", part)

    def sleep(self, seconds: float) -> None:
        """Let time pass as it does while a computer sleeps: each timer that is due fires once."""
        self.gone += seconds
        self.tell_server()
        self._turn("fastForward", seconds)

    def jump(self, to: datetime) -> None:
        """Let the computer's clock say something else, while no time passes."""
        self.turned = to.timestamp() * 1000
        self.page.evaluate("time => __pwClock.controller.setSystemTime(time)", self.turned)

    def _turn(self, how: str, seconds: float) -> None:
        """Turn the clock; what a timer throws comes out of it, and the page may be left."""
        self.turned += seconds * 1000
        try:
            self.page.evaluate(TURN, [how, self.turned, self.patience * 1000])
            return
        except Error as error:
            if not re.search("context was destroyed|navigat", error.message):
                self.errors.append(error.message)
        self.settle()

    def look(self) -> dict:
        """Return what stands on the screen; see `spies.js`."""
        return self.page.evaluate("spy.look()")

    def spied(self, name: str):
        """Return what the spies have noted under a name."""
        return self.page.evaluate("name => spy[name]", name)

    def until(self, condition: Callable[[dict], object], within: float, step: float = 1.0) -> float:
        """Let time pass until what stands on the screen meets the condition; return the seconds."""
        passed = 0.0
        while not condition(seen := self.look()):
            assert passed < within, f"not within {within} s: {seen}"
            self.run(step)
            passed += step
        return passed

    def stored(self) -> str:
        """Return all that the page has stored under its name, as text."""
        return self.page.evaluate("JSON.stringify(localStorage) + window.name")


@contextmanager
def screens(browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Return what opens screens; they are closed at the end."""
    begun: list[Screen] = []

    def begin(server: Server, **options) -> Screen:
        begun.append(Screen.begin(browser, server, **options))
        return begun[-1]

    yield begin
    for one in begun:
        one.context.close()
