"""The browser that the tests drive, and what a visit to the wall may never do."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page

from tools import browser as chromium

# The hosts that the browser finds, all on this machine; anything else is not there. At a name a
# site is an intranet's: `http://`, without what browsers keep for safe places.
HOSTS = "MAP wall.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Without these Chromium itself looks for outside hosts; the last keeps every page from them too.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters as wide as on paper, as a browser with a window has them.
    "--font-render-hinting=none",
    f"--host-resolver-rules={HOSTS}",
]
# Pages are run and laid out, and never drawn: half of the work went into pictures at which nobody
# looked. Nothing happens then that waits for a picture: a click, an animation, word of a new size.
UNSEEN = "--disable-threaded-compositing"

LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}

# An address where nothing is.
LOST = "no/such/page/"


def launch(kind: BrowserType, *flags: str) -> Browser:
    """Start a browser; where there is none the tests fail and say what to install."""
    path = chromium.find()
    if path is None:
        named = os.environ.get("STAR_MOMENTS_CHROMIUM")
        pytest.fail(
            f"STAR_MOMENTS_CHROMIUM is {named}, which does not run." if named else chromium.ADVICE,
            pytrace=False,
        )
    return kind.launch(executable_path=path, args=[*ARGUMENTS, *flags])


@dataclass
class Visit:
    """One reader's browser at one site. It notes everything that a page of the wall may not do."""

    context: BrowserContext
    page: Page
    home: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, browser: Browser, home: str, **options) -> "Visit":
        options = {"viewport": LAPTOP, "locale": "fi-FI"} | options
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        visit = cls(context, context.new_page(), home)
        context.on("request", lambda request: visit._asked(request.url))
        context.on("requestfailed", lambda request: visit._failed(request))
        context.on("response", lambda answer: visit._answered(answer.status, answer.url))
        context.on("console", visit._said)
        context.on("weberror", lambda error: visit.faults.append(f"error: {error.error}"))
        context.on("dialog", lambda dialog: (visit.faults.append("a dialog"), dialog.dismiss()))
        return visit

    def go(self, address: str = "", at: str | None = None) -> Page:
        """Open an address below the wall's root, and wait until its letters are there."""
        self.home = at or self.home
        self.page.goto(self.home + address)
        self.page.evaluate("document.fonts.ready")
        return self.page

    def found_no_fault(self) -> bool:
        """Fail where a page has done what it may not do since this was asked last."""
        faults, self.faults = self.faults, []
        if faults:
            pytest.fail("\n".join(faults))
        return True

    def _asked(self, url: str) -> None:
        self.requests.append(url)
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and not url.startswith(self.home):
            self.faults.append(f"asked for {url}")

    def _failed(self, request) -> None:
        # A page that is left while its search still loads is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400 and not self._is_lost(url):
            self.faults.append(f"{status}: {url}")

    def _said(self, message: ConsoleMessage) -> None:
        place = message.location["url"]
        if not (self._is_lost(place) and "status of 404" in message.text):
            self.faults.append(f"console: {message.text} ({place})")

    def _is_lost(self, url: str) -> bool:
        """Tell the address that the tests open to see the page for what is not there."""
        return url == self.home + LOST
