"""What pictures, papers and other files say beside what is seen in them."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# Texts of some length among other bytes: Exif, XMP, comments, names of layers.
_BYTES: Final = re.compile(rb"[\x20-\x7e\x80-\xff]{5,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){5,}")
_MOST: Final = 1 << 20
# All of it is packed, and what it says of itself is its name and its maker's.
_FONTS: Final = (b"wOF2", b"wOFF")


def texts_of_bytes(data: bytes) -> Iterator[str]:
    """Give all that may be a text in a file that is none."""
    if data.startswith(_FONTS):
        return
    if data.startswith(b"%PDF"):
        yield from _of_paper(data)
    if data.startswith(_PNG):
        yield from map(_read, _packed(data))
    yield "\n".join(_read(part) for part in _BYTES.findall(data))
    yield "\n".join(part.decode("utf-16-le") for part in _WIDE.findall(data))


def _read(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _packed(data: bytes) -> Iterator[bytes]:
    """Give the texts of a PNG that are packed (https://www.w3.org/TR/png-3/#11zTXt)."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12
        word, _, rest = body.partition(b"\0")
        if kind == b"zTXt":
            yield word + b"\n" + _unpacked(rest[1:])
        elif kind == b"iTXt" and rest[:1] == b"\1":
            yield word + b"\n" + _unpacked(rest[2:].split(b"\0", 2)[-1])


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""


def _of_paper(data: bytes) -> Iterator[str]:
    # Loaded here: few sites have papers.
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        yield "\n".join(map(str, (reader.metadata or {}).values()))
        for page in reader.pages:
            yield page.extract_text()
    except Exception:  # noqa: S110, a damaged file breaks the library in many ways
        pass
