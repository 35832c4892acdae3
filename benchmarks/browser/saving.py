"""How long an author waits: from a file that is saved to the page that shows it, by itself."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser

from benchmarks.changes import changes

_PATIENCE = 300


def seconds(browser: Browser, folder: Path, size: int, runs: int) -> list[float]:
    """Change a moment from the middle of the wall, over and over, before an open window."""
    change = next(one for one in changes(size) if one.name == "changed")
    file = folder / "content" / change.path
    before = file.read_text(encoding="utf-8")
    found = []
    with _serving(folder) as address:
        page = browser.new_page(locale="fi-FI")
        page.goto(f"{address}moments/{file.stem}/")
        # The first change finds nothing in the memory that an earlier one has left.
        for number in range(runs + 1):
            words = f"Kiitos vielä {number + 2} kertaa."
            text = before.replace("\nthanks:", f"\n  {words}\nthanks:")
            time.sleep(1)
            started = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            page.locator(".words").get_by_text(words).first.wait_for(timeout=_PATIENCE * 1000)
            found.append(time.perf_counter() - started)
        page.close()
    file.write_text(before, encoding="utf-8")
    return found[1:]


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Let the product serve the wall of a folder; what its address is, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet"]
    command += ["-f", str(folder / "mkdocs.yml"), "--dev-addr", host]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, env=environment) as server:
        try:
            _wait_for(f"http://{host}/")
            yield f"http://{host}/"
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit("the product did not begin to serve")
