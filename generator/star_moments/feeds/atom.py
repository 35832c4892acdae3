"""Write a feed as Atom (RFC 4287)."""

from datetime import tzinfo
from xml.etree import ElementTree as ET

from star_moments.feeds.entries import Feed, FeedEntry, instant

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Return the feed's document."""
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", instant(feed.updated, feed.clock))
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.atom)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    _text(ET.SubElement(root, "author"), "name", feed.author)
    _text(root, "generator", "Star Moments")
    for entry in feed.entries:
        _entry(root, entry, feed.clock)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(root: ET.Element, entry: FeedEntry, clock: tzinfo) -> None:
    element = ET.SubElement(root, "entry", {_LANGUAGE: entry.language})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=entry.link)
    _text(element, "published", instant(entry.updated, clock))
    _text(element, "updated", instant(entry.updated, clock))
    for factor in entry.factors:
        ET.SubElement(element, "category", term=factor)
    _text(element, "content", entry.html).set("type", "html")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element
