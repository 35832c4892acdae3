"""Forty leaks: each a mistake in what prints a wall, as a patch of it while one wall is printed.

Each takes the secret by itself, for what prints does not hold it. `where` begins the path of a file
in which it must be found, and `kind` tells as what.
"""

import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import star_moments_theme
from star_moments.feeds import entries
from star_moments.pages import indexes, moments
from star_moments.press.frame import Frame
from star_moments.press.plan import PlannedFile
from star_moments.search import entries as search_entries
from tests.support import proving as wall

BODIES = Path(star_moments_theme.__file__).parent / "bodies"
FULL, NOBODY = "Sini Korhonen", "Otto Ahonen"


class Printer:
    """What a leak may change: functions, templates, frames and files beside."""

    def __init__(self, patch, root: Path):
        self.patch = patch
        self.templates = root / "own-bodies"
        self.templates.mkdir(parents=True)

    def template(self, name: str, old: str, new: str) -> None:
        text = (BODIES / f"{name}.html").read_text()
        assert old in text, (name, old)
        (self.templates / f"{name}.html").write_text(text.replace(old, new, 1))

    def wrap(self, place, name: str, change: Callable) -> None:
        """Let `change` make something else of what a function returns."""
        made = getattr(place, name)
        self.patch.setattr(place, name, lambda *a, **k: change(made(*a, **k)))

    def file(self, path: str, data: bytes | str) -> None:
        data = data.encode() if isinstance(data, str) else data
        extra = PlannedFile(path, "", lambda: data)
        self.wrap(wall, "plan", lambda files: [*files, extra])

    def in_files(self, ending: str, old: str, new: str) -> None:
        """Change what stands in files of this ending."""

        def changed(file: PlannedFile) -> PlannedFile:
            if not file.path.endswith(ending):
                return file
            return file._replace(make=lambda: file.make().replace(old.encode(), new.encode(), 1))

        self.wrap(wall, "plan", lambda files: map(changed, files))


@dataclass(frozen=True)
class Leak:
    name: str
    make: Callable[[Printer], None]
    kind: str
    where: str = ""


LEAKS: list[Leak] = []


def leak(kind: str, where: str = ""):
    def keep(make: Callable[[Printer], None]) -> Callable[[Printer], None]:
        LEAKS.append(Leak(make.__name__, make, kind, where))
        return make

    return keep


CARD = '<p class="day">'


def in_card(new: str, kind: str, name: str) -> None:
    """Add a leak that stands in each card."""
    LEAKS.append(Leak(name, lambda out: out.template("card", CARD, new + CARD), kind, "index.html"))


# Words of moments.


@leak("words", "feed.xml")
def a_draft_in_a_feed(out):
    new = f"<p>{wall.DRAFT}</p>"
    out.wrap(entries, "_entry", lambda one: replace(one, html=one.html + new))


@leak("words", "feed.json")
def a_draft_in_the_json_feed_alone(out):
    out.in_files("feed.json", '"items": [', f'"items": [{json.dumps({"summary": wall.DRAFT})}, ')


@leak("words", "feed.xml")
def words_that_are_closed_to_feeds(out):
    out.wrap(entries, "_entry", lambda one: replace(one, html=f"{one.html}<p>{wall.PRIVATE}</p>"))


@leak("words", "search-index/cards/")
def a_withdrawn_moment_on_a_card_of_the_search(out):
    out.wrap(search_entries, "_card", lambda card: card | {"quote": wall.GONE})


@leak("words", "search-index/forms/")
def words_of_a_withdrawn_moment_among_those_of_the_search(out):
    words = {"rollaattorin", "lumihangesta", "pakkasessa"}
    out.wrap(search_entries, "_words", lambda told: told | words)


@leak("words", "display/feed.")
def an_expired_moment_on_screens(out):
    out.in_files(".json", '"moments":[{', f'"moments":[{{"x":{json.dumps(wall.OVER)},')


@leak("words", "display/basic/")
def an_expired_moment_on_screens_without_scripts(out):
    out.in_files("basic/index.html", "</body>", f"<p>{wall.OVER}</p></body>")


@leak("words", "moments/2026-10-01-hetki/")
def a_draft_in_the_description(out):
    out.wrap(moments, "of_moment", lambda one: replace(one, description=wall.DRAFT))


@leak("words", "moments/2026-10-12-luonnos/")
def a_page_for_a_draft(out):
    out.file("moments/2026-10-12-luonnos/index.html", f"<p>{wall.DRAFT}</p>")


@leak("address", "moments/2026-10-14-vanha/")
def a_page_that_stayed(out):
    out.file("moments/2026-10-14-vanha/index.html", "<p>Hetkeä ei löydy.</p>")


@leak("address", "sitemap.xml")
def a_withdrawn_moment_on_the_map_of_the_site(out):
    new = "<url><loc>https://tahti.example/moments/2026-10-13-poistettu/</loc></url></urlset>"
    out.in_files("sitemap.xml", "</urlset>", new)


in_card(f"<p>{wall.WRONG}</p>", "words", "a_moment_in_error_on_a_card")
in_card(f"<p>{wall.SHORT}</p>", "words", "a_short_withdrawn_text_on_a_card")
in_card(f'<a href="#" rel="prev">{wall.TITLE}</a>', "words", "the_title_of_a_withdrawn_neighbour")
in_card(f"<template><p>{wall.LATIN}</p></template>", "words", "a_file_in_another_encoding")
in_card(f"<!-- {wall.MERGED} -->", "words", "one_side_of_a_merge_in_a_comment")
in_card(
    "<p>" + " ".join(f"<i>{word[:2]}</i>{word[2:]}" for word in wall.DRAFT.split()) + "</p>",
    "words",
    "words_that_marks_cut",
)
in_card(
    "<p>" + "".join(f"<div>{word}</div>\n" for word in wall.GONE.split()) + "</p>",
    "words",
    "each_word_in_an_element_of_its_own",
)
in_card(
    "<p>" + "".join(f"&#{ord(sign)};" for sign in wall.OVER) + "</p>",
    "words",
    "each_sign_as_a_number",
)

# Names.

in_card(f'<b title="{FULL}">★</b>', "name", "a_full_name_in_a_title")
in_card(f"<!-- {FULL} -->", "name", "a_full_name_in_a_comment")
in_card(f'<i data-who="{NOBODY}"></i>', "name", "a_name_in_a_data_attribute")
in_card(f'<img src="x.png" alt="Kuvassa {NOBODY}">', "name", "a_name_in_the_text_of_a_picture")
in_card('<a href="/?q=Otto%20Ahonen">x</a>', "name", "a_name_in_a_link_in_per_cents")
in_card("<p>&#79;tto&nbsp;A&#x68;onen</p>", "name", "a_name_in_entities")
in_card("<p>Ot<b>to</b> Aho<i>nen</i></p>", "name", "a_name_that_marks_cut")
in_card("<p>Ot&shy;to Aho\u00adsen</p>", "name", "a_name_with_soft_hyphens")
in_card("<p>O\u200btto\nAho\u2060selle</p>", "name", "a_name_over_two_lines_with_unseen_signs")
in_card("<p>Kiitos, Otto!</p>", "name", "a_first_name_alone")
in_card("<p>Vilma Maria Ojala</p>", "name", "a_second_name_that_was_not_agreed")
in_card(
    r'<script>const who = "\u004ftto\u0020\x41honen";</script>',
    "name",
    "a_name_escaped_in_a_script",
)


@leak("name", "media/")
def a_name_in_a_file_name(out):
    out.file("media/otto-ahonen.txt", "Kuva")


@leak("name", "people/tuula/")
def a_name_in_the_preview_of_a_person(out):
    out.in_files(
        "people/tuula/index.html", "</head>", '<meta property="og:title" content="Tuula"></head>'
    )


@leak("name", "moments/2026-10-02-hetki/")
def a_name_in_data_for_search_engines(out):
    data = json.dumps({"@type": "Person", "name": "Tuula"})
    new = f'<script type="application/ld+json">{data}</script></head>'
    out.in_files("2026-10-02-hetki/index.html", "</head>", new)


@leak("name", "feed.xml")
def a_name_of_the_wall_in_a_feed(out):
    out.wrap(entries, "_entry", lambda one: replace(one, title=f"Kiitos, Tuula: {one.title}"))


@leak("name", "display/manifest.json")
def a_name_of_the_wall_in_the_list_of_a_screen(out):
    out.in_files("manifest.json", '"schema"', '"who":"Tuula","schema"')


@leak("name", "moments/2026-10-02-hetki/")
def a_name_of_the_wall_on_paper(out):
    out.template("moment", "links(page.paper,", "links(c.thanks,")


@leak("name", "people/")
def somebody_among_the_people_who_has_not_permitted_it(out):
    entry = indexes.Entry("Otto", "people/otto/")
    group = indexes.Group("O", None, (entry,))
    out.wrap(indexes, "_people", lambda groups: [*groups, group])


@leak("name", "index.html")
def a_name_at_the_foot_of_each_page(out):
    out.wrap(Frame, "fill", lambda page: page.replace("</footer>", f"<p>{NOBODY}</p></footer>"))


@leak("name", "media/")
def a_name_in_a_drawing(out):
    out.file(
        "media/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><title>{NOBODY}</title></svg>'
    )


@leak("name", "media/")
def a_name_in_a_style(out):
    out.file("media/a.css", r'.a::after { content: "\4f tto Ahonen"; }')


@leak("name", "media/")
def a_name_in_what_a_picture_says_of_itself(out):
    out.file("media/a.png", png(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(NOBODY.encode())))


@leak("name", "media/")
def a_name_in_what_a_photograph_says_of_itself(out):
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 0) + NOBODY.encode() + b"\0"
    out.file("media/a.jpg", b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)


@leak("name", "media/")
def a_name_in_a_paper(out):
    out.file("media/a.pdf", pdf(NOBODY))


def png(kind: bytes, body: bytes) -> bytes:
    def part(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    size = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    seen = part(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + size + part(kind, body) + seen + part(b"IEND", b"")


def pdf(text: str) -> bytes:
    """Return a page on which a text stands, packed."""
    said = zlib.compress(f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET".encode())
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(said), said),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    head_ = b"xref\n0 6\n0000000000 65535 f \n"
    return made + head_ + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
