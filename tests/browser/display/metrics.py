"""What a screen costs, as Chromium's own instruments and the system count it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import psutil
from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True)
class Cost:
    """What a page holds after its garbage is gone. Heap in bytes."""

    heap: int
    nodes: int
    listeners: int
    documents: int


class Meter:
    """Chromium's instruments for one page."""

    def __init__(self, page: Page):
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        self.cdp.send("Performance.enable")
        self.cdp.send("HeapProfiler.enable")

    def cost(self) -> Cost:
        """Return what the page holds; three collections, for what only the second can free."""
        for _ in range(3):
            self.cdp.send("HeapProfiler.collectGarbage")
        heap = self.cdp.send("Runtime.getHeapUsage")
        dom = self.cdp.send("Memory.getDOMCounters")
        return Cost(int(heap["usedSize"]), dom["nodes"], dom["jsEventListeners"], dom["documents"])

    def performance(self) -> dict[str, float]:
        """Return Chromium's counters of time and work, by name."""
        return {
            one["name"]: one["value"] for one in self.cdp.send("Performance.getMetrics")["metrics"]
        }

    def throttle(self, times: float = 1, *, network: tuple[float, float] | None = None) -> None:
        """Slow the processor down so many times; `network` is megabits a second and ms of delay."""
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": times})
        if network:
            speed = network[0] * 1_000_000 / 8
            self.cdp.send("Network.enable")
            self.cdp.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": network[1],
                    "downloadThroughput": speed,
                    "uploadThroughput": speed,
                },
            )


# Each second of waiting is a thousandth; nothing else of the page or its clock is touched.
HURRY = """window.speed = 1000;
const set = window.setTimeout;
window.setTimeout = (run, delay) => set.call(window, run, delay / window.speed);"""
CHANGES = "Number(document.getElementById('stage').dataset.changes)"


@dataclass
class Hurried:
    """A screen that changes its slides hundreds of times a second, in a browser of its own."""

    page: Page
    errors: list[str]
    meter: Meter

    @classmethod
    def begin(cls, page: Page, address: str) -> "Hurried":
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("crash", lambda _: errors.append("crashed"))
        page.add_init_script(f"(() => {{ {HURRY} }})()")
        page.goto(address)
        return cls(page, errors, Meter(page))

    def changes(self) -> int:
        return self.page.evaluate(CHANGES)

    def cost(self) -> Cost:
        """Return what the page holds while it rests: what is in work just then does not count."""
        self.page.evaluate("window.speed = 1")
        self.page.wait_for_timeout(300)
        cost = self.meter.cost()
        self.page.evaluate("window.speed = 1000")
        return cost

    def several(self) -> Iterator[Cost]:
        """Return some times what the page holds, each time some changes later."""
        for _ in range(6):
            self.wait_for(self.changes() + 10)
            yield self.cost()

    def wait_for(self, changes: int) -> None:
        """Wait until there were so many changes."""
        while self.changes() < changes:
            assert not self.errors, self.errors
            time.sleep(0.05)


class Bytes:
    """Counts the bytes of each answer as they came over the wire, head and all."""

    def __init__(self, page: Page):
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("Network.enable")
        self.urls: dict[str, str] = {}
        self.sizes: list[tuple[str, int]] = []
        self.cdp.on("Network.requestWillBeSent", self._asked)
        self.cdp.on("Network.loadingFinished", self._finished)

    def _asked(self, event: dict) -> None:
        self.urls[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict) -> None:
        url = self.urls.get(event["requestId"], "")
        self.sizes.append((url, int(event["encodedDataLength"])))

    def of(self, name: str) -> list[int]:
        """Return the sizes of the answers for addresses that hold the text."""
        return [size for url, size in self.sizes if name in url]


class Processes:
    """All processes of one browser: the one that was started since `before` was taken."""

    def __init__(self, before: set[int]):
        new = [psutil.Process(pid) for pid in self.running() - before]
        self.root = min((one for one in new if _is_browser(one)), key=lambda one: one.create_time())
        self.times = self._times()
        self.began = time.monotonic()

    @staticmethod
    def running() -> set[int]:
        """Return the processes that are running below this one."""
        return {one.pid for one in psutil.Process().children(recursive=True)}

    def all(self) -> list[psutil.Process]:
        return [self.root, *self.root.children(recursive=True)]

    def share(self) -> tuple[float, float]:
        """Return the share of one core that they took since the start, and the seconds since."""
        passed = time.monotonic() - self.began
        times = self._times()
        return sum(times[pid] - self.times.get(pid, 0) for pid in times) / passed, passed

    def renderer_memory(self) -> int:
        """Return the bytes that the largest renderer has for itself alone."""
        return max(
            one.memory_full_info().uss for one in self.all() if "--type=renderer" in one.cmdline()
        )

    def _times(self) -> dict[int, float]:
        times = {}
        for one in self.all():
            used = one.cpu_times()
            times[one.pid] = used.user + used.system
        return times


def _is_browser(one: psutil.Process) -> bool:
    try:
        return "chrom" in one.name().lower()
    except psutil.Error:
        return False
