"""What is printed carries only what paper may, and a moment is a poster on one sheet."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from star_moments.pages import KINDS
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


@pytest.fixture(scope="module")
def closed(tmp_path_factory) -> Iterator[Server]:
    """Serve a wall whose people permit everything but paper, save one who permits that too."""
    world = World(tmp_path_factory.mktemp("closed"))
    channels = ["wall", "display", "feed", "social"]
    names = {"sini": "Sini Salainen", "tuula": "Tuula Tarkka"}
    for key, name in names.items():
        shown = name.split()[0]
        permission = {"on": ago(100), "channels": channels}
        world.person(key, name=name, shown_as=shown, permission=permission)
    world.person("otto", name="Otto Avoin", shown_as="Otto", unit="kirjasto")
    for number in range(160):
        people = [{"person": key, "told": ago(52)} for key in ("sini", "tuula", "otto")]
        world.moment(
            f"2026-09-01-m{number}",
            date=ago(60 + number),
            quote=["Kiitos avusta!", "Sini Salainen auttoi, sanat ovat salaisia."][number % 2],
            title=[None, None, "Sini Salaisen otsikko"][number % 3],
            channel=["puhelin", "Sini Salaisen sähköposti"][number // 2 % 2],
            story="Tuula Tarkan salainen tarina." if number % 5 == 0 else None,
            thanks=people[number % 3 : number % 3 + 2],
        )
    with Server(world.build()) as server:
        yield server


def printed(page: Page) -> tuple[str, str]:
    """Return what is printed with all that browsers print at the edges unasked, such as the title
    and the address, and what the file says of itself."""
    document = PdfReader(
        BytesIO(
            page.pdf(prefer_css_page_size=True, print_background=True, display_header_footer=True)
        )
    )
    return " ".join(one.extract_text() for one in document.pages), str(document.metadata)


def addresses(server: Server) -> list[str]:
    """Return the first page in each place, and one further page of each list, and what else is
    there to be opened: pages written by hand, screens, and the page for what is not there."""
    site = server.site
    there = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    there = sorted("" if one == "." else f"{one}/" for one in there)
    places = [place for kind in KINDS for place in kind.places]
    found = [*(one for one in there if one.startswith("display/")), "kiita/", "404.html"]
    for place in places:
        of_place = [one for one in there if place.has(one)]
        found += of_place if "people" in place.address else of_place[:1] + of_place[-1:]
    return [*dict.fromkeys(found)]


def test_no_page_prints_what_paper_may_not_carry(closed, visit):
    reader = visit(closed)
    some = addresses(closed)
    assert {"", "people/", "people/sini/", "people/sini/page/1/", "units/kahvila/"} <= {*some}
    assert len(some) > 20
    for address in some:
        page = reader.go(address)
        said = " ".join(printed(page)).replace("\u00ad", "").casefold()
        for secret in ("sini", "tuula", "salai"):
            assert secret not in said, (address, said)


def test_no_title_is_printed_at_the_edge_where_no_script_runs(closed, visit):
    page = visit(closed, java_script_enabled=False).go("people/sini/")
    text, _ = printed(page)
    assert page.title() == "Sini – Tähtihetket"
    assert "Sini" not in text


def test_a_list_prints_the_unit_and_that_the_words_are_not_for_paper(closed, visit):
    reader = visit(closed)
    text = on_paper(reader.go("units/kahvila/"))
    assert text.count("Nämä sanat on annettu luettavaksi vain seinällä.") > 10
    assert "Kahvila" in text
    assert "Otto" in text
    assert "Kiitos avusta!" in text


def test_a_page_of_somebody_who_does_not_permit_paper_prints_one_sentence(closed, visit):
    reader = visit(closed)
    text = on_paper(reader.go("people/sini/")).strip()
    assert text == "Tämä sivu on luettavissa vain seinällä. Käy lukemassa se siellä!"
    assert "Otto" in on_paper(reader.go("people/otto/"))
    assert "Otto" in on_paper(reader.go("people/"))


def test_a_page_has_its_title_back_after_printing(closed, visit):
    page = visit(closed).go("people/sini/")
    pdf(page)
    assert page.title() == "Sini – Tähtihetket"


def test_each_sheet_of_a_list_has_margins(reader):
    document = PdfReader(BytesIO(pdf(reader.go("moments/2026/"))))
    assert len(document.pages) > 2
    for sheet in document.pages:
        heights: list[float] = []
        sheet.extract_text(
            visitor_text=lambda text, cm, tm, font, size, heights=heights: heights.extend(
                [cm[5] + tm[5] * cm[3]] if text.strip() else []
            )
        )
        height = float(sheet.mediabox.height)
        # 18 mm are 51 points.
        assert min(heights) > 45
        assert max(heights) < height - 45
