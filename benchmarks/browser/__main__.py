"""Look at a large public wall in a browser, as on a slow phone, and tell what it costs.

python -m benchmarks.browser                     10,000 moments, five runs
python -m benchmarks.browser --size 1000 --runs 1 --no-lighthouse        a quick look
python -m benchmarks.browser --publish           keep the figures, for docs/benchmarks.md
"""

import argparse
import gzip
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import pagefind
from benchmarks.browser import lighthouse
from benchmarks.browser.report import KEPT, publish, tables
from benchmarks.browser.saving import seconds
from benchmarks.browser.search import ARGUMENTS, Reader, Step, middle
from benchmarks.browser.wall import PAGEFIND, Wall, open_wall, standing

# A word that stands in half of the moments, so that the answer is as long as can be; two; a name.
QUERIES = ("hoitaja", "hoitajien keittiö", "Aino")


def main() -> int:
    """Measure, print the tables, and write them to a JSON file."""
    options = _options()
    path = _chromium()
    pagefind.install()
    if options.lighthouse:
        lighthouse.install()
    found = standing(Path(options.site)) if options.site else open_wall(options.size)
    with found as wall, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        tools = [f"Star Moments {version('star-moments')}", f"Chromium {browser.version}"]
        search = [
            *_search(browser, wall, options.runs),
            *_pagefind(browser, wall, options.runs, worker=True),
            *_pagefind(browser, wall, options.runs, worker=False),
        ]
        saved = seconds(browser, wall.source, options.size, options.runs) if wall.source else []
        browser.close()
        pages = {}
        if options.lighthouse:
            tools.append(lighthouse.version())
            pages = dict(_pages(wall, path, options.runs))
        result = {
            "tools": tools,
            "system": platform.system(),
            "processors": os.cpu_count(),
            "moments": options.size,
            "runs": options.runs,
            "pages": pages,
            "search": search,
            "saved": [round(one, 2) for one in saved],
            "first page": _first_page(wall.site),
        }
    output = KEPT if options.publish else Path(options.output)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(tables(result))
    if options.publish:
        publish()
    return 0


def _options() -> argparse.Namespace:
    lines = (__doc__ or "").splitlines()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser", description=lines[0])
    parser.add_argument("--size", type=int, default=10_000, help="moments (10,000)")
    parser.add_argument("--site", help="folder of a wall of that size that has been built already")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (5)")
    parser.add_argument(
        "--no-lighthouse", dest="lighthouse", action="store_false", help="search only"
    )
    parser.add_argument("--output", default="build/browser.json")
    parser.add_argument("--publish", action="store_true", help="keep the figures, for the docs")
    return parser.parse_args()


def _chromium() -> str:
    """Return the browser's program; the tool says what to do where there is none."""
    tool = Path(__file__).resolve().parents[2] / "tools" / "browser.py"
    found = subprocess.run(
        [sys.executable, tool, "--whole"], stdout=subprocess.PIPE, text=True, check=False
    )
    if found.returncode:
        sys.exit(found.returncode)
    return found.stdout.strip()


def _pages(wall: Wall, path: str, runs: int) -> Iterator[tuple[str, dict[str, float]]]:
    for name, url in wall.pages().items():
        reports = [lighthouse.look(url, path) for _ in range(runs)]
        found = {**lighthouse.marks(reports), **lighthouse.timings(reports)}
        print(f"{name}: {found}", *lighthouse.faults(reports[0]), sep="\n  ", flush=True)
        yield name, found


def _search(browser: Browser, wall: Wall, runs: int) -> Iterator[dict[str, Any]]:
    """Open the search and ask, each query in browsers of its own; say what each took."""
    tool = "Star Moments"
    opened = []
    answers: dict[str, dict[str, Any]] = {}
    for query in QUERIES:
        asked = []
        for _ in range(runs):
            reader = Reader(browser, wall.address)
            opened.append(reader.open())
            asked.append(reader.ask(query))
            reader.close()
        answers[query] = {"tool": tool, "what": f"first result for “{query}”", **middle(asked)}
        print(answers[query], flush=True)
    yield {"tool": tool, "what": "opening it", **middle(opened)}
    yield from answers.values()


def _pagefind(browser: Browser, wall: Wall, runs: int, *, worker: bool) -> Iterator[dict[str, Any]]:
    """Ask Pagefind the same; what opening it took is taken off from what an answer did."""
    tool = f"{pagefind.version()}, {'in its worker' if worker else 'on the page'}"

    def look(text: str | None) -> Step:
        reader = Reader(browser, wall.address, permits_all=True)
        found = reader.pagefind(f"{wall.address}{PAGEFIND}/", text, worker=worker)
        reader.close()
        return found

    opened = middle([look(None) for _ in range(runs)])
    yield {"tool": tool, "what": "opening it", **opened}
    for query in QUERIES:
        found = middle([look(query) for _ in range(runs)])
        for cost in ("requests", "bytes"):
            found[cost] -= opened[cost]
        yield {"tool": tool, "what": f"first result for “{query}”", **found}


def _first_page(site: Path) -> dict[str, int]:
    """Return how many bytes the files of the first page take, packed."""
    page = site / "index.html"
    loaded = re.findall(r'(?:href|src)="(assets/[\w-]+\.(?:css|js))', page.read_text("utf-8"))
    files = [page, *(site / name for name in sorted(loaded))]
    return {one.name: len(gzip.compress(one.read_bytes(), mtime=0)) for one in files}


if __name__ == "__main__":
    sys.exit(main())
