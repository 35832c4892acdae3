"""Every kind of page: open to all, whole at every width, and silent.

What axe cannot decide, the contrast of words on the sky's gradient, tests/unit/test_tokens.py
computes for every pair that occurs.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.support.browser import LAPTOP, LOST, Visit
from tests.support.dialogue import Search
from tests.support.looks import SIZES, audit, broken, cut_off
from tests.support.server import Server
from tests.support.sizes import sized
from tests.support.world import MKDOCS, World


@pytest.fixture(scope="module", params=KINDS)
def opened(request, unseen_window: Visit) -> Visit:
    """Open a page of each kind, once for all that is asked of it."""
    server, address = KINDS[request.param]
    unseen_window.page.set_viewport_size(LAPTOP)
    unseen_window.go(address, request.getfixturevalue(server).address)
    return unseen_window


@pytest.fixture
def page(opened: Visit) -> Iterator[Page]:
    """Return that page in a laptop's window; each fault that it commits fails the test."""
    opened.page.set_viewport_size(LAPTOP)
    yield opened.page
    assert opened.found_no_fault()


def test_a_page_is_open_to_all(page):
    assert audit(page) == ""


@sized("pages-wide")
def test_a_page_is_whole_at_every_width(page):
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        assert cut_off(page) == [], name
        assert broken(page) == [], name


def test_a_page_forbids_what_it_does_not_need(page):
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "unsafe" not in policy


def test_names_stand_in_a_row_with_commas(reader):
    page = reader.go("moments/2026-06-09-pihojen-koirat/")
    assert page.inner_text(".thanks.on-screen strong") == "Tuula, Sofia"
    page = reader.go("moments/2026/03/")
    assert page.inner_text(".above").replace("\xa0", " ").endswith("Kaikki hetket › 2026")


def test_the_page_for_what_is_not_there_is_whole_below_a_folder(reader, tmp_path):
    world = World(tmp_path)
    world.moment()
    with Server(tmp_path / "site", "/repo/") as server:
        world.write("mkdocs.yml", f"{MKDOCS}site_url: {server.address}\n")
        world.build()
        page = reader.go(LOST, server.address)
        assert page.evaluate("document.styleSheets.length") == 1
        assert Search(page).ask("kiitos") == ["2026-10-01-hetki"]
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Katso hetkiä").click()
        page.wait_for_url(server.address)
        assert reader.found_no_fault()
        page.goto(f"{server.address}{LOST}")
        page.get_by_role("button", name="Hae hetkeä").click()
        page.locator("dialog .search__input").wait_for()
        # Else the search would go on loading from a server that is gone.
        page.goto("about:blank")


def test_the_browser_keeps_to_what_a_page_forbids(visit, wall):
    seen = visit(wall)
    page = seen.go()
    script = "const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
    page.evaluate(f"() => {{ {script} document.body.append(s); }}")
    assert page.evaluate("window.pwned") is None
    assert "Content Security Policy" in seen.faults.pop()
