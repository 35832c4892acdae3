"""The search, on the sample wall: words in any form, in three languages at once, and filters."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from star_moments.search import entries
from star_moments.search.grammar import LEAST, RULES, stem
from star_moments.search.postings import written
from tests.support.browser import NARROW, Visit
from tests.support.dialogue import Search
from tests.support.looks import audit, cut_off
from tests.support.sample import CONTENT
from tests.support.server import Server

WITHHELD = {
    "2026-11-12-kannel-vireessa": "kannel",
    "2026-11-18-vesikoripallo": "uinninvalvoja",
    "2026-11-21-terassin-lasitus": "lasitukseen",
    "2026-11-17-grinden": "ritningen",
    "2026-11-16-isovanhempien-lounas": "isovanhempien",
    "2026-10-12-retkisampylat": "sämpylät",
    "2026-11-19-torin-kuusi": "nosturin",
    "2026-11-17-harjoituspalo": "laivakokki",
    "2026-04-15-tulostin": "tulostimen",
    "2026-05-05-ala-pyyhi": "kokoushuoneen",
    "2026-06-02-kaksi-pysakkia": "kukkapenkki",
}


@pytest.fixture(scope="module")
def opened(unseen: Browser, wall: Server) -> Iterator[tuple[Visit, Search]]:
    """Open the search once, on a page that is quickly there."""
    visit = Visit.begin(unseen, wall.address, reduced_motion="reduce")
    yield visit, Search(visit.go("kiita/"))
    visit.context.close()


@pytest.fixture
def search(opened: tuple[Visit, Search]) -> Iterator[Search]:
    """Return that search, for who only asks; each fault of the page fails the test."""
    visit, search = opened
    yield search
    assert visit.found_no_fault()


@pytest.fixture
def drawn(reader: Visit) -> Search:
    """Open it anew where a mouse can be used too."""
    return Search(reader.go("kiita/"))


@pytest.mark.parametrize("form", ["hoitaja", "hoitajat", "hoitajien", "hoitajilla"])
def test_a_finnish_word_finds_its_other_forms(search, form):
    found = search.ask(form)
    assert set(found) == {"2025-10-06-kahvi-mustana", "2026-03-15-laskutehtavia"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kuljettajien", {"2026-10-08-posti-samalla", "2025-12-22-vino-kuusi"}),
        ("siivoojat", {"2026-03-26-lyhin-palaveri"}),
        ("dörren", {"2026-01-20-fredagsskvaller"}),
        ("björn", {"2026-04-09-bjornar"}),
        ("corner", {"2026-03-18-corners"}),
        ("librarians", {"2026-06-17-print-a-form"}),
    ],
)
def test_each_language_is_searched_by_its_own_grammar(search, word, expected):
    assert set(search.ask(word)) == expected


def test_the_browser_finds_the_stems_and_the_words_that_the_index_was_made_of(
    unseen_reader, sample
):
    """Two programs do it in two languages of programming: whatever they read, they agree."""
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("moments/**/*.yml")]
    asked = sorted({word for text in texts for word in entries._words(text)})
    assert len(asked) > 1000
    rules = {language: [asked, RULES[language]] for language in RULES}
    unseen_reader.go()
    parted, stems = unseen_reader.page.evaluate(
        """async ([address, texts, rules, least]) => {
          const { parted, readRules, stemOf } = await import(address);
          const stems = ([words, rules]) => {
            const made = readRules(rules);
            return words.map((word) => stemOf(word, made, least));
          };
          return [texts.map(parted), Object.values(rules).map(stems)];
        }""",
        [f"{unseen_reader.home}assets/search-index.js", texts, rules, LEAST],
    )
    assert list(map(set, parted)) == list(map(entries._words, texts))
    for language, found in zip(RULES, stems, strict=True):
        assert found == [stem(word, language) for word in asked]


def test_the_browser_reads_the_numbers_that_the_index_holds(unseen_reader):
    numbers = [[], [0], [45, 46, 47], [*range(0, 9000, 7)], [3, 2116, 2117, 10**6, 10**7]]
    unseen_reader.go()
    found = unseen_reader.page.evaluate(
        "async ([address, texts]) => texts.map((await import(address)).numbersOf)",
        [f"{unseen_reader.home}assets/search-index.js", list(map(written, numbers))],
    )
    assert found == numbers


def test_who_writes_no_dots_finds_what_has_them_and_not_the_other_way_round(search):
    dotted = search.ask("dörren")
    assert dotted == search.ask("dorren") != []
    assert search.ask("kirjästo") == []


def test_a_beginning_finds_longer_words_from_three_letters_on(search):
    whole = set(search.ask("kirjastossa"))
    assert whole
    assert whole <= set(search.ask("kirj"))
    assert search.ask("ki") == []


def test_whom_a_moment_is_about_comes_before_who_is_only_told_of(search):
    search.ask("kirjasto")
    cards = [card.inner_text() for card in search.dialog.locator(".card").all()]
    about = ["Kirjasto" in card for card in cards]
    assert True in about
    assert about == sorted(about, reverse=True)


def test_a_wall_that_is_published_anew_meanwhile_is_searched_anew(unseen_reader):
    search = Search(unseen_reader.go())
    gone = []

    def first_is_gone(route):
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=404)

    unseen_reader.context.route("**/search-index/forms/*", first_is_gone)
    assert search.ask("kirjasto")
    assert gone
    unseen_reader.faults.clear()


def test_moments_in_two_languages_are_found_at_once(search):
    expected = {"2025-10-22-runokirja", "2026-04-09-bjornar"}
    assert set(search.ask("Camilla")) == expected
    quotes = search.dialog.locator(".words").all()
    languages = [quote.evaluate("one => one.closest('[lang]').lang") for quote in quotes]
    assert sorted(languages) == ["fi", "sv"]


def test_filters_count_and_combine(drawn, sample):
    years = Counter(path.name[:4] for path in (sample / "moments").glob("????-??-??-*"))
    assert drawn.choices("year") == dict(sorted(years.items(), reverse=True))
    everything = drawn.choices("factor")
    assert list(everything) == sorted(everything)
    joyful = drawn.narrow("factor", "Iloisuus")
    assert drawn.count() == everything["Iloisuus"] > len(drawn.choices("year"))
    assert joyful == sorted(joyful, reverse=True)

    behind = drawn.choices("unit")
    assert drawn.choices("factor") == everything, "its own choice is set aside"
    found = drawn.narrow("unit", "Kirjasto")
    assert 0 < len(found) == behind["Kirjasto"] < everything["Iloisuus"]
    for card in drawn.dialog.locator(".card").all():
        assert "Kirjasto" in card.inner_text()

    fewer = drawn.narrow("year", "2026")
    assert 0 < len(fewer) < len(found)
    assert all(name.startswith("2026-") for name in fewer)
    colleague = drawn.choices("giver")
    assert sum(colleague.values()) == len(fewer)

    drawn.page.click(".search__clear")
    expect(drawn.dialog.locator(".card")).to_have_count(0)
    assert drawn.choices("factor") == everything
    assert all(not select.input_value() for select in drawn.dialog.locator("select").all())


def test_a_filter_narrows_what_the_words_found(drawn):
    all_of_them = drawn.ask("kiitos")
    number = drawn.choices("giver")["Asiakas"]
    found = drawn.narrow("giver", "Asiakas")
    assert 0 < len(found) == number <= len(all_of_them)
    assert set(found) <= set(all_of_them)


def test_more_are_shown_when_asked_for(drawn, sample):
    first = drawn.narrow("year", "2026")
    assert len(first) == 12
    more = drawn.dialog.locator(".search__more")
    while more.is_visible():
        shown = drawn.dialog.locator(".card").count()
        more.click()
        expect(drawn.dialog.locator(".card").nth(shown)).to_be_visible()
        expect(drawn.dialog.locator(".card__link").nth(shown)).to_be_focused()
    hrefs = [link.get_attribute("href") for link in drawn.dialog.locator(".card__link").all()]
    there = {path.name for path in (sample / "moments").glob("2026-*")}
    assert sorted(href.split("/")[-2] for href in hrefs) == sorted(there)


@pytest.mark.parametrize("server", ["wall", "wall_below"])
def test_a_result_leads_to_its_moment(request, server, reader):
    server = request.getfixturevalue(server)
    page = reader.go("moments/2026/03/", server.address)
    assert Search(page).ask("hoitajien")
    page.get_by_role("link", name="Aamuisin laskutehtäviä").locator("visible=true").last.click()
    page.wait_for_url(f"{server.address}moments/2026-03-15-laskutehtavia/")
    assert "Yksi hoitajista oli" in page.inner_text("main")


def test_what_finds_nothing_invites(drawn):
    assert drawn.ask("zyxwomo") == []
    expect(drawn.dialog.locator(".search__status")).to_have_text("Yhtään hetkeä ei löytynyt.")
    note = drawn.dialog.locator(".search__note")
    assert "Ehkä hetki on vielä kertomatta?" in note.inner_text()
    note.get_by_role("link", name="Selaa kaikkia hetkiä").click()
    drawn.page.wait_for_url("**/moments/")


def test_no_word_finds_what_is_withheld(search):
    for withheld, word in WITHHELD.items():
        found = search.ask(word)
        assert withheld not in found
        assert word not in search.dialog.locator(".search__found").inner_text().lower()


@pytest.mark.parametrize("name", ["Liisa", "Eero", "Marjatta", "terassi", "tulostimen", "kannel"])
def test_a_word_that_no_moment_has_finds_nothing_that_only_begins_like_it(search, name):
    assert search.ask(name) == []


def test_without_scripts_the_search_leads_to_all_moments(visit, wall, wall_below):
    seen = visit(wall, java_script_enabled=False)
    for server in (wall, wall_below):
        seen.home = server.address
        page = seen.page
        page.goto(f"{server.address}moments/2026-10-08-posti-samalla/")
        page.get_by_role("link", name="Hae").click()
        page.wait_for_url(f"{server.address}moments/")
        assert page.locator("main a[href]").count() > 12


def test_an_index_that_does_not_answer_leads_to_all_moments(visit, wall):
    seen = visit(wall, drawn=False)
    seen.context.route("**/search-index/**", lambda route: route.fulfill(status=503))
    page = seen.go()
    page.keyboard.press("/")
    note = page.locator(".search__note")
    note.get_by_role("link", name="Selaa kaikkia hetkiä").wait_for()
    assert "Haku ei nyt vastaa" in page.inner_text(".search__status")
    assert all("503" in fault for fault in seen.faults)
    seen.faults.clear()


def test_the_dialogue_is_open_to_all_and_whole_at_every_width(unseen_reader):
    """On a page with little behind it: each page is looked at by itself in test_pages.py."""
    page = unseen_reader.go("kiita/")
    search = Search(page)
    for ask in (
        lambda: None,
        lambda: search.ask("kiitos"),
        lambda: search.narrow("unit", "Kirjasto"),
        lambda: search.ask("zyxwomo"),
    ):
        ask()
        assert audit(page, "dialog.search") == ""
        for width in (320, 390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert cut_off(page) == []


def test_the_example_in_the_field_can_be_read_on_a_phone(unseen_reader):
    unseen_reader.page.set_viewport_size(NARROW)
    page = unseen_reader.go()
    Search(page)
    wide = page.evaluate("""() => {
      const input = document.querySelector("#search-input");
      const context = document.createElement("canvas").getContext("2d");
      context.font = getComputedStyle(input).font;
      return context.measureText(input.placeholder).width / input.clientWidth;
    }""")
    assert 0.3 < wide <= 1


def test_nothing_is_loaded_before_the_search_is_opened(unseen_reader):
    page = unseen_reader.go()
    page.wait_for_load_state("networkidle")
    assert not [url for url in unseen_reader.requests if "search-index" in url]
    Search(page)
    assert [url for url in unseen_reader.requests if "search-index" in url]


@pytest.mark.parametrize("asked", ["keitto", "keittoa", "ke\u00aditosta", "linssi\u00adkeitto"])
def test_the_end_of_a_compound_finds_it_and_signs_that_nobody_sees_do_not_matter(search, asked):
    assert "2026-09-02-makutuomari" in search.ask(asked)


def test_who_has_the_word_comes_before_who_has_it_at_the_end_of_a_compound(search):
    """The older of the two moments has it; without the rule, the newer one would be first."""
    found = search.ask("päivystyksen")
    assert found == ["2026-03-04-missa-jarjestyksessa", "2026-11-03-putki-petti"]
