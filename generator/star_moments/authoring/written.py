"""A file as it was written: its lines may be replaced, and every other byte stays as it is."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

# The same ends of lines that reading knows, so that both count alike.
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKED: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a file with their ends, and how its bytes are letters."""

    lines: tuple[str, ...]
    codec: str

    @classmethod
    def of(cls, data: bytes) -> Self | None:
        """Return the lines of a file; None where its bytes would not come out as they went in."""
        for codec in (*_marked(data), "utf-8", "latin-1"):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            written = cls(tuple(_LINES.findall(text)), codec)
            # A text in UTF-16 without its mark would be taken apart between the bytes of a sign.
            return written if written.data == data and "\0" not in text else None
        return None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return "".join(self.lines).encode(self.codec)

    def line(self, at: int) -> str:
        """Return a line, counted from 0, without its end."""
        return self.lines[at].rstrip("\r\n")

    def margin(self, at: int) -> int:
        """Return how many blanks a line begins with."""
        return len(self.line(at)) - len(self.line(at).lstrip(" \t"))

    def end_of(self, at: int) -> int:
        """Return where what begins on a line ends: the lines below it that stand further in.

        The dashes of a list may stand as far out as its name.
        """
        margin = self.margin(at)
        is_item = self.line(at).lstrip().startswith("- ")
        end = at + 1
        for below in range(at + 1, len(self.lines)):
            text = self.line(below).strip()
            is_own_item = text.startswith("-") and not is_item and self.margin(below) == margin
            if text and self.margin(below) <= margin and not is_own_item:
                break
            if text:
                end = below + 1
        return end

    def replaced(self, at: int, count: int, new: Sequence[str]) -> Self:
        """Return the file with `count` lines from one on, counted from 0, replaced by others."""
        end = self._end()
        before = list(self.lines[:at])
        if new and before and not before[-1].endswith(("\r", "\n")):
            before[-1] += end
        made = tuple(f"{line}{end}" for line in new)
        return type(self)((*before, *made, *self.lines[at + count :]), self.codec)

    def after_the_last(self) -> int:
        """Return where a line that is added at the end goes: before blank lines and an end mark."""
        at = len(self.lines)
        while at and self.lines[at - 1].strip() in ("", "..."):
            at -= 1
        return at

    def _end(self) -> str:
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"


def _marked(data: bytes) -> Sequence[str]:
    return [codec for mark, codec in _MARKED.items() if data.startswith(mark)][:1]
