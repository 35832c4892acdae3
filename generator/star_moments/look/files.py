"""Which fonts and logos an organisation may bring along: what they are, by their bytes alone."""

import re
from hashlib import blake2b
from math import ceil
from struct import Struct, error
from xml.etree import ElementTree

from star_moments.look.look import Font, Logo

FONT_LIMIT = 300 * 1024
# Every page of a screen carries the logo in itself.
LOGO_LIMIT = 64 * 1024

TYPES = {"svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2"}

_PNG = b"\x89PNG\r\n\x1a\n"
# The tables that WOFF2 knows go by numbers; these are the ones that matter here
# (https://www.w3.org/TR/WOFF2/#table_dir_format).
_GLYF, _LOCA, _VARIATIONS, _NAMED = 10, 11, 47, 63
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*\Z")
# What fetches something, or does something by itself.
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#|data:)|@import|<\?xml-stylesheet", re.IGNORECASE)
_ACTIVE = {"script", "foreignObject", "handler", "listener"}


def font(role: str, data: bytes) -> Font | None:
    """Return a font for `words` or `text`; None where the bytes are no WOFF2."""
    tables = _tables(data)
    if tables is None:
        return None
    weights = "400 700" if _VARIATIONS in tables else "400"
    return Font(_named(role, "woff2", data), data, weights)


def logo(ending: str, data: bytes) -> Logo | None:
    """Return a logo; None where the bytes are no picture of the kind that the ending says."""
    size = _svg_size(data) if ending == "svg" else _png_size(data)
    if size is None:
        return None
    return Logo(_named("logo", ending, data), data, TYPES[ending], *size)


def is_active(data: bytes) -> bool:
    """Say whether an SVG does something by itself, or fetches something from elsewhere."""
    root = _svg(data)
    if root is None or _ELSEWHERE.search(data.decode("utf-8", "replace")):
        return True
    for element in root.iter():
        if not isinstance(element.tag, str) or _local(element.tag) in _ACTIVE:
            return True
        for name, value in element.attrib.items():
            leads = _local(name) == "href" and not value.strip().startswith(("#", "data:image/"))
            if leads or _local(name).lower().startswith("on"):
                return True
    return False


def _named(role: str, ending: str, data: bytes) -> str:
    return f"{role}-{blake2b(data, digest_size=4).hexdigest()}.{ending}"


def _tables(data: bytes) -> set[int] | None:
    """Return the numbers of the tables of a WOFF2 font."""
    if data[:4] != b"wOF2":
        return None
    try:
        (count,) = Struct(">H").unpack_from(data, 12)
        at, found = 48, set()
        for _ in range(count):
            flags = data[at]
            known, transformed = flags & 63, flags >> 6
            at += 1 + 4 * (known == _NAMED)
            at = _past_number(data, at)
            # Outlines are transformed unless it says otherwise, all else only if it says so.
            if (transformed != 3) if known in (_GLYF, _LOCA) else transformed:
                at = _past_number(data, at)
            found.add(known)
    except (IndexError, error):
        return None
    return found if count else None


def _past_number(data: bytes, at: int) -> int:
    while data[at] & 128:
        at += 1
    return at + 1


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_PNG) or len(data) < 24:
        return None
    width, height = Struct(">II").unpack_from(data, 16)
    return (width, height) if width and height else None


def _svg_size(data: bytes) -> tuple[int, int] | None:
    root = _svg(data)
    if root is None:
        return None
    numbers = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    sizes = [one[1] for one in numbers if one]
    if len(sizes) < 2:
        sizes = box[2:4]
    try:
        width, height = (float(one) for one in sizes)
    except ValueError:
        return None
    if not (0 < width < 1e6 and 0 < height < 1e6):
        return None
    # Whole numbers in which the shape is kept well enough.
    scale = max(1.0, 100 / min(width, height))
    return ceil(width * scale), ceil(height * scale)


def _svg(data: bytes) -> ElementTree.Element | None:
    try:
        root = ElementTree.fromstring(data)  # noqa: S314, the organisation's own and small
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return root if _local(root.tag) == "svg" else None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
