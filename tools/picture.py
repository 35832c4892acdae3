"""Make the picture of the wall that the README shows, from the sample that the tests build.

    python tools/picture.py    build the wall, and write docs/pictures/wall.png

It needs a Chromium (see tools/browser.py), the development tools and ImageMagick. The day is fixed,
so that the picture changes only when the wall does.
"""

import os
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
import browser

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "wall.png"
DAY = "1795435200"  # noon of 23 November 2026, UTC
SIZE = {"width": 1440, "height": 900}
COLOURS = "256"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing about each file."""


def photograph(site: Path, chromium: str, picture: Path) -> None:
    """Take a picture of the wall's first screen, two pixels for each of the screen's."""
    handler = partial(_Silent, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        program = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = program.new_page(viewport=SIZE, device_scale_factor=2, reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=picture)
        program.close()
        server.shutdown()


def main() -> int:
    """Write the picture; 1 where something that it takes is missing."""
    chromium = browser.find(whole=True)
    magick = shutil.which("magick") or shutil.which("convert")
    if chromium is None or magick is None:
        sys.stderr.write("This takes a Chromium and ImageMagick.\n")
        return 1
    with TemporaryDirectory(prefix="star-moments-") as name:
        site, raw = Path(name) / "site", Path(name) / "raw.png"
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
            cwd=ROOT / "tests" / "sample",
            env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
            stderr=subprocess.DEVNULL,
            check=True,
        )
        photograph(site, chromium, raw)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        # Without the noise of a dither, which would triple the bytes; the sky has colours enough.
        command = [magick, str(raw), "-strip", "+dither", "-colors", COLOURS]
        subprocess.run(  # noqa: S603
            [*command, "-define", "png:compression-level=9", f"PNG8:{PICTURE}"], check=True
        )
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
