"""The title of a hand-written page, wherever it stands: each sign of it once, as it was meant."""

from html.parser import HTMLParser

import pytest

from tests.support.world import MKDOCS

NO_SEARCH = MKDOCS.replace("[star-moments]", "[{star-moments: {search: false, display: false}}]")
TITLES = (
    *(
        "Kahvi & pulla <3",
        "A <b> c",
        "Q&amp;A",
        "1 < 2 > 0",
        "&lt;",
        "”Hei” & 'moi' \"x\"",
        "<3 -> ♥",
    ),
    *("</title></a></h1><i>", "{{ 7 * 7 }}", "Tack — Kiitos", "&copy; 2026"),
)


class Seen(HTMLParser):
    """The words of a page by the element that they stand in, and where each link leads."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.links, self.title, self.heading, self.shared = [], {}, "", "", ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "meta" and given.get("property") == "og:title":
            self.shared = given["content"]
        if tag in ("a", "title", "h1"):
            self.open.append((tag, given.get("href")))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, text):
        if self.open:
            tag, leads = self.open[-1]
            if tag == "a":
                self.links[leads] = self.links.get(leads, "") + text
            elif tag == "title":
                self.title += text
            else:
                self.heading += text


def seen(path):
    found = Seen()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def escaped(text):
    """Return Markdown that means the text as it stands."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity)
    return text


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture
def made(world):
    """Each title as a heading, at the top of a page, and as the word in the menu of another."""
    world.write("mkdocs.yml", NO_SEARCH)
    for number, title in enumerate(TITLES):
        world.write(f"content/pages/h{number}.md", f"# {escaped(title)}\n\nTeksti.\n")
        top = f"---\ntitle: {quoted(title)}\n---\n\nTeksti.\n"
        world.write(f"content/pages/t{number}.md", top)
        menu = f"---\ntitle: x\nmenu: {quoted(title)}\n---\n\nTeksti.\n"
        world.write(f"content/pages/m{number}.md", menu)
    return world.build()


def test_the_menus_of_every_page_say_each_title_as_it_is(made):
    for place in ("index.html", "people/index.html", "h0/index.html"):
        links = seen(made / place).links
        root = "../" if "/" in place else ""
        for kind in "htm":
            said = [links.get(f"{root}{kind}{number}/") for number, _ in enumerate(TITLES)]
            if place == "h0/index.html" and kind == "h":
                said[0] = links["./"]
            assert said == [*TITLES], (place, kind)


def test_the_page_itself_says_it_too(made):
    for number, title in enumerate(TITLES):
        for kind in "ht":
            page = seen(made / f"{kind}{number}/index.html")
            assert page.heading == title
            assert page.title == page.shared == f"{title} – Tähtihetket"


def test_markdown_in_a_heading_is_no_part_of_the_title(world):
    world.write("mkdocs.yml", NO_SEARCH)
    world.write("content/pages/a.md", "# *Kahvi* & `pulla` <3 {: .x }\n\nTeksti.\n")
    links = seen(world.build() / "index.html").links
    assert links["a/"].startswith("Kahvi & pulla <3")


def test_a_title_from_the_settings_counts_as_it_is_written(world):
    world.write("mkdocs.yml", f"{NO_SEARCH}nav: ['Q&amp;A <3': kiita.md, 'R & D': a.md]\n")
    world.write("content/pages/a.md", "# Toinen\n")
    links = seen(world.build() / "index.html").links
    assert links["a/"] == "R & D"
