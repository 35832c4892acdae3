"""Mistakes in a value: a text that YAML takes for something else because of one of its signs."""

import re
from collections.abc import Iterator
from itertools import islice

from star_moments.graphemes import beginning
from star_moments.model.fields import ALL_FIELDS, LIST_FIELDS, TEXT_FIELDS
from star_moments.reading.parse import Failure
from star_moments.reading.quoting import quoted, written
from star_moments.reading.repair import FAR, Repair, indent_of, one_line, parts

_CURLY = "“”„‟«»"
# A label in several languages, whose names come first.
_LABEL = re.compile(r"\{ *(?:fi|sv|en) *:")
# Signs that look like |, and are read as the first word of the text below them. Some of them are
# words, too, which a sentence may begin with.
_LIKE_A_BAR = re.compile(r"[Il1/\\¦│ǀ∣❘｜׀‖!|]{1,2}")
_SECOND = re.compile(r"(?<![\s,;])[\s,;]+(?P<name>[^\W\d]\w*) *:(?: |$)")
_BLOCK = re.compile(r"[|>][-+]?[1-9]?[-+]?")


def curly_quotes(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a text in the quotation marks that Word makes, which YAML takes for letters."""
    line = parts(lines[n])
    value = line.value
    if len(value) > 1 and value[0] in _CURLY and value[-1] in _CURLY + '"' and not line.is_bare:
        new = line.head + quoted(value[1:-1]) + line.tail
        yield one_line("curly-quotes", n, len(line.head), new, mark=value[0])


def two_in_line(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find two fields on one line, of which the first is none that holds words."""
    line = parts(lines[n])
    closing = {"[": "]", "{": "}"}.get(line.value[:1], "")
    found = _SECOND.search(line.value, line.value.find(closing) if closing else 0)
    if not line.name or line.name in TEXT_FIELDS or found is None:
        return
    if found["name"] not in ALL_FIELDS or line.value[:1] in ("", '"', "'", "|", ">"):
        return
    first = line.head + line.value[: found.start()].rstrip(" ,;")
    value = line.value[found.end() :].strip()
    if found["name"] in TEXT_FIELDS and value:
        value = written(value)
    second = f"{' ' * line.margin}{found['name']}: {value}".rstrip() + line.tail
    values = {"name": found["name"]}
    new = (first, second)
    yield Repair("two-in-line", n, len(line.head) + found.start("name"), values, new, 1, new)


def colon_in_text(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a text with a colon, which YAML takes for the end of a field's name."""
    line = parts(lines[n])
    value = line.value
    if line.is_bare or value[:1] in ("", '"', "'", "[", "{", "|", ">"):
        return
    if _goes_on(lines, n + 1, line.margin):
        return
    if ": " in value or value.endswith(":"):
        yield one_line("colon-in-text", n, len(line.head), line.head + quoted(value) + line.tail)


def lone_sign(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a sign that was taken for | before a text on the lines below."""
    line = parts(lines[n])
    if line.name in TEXT_FIELDS and is_for_a_bar(line.value, lines, n, line.margin):
        new = f"{line.head}|{line.tail}"
        yield one_line("block-sign", n, len(line.head), new, mark=line.value)


def is_for_a_bar(value: str, lines: list[str], n: int, margin: int) -> bool:
    """Tell whether a value that begins at a line is a sign alone, and its text stands below."""
    if value == "|" or _LIKE_A_BAR.fullmatch(value) is None or not _goes_on(lines, n + 1, margin):
        return False
    below = next(line for line in islice(lines, n + 1, n + FAR) if line.strip())
    return not (value.isalnum() and below.lstrip()[0].islower())


def text_over_lines(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find what is wrong in a text over several lines: whatever it is, | is what helps."""
    first, top = n, max(0, n - FAR)
    while first > top and (not lines[first].strip() or parts(lines[first]).name not in TEXT_FIELDS):
        first -= 1
    line = parts(lines[first])
    if is_for_a_bar(line.value, lines, first, line.margin):
        yield from lone_sign(lines, first, failure)
        return
    last = first
    for at in range(first + 1, min(len(lines), n + FAR)):
        if lines[at].strip():
            if indent_of(lines[at]) <= line.margin:
                break
            last = at
    if line.name not in TEXT_FIELDS or not first <= n <= last or _BLOCK.fullmatch(line.value):
        return
    text = [line.value + line.tail, *(other.strip() for other in lines[first + 1 : last + 1])]
    mark = line.value[:1]
    if mark in ('"', "'") and text[-1].endswith(mark):
        text = [text[0][1:], *text[1:-1], text[-1][:-1]]
    margin = " " * (line.margin + 2)
    new = (line.head + "|", *(f"{margin}{part}".rstrip() for part in text))
    code, at, column, values = _what_is_wrong(line.value, text)
    column += len(line.head) if at == 0 else indent_of(lines[first + at])
    if last > first and code:
        yield Repair(code, first + at, column, values, new, last + 1 - first, new).at(first)


def _goes_on(lines: list[str], n: int, margin: int) -> bool:
    below = next((line for line in islice(lines, n, n + FAR) if line.strip()), "")
    return indent_of(below) > margin


def _what_is_wrong(value: str, text: list[str]) -> tuple[str, int, int, dict[str, str]]:
    """Name the first mistake in a text over several lines, and where in it the mistake stands."""
    if value[:1] in ('"', "'"):
        return "quotes-in-quotes", 0, 0, {"mark": value[0]}
    if value and value[0] in "@`%*!&,[]{}?-|>":
        return "special-start", 0, 0, {"mark": value[0]}
    for number, line in enumerate(text):
        if cut := re.search(r"(?:^| )(#\S.*)", line):
            return "hash-cuts", number, cut.start(1), {"lost": beginning(cut[1], 40)}
        if colon := re.search(r":(?: |$)", line):
            return "colon-in-text", number, colon.start(), {}
    return "", 0, 0, {}


def special_start(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a text that begins with a sign that means something to YAML."""
    line = parts(lines[n])
    value = line.value
    if line.is_bare or not value or _goes_on(lines, n + 1, line.margin):
        return
    is_text = line.name in TEXT_FIELDS
    if value[0] in "@`%*!&,]}?=-" or (value[0] in "[{" and is_text):
        if (value[0] == "-" and not value.startswith("- ")) or _LABEL.match(value):
            return
        new = line.head + quoted(value) + line.tail
        column = len(line.head)
        if failure.problem == "anchor" and value[0] == "&":
            yield one_line("lost-word", n, column, new, word=failure.context)
        else:
            yield one_line("special-start", n, column, new, mark=value[0])


def dash_in_line(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a list that begins on the line of its field."""
    line = parts(lines[n])
    if line.name in LIST_FIELDS and line.value.startswith("- "):
        keys = re.split(r"\s+- +", line.value.removeprefix("- "))
        new: tuple[str, ...] = (f"{line.head}[{', '.join(keys)}]{line.tail}",)
        if len(keys) == 1 or not all(re.fullmatch(r"[\w-]+", key) for key in keys):
            new = (line.head.rstrip(), " " * (line.margin + 2) + line.value + line.tail)
        yield Repair("dash-in-line", n, len(line.head), {"name": line.name}, new, 1, new)


def block_mark(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a text on the line of the mark > or |, after which it has to begin on the next line."""
    line = parts(lines[n])
    mark = _BLOCK.match(line.value)
    if mark is None or not line.value[mark.end() :].strip() or not line.name:
        return
    margin = line.margin + 2
    if n + 1 < len(lines) and indent_of(lines[n + 1]) > line.margin and lines[n + 1].strip():
        margin = indent_of(lines[n + 1])
    text = (line.value[mark.end() :] + line.tail).strip()
    new = (line.head + mark[0][0], " " * margin + text)
    yield Repair("block-mark", n, len(line.head), {"mark": mark[0][0]}, new, 1, new)


def brackets(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a list or group in brackets that do not come in pairs."""
    line = parts(lines[n])
    value = line.value
    if value[:1] not in ("[", "{") or (line.name in TEXT_FIELDS and not _LABEL.match(value)):
        return
    opening, closing = value[0], "]" if value[0] == "[" else "}"
    kept = value.rstrip("]}),; ")
    for new in (kept + closing, kept + "}" + closing, value + closing):
        if new.count(opening) == new.count(closing) and new != value:
            values = {"opening": opening, "closing": closing}
            whole = line.head + new + line.tail
            yield one_line("brackets", n, len(line.head), whole, **values)
