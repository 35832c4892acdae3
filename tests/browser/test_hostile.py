"""Whatever is written into a field, the wall shows it as text, and nothing else happens."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Page

from tests.support.browser import NARROW, Visit
from tests.support.dialogue import Search
from tests.support.looks import cut_off
from tests.support.server import Server
from tests.support.world import World, ago, dump

UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069]")
ELSEWHERE = "https://evil.example"

TEXTS = {
    "markup": (
        "\"><img src=x onerror=window.pwned=1>'><svg/onload=window.pwned=1>"
        "</title></head></p></blockquote></main></script><script>window.pwned=1</script>"
        "<div <p class= <b><i> <textarea> <style>*{color:red} ]]> <!-- onmouseover=x="
    ),
    "links": (
        "[paina](javascript:window.pwned=1) ![kuva](javascript:window.pwned=1) "
        f"![kuva]({ELSEWHERE}/x.png) [tieto](data:text/html;base64,PHA+) "
        f"<a href=javascript:window.pwned=1>tästä</a> <img src={ELSEWHERE}/y.png>"
    ),
    "template": (
        "{{ 7-7 }} {% raw %} {# x #} {{ config.extra }} ${7-7} <%= 7-7 %> {count} hole-main-0 "
        "&lt;script&gt;window.pwned=1&lt;/script&gt; &amp;amp; &#60;b&#62; &nbsp %00 &#0; ␀"
    ),
    "escapes": "\\0 \\u0000 \\x02 \\",
    # As long as seven of them fit into one file of the content.
    "one word": "Q" * 9_000,
    "right to left": "שלום \u202eעולם\u202d abc \u2067مرحبا \u202bאבג",
    "letters in many parts": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇫🇮 Z" + "\u0300\u0323\u031b" * 30 + "algo",
}
# This one is looked for on the pages too that show nothing but names.
EVERYWHERE = "markup"
# Markdown turns these into something else, and shows the rest as it is written.
WRITTEN_OTHERWISE = {"links", "template", "escapes"}

WALL = """\
units: [{key: kaikki, name: %(text)s, units: [{key: kahvila, name: %(text)s}]}]
factors: [{key: joy, name: %(text)s, meaning: %(text)s, question: %(text)s}]
name: %(text)s
organisation: %(text)s
language: fi
approvers: [{key: raija, name: Raija Virta}]
rules: {told_first: true, approvals: 1, keep: 10 years, named_told_from: 2026-11-20}
"""

# Where on which page which field shows; every page shows the wall's name and the organisation's.
PLACES = {
    "": (".lead h2", ".lead .words", ".lead .thanks", ".lead .factor"),
    "moments/2026-10-01-hetki/": (
        *("h1", ".words", ".thanks.on-screen strong", ".thanks.on-screen span:not(.vh)"),
        *(".factor", ".day", ".on-paper strong"),
    ),
    "moments/2026/": (".card h2", ".card .words", ".card .thanks", ".card .factor"),
    "units/": (".group h2", ".tree a"),
    "units/kahvila/": ("h1", ".above a"),
    "people/": (".entries a", ".entries p"),
    "people/sini/": ("h1", ".above a"),
    "factors/": (".entries a", ".entries p"),
    "factors/joy/": ("h1", ".intro", ".question"),
    "criteria/": (".factor",),
}
# The pages of screens, where the first moment stands before any script has run.
SCREENS = ("display/", "display/kahvila/", "display/basic/", "display/basic/2.html")

LOOK = """(places) => ({
  pwned: window.pwned ?? null,
  parts: document.querySelectorAll("title, header, main, footer").length,
  foreign: document.querySelectorAll("img, iframe, object, textarea, body style, base").length,
  links: [...document.links].map((one) => one.href),
  title: document.title,
  texts: places.map((place) => document.querySelector(place).textContent),
})"""


def hostile(root: Path, text: str) -> World:
    """Return a world in which every field is the text."""
    quoted = dump({"x": text}).removeprefix("x: ").strip()
    world = World(root, wall=WALL % {"text": quoted})
    world.person(name=text, shown_as=text)
    fields = dict.fromkeys(("quote", "title", "story", "learned", "channel"), text)
    thanks = [{"person": "sini", "told": ago(52)}]
    world.moment("2026-10-01-hetki", thanks=thanks, **fields)
    world.moment("2026-09-30-toinen", date=ago(54), quote="Tavallinen kiitos.")
    return world


def plain(text: str) -> str:
    """Return a text as it is compared: signs that nobody sees and blanks do not count."""
    return " ".join(normalize("NFC", UNSEEN.sub("", text)).split())


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_shown_as_text_and_does_nothing(unseen_reader: Visit, visit, tmp_path, name):
    reader = unseen_reader
    text = plain(TEXTS[name])
    site = hostile(tmp_path, TEXTS[name]).build()
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    pages = {page.removesuffix("index.html") for page in pages}
    screens = {page for page in pages if page.startswith("display/")}
    pages -= screens
    assert PLACES.keys() <= pages
    if name != EVERYWHERE:
        pages = {*PLACES}
    assert set(SCREENS) <= screens
    with Server(site) as server:
        reader.page.set_viewport_size(NARROW)
        for address in sorted(pages):
            places = [".brand", ".foot__house", *PLACES.get(address, ())]
            page = reader.go(address, server.address)
            seen = page.evaluate(LOOK, places)
            assert seen["pwned"] is None, address
            assert (seen["parts"], seen["foreign"]) == (4, 0), address
            assert text[:60] in plain(seen["title"]), address
            for place, shown in zip(places, seen["texts"], strict=True):
                assert text[: most_of(place)] in plain(shown), (address, place)
            allowed = (server.address, f"{ELSEWHERE}/x.png")
            assert not [link for link in seen["links"] if not link.startswith(allowed)], address
            assert cut_off(page) == [], address
        markdown(reader.go("moments/2026-10-01-hetki/"), name)
        searched(reader.go(), text)
        on_screens(visit(server, drawn=False), text)


def most_of(place: str) -> int:
    """Return how much of a text shows there: cards are cut."""
    return 400 if place in (".card .words", ".lead .words") else 10_000


def on_screens(visit: Visit, text: str) -> None:
    """Look at pages of the screens, and leave each: a screen would go on asking for news."""
    shown = []
    for address in SCREENS:
        page = visit.go(f"{address}?sw=off")
        if not address.startswith("display/basic/"):
            page.locator("#stage[data-state=moments]").wait_for()
        seen = page.evaluate(LOOK, [".slide:not([hidden])"])
        assert seen["pwned"] is None, address
        assert (seen["parts"], seen["foreign"], seen["links"]) == (1, 0, []), address
        assert text[:60] in plain(seen["title"]), address
        shown.append(plain(seen["texts"][0]))
        visit.page.goto("about:blank")
    assert any(text[:20] in one for one in shown)


def markdown(page: Page, name: str) -> None:
    """Look at the fields that the editors write as Markdown."""
    for part in page.locator(".told > section").all():
        inside = part.locator("p")
        assert inside.locator(":not(a)").count() == 0
        if name not in WRITTEN_OTHERWISE:
            assert plain(TEXTS[name]) in plain(inside.text_content())
    assert page.locator(".told > section").count() == 2


def searched(page: Page, text: str) -> None:
    """Look at what the search shows, and at its filters."""
    search = Search(page)
    assert search.narrow("year", "2026") == ["2026-10-01-hetki", "2026-09-30-toinen"]
    for place, most in ((".words", 150), ("h3", 50), (".thanks", None), (".factor", None)):
        shown = search.dialog.locator(".card").first.locator(place).text_content()
        assert text[:most] in plain(shown), place
    for name in ("unit", "factor"):
        option = page.locator(f"#search-{name} option").nth(1)
        assert plain(text) in plain(option.text_content())
        search.narrow(name, option.get_attribute("value"))
        assert search.count() == 2
    assert cut_off(page) == []
    search.ask(text[:200])
    assert page.evaluate("window.pwned") is None


LEFT_TO_RIGHT = """(text) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(text);
    if (at < 0 || node.parentElement.closest(".vh, title")) continue;
    const left = (from) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getBoundingClientRect().left;
    };
    return left(at) < left(at + text.length - 1);
  }
  throw new Error(`no ${text}`);
}"""


def test_words_from_right_to_left_turn_no_others_round(reader, tmp_path):
    world = World(tmp_path)
    names = ["Nimi", "\u202eשלום", "\u202eעולם", "Niemi"]
    thanks = []
    for number, name in enumerate(names):
        world.person(f"p{number}", name=f"{name} {number}", shown_as=name)
        thanks.append({"person": f"p{number}", "told": ago(1)})
    world.moment("2026-10-01-a", quote="Ensimmäinen kiitos.", title="Ensin")
    world.moment("2026-10-02-b", quote=TEXTS["right to left"], title="\u202eאבג", thanks=thanks)
    world.moment("2026-10-03-c", quote="שלום עולם", channel="\u202eאבג", thanks=thanks)
    world.moment("2026-10-04-d", quote="Viimeinen kiitos.", title="Sitten")
    with Server(world.build()) as server:
        page = reader.go("units/kahvila/", server.address)
        for text in ("Ensimmäinen", "Viimeinen", "Ensin", "Sitten", "Nimi", "Niemi", "Iloisuus"):
            assert page.evaluate(LEFT_TO_RIGHT, text), text
        assert not page.evaluate(LEFT_TO_RIGHT, "עולם")
        shown = page.locator(".card .thanks a").filter(has_text=re.compile("Nimi|Niemi|[א-ת]"))
        places = [one.bounding_box()["x"] for one in shown.all()]
        assert len(places) == 8
        assert places == sorted(places[:4]) + sorted(places[4:]), "the names stand in their order"
        page = reader.go("moments/2026-10-03-c/")
        for text in ("Vanhempi hetki", "Asiakas", "lokakuuta"):
            assert page.evaluate(LEFT_TO_RIGHT, text), text
