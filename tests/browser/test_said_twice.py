"""What the search's scripts say again is what the wall says: stars, addresses, filters, letters.

The scripts hand out little, so the tests ask for them with a line more, at addresses of their own.
"""

import re
import sys
from random import Random
from unicodedata import normalize, ucd_3_2_0

import pytest

from star_moments.kit import addresses
from star_moments.kit.star import Shape, paths, shape
from star_moments.search.entries import FILTERS
from star_moments.search.index import FOLDER, plain

HANDED_OUT = {
    "search": "export { star, card, browse, FILTERS, BRAND };",
    "search-index": "",
}
IDS = [f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d}-hetki-{n}" for n in range(1000)]


@pytest.fixture
def ask(unseen_reader):
    """Return what runs a function in the browser on all that a script knows, and one value."""

    def answer(route):
        name = re.search(r"([a-z-]+)-probe\.js", route.request.url)[1]
        found = route.fetch(url=f"{unseen_reader.home}assets/{name}.js")
        route.fulfill(response=found, body=f"{found.text()}\n{HANDED_OUT[name]}\n")

    unseen_reader.page.route("**/*-probe.js", answer)
    unseen_reader.go()
    yield lambda function, value=None, script="search": unseen_reader.page.evaluate(
        f"async ([at, value]) => ({function})(await import(at), value)",
        [f"{unseen_reader.home}assets/{script}-probe.js", value],
    )
    unseen_reader.page.unroute("**/*-probe.js")


def drawn(ask, shapes):
    """Return the paths that the browser draws, each as letters and numbers, however parted."""
    found = ask(
        """(script, texts) => texts.map((text) => {
          const made = script.star(text, 3);
          const paths = [...made.children].map((path) => path.getAttribute("d"));
          return [made.getAttribute("viewBox"), made.getAttribute("class"), ...paths];
        })""",
        list(map(str, shapes)),
    )
    return [(*head, *map(parted, lines)) for *head, a, b in found for lines in [(a, b)]]


def parted(path):
    return re.findall(r"[A-Za-z]|-?\d+", path)


def expected(shapes):
    return [("-99 -99 198 198", "star star--3", *map(parted, paths(one))) for one in shapes]


def test_the_browser_draws_the_stars_of_the_pages(ask):
    shapes = list(map(shape, IDS))
    assert len(set(shapes)) > 900
    assert drawn(ask, shapes) == expected(shapes)


def test_the_browser_draws_any_shape_as_the_pages_do(ask):
    chance = Random(7)
    shapes = [
        Shape(
            rays := chance.randrange(5, 12),
            chance.randrange(100),
            chance.randrange(10, 75),
            chance.choice([100, chance.randrange(62, 80)]) if rays % 2 == 0 else 100,
            chance.randrange(2),
            chance.randrange(3),
        )
        for _ in range(3000)
    ]
    assert drawn(ask, shapes) == expected(shapes)


def test_what_is_found_leads_to_the_page_of_the_moment(ask, unseen_reader):
    links = ask(
        "(script, ids) => ids.map((id) => script.card({ id }).querySelector('a').href)", IDS
    )
    assert links == [unseen_reader.home + addresses.moment(one) for one in IDS]
    more = ask("(script) => script.browse().querySelector('a').href")
    assert more == unseen_reader.home + addresses.MOMENTS


def test_the_search_asks_for_its_index_where_it_lies(unseen_reader):
    unseen_reader.go("moments/")
    unseen_reader.requests.clear()
    unseen_reader.page.keyboard.press("/")
    unseen_reader.page.locator(".search__status").get_by_text(re.compile(r"\w")).wait_for()
    assert f"{unseen_reader.home}{FOLDER}/index.json" in unseen_reader.requests


def test_the_search_offers_the_filters_that_the_index_has(ask):
    assert tuple(ask("(script) => script.FILTERS")) == FILTERS


def test_what_stands_for_a_star_that_is_not_told_is_one(ask):
    rays = Shape(*map(int, ask("(script) => script.BRAND").split(".")))
    assert drawn(ask, [rays]) == expected([rays])


def test_the_search_leaves_the_same_of_each_letter_as_the_index(ask):
    # Those that have been known for long: a browser and a Python of any age know them both.
    letters = (one for one in map(chr, range(sys.maxunicode + 1)) if one.isalnum())
    known = (one for one in letters if ucd_3_2_0.category(one) != "Cn")
    words = sorted({normalize("NFC", letter).lower() for letter in known})
    assert len(words) > 10_000
    found = ask("(script, words) => words.map(script.plain)", words, "search-index")
    assert [one for one in zip(words, found, strict=True) if plain(one[0]) != one[1]] == []
