"""All that a mouse can do on the wall, a keyboard can: in order, seen, and never stuck."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS
from tests.support.browser import Visit
from tests.support.dialogue import Search

# What Tab should reach, in the order of the document.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled)
  .map((one) => one.dataset.reach = String(++window.reaches))"""

# What has the focus now, and whether a reader sees that it has.
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const seen = [one, one.closest(".card")].some((it) => {
    const style = it && getComputedStyle(it);
    return style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none");
  });
  const within = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return { reach: one.dataset.reach, seen: seen && within, text: one.outerHTML.slice(0, 120) };
}"""

WALKED = [
    "numbered page",
    "moment",
    "sector",
    "person",
    "factor",
    "year",
    "units",
    "people",
    "factors",
    "criteria",
    "hand-written page",
    "not found",
]


def walk(page: Page) -> None:
    """Press Tab from link to link: each is reached in order, is seen, and lets go again."""
    page.evaluate("window.reaches = 0")
    expected = page.evaluate(REACHABLE)
    assert len(expected) > 10
    for number in expected:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["reach"] == number, focused["text"]
        assert focused["seen"], focused["text"]
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["reach"] != expected[-1]


@pytest.mark.parametrize("kind", WALKED)
def test_tab_reaches_everything_in_order(request, unseen_reader, kind):
    server, address = KINDS[kind]
    walk(unseen_reader.go(address, request.getfixturevalue(server).address))


def test_the_first_stop_skips_the_header(reader):
    page = reader.go("moments/2026-11-03-putki-petti/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_focus_can_be_seen_in_the_pixels(reader):
    page = reader.go("moments/2026-11-03-putki-petti/")
    for selector in (".brand", ".nav a", ".tool", ".thanks a", ".factor", ".turn a", ".foot a"):
        target = page.locator(f"{selector}:visible").first
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        clip = {
            "x": max(box["x"] - 8, 0),
            "y": max(box["y"] - 8, 0),
            "width": box["width"] + 16,
            "height": box["height"] + 16,
        }
        before = page.screenshot(clip=clip)
        page.keyboard.press("Shift")  # so that the browser takes the focus for a keyboard's
        target.focus()
        assert page.screenshot(clip=clip) != before, selector
        target.blur()


def test_enter_follows_the_link_of_a_card(unseen_reader):
    page = unseen_reader.go()
    link = page.locator(".card__link").nth(1)
    address = link.get_attribute("href").removeprefix("./")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{unseen_reader.home}{address}")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_search_opens_from_its_button_and_gives_the_focus_back(unseen_reader, key):
    page = unseen_reader.go("units/")
    button = page.get_by_role("button", name="Hae", exact=True)
    button.focus()
    page.keyboard.press(key)
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(button).to_be_focused()
    assert page.url == f"{unseen_reader.home}units/"


def test_a_slash_opens_the_search_but_can_be_written_in_it(reader):
    page = reader.go("kiita/")
    Search(page)
    page.keyboard.type("a/b")
    assert page.input_value("#search-input") == "a/b"
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.locator(".search__close").click()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_a_slash_opens_the_search_again_before_a_frame_has_passed(reader):
    page = reader.go("kiita/")
    Search(page)
    page.evaluate(
        """() => {
          const field = document.querySelector("#search-input");
          field.closest("dialog").close();
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
        }"""
    )
    expect(page.locator("#search-input")).to_be_focused()
    page.locator(".search__close").click()


def test_the_keyboard_stays_in_the_dialogue_while_it_is_open(unseen_reader):
    page = unseen_reader.go("kiita/")
    search = Search(page)
    found = search.ask("hoitaja")
    stops = []
    for _ in range(len(found) + 20):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        inside = page.evaluate(
            "document.querySelector('dialog').contains(document.activeElement)"
            " || document.activeElement === document.body"
        )
        assert inside, focused["text"]
        assert focused["seen"] or focused["text"].startswith("<body")
        stops.append(page.evaluate("document.activeElement.getAttribute('href')"))
    for address in found:
        assert any(address in (stop or "") for stop in stops)
    page.locator("dialog .card__link").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{found[0]}/")


def theme(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).colorScheme")


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_chosen_theme_is_remembered(visit, wall, system, chosen):
    page = visit(wall, color_scheme=system).go("kiita/")
    assert theme(page) == system
    names = {"dark": "Vaihda iltaan: tumma ilme", "light": "Vaihda päivään: vaalea ilme"}
    page.get_by_role("button", name=names[chosen]).focus()
    page.keyboard.press("Enter")
    assert theme(page) == chosen
    page.get_by_role("button", name=names[system]).wait_for()
    page.reload()
    assert theme(page) == chosen
    page.locator(".nav a").nth(1).click()
    assert theme(page) == chosen
    page.get_by_role("button", name=names[system]).click()
    assert theme(page) == system


def test_the_theme_follows_the_system_until_one_is_chosen(reader):
    page = reader.go("kiita/")
    page.emulate_media(color_scheme="dark")
    assert theme(page) == "dark"
    page.get_by_role("button", name="Vaihda päivään").wait_for()


def test_the_theme_can_be_changed_where_nothing_may_be_stored(visit, wall):
    seen: Visit = visit(wall)
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page = seen.go("kiita/")
    page.locator("[data-theme-switch]").click()
    assert theme(page) == "dark"
    page.reload()
    assert theme(page) == "light"
