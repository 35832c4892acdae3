"""Bytes to text: UTF-8 and nothing else, with the differences that do no harm taken away.

A byte order mark, Windows line ends and letters put together from two signs (NFD) are repaired
without a word. What cannot be read as it stands is read as well as it can be, so that the rest of
the file's errors are found at the same time.
"""

import codecs
import re
import unicodedata
from typing import Final

from star_moments.diagnostics import Diagnostic, finding
from star_moments.graphemes import beginning

LIMIT: Final = 64 * 1024

# Signs that no text needs and that YAML, HTML or the press would trip over: C0 but for tab and line
# feed, DEL and C1, lone surrogates, and the two code points that Unicode says are no characters.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Signs without a shape of their own that come along when text is copied: zero-width space, word
# joiner, byte order mark and the bidirectional embeddings, overrides and isolates. The joiners
# U+200C and U+200D stay (emoji and some scripts need them), as does the soft hyphen.
UNSEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes, file: str, limit: int = LIMIT) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file and what is wrong with its bytes; None where there is no text."""
    if len(data) > limit:
        return None, [finding("too-big", file, limit=str(limit // 1024))]
    diagnostics: list[Diagnostic] = []
    text = _wide(data)
    if text is not None:
        diagnostics.append(finding("utf16", file))
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text, broken = _half_decoded(data, error.start, file)
            diagnostics.append(broken)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        # YAML takes these two for ends of lines; who pastes them sees a space.
        text = text.replace("\u2028", " ").replace("\u2029", " ")
    if sign := CONTROL.search(text):
        diagnostics.append(finding("control-character", file, _place(text, sign.start())))
        text = CONTROL.sub(" ", text)
    return text, diagnostics


def _wide(data: bytes) -> str | None:
    """Return the text of a file in UTF-16 or UTF-32, or None for any other file."""
    if data.startswith(_UTF32):
        return data.decode("utf-32", errors="replace")
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    start = data[:400]
    if len(start) >= 8 and start.count(0) * 3 >= len(start):
        odd = start[1::2].count(0) >= start[::2].count(0)
        return data.decode("utf-16-le" if odd else "utf-16-be", errors="replace")
    return None


def _as_windows_does(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that are not UTF-8: read them as cp1252, as old Windows programs do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("star-moments-cp1252", _as_windows_does)


def _half_decoded(data: bytes, first: int, file: str) -> tuple[str, Diagnostic]:
    """Read what is UTF-8 as UTF-8 and every other byte as cp1252; name the first broken word."""
    # `first` is counted without the mark of the byte order.
    data = data.removeprefix(codecs.BOM_UTF8)
    before = len(data[:first].decode())
    text = data.decode(errors="star-moments-cp1252")
    start = max(text.rfind(sign, 0, before) for sign in " \n\r\t\"'") + 1
    word = re.compile(r"[^\s\"']*").match(text, start)
    return text, finding(
        "not-utf8", file, _place(text, before), word=beginning(word[0], 40) if word else ""
    )


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
