"""A moment prints as a poster on one sheet, and carries only names that paper may carry."""

import re

import pytest
from playwright.sync_api import Page

from tests.support.server import Server
from tests.support.world import World, ago

SHORT = "moments/2025-10-29-soppa/"
LETTER = "moments/2026-03-15-laskutehtavia/"


def pdf(page: Page) -> bytes:
    """Return the page as the browser prints it on A4."""
    return page.pdf(prefer_css_page_size=True, print_background=True)


def sheets(printed: bytes) -> int:
    """Count the sheets of a PDF: Chromium writes its page objects uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def on_paper(page: Page) -> str:
    """Return the text that is printed."""
    page.emulate_media(media="print")
    text = page.inner_text("body")
    page.emulate_media(media="null")
    return text


def test_the_sheets_are_counted(unseen_reader):
    assert sheets(pdf(unseen_reader.go("moments/2026/"))) > 2


@pytest.mark.parametrize(
    "address",
    [
        SHORT,
        LETTER,
        "moments/2026-11-03-putki-petti/",
        "moments/2026-02-24-altaan-paasta-paahan/",
        "moments/2026-04-09-bjornar/",
        "moments/2026-09-24-tulppaanirivit/",
    ],
)
def test_a_moment_fills_one_sheet(unseen_reader, address):
    page = unseen_reader.go(address)
    printed = pdf(page)
    assert sheets(printed) == 1
    assert b"/MediaBox [0 0 595" in printed or b"/MediaBox [0 0 594" in printed


@pytest.mark.parametrize("address", [SHORT, LETTER])
def test_a_poster_carries_the_words_and_nothing_of_the_site(unseen_reader, address):
    page = unseen_reader.go(address)
    words = [" ".join(one.split()) for one in page.locator(".words p").all_inner_texts()]
    text = " ".join(on_paper(page).split())
    assert all(paragraph in text for paragraph in words)
    page.emulate_media(media="print")
    for part in (".tools", ".foot", ".skip", ".nav", ".turn", ".aloud", ".told"):
        for one in page.locator(part).all():
            assert not one.is_visible(), part
    page.emulate_media(media="null")
    assert "Hyvä palvelu" not in text
    assert text.count("Tähtihetket") == 1


def test_a_poster_is_whole_at_once_and_keeps_its_colours(unseen_reader):
    page = unseen_reader.go(LETTER)
    page.emulate_media(media="print")
    style = """([selector, part, property]) => [...document.querySelectorAll(selector)].map(
      (one) => getComputedStyle(one, part)[property])"""
    assert {*page.evaluate(style, [".sky .star path", None, "animationName"])} == {"none"}
    exact = page.evaluate(style, [".factor", "::before", "printColorAdjust"])
    assert {*exact} == {"exact"}
    assert page.evaluate(style, [".brand", None, "color"]) == ["rgb(0, 0, 0)"]
    page.emulate_media(media="null")


def test_no_star_is_left_behind_on_the_sheet_before(unseen_reader):
    page = unseen_reader.go("moments/2026/")
    page.emulate_media(media="print")
    above = page.evaluate("""() => [...document.querySelectorAll(".card")].filter((card) =>
      card.querySelector(".star").getBoundingClientRect().top < card.getBoundingClientRect().top)
      .length""")
    assert above == 0
    page.emulate_media(media="null")


def test_a_name_without_permission_for_paper_is_not_printed(unseen_reader):
    page = unseen_reader.go("moments/2025-11-27-kaksi-minuuttia/")
    assert "Jari" in page.inner_text("main")
    text = on_paper(page)
    assert "Jari" not in text
    assert "Pysäköinninvalvonta" in text
    assert "Kaksi minuuttia jäljellä" in text


def test_words_that_carry_such_a_name_are_not_printed(unseen_reader):
    page = unseen_reader.go("moments/2026-09-24-tulppaanirivit/")
    assert "Lauri" in page.inner_text("main")
    text = on_paper(page)
    assert "Lauri" not in text
    assert "oman rivin" not in text
    assert "Nämä sanat on annettu luettavaksi vain seinällä." in text


def test_such_a_name_is_not_printed_by_the_browser_around_the_poster(unseen_reader, tmp_path):
    world = World(tmp_path)
    world.person(permission={"on": ago(100), "channels": ["wall"]})
    world.moment(quote="Sini auttoi.", thanks=[{"person": "sini", "told": ago(52)}])
    with Server(world.build()) as server:
        page = unseen_reader.go("moments/2026-10-01-hetki/", server.address)
        assert "Sini" in page.inner_text("main")
        assert "Sini" not in on_paper(page)
        # A browser prints the title at the top of the sheet where the sheet has a margin for it.
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelector('.poster')).page") == "poster"
        page.emulate_media(media="null")
