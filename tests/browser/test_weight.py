"""The wall comes quickly and stays where it is: its own letters, few bytes, nothing that jumps."""

import gzip
import re
import sys
from urllib.parse import urlsplit

import pytest

MOST_BYTES = 80 * 1024
# The sum of layout shifts, in shares of the window (https://web.dev/articles/cls). Where letters
# come late, a line may break elsewhere in what stands in for them, and each system has its own:
# with Liberation at most 0.03 was seen, and 0.10 where DejaVu is all there is.
MOST_SHIFT = 0.02
MOST_SHIFT_WHEN_LATE = 0.05
MOST_SHIFT_WHEN_LATE_WITHOUT_LIBERATION = 0.15

LIBERATION = """() => new FontFace("x", "local('Liberation Serif'), local('Liberation Sans')")
  .load().then(() => true, () => false)"""

SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


def tell(text: str) -> None:
    """Say a number to those who run pytest with -s."""
    sys.stdout.write(f"\n{text}\n")


@pytest.mark.parametrize("address", ["", "moments/2026-11-03-putki-petti/", "kiita/"])
@pytest.mark.parametrize("late", [0, 600], ids=["letters at once", "letters late"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_jumps(visit, wall, address, late, width):
    seen = visit(wall, viewport={"width": width, "height": 900})

    def wait(route):
        seen.page.wait_for_timeout(late)
        route.continue_()

    if late:
        seen.context.route("**/*.woff2", wait)
    page = seen.go(address)
    shift = page.evaluate(SHIFT)
    tell(f"layout shift of /{address} at {width}, letters {late} ms late: {shift:.4f}")
    most = MOST_SHIFT
    if late:
        few = not page.evaluate(LIBERATION)
        most = MOST_SHIFT_WHEN_LATE_WITHOUT_LIBERATION if few else MOST_SHIFT_WHEN_LATE
    assert shift < most


def test_all_letters_come_from_the_wall(reader, wall):
    page = reader.go("moments/2026-11-03-putki-petti/")
    loaded = page.evaluate(
        "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family)"
    )
    families = {name.strip('"') for name in loaded}
    assert {"Fraunces", "Atkinson Hyperlegible Next"} <= families
    fonts = [url for url in reader.requests if urlsplit(url).path.endswith(".woff2")]
    assert fonts
    assert all(url.startswith(wall.address) for url in fonts)


def test_the_first_page_is_light(sample):
    page = sample / "index.html"
    loaded = re.findall(r'(?:href|src)="(assets/[\w-]+\.(?:css|js))', page.read_text())
    files = [page, *(sample / name for name in loaded)]
    weights = {one.name: len(gzip.compress(one.read_bytes(), mtime=0)) for one in files}
    assert {"index.html", "style.css", "search.js", "theme.js"} <= weights.keys()
    tell(f"{sum(weights.values()) / 1024:.1f} KB packed: {weights}")
    assert sum(weights.values()) <= MOST_BYTES
