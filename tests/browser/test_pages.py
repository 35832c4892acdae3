"""Every kind of page: open to all, whole at every width, and silent.

What axe cannot decide, the contrast of words on the sky's gradient, tests/unit/test_tokens.py
computes for every pair that occurs.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.support.browser import Visit
from tests.support.looks import SIZES, audit, cut_off


@pytest.fixture(params=KINDS)
def page(request, reader: Visit) -> Page:
    """Return a page of each kind."""
    server, address = KINDS[request.param]
    return reader.go(address, request.getfixturevalue(server).address)


def test_a_page_is_open_to_all(page):
    assert audit(page) == ""


def test_a_page_is_whole_at_every_width(page):
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        assert cut_off(page) == [], name


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
