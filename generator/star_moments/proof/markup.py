"""Take HTML and XML apart: what is read, and what stands in the marks themselves."""

import re
from typing import Final, NamedTuple, Self

# A comment is a mark as well. Where one holds another mark, it ends there, and the rest is text.
MARK: Final = re.compile(r"(<[a-zA-Z/!?][^>]*>)")

# What is seen on paper alone has this class.
_PAPER: Final = "on-paper"
_NAME: Final = re.compile(r"<(\w+)")

# What ends a piece of text; all other marks may stand within a word. It is a word of one letter,
# which no language of walls has, so that it is found among the words: a click of San languages.
END: Final = "ǁ"
# Likewise for the end of a line.
LINE: Final = "ǀ"
_END: Final = f" {END} "
_WITHIN: Final = re.compile(
    r"<(?:/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small"
    r"|span|strong|sub|sup|time|tspan|tt|u|var|wbr)\b|!)",
    re.I,
)
# What a link to a page shows elsewhere.
_PREVIEW: Final = re.compile(
    r"<meta\b[^>]*\b(?:name|property|itemprop)\s*=\s*[\"']?(?:og:(?!url\b)|twitter:(?!url\b)|article:|description\b)",
    re.I,
)
_CONTENT: Final = re.compile(r'\bcontent="([^"]*)"')
_SHAPE: Final = re.compile(r'<path d="[\sMmLlHhVvZz\d.,-]*" ?/?>')
_DATA: Final = re.compile(
    r"<script\b[^>]*\btype\s*=\s*[\"']?application/ld\+json[^>]*>(.*?)</script", re.I | re.S
)
# One element ends where the next begins: that is one word, or two.
_CUT: Final = re.compile(r"(?:</\w+>)+<\w[^>]*>\w")
_ENDS: Final = re.compile(r"(</\w+>)(?=<\w)")


# What our own data calls its values, in scripts that hold some.
_FIELD: Final = re.compile(r'"[a-z]{1,20}":')


class _Separators(dict[str, str]):
    """What a mark leaves in the text: nothing, or the end of a piece."""

    def __missing__(self, mark: str) -> str:
        found = "" if _WITHIN.match(mark) else _END
        if len(mark) < _SHORT:
            self[mark] = found
        return found


# Most marks are few, and the others are different each time.
_SHORT: Final = 40
_SEPARATORS: Final = _Separators()


class Parts(NamedTuple):
    """HTML or XML: its text with an `END` for each mark that ends a piece, and the marks."""

    text: str
    marks: list[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Take lines apart."""
        if '":' in text:
            text = _FIELD.sub(_END, text)
        if "<" not in text:
            return cls(text, [])
        parts = MARK.split(text)
        marks = parts[1::2]
        parts[1::2] = map(_SEPARATORS.__getitem__, marks)
        return cls("".join(parts), marks)


def is_open(line: str) -> bool:
    """Say whether a mark begins in a line that ends in another one."""
    return line.rfind("<") > line.rfind(">")


def not_cut(text: str) -> str | None:
    """Return a text in which no word goes on where one element ends and another begins.

    None where there is none of which that could be asked.
    """
    return _ENDS.sub(r"\1 ", text) if _CUT.search(text) else None


def on_one_line(text: str) -> str:
    """Return a text in which no mark goes over the end of a line."""
    return MARK.sub(lambda mark: mark[0].replace("\n", " "), text)


def is_preview(mark: str) -> bool:
    """Say whether a mark is for previews of the page elsewhere, and more than its address."""
    return mark[:5].lower() == "<meta" and _PREVIEW.match(mark) is not None


def content_of(mark: str) -> str:
    """Return what a mark for previews says; the mark where that cannot be told."""
    said = _CONTENT.search(mark)
    return said[1] if said else mark


def is_shape(mark: str) -> bool:
    """Say whether a mark only draws a line, and says nothing else."""
    return mark.startswith("<path d=") and _SHAPE.fullmatch(mark) is not None


def for_social(text: str) -> list[str]:
    """Return the parts of a page that search engines and networks are told."""
    return _DATA.findall(text) if "ld+json" in text else []


def for_print(text: str) -> list[str]:
    """Return the parts of a page that are seen on paper alone."""
    found: list[str] = []
    at = text.find(_PAPER)
    while at >= 0:
        found.append(_element(text, text.rfind("<", 0, at)))
        at = text.find(_PAPER, at + 1)
    return found


def _element(text: str, start: int) -> str:
    """Return an element as it stands, up to its end or that of the text."""
    name = _NAME.match(text, start)
    if name is None:
        return ""
    depth = 0
    for mark in re.compile(rf"<(/?){name[1]}\b[^>]*>").finditer(text, start):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return text[start : mark.end()]
    return text[start:]
