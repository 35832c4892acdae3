"""Every kind of page: open to all, whole at every width, and silent.

What axe cannot decide, the contrast of words on the sky's gradient, tests/unit/test_tokens.py
computes for every pair that occurs.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.support.browser import Visit

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = {
    "320": (320, 640),
    "phone": (390, 844),
    "tablet": (768, 1024),
    "laptop": (1440, 900),
    "full HD": (1920, 1080),
    "4K": (3840, 2160),
    "portrait": (1080, 1920),
}

# Words that no longer stand in the window, or that something cuts off before they end.
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest(".vh, .skip")) continue;
    if (getComputedStyle(parent).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      let [left, right] = [0, wide];
      for (let one = parent; one && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX === "visible") continue;
        const frame = one.getBoundingClientRect();
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      }
      if (box.left < left - 1 || box.right > right + 1) {
        found.push(`${node.data.trim().slice(0, 40)}: ${box.left} to ${box.right} of ${left} to ${right}`);
        break;
      }
    }
  }
  if (document.documentElement.scrollWidth > wide) found.push(`scrolls to ${document.documentElement.scrollWidth}`);
  return found;
}"""


def audit(page) -> str:
    """Return axe's violations by day, and those of colour by night; nothing where there are none."""
    page.emulate_media(color_scheme="light")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    report = results.generate_report() if results.violations_count else ""
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    for found in page.evaluate("axe.run({runOnly: ['color-contrast']})")["violations"]:
        report += "".join(f"\nby night: {node['failureSummary']}" for node in found["nodes"])
    return report


@pytest.fixture(params=KINDS)
def page(request, reader: Visit) -> Page:
    """Return a page of each kind."""
    server, address = KINDS[request.param]
    return reader.go(address, request.getfixturevalue(server).address)


def test_a_page_is_open_to_all(page):
    assert audit(page) == ""


def test_a_page_is_whole_at_every_width(page):
    found = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found[name] = page.evaluate(CUT_OFF)
    assert found == dict.fromkeys(SIZES, [])


def test_a_page_forbids_what_it_does_not_need(page):
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy


def test_the_browser_keeps_to_what_a_page_forbids(visit, wall):
    seen = visit(wall)
    page = seen.go()
    script = "const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
    page.evaluate(f"() => {{ {script} document.body.append(s); }}")
    assert page.evaluate("window.pwned") is None
    assert "Content Security Policy" in seen.faults.pop()
