"""The wall's own pages on the oldest browsers that they are for: Chromium 80 and Firefox 102.

What these lack is taken away from today's: a page gets the style sheet as they see it. That nothing
but dispensable things is taken away, tests/unit/test_floor.py holds.
"""

import json
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.support.acorn import program
from tests.support.browser import LAPTOP, NARROW, PHONE
from tests.support.dialogue import Search
from tests.support.floor import FLOORS, SCRIPTS, STYLE, knows
from tests.support.looks import cut_off
from tools.compat import script
from tools.compat.interfaces import INTERFACES, OURS
from tools.compat.seen import features, seen
from tools.compat.table import TABLE


@pytest.fixture(scope="session")
def acorn() -> Path:
    return program()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_each_script_is_in_the_words_of_2020(acorn, path):
    assert script.tree(acorn, path, 2020)


@pytest.mark.parametrize(
    "younger", ["let a; a ??= 1;", "class A { #b() {} }", "class A { b = 1; }", "1_000", "/a/v"]
)
def test_words_that_are_younger_are_refused(acorn, tmp_path, younger):
    path = tmp_path / "younger.js"
    path.write_text(younger)
    with pytest.raises(SyntaxError):
        script.tree(acorn, path, 2020)


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_each_script_asks_only_for_what_is_there(acorn, path, floor):
    tree = script.tree(acorn, path)
    names = script.names(tree) - OURS
    assert names - INTERFACES.keys() == set(), "say in tools/compat/interfaces.py what these mean"
    asked = {INTERFACES[name] for name in names} | script.syntax(tree)
    assert {one for one in asked if not knows(floor)(one)} == set()


def test_a_name_of_ours_is_used(acorn):
    used = {name for path in SCRIPTS for name in script.names(script.tree(acorn, path))}
    assert (OURS | INTERFACES.keys()) - used == set()


def test_the_table_holds_what_is_used_and_nothing_else(acorn):
    trees = [script.tree(acorn, path) for path in SCRIPTS]
    asked = {INTERFACES[name] for tree in trees for name in script.names(tree) - OURS}
    used = asked.union(features(STYLE.read_text(encoding="utf-8")), *map(script.syntax, trees))
    told = json.loads(TABLE.read_text(encoding="utf-8"))
    assert {*told["features"], *told["plain"]} == used, "run `python -m tools.compat`"


def test_the_names_of_a_script_are_found(acorn, tmp_path):
    path = tmp_path / "asking.js"
    path.write_text(
        "const a = (b, { c, d: e = f }) => a?.g(b, ...c)[h] ?? e; a.replaceChildren();"
        "try { i({ j: k, l }); } catch {} for (const m of n) m.o = /\\p{L}/u;"
    )
    tree = script.tree(acorn, path)
    assert script.names(tree) == {"f", "h", "i", "k", "l", "n", ".g", ".o", ".replaceChildren"}
    assert {one.rpartition(".")[2] for one in script.syntax(tree)} == {
        "nullish_coalescing",
        "optional_chaining",
        "optional_catch_binding",
        "spread_in_arrays",
        "unicode_character_class_escape",
    }


# Put another style sheet in the place of the page's own.
DRESS = """(address) => new Promise((resolve, reject) => {
  const link = document.querySelector("link[rel=stylesheet]");
  link.onload = () => resolve();
  link.onerror = reject;
  link.href = address;
})"""

# For each box in whose rows or columns gaps stand: how wide they are, and how far its parts are
# from each other. A box keeps its place in the list whatever the style sheet.
ROWS = """() => [...document.querySelectorAll("body *")].map((one) => {
  const style = getComputedStyle(one);
  if (!style.display.includes("flex") || style.flexDirection !== "row") return null;
  const gap = { wide: parseFloat(style.columnGap) || 0, high: parseFloat(style.rowGap) || 0 };
  const boxes = [...one.children]
    .filter((part) => getComputedStyle(part).position !== "absolute")
    .map((part) => part.getBoundingClientRect())
    .filter((box) => box.width && box.height);
  const apart = { wide: [], high: [] };
  boxes.forEach((box, i) => {
    const next = boxes[i + 1];
    if (!next) return;
    if (next.left >= box.right - 1) apart.wide.push(next.left - box.right);
    else apart.high.push(next.top - box.bottom);
  });
  return { name: `${one.tagName} ${one.getAttribute("class")}`, gap, apart };
})"""

# Words of the page that lie under the header, and words as light as what is behind them: a
# background that an engine does not understand is none.
COVERED = """() => {
  const edge = document.querySelector(".top").getBoundingClientRect().bottom;
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
    if (node.parentElement.closest(".vh")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getBoundingClientRect().top < edge) found.push(node.data.trim().slice(0, 40));
  }
  for (const sky of document.querySelectorAll(".sky")) {
    if (getComputedStyle(sky).backgroundImage === "none") found.push("a sky without its colour");
  }
  return found;
}"""


def dressed(page, floor: str) -> None:
    """Give a page the style sheet as a browser sees it."""
    text = seen(STYLE.read_text(encoding="utf-8"), knows(floor)).text
    address = f"style.css?seen-by={floor}"
    page.route(f"**/{address}", lambda route: route.fulfill(body=text, content_type="text/css"))
    home = page.evaluate("document.querySelector('link[rel=stylesheet]').href")
    page.evaluate(DRESS, home.rpartition("/")[0] + "/" + address)
    page.unroute(f"**/{address}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_and_its_parts_stand_apart(request, unseen_reader, kind):
    server, address = KINDS[kind]
    page = unseen_reader.go(address, request.getfixturevalue(server).address)
    sizes = (PHONE, LAPTOP, NARROW)
    whole = []
    for size in sizes:
        page.set_viewport_size(size)
        whole.append(page.evaluate(ROWS))
    for floor in FLOORS:
        dressed(page, floor)
        for size, before in zip(sizes, whole, strict=True):
            page.set_viewport_size(size)
            assert page.evaluate(COVERED) == []
            assert [one for one in cut_off(page) if "scrolls" not in one] == []
            for now, then in zip(page.evaluate(ROWS), before, strict=True):
                if not now or not then:
                    assert now == then
                    continue
                for way in ("wide", "high"):
                    nearest = min(now["apart"][way], default=1000)
                    least = min([then["gap"][way], *then["apart"][way]])
                    assert nearest >= least - 1, (floor, size, way, now, then)
    page.set_viewport_size(LAPTOP)


@pytest.mark.parametrize("floor", FLOORS)
def test_the_search_is_whole(unseen_reader, floor):
    page = unseen_reader.go("kiita/")
    dressed(page, floor)
    search = Search(page)
    assert search.ask("kirjasto")
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        assert [one for one in cut_off(page) if "scrolls" not in one] == []
        for now in filter(None, page.evaluate(ROWS)):
            if "search__found" in now["name"]:
                assert now["apart"]["wide"] or size == PHONE
                assert all(apart >= 20 for way in now["apart"].values() for apart in way)


@pytest.mark.parametrize("floor", FLOORS)
def test_paper_shows_no_word_that_it_may_not(visit, wall, floor):
    """A rule that an engine does not understand is lost whole: these must not be."""
    page = visit(wall, drawn=False).go("moments/2026-06-09-pihojen-koirat/")
    dressed(page, floor)
    page.emulate_media(media="print")
    hidden = ".on-screen, .kept-words .words, .kept-words h1, .kept-words h2"
    page.evaluate("document.querySelector('.one').classList.add('kept-words')")
    shown = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.className)"
    assert page.eval_on_selector_all(hidden, "(all) => all.length") > 2
    assert page.eval_on_selector_all(hidden, shown) == []
