"""What can be said of any page by its look: whether all can read it, and all of it is there."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.sizes import size

# The narrowest, the most common and the widest come first: they stand for all in `make test`.
SIZES = {
    "320": {"width": 320, "height": 640},
    "laptop": {"width": 1440, "height": 900},
    "4K": {"width": 3840, "height": 2160},
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 768, "height": 1024},
    "full HD": {"width": 1920, "height": 1080},
    "portrait": {"width": 1080, "height": 1920},
}
SIZES = dict(list(SIZES.items())[: size("pages-wide")])

_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Words that no longer stand in the window, or that something cuts off before they end.
_CUT_OFF = """() => {
  const root = document.documentElement;
  const wide = root.clientWidth;
  const found = root.scrollWidth > wide ? [`the page scrolls to ${root.scrollWidth}`] : [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest(".vh, .skip")) continue;
    if (parent.closest("option, select") || getComputedStyle(parent).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      let [left, right] = [0, wide];
      for (let one = parent; one && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX === "visible") continue;
        const frame = one.getBoundingClientRect();
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      }
      if (box.left >= left - 1 && box.right <= right + 1) continue;
      const text = node.data.trim().slice(0, 40);
      found.push(`${text}: from ${box.left} to ${box.right}, but seen from ${left} to ${right}`);
      break;
    }
  }
  return found;
}"""

# Words that are broken where no hyphen shows it, as a browser without a dictionary does.
_BROKEN = """() => {
  document.documentElement.style.hyphens = "manual";
  document.body.style.hyphens = "manual";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest(".vh, .skip, option")) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (Math.max(...tops) - Math.min(...tops) > 4) found.push(word);
    }
  }
  document.body.style.hyphens = "";
  return found;
}"""


def cut_off(page: Page) -> list[str]:
    """Return the words that cannot be read whole at the window's width."""
    return page.evaluate(_CUT_OFF)


def broken(page: Page) -> list[str]:
    """Return the words that are broken without a hyphen."""
    return page.evaluate(_BROKEN)


def audit(page: Page, within: str = "html") -> str:
    """Return what axe finds by day, and of colours by night; nothing where there is nothing.

    `within` chooses the part of the page that is looked at.
    """
    page.emulate_media(color_scheme="light")
    # All that is in order need not be described, which takes longer than to find what is not.
    only = {"runOnly": {"type": "tag", "values": _WCAG}, "resultTypes": ["violations"]}
    results = Axe().run(page, context=within, options=only)
    report = results.generate_report() if results.violations_count else ""
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    only = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
    by_night = page.evaluate("([within, only]) => axe.run(within, only)", [within, only])
    for found in by_night["violations"]:
        report += "".join(f"\nby night: {node['failureSummary']}" for node in found["nodes"])
    page.emulate_media(color_scheme="light")
    return report
