"""What stands in words, and nobody meant to be read: marks of HTML, a quotation mark by itself."""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from typing import Final

import yaml

from star_moments.diagnostics import PATIENCE, Diagnostic, finding
from star_moments.model.fields import TEXT_FIELDS
from star_moments.reading.tree import Data, Located, Path

# These repeat words of other fields, as they stand.
_REPEATED: Final = ("seen", "other_people")
# Words that are read as Markdown.
_MARKDOWN: Final = ("story", "learned")

_TAG: Final = re.compile(
    r"</?(a|abbr|b|big|blockquote|body|br|center|code|del|div|em|font|h[1-6]|head|hr|html|i|img|ins"
    r"|li|link|mark|meta|o:p|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody"
    r"|td|th|thead|tr|u|ul)(?:\s[^<>\n]*)?/?>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(
    r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));"
)
# In a longer file no line is corrected: it is read again for each.
_LONGEST: Final = 10_000

# What is left where a tag goes, in plain words and in Markdown.
_BOLD: Final = ("b", "strong")
_SLANTED: Final = ("i", "em")
_GONE: Final = ("big", "font", "small", "span", "u")

_QUOTES: Final = re.compile('["“”„‟«»]')
# Inches, a cut, and a face that laughs to tears: there a mark may stand alone.
_ALONE: Final = re.compile(r"\d ?[\"”]|\[(?:…|\.\.\.)\]|[:;=][\"”]+[-]?[)(\]\[DP3/\\|](?![^\W\d_])")
# Where a quotation goes over several paragraphs, each of them opens it anew.
_ANEW: Final = re.compile('\n[ \t>*-]*["“”„‟«»]')


def slips_in_words(located: Located) -> list[Diagnostic]:
    """Return a warning for each of them in a file; of what is withdrawn nothing is said."""
    text = located.text
    has_html = ("<" in text and ">" in text) or ("&" in text and ";" in text)
    if not has_html and _QUOTES.search(text) is None:
        return []
    if isinstance(located.data, dict) and "withdrawn" in located.data:
        return []
    return list(islice(_slips(located, has_html=has_html), PATIENCE))


def is_text(path: Path) -> bool:
    """Tell whether a value is words to read, also where it is one of several languages."""
    names = [step for step in path if isinstance(step, str)]
    return any(name in TEXT_FIELDS for name in names[-2:])


def _slips(located: Located, *, has_html: bool) -> Iterator[Diagnostic]:
    for path, text in _texts(located.data):
        if not is_text(path) or path[0] in _REPEATED:
            continue
        if has_html and any(_marks_in(text)):
            yield from _html(located, path, text)
        at = _lone_mark(text)
        if at is not None:
            yield _quote(located, path, text, at)


def _texts(data: Data, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, below in data.items():
            yield from _texts(below, (*path, name))
    else:
        for number, below in enumerate(data):
            yield from _texts(below, (*path, number))


def _marks_in(text: str, begin: int = 0) -> Iterator[re.Match[str]]:
    """Give each tag and each sign that is written as in HTML."""
    if "<" in text:
        yield from _TAG.finditer(text, begin)
    if "&" in text:
        for match in _ENTITY.finditer(text, begin):
            if match[1] or f"{match[2]};" in html5:
                yield match


def _html(located: Located, path: Path, text: str) -> Iterator[Diagnostic]:
    """Tell of each line with marks of HTML, with the line as it should be where that is sure."""
    node, _ = located.node(path)
    if node is None:
        return
    lines = located.text.split("\n")
    first, last = node.start_mark.line, min(node.end_mark.line, len(lines) - 1)
    for number in range(first, last + 1):
        line = lines[number]
        begin = node.start_mark.column if number == first else 0
        marks = sorted(_marks_in(line, begin), key=lambda one: one.start())
        if not marks:
            continue
        values = {"found": marks[0][0]}
        part = line[marks[0].start() : marks[-1].end()]
        plain = _plain(part, is_markdown=path[-1] in _MARKDOWN)
        fix = None
        if plain is not None and text.count(part) == line.count(part) == 1:
            new = line.replace(part, plain)
            if _reads_as(located, path, number, new, text.replace(part, plain)):
                fix, values["guess"] = located.fix(number, 1, [new]), plain
        top, _ = located.place(node.start_mark)
        place = top + number - first, marks[0].start() + 1
        yield finding("html-in-words", located.file, place, fix, **values)


def _plain(part: str, *, is_markdown: bool) -> str | None:
    """Return words without the marks of HTML in them; None where nobody can tell what is meant."""

    def without(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        if is_markdown and name in (*_BOLD, *_SLANTED):
            return "**" if name in _BOLD else "*"
        return "" if name in (*_BOLD, *_SLANTED, *_GONE) else tag[0]

    plain = html.unescape(_TAG.sub(without, part)).replace("\u00a0", " ").replace("\u00ad", "")
    return plain if plain.strip() and plain.isprintable() and not any(_marks_in(plain)) else None


def _reads_as(located: Located, path: Path, number: int, line: str, text: str) -> bool:
    """Tell whether the file can be read with this line, and then says this at a path."""
    if len(located.text) > _LONGEST:
        return False
    lines = located.text.split("\n")
    lines[number] = line
    node, _ = Located(located.file, "\n".join(lines), "").node(path)
    return isinstance(node, yaml.ScalarNode) and node.value.split() == text.split()


def _lone_mark(text: str) -> int | None:
    """Return where in a text a quotation mark stands that has no other one, if any does.

    It is meant to miss some: only where marks are odd in number, and nothing speaks for one alone.
    """
    marks = list(_QUOTES.finditer(text))
    if len(marks) % 2 == 0 or _ALONE.search(text) or _ANEW.search(text):
        return None
    opened: int | None = None
    for mark in marks:
        at = mark.start()
        opens = at == 0 or text[at - 1].isspace() or text[at - 1] in "([{–—-"
        if opened is None:
            if not opens:
                return at
            opened = at
        elif opens and at + 1 < len(text) and not text[at + 1].isspace():
            return opened
        else:
            opened = None
    return marks[-1].start() if opened is None else opened


def _quote(located: Located, path: Path, text: str, at: int) -> Diagnostic:
    node, _ = located.node(path)
    place = located.where(path)
    if isinstance(node, yaml.ScalarNode):
        # The mark is as many marks into the value as it is into the lines of the file.
        ahead = len(_QUOTES.findall(text[:at]))
        source = located.text.split("\n")
        line, column = node.start_mark.line, node.start_mark.column + (node.style == '"')
        while line <= min(node.end_mark.line, len(source) - 1):
            marks = list(_QUOTES.finditer(source[line], column))
            if ahead < len(marks):
                below = line - node.start_mark.line
                place = place[0] + below, marks[ahead].start() + 1
                break
            ahead -= len(marks)
            line, column = line + 1, 0
    return finding("quote-alone", located.file, place, mark=text[at])
