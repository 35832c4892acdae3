"""The search as a reader on a slow phone has it: what opening and the first answer take.

All of it runs on the page's own thread, which is the one that Chromium slows. Pagefind over the
same pages is measured beside it, without any page around it: from the call to the words of the
first twelve results. It searches in a worker, which Chromium does not slow; so it is measured once
more where it has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser, Page, Request, ViewportSize

SLOWED = 4
PHONE: ViewportSize = {"width": 390, "height": 844}

# The last of Playwright's launch options keeps every page from outside hosts.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

# Two frames later, what was there before the first has been painted.
_WATCH = """() => {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(
    () => resolve(performance.now()))));
  const when = (there) => new Promise((resolve) => {
    const look = () => {
      if (!there()) return;
      observer.disconnect();
      painted().then(resolve);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
  const first = (kind) => new Promise((resolve) => document.addEventListener(kind,
    (event) => resolve(event.timeStamp), { capture: true, once: true }));
  window.measured = {
    opened: Promise.all([first("keydown"), when(
      () => document.querySelectorAll("dialog.search select option").length > 4)]),
    last: 0,
  };
  document.addEventListener("input", (event) => {
    window.measured.last = event.timeStamp;
    window.measured.answered ??= when(() => document.querySelector(".search__found .card"));
  }, { capture: true });
}"""


_PAGEFIND = """async ([folder, text, worker]) => {
  const begun = performance.now();
  const pagefind = await import(folder + "pagefind.js");
  await pagefind.options({ noWorker: !worker });
  await pagefind.init();
  await pagefind.filters();
  const ready = performance.now();
  if (text === null) return ready - begun;
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, 12).map((result) => result.data()));
  return performance.now() - ready;
}"""


@dataclass
class Step:
    """What one step took: milliseconds, requests, and bytes as they came over the line."""

    milliseconds: float = 0
    requests: int = 0
    bytes: int = 0
    files: dict[str, int] = field(default_factory=dict)


class Reader:
    """A browser that has never been here, on the wall's first page, slowed.

    `permits_all`: what the page's content security policy forbids is allowed to it nevertheless, as
    the WebAssembly that Pagefind needs.
    """

    def __init__(self, browser: Browser, address: str, *, permits_all: bool = False) -> None:
        self.context = browser.new_context(viewport=PHONE, locale="fi-FI", bypass_csp=permits_all)
        self.page = self.context.new_page()
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate("document.fonts.ready")
        session = self.context.new_cdp_session(self.page)
        # What the tool itself needs for waiting is there before anything is measured.
        self.page.wait_for_function("true")
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        self.page.evaluate(_WATCH)
        self._finished: list[Request] = []
        self.context.on("requestfinished", lambda request: self._finished.append(request))

    def open(self) -> Step:
        """Open the search; it is ready when one can choose among its filters."""
        self.page.keyboard.press("/")
        begun, ready = self.page.evaluate("window.measured.opened")
        return self._step(ready - begun)

    def ask(self, text: str) -> Step:
        """Give the whole text at once, as one that is pasted or dictated; see the first result."""
        self.page.keyboard.insert_text(text)
        answered = _answered(self.page)
        return self._step(answered)

    def pagefind(self, folder: str, text: str | None, *, worker: bool) -> Step:
        """Ask Pagefind, whose index lies in a folder; without a text, only open it."""
        return self._step(self.page.evaluate(_PAGEFIND, [folder, text, worker]))

    def close(self) -> None:
        """Close this reader's windows."""
        self.context.close()

    def _step(self, milliseconds: float) -> Step:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(300)
        finished, self._finished[:] = self._finished[:], []
        files: dict[str, int] = {}
        for request in finished:
            sizes = request.sizes()
            taken = sizes["responseHeadersSize"] + sizes["responseBodySize"]
            files[request.url] = files.get(request.url, 0) + taken
        return Step(milliseconds, len(finished), sum(files.values()), files)


def _answered(page: Page) -> float:
    page.wait_for_function("window.measured.answered")
    found = page.evaluate("window.measured.answered.then((at) => at - window.measured.last)")
    return float(found)


def middle(steps: Sequence[Step]) -> dict[str, float]:
    """Return the medians of some steps."""
    return {
        "milliseconds": round(median(step.milliseconds for step in steps)),
        "most": round(max(step.milliseconds for step in steps)),
        "requests": median(step.requests for step in steps),
        "bytes": median(step.bytes for step in steps),
    }
