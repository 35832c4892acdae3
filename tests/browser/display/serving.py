"""Starts the server that fails on order, gives it the orders, and reads what was asked of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Self

PROGRAM = Path(__file__).with_name("faulty.py")


class Server:
    """The faulty server for one folder. `name` is a host that the browser finds on this machine.

    At a name the site is an intranet's: `http://`, without service worker and all else that
    browsers keep for safe places. At 127.0.0.1 it is as on `https://`.
    """

    def __init__(self, site: Path, work: Path, below: str = "/", certificate: str = ""):
        self.site = site.resolve()
        self.old = work / "old"
        self._orders, self._log = work / "orders.json", work / "log.jsonl"
        self._below, self._certificate = below, certificate
        self._port = 0
        self._process: subprocess.Popen | None = None
        self.now: float | None = None
        self.rules: list[dict] = []
        self._log.touch()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def at(self, host: str = "wall.test") -> str:
        """Return the address of the site's root."""
        scheme = "https" if self._certificate else "http"
        return f"{scheme}://{host}:{self._port}{self._below}"

    def start(self) -> None:
        """Begin to serve, at the port of the last time."""
        self.order()
        program = [sys.executable, "-I", "-S", PROGRAM, self.site, self._orders, self._log]
        more = [self._certificate] if self._certificate else []
        self._process = subprocess.Popen(
            [*map(str, program), str(self._port), self._below, *more],
            stdout=subprocess.PIPE,
            text=True,
        )
        self._port = int(self._process.stdout.readline())

    def kill(self) -> None:
        """End at once, in the middle of whatever is being answered."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
        self._process = None

    @property
    def alive(self) -> bool:
        return self._process is not None

    def order(self) -> None:
        """Write down the orders, in one step, since they are read at any time."""
        orders = {"now": self.now, "old": str(self.old), "rules": self.rules}
        new = self._orders.with_suffix(".new")
        new.write_text(json.dumps(orders))
        new.replace(self._orders)

    def fail(self, path: str, mode: str, **more: float) -> None:
        """Let requests whose address matches the pattern fail from now on."""
        self.rules.insert(0, {"path": path, "mode": mode} | more)
        self.order()

    def heal(self) -> None:
        """Let all go well from now on."""
        self.rules.clear()
        self.order()

    def requests(self, path: str = "") -> list[dict]:
        """Return what was asked so far for addresses that hold the text, the oldest first."""
        lines = self._log.read_text().splitlines()
        return [one for one in map(json.loads, lines) if path in one["path"]]
