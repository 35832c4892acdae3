"""What people wrote has its own direction and its language, wherever a page or a feed shows it."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.world import MKDOCS, World

VOID = {"meta", "link", "path", "img", "br", "input", "hr"}
PIECES = {
    "شكرا": ("ar", "the words"),
    "عنوان": ("ar", "a title"),
    "قصة": ("fi", "the story"),
    "درس": ("fi", "a list in what was learned"),
    "سيني": ("fi", "a name"),
    "רשימה": ("fi", "a way"),
}


class Seen(HTMLParser):
    """Of each piece of text: in which language it stands, and whether it has its own direction."""

    def __init__(self, language: str):
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, bool]] = [("", language, False)]
        self.found: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            given = dict(attributes)
            _, language, _ = self.open[-1]
            own = tag == "bdi" or given.get("dir") == "auto"
            inside = self.open[-1][2] and tag in ("p", "li", "a", "strong", "em", "span", "bdi")
            self.open.append((tag, given.get("lang", language), own or inside))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, text):
        tag, language, own = self.open[-1]
        if tag not in ("title", "script", "style"):
            self.found += [
                (piece, language, own) for piece in PIECES if piece in text.replace("\u00ad", "")
            ]


def seen(html: str, language: str = "fi") -> list[tuple[str, str, bool]]:
    page = Seen(language)
    page.feed(html)
    return page.found


@pytest.fixture
def site(world: World) -> Path:
    """Three moments in Arabic, one with a title; a person and the rest with Arabic names."""
    world.write("mkdocs.yml", MKDOCS.replace("[star-moments]", "[{star-moments: {search: false}}]"))
    world.person(name="سيني سيني", shown_as="سيني")
    told = {"thanks": [{"person": "sini", "told": "2026-10-02"}, {"unit": "kahvila"}]}
    more = {"language": "ar", "channel": "רשימה", **told}
    world.moment("a", quote="شكرا جزيلا!", **more)
    world.moment("b", quote="شكرا!", title="عنوان!", story="قصة!", learned="- درس!", **more)
    world.moment("c", quote="شكرا!\n\nشكرا!", **more)
    return world.build()


def test_on_every_page_each_has_its_direction_and_its_language(site):
    found = []
    for path in site.rglob("*.html"):
        for piece, language, own in seen(path.read_text(encoding="utf-8")):
            place = path.relative_to(site).as_posix()
            assert own, (place, PIECES[piece])
            if not place.startswith("display/"):
                assert language == PIECES[piece][0], (place, PIECES[piece])
            found.append(piece)
    assert {*found} == {*PIECES}
    assert found.count("عنوان") > 6


def test_in_feeds_too(site):
    items = json.loads((site / "feed.json").read_bytes())["items"]
    found = [one for item in items for one in seen(item["content_html"], item["language"])]
    assert {piece for piece, _, _ in found} == {"شكرا", "قصة", "درس", "سيني"}
    for piece, language, own in found:
        assert own, PIECES[piece]
        assert language == PIECES[piece][0] or piece == "سيني"


def test_what_is_in_the_walls_language_says_so_once(world):
    world.moment("a", title="Kiitos")
    page = (world.build() / "moments/a/index.html").read_text(encoding="utf-8")
    assert page.count('lang="') == 1
