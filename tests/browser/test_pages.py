"""Every kind of page: open to all, whole at every width, and silent.

What axe cannot decide, the contrast of words on the sky's gradient, tests/unit/test_tokens.py
computes for every pair that occurs.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import KINDS
from tests.support.server import Server

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
    """Return axe's violations, or nothing."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    if not results.violations_count:
        return ""
    return results.generate_report()


@pytest.fixture(params=KINDS)
def kind(request) -> tuple[Server, str]:
    """Return each kind of page: its server and its address."""
    server, address = KINDS[request.param]
    return request.getfixturevalue(server), address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_is_open_to_all(kind, theme, visit):
    server, address = kind
    page = visit(server, color_scheme=theme, reduced_motion="reduce").go(address)
    assert audit(page) == ""


def test_a_page_is_whole_at_every_width(kind, visit):
    server, address = kind
    page = visit(server).go(address)
    found = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found[name] = page.evaluate(CUT_OFF)
    assert found == dict.fromkeys(SIZES, [])


def test_a_page_forbids_what_it_does_not_need(kind, visit):
    server, address = kind
    seen = visit(server)
    page = seen.go(address)
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(server.address) for url in seen.requests)
    assert len(seen.requests) > 4
