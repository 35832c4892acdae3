"""What a feed reader gets: Atom (RFC 4287) and JSON Feed 1.1, of the wall and of each unit."""

import json
import re
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest

from tests.support.world import MKDOCS, World, ago

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PLACES = ("", "units/palvelut/", "units/kahvila/", "units/kirjasto/")
INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"
SITE = "https://intra.example.org/tahdet/"
NO_SEARCH = MKDOCS.replace("[star-moments]", "[{star-moments: {search: false}}]")

# The facts of https://www.jsonfeed.org/version/1.1/ on the fields that these feeds use; a field of
# any other name would be a mistake.
TEXT = {"type": "string", "minLength": 1}
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"name": TEXT, "url": TEXT, "avatar": TEXT},
        "additionalProperties": False,
        "minProperties": 1,
    },
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("id", "url", "title", "summary", "content_html", "content_text"), TEXT),
        "date_published": {"type": "string", "pattern": INSTANT},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "tags": {"type": "array", "items": TEXT, "uniqueItems": True},
        "authors": AUTHORS,
    },
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "home_page_url", "feed_url", "icon"), TEXT),
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "authors": AUTHORS,
        "items": {"type": "array", "items": ITEM},
    },
}


@pytest.fixture(params=[SITE, ""], ids=["address known", "address unknown"])
def site_url(request):
    return request.param


def built(world: World, site_url: str = ""):
    world.write("mkdocs.yml", f'{NO_SEARCH}site_url: "{site_url}"\n')
    return world.build()


def varied(world: World) -> World:
    world.person()
    world.moment(
        "2026-10-01-kahvi", title="Kahvi", story="Hän *toi* sen.", factors=["joy", "trust"]
    )
    world.moment(
        "2026-10-02-bok", language="sv", quote="Tack\n\nför allt!", thanks=[{"unit": "kirjasto"}]
    )
    world.moment(
        "2026-10-03-sini", thanks=[{"person": "sini", "told": ago(9)}, {"unit": "kirjasto"}]
    )
    return world


def test_a_strict_reader_finds_no_fault(world, site_url):
    site = built(varied(world), site_url)
    expected = {"": 3, "units/palvelut/": 3, "units/kahvila/": 2, "units/kirjasto/": 2}
    for place in PLACES:
        feed = feedparser.parse((site / place / "feed.xml").read_bytes())
        assert feed.bozo is False, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert len(feed.entries) == expected[place]


def test_atom_has_what_it_must_have(world, site_url):
    site = built(varied(world), site_url)
    ids = []
    for place in PLACES:
        root = ET.fromstring((site / place / "feed.xml").read_bytes())
        assert root.get(LANG) == "fi"
        for element in (root, *root.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                (only,) = element.findall(ATOM + name)
                assert only.text.strip()
            assert re.match(INSTANT, element.findtext(f"{ATOM}updated"))
            assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
            rels = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
            assert len(rels) == len(set(rels))
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Tiirasalmen palvelut"
        updated = [one.findtext(f"{ATOM}updated") for one in root.findall(f"{ATOM}entry")]
        assert root.findtext(f"{ATOM}updated") == max(updated)
        entries = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
        assert len(entries) == len(set(entries))
        ids.append(root.findtext(f"{ATOM}id"))
    assert len(set(ids)) == len(PLACES)


def test_json_feed_has_what_it_must_have_and_nothing_else(world, site_url):
    site = built(varied(world), site_url)
    for place in PLACES:
        feed = json.loads((site / place / "feed.json").read_bytes())
        jsonschema.validate(feed, JSON_FEED)
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids))


def test_both_formats_say_the_same(world, site_url):
    site = built(varied(world), site_url)
    for place in PLACES:
        root = ET.fromstring((site / place / "feed.xml").read_bytes())
        feed = json.loads((site / place / "feed.json").read_bytes())
        atom = [
            (
                one.findtext(f"{ATOM}id"),
                one.findtext(f"{ATOM}title"),
                one.findtext(f"{ATOM}content"),
                one.get(LANG),
            )
            for one in root.findall(f"{ATOM}entry")
        ]
        keys = ("id", "title", "content_html", "language")
        assert atom == [tuple(item[key] for key in keys) for item in feed["items"]]
        languages = {item["title"]: item["language"] for item in feed["items"]}
        assert languages.get("Tack för allt!", "sv") == "sv"
        assert languages.get("Kahvi", "fi") == "fi"


def test_every_link_leads_to_a_file_of_the_site(world, site_url):
    site = built(varied(world), site_url)
    for place in PLACES:
        base = urljoin(site_url or "https://anywhere.example/x/", place + "feed.xml")
        root = ET.fromstring((site / place / "feed.xml").read_bytes())
        feed = json.loads((site / place / "feed.json").read_bytes())
        links = [link.get("href") for link in root.iter(f"{ATOM}link")]
        links += [feed["home_page_url"], feed["feed_url"], *(one["url"] for one in feed["items"])]
        assert len(links) > 5
        for link in links:
            whole = urljoin(base, link)
            assert bool(urlsplit(link).scheme) == bool(site_url)
            below = whole.removeprefix(urljoin(site_url or "https://anywhere.example/x/", ""))
            path = site / (below + "index.html" if below.endswith("/") or not below else below)
            assert path.is_file(), link


def test_ids_stay_when_the_words_or_the_address_change(world):
    def ids():
        return [
            one["id"] for one in json.loads((world.root / "site/feed.json").read_text())["items"]
        ]

    world.moment()
    built(world)
    before = ids()
    world.moment(title="Uusi", quote="Muut sanat")
    built(world, SITE)
    assert ids() == before


HOSTILE = [
    "</content></entry><script>alert(1)</script>",
    "]]> & &amp; &nbsp; &#0; <![CDATA[",
    "🏀 👩‍🚒 𝔘 \ufdd0 \ue000 \u00ad a\u0323\u0301",
    "مرحبا \u200f(שלום)\u200e \u061c",
    "{{ 7*7 }} {% x %} ${y} %s \\u0000 \\",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_through_as_text(world, text):
    written = json.dumps(text, ensure_ascii=False)
    name = world.moment(**dict.fromkeys(("quote", "title", "story", "learned"), "TEXT"))
    moment = world.folder / "moments/2026" / f"{name}.yml"
    moment.write_text(moment.read_text().replace('"TEXT"', written))
    world.write("content/wall.yml", world.wall.replace("name: Tähtihetket", f"name: {written}"))
    said = world.read().wall.moments[0].title
    site = built(world)
    data = (site / "feed.xml").read_bytes()
    feed = json.loads((site / "feed.json").read_bytes())
    parsed = feedparser.parse(data, sanitize_html=False)
    assert parsed.bozo is False
    root = ET.fromstring(data)
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == feed["items"][0]["title"] == said
    assert root.findtext(f"{ATOM}title") == feed["title"]
    html = feed["items"][0]["content_html"]
    assert "<script" not in html
    assert "<!" not in html
    assert "<?" not in html
    assert html == root.findtext(f"{ATOM}entry/{ATOM}content")
    if "script" in text:
        assert "&lt;script&gt;" in html


def test_only_what_the_channel_permits_is_in_the_feeds(world):
    for key, channels in (("sini", ["wall", "feed"]), ("tuula", ["wall"])):
        given = {"on": ago(99), "channels": channels}
        world.person(key, name=f"{key.title()} Korhonen", shown_as=key.title(), permission=given)
        thanks = [{"person": key, "told": ago(9)}]
        world.moment(
            f"2026-10-01-{'a' if key == 'sini' else 'b'}lle", thanks=thanks, quote="Kiitos!"
        )
        world.moment(
            f"2026-10-02-{'a' if key == 'sini' else 'b'}", thanks=thanks, quote=f"{key}lle!"
        )
    world.moment("2026-10-03-pois", withdrawn=ago(1), quote="Poistettu")
    site = built(world)
    for place in ("", "units/kahvila/"):
        for name in ("feed.xml", "feed.json"):
            text = (site / place / name).read_text()
            assert text.count("moments/") == 3
            assert "sinille!" in text
            assert "★ Sini" in text
            assert "Tuula" not in text
            assert "tuulalle" not in text
            assert "★ Kahvila" in text
            assert "Poistettu" not in text
    assert "Tuula" in (site / "index.html").read_text()


def test_a_feed_holds_the_thirty_newest(world):
    for number in range(40):
        world.moment(
            f"2026-10-01-hetki-{number:02}", approved={"by": "raija", "on": ago(50 - number)}
        )
    site = built(world)
    for place in ("", "units/kahvila/", "units/palvelut/"):
        feed = json.loads((site / place / "feed.json").read_text())
        entries = ET.fromstring((site / place / "feed.xml").read_bytes()).findall(f"{ATOM}entry")
        assert len(feed["items"]) == len(entries) == 30
        assert [one["url"][-3:-1] for one in feed["items"]] == [str(n) for n in range(39, 9, -1)]


def test_an_empty_feed_is_a_feed(world, site_url):
    site = built(world, site_url)
    for place in PLACES:
        parsed = feedparser.parse((site / place / "feed.xml").read_bytes())
        assert (parsed.bozo, parsed.entries) == (False, [])
        assert parsed.feed.updated == "2026-11-22T22:00:00Z"
        jsonschema.validate(json.loads((site / place / "feed.json").read_bytes()), JSON_FEED)


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("index.html", "./"),
        ("units/kahvila/index.html", "../../units/kahvila/"),
        ("moments/2026-10-01-kahvi/index.html", "../../"),
        ("people/index.html", "../"),
        ("kiita/index.html", "../"),
    ],
)
def test_every_page_tells_readers_where_its_feeds_are(world, page, feeds):
    site = built(varied(world))
    head = (site / page).read_text().partition("</head>")[0]
    for kind, name in ((r"atom\+xml", "feed.xml"), (r"feed\+json", "feed.json")):
        link = re.search(
            rf'<link rel="alternate" type="application/{kind}"[^>]* href="([^"]*)"', head
        )
        assert link, kind
        target = (site / page).parent / link[1]
        assert target.resolve() == ((site / page).parent / feeds / name).resolve()
        assert target.resolve().is_file()
