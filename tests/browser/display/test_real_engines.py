"""The screens' page on engines of other makers and other years, by a real clock and a real network.

All of them run at once, each with the screen in a frame that tells what stands there; what is
published, taken down and cut off is so for all of them.
"""

import os
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.browser.display.clock import MORNING
from tests.browser.display.deploys import Deploys
from tests.browser.display.serving import Server
from tools.engines import ENGINES

pytestmark = pytest.mark.soak

# Seconds after which a moment has to be there, or be gone, and some for engines that share a core.
ADDED, GONE, BACK, SPARE = 110, 75, 200, 30


@dataclass
class Screens:
    """What each engine has told, with the time, and what they are to be told."""

    told: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    again: set[str] = field(default_factory=set)

    def serve(self) -> ThreadingHTTPServer:
        """Begin to listen to them."""
        screens = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                name = self.path.strip("/")
                screens.told[name].append((time.monotonic(), text))
                body = b"again" if name in screens.again else b""
                screens.again.discard(name)
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        return server

    def since(self, name: str, begin: float) -> list[tuple[float, str]]:
        return [one for one in self.told[name] if one[0] >= begin]

    def last(self, name: str, text: str) -> float:
        """Return when a text was last on a screen."""
        return max((at for at, said in self.told[name] if text in said), default=0.0)


@dataclass
class House:
    """A wall that is served, the engines that show it, and its clock."""

    server: Server
    deploys: Deploys
    screens: Screens
    names: list[str]
    begun: float = field(default_factory=time.monotonic)

    def pass_by(self, seconds: float) -> None:
        """Let time pass, and let the server's clock go with it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.server.alive:
                self.server.now = MORNING.timestamp() + time.monotonic() - self.begun
                self.server.order()
            time.sleep(1)

    def wait_for(self, text: str, within: float) -> dict[str, float]:
        """Return for each engine after how many seconds a text was on its screen."""
        begin, found = time.monotonic(), {}
        while len(found) < len(self.names) and time.monotonic() < begin + within:
            self.pass_by(1)
            for name in self.names:
                for at, said in self.screens.since(name, begin):
                    if text in said and name not in found:
                        found[name] = at - begin
        assert set(found) == set(self.names), {
            name: self.screens.told[name][-1:] for name in set(self.names) - set(found)
        }
        return found


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Start a screen that nobody sees, for engines that want one."""
    reading, writing = os.pipe()
    program = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1200x24"]
    process = subprocess.Popen(program, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        yield f":{number.readline().strip()}"
    process.kill()
    process.wait()


@pytest.fixture
def house(site, tmp_path, display) -> Iterator[House]:
    """Publish three moments, and open all engines on them."""
    reasons = {one.name: reason for one in ENGINES if (reason := one.fetch())}
    assert not reasons
    shutil.copy(Path(__file__).with_name("watch.html"), site)
    deploys = Deploys(site / "display")
    deploys.publish_tagged(3)
    screens = Screens()
    listener = screens.serve()
    processes = []
    with Server(site, tmp_path) as server:
        for engine in ENGINES:
            query = f"?report={listener.server_port}&name={engine.name}"
            folder = tmp_path / engine.name
            folder.mkdir()
            environment = {
                **os.environ,
                "DISPLAY": display,
                "HOME": str(folder),
                "XDG_RUNTIME_DIR": str(folder),
                **engine.environment,
            }
            address = f"{server.at('127.0.0.1')}watch.html{query}"
            command = engine.command(folder / "profile", address)
            with (tmp_path / f"{engine.name}.txt").open("wb") as said:
                processes.append(
                    subprocess.Popen(
                        command, env=environment, stdout=said, stderr=said, start_new_session=True
                    )
                )
        yield House(server, deploys, screens, [one.name for one in ENGINES])
    for process in processes:
        os.killpg(process.pid, 9)
        process.wait()
    listener.shutdown()
    listener.server_close()


def told(figure, what: str, found: dict[str, float]) -> None:
    for name, seconds in found.items():
        figure(name, what, f"{seconds:.0f} s")


def test_each_engine_adds_takes_down_and_comes_back(house, figure):
    house.wait_for("moments ", 90)
    before = house.deploys.feed["moments"]
    house.pass_by(70)

    house.deploys.publish({"moments": [house.deploys.moment("lisatty"), *before]})
    added = house.wait_for("Kiitos lisatty!", ADDED + SPARE)
    told(figure, "added", added)

    # Back to an earlier state: the hardest of take-downs.
    house.deploys.publish({"moments": before})
    begin = time.monotonic()
    house.pass_by(GONE + SPARE)
    gone = {name: house.screens.last(name, "Kiitos lisatty!") - begin for name in house.names}
    assert max(gone.values()) <= GONE, gone
    told(figure, "taken down", gone)

    house.server.kill()
    begin = time.monotonic()
    house.pass_by(75)
    for name in house.names:
        assert all("moments " in said for _, said in house.screens.since(name, begin)), name
    house.deploys.publish({"moments": [house.deploys.moment("palannut"), *before]})
    house.server.start()
    back = house.wait_for("Kiitos palannut!", BACK)
    told(figure, "back after an outage", back)

    for turn in range(2):
        house.screens.again |= set(house.names)
        house.pass_by(8)
        house.wait_for("moments ", 40)
        for name in house.names:
            assert "error" not in house.screens.told[name][-1][1], (turn, name)
