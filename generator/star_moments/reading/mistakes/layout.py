"""Mistakes in how lines are set out: where they begin, and what stands between name and value."""

import re
from collections.abc import Iterator

from star_moments.model.fields import (
    ALL_FIELDS,
    GROUP_FIELDS,
    LIST_FIELDS,
    SYNONYMS,
    TEXT_FIELDS,
    nearest_field,
)
from star_moments.reading.parse import Failure
from star_moments.reading.quoting import written
from star_moments.reading.repair import FAR, Repair, indent_of, one_line, parts

# Spaces that are no space to YAML, and signs without any width: both come from Word and Teams.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")

_GLUED = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[^\W\d]\w*):(?P<value>[^\s/].*)")
_NO_COLON = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<name>[^\W\d]\w*)"
    r"(?:(?P<sign> *[=;：] *| +[-–—] +)|\.? +)(?P<value>\S.*)"
)
_BLOCK = re.compile(r"[|>][-+]?")
_TEXT_BEGINS = re.compile(r"(?P<head> *(?:- +)*(?P<name>[^\W\d]\w*) *:) *(?P<mark>[|>][-+]?)? *")


def tab(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find lines that begin with a Tab, and correct them all at once."""
    if "\t" not in _lead(lines[n]):
        return
    first = last = n
    while first > 0 and "\t" in _lead(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and "\t" in _lead(lines[last + 1]):
        last += 1
    above = indent_of(lines[first - 1]) if first else 0
    both = lines[first].lstrip(), lines[first - 1].lstrip() if first else ""
    is_next = all(line.startswith("- ") for line in both)
    # Beside the field above, or inside it where it has nothing yet.
    field = parts(lines[first - 1]) if first else parts("")
    is_above = field.value and not _BLOCK.fullmatch(field.value)
    likely = field.margin if is_above else field.margin + 2
    for width in (above, 2) if is_next else dict.fromkeys((likely, 2, above, above + 2, 0)):
        new = tuple(
            _lead(line).replace("\t", " " * width) + line.lstrip(" \t")
            for line in lines[first : last + 1]
        )
        yield Repair("tab", first, 0, {}, new, last + 1 - first, new)


def invisible(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find spaces that only look like spaces before a value."""
    before, colon, value = lines[n].partition(":")
    gap = value[: len(value) - len(value.lstrip())]
    name = visible(before)
    new = (name.rstrip() if name != before else name) + colon + visible(gap) + value[len(gap) :]
    if new != lines[n]:
        odd = next(at for at, sign in enumerate(lines[n]) if NO_WIDTH.match(sign) or _odd(sign))
        yield one_line("invisible-character", n, odd, new)


def is_name_alone(lines: list[str], n: int) -> bool:
    """Tell the name of a list or a group without its colon, with what belongs to it below."""
    if lines[n].strip() not in LIST_FIELDS | GROUP_FIELDS:
        return False
    below = lines[n + 1] if n + 1 < len(lines) else ""
    here = parts(below)
    is_item = "-" in here.lead or here.name in ALL_FIELDS
    return is_item and indent_of(below) >= indent_of(lines[n])


def visible(text: str) -> str:
    """Return a text with plain spaces and without what has no width."""
    return NO_WIDTH.sub("", ODD_SPACE.sub(" ", text))


def space_after_colon(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a field whose value is glued to the colon."""
    line = _GLUED.fullmatch(lines[n])
    if line is None or nearest_field(line["name"], tuple(ALL_FIELDS)) is None:
        return
    value = line["value"].rstrip()
    right = value if value[0] in "\"'[{|>" else written(value)
    new = f"{line['lead']}{line['name']}: {right}"
    yield one_line("space-after-colon", n, line.start("value"), new)


def glued_field(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a field of a list's item that is glued to the dash."""
    line = re.fullmatch(r"( *)-((\w+):(?: .*)?)", lines[n])
    if line is not None and line[3] in ALL_FIELDS:
        yield one_line("space-after-dash", n, len(line[1]), f"{line[1]}- {line[2]}")


def space_after_dash(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a list's item that is glued to its dash."""
    line = re.fullmatch(r"( *)-([^\s-].*)", lines[n])
    if line is not None:
        yield one_line("space-after-dash", n, len(line[1]), f"{line[1]}- {line[2]}")


def no_colon(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a field with another sign, or none, where its colon should be."""
    if is_name_alone(lines, n):
        yield one_line("no-colon", n, len(lines[n].rstrip()), f"{lines[n].rstrip()}:")
    line = _NO_COLON.fullmatch(lines[n])
    if line is None or ":" in line["name"]:
        return
    if line["name"] in ALL_FIELDS or line["name"].casefold() in SYNONYMS:
        if not line["sign"] and not _is_field(line) and any(block_indent(lines, n)):
            return
        value = line["value"].rstrip()
        right = value if _BLOCK.fullmatch(value) else written(value)
        new = f"{line['lead']}{line['name']}: {right}"
        yield one_line("no-colon", n, line.end("name"), new)


def _is_field(line: re.Match[str]) -> bool:
    """Tell a field that lacks its colon from words that begin like one, below other words."""
    name, value = line["name"], line["value"].strip()
    if name not in ALL_FIELDS or name in GROUP_FIELDS:
        return name in GROUP_FIELDS and value[0] in "[{"
    return name in TEXT_FIELDS or value[0] in "[{|>\"'" or len(value.split()) == 1


def block_indent(
    lines: list[str], n: int, failure: Failure | None = None, *, as_text: bool = False
) -> Iterator[Repair]:
    """Find lines of a long text that do not begin further in than the field they belong to.

    `as_text`: the line is known to be no field, though it has a colon.
    """
    first, top = n - 1, max(0, n - FAR)
    while first >= top and (not lines[first].strip() or parts(lines[first]).is_bare):
        first -= 1
    line = _TEXT_BEGINS.match(lines[first]) if first >= top else None
    if line is None or line["name"] not in TEXT_FIELDS:
        return
    if not (as_text or parts(lines[n]).is_bare):
        return
    margin = len(line["head"]) - len(line["head"].lstrip(" -"))
    last, bottom = first, min(len(lines), n + FAR)
    while last + 1 < bottom and not _begins_field(lines[last + 1], margin, known=as_text):
        if indent_of(lines[last + 1]) <= margin and is_name_alone(lines, last + 1):
            break
        last += 1
    while not lines[last].strip():
        last -= 1
    ends = line.end() == len(lines[first])
    width = margin + 2
    if ends and indent_of(lines[first + 1]) > margin:
        width = indent_of(lines[first + 1])
    new = tuple(
        other if not other.strip() or indent_of(other) >= width else " " * width + other.strip()
        for other in lines[first + 1 : last + 1]
    )
    head = lines[first] if not ends or line["mark"] else f"{line['head']} |"
    if head != lines[first]:
        whole = (head, *new)
        yield Repair("block-indent", n, 0, {}, whole, last + 1 - first, whole).at(first)
    elif new != tuple(lines[first + 1 : last + 1]):
        yield Repair("block-indent", n, 0, {}, new, last - first, new).at(first + 1)


def indented_start(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find first lines that begin further in than the rest of the file."""
    if "document start" not in failure.problem:
        return
    first = next((at for at, line in enumerate(lines) if _is_content(line)), n)
    margin = indent_of(lines[first])
    if margin and first < n:
        new = tuple(line[margin:] if _lead(line) else line for line in lines[first:n])
        yield Repair("indent", first, 0, {}, new, n - first, new)


def indent(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a field or item that begins neither where those above it do nor properly inside."""
    line = lines[n]
    here = parts(line)
    if here.is_bare or (here.name and here.name not in ALL_FIELDS):
        return
    margins: list[int] = []
    for above in reversed(lines[max(0, n - FAR) : n]):
        if _is_content(above):
            margins += [m for m in (parts(above).margin, indent_of(above)) if m not in margins]
        if margins and min(margins) == 0:
            break
    for margin in sorted(margins, key=lambda m: (abs(m - indent_of(line)), -m)):
        if margin != indent_of(line):
            yield one_line("indent", n, indent_of(line), " " * margin + line.lstrip())


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _odd(sign: str) -> bool:
    return ODD_SPACE.match(sign) is not None


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _begins_field(line: str, margin: int, *, known: bool) -> bool:
    here = parts(line)
    if here.lead.lstrip(" ").startswith("-") and indent_of(line) < margin:
        return True
    is_name = here.name in ALL_FIELDS if known else bool(here.name)
    return is_name and here.margin <= margin
