"""What YAML can read, but takes for something else than its author: looked for before reading."""

import re
from collections.abc import Iterator
from typing import Final

from star_moments.model.fields import GROUP_FIELDS, LIST_FIELDS
from star_moments.reading.mended import Mended
from star_moments.reading.repair import Repair, indent_of, one_line, parts

# What programs for letters and notes put before the items of a list.
_MARKS: Final = "–—•·▪◦‣*"
_ITEM: Final = re.compile(rf"(?P<lead> *)[{_MARKS}]\s+(?P<rest>\S.*)")
_GROUP: Final = re.compile(
    r"\((?P<round>\w+:.*)\)|\[(?P<square>\w+:[^\[\]{}]*)\]|(?P<bare>\w+: [^{}\[\]]*)"
)
_TEXT: Final = re.compile(r"[|>][-+\d]*")
_FENCE: Final = re.compile(r"```\w*\s*")

# Seen at once in nearly every file: there is none of it. Patterns that begin with one sign alone
# are found quickly.
_SIGNS: Final = ("```", *(f"{mark} " for mark in _MARKS))
_GROUPS: Final = (re.compile(r": +[\[(]?\w+: "), re.compile(r"- [\[(]\w+: "))


def misread(mended: Mended) -> Iterator[Repair]:
    """Find what is read as something else than was meant; of each kind, in the order of lines.

    After each repair the lines are others, so one at a time is to be taken.
    """
    text = mended.text
    if not any(sign in text for sign in _SIGNS) and not any(one.search(text) for one in _GROUPS):
        return
    lines = mended.lines
    yield from _fence(lines)
    for number, line in _outside_texts(lines):
        if _ITEM.match(line):
            yield from _list_marks(lines, number)
        elif repair := _group(lines, number):
            yield repair


def _outside_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that are not of a long text, with their numbers: there, all is words."""
    margin: int | None = None
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if margin is not None and indent_of(line) > margin:
            continue
        here = parts(line)
        margin = here.margin if _TEXT.fullmatch(here.value) else None
        yield number, line


def _fence(lines: list[str]) -> Iterator[Repair]:
    """Find a fence around all of a file, as it stands around examples."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    if len(full) < 3 or not _FENCE.fullmatch(lines[full[0]]):
        return
    is_closed = lines[full[-1]].strip() == "```"
    last = full[-1] - 1 if is_closed else full[-1]
    inner = tuple(lines[full[0] + 1 : last + 1])
    count = last + 1 + is_closed - full[0]
    yield Repair("code-fence", full[0], 0, {}, inner, count, inner).at(full[0])


def _list_marks(lines: list[str], number: int) -> Iterator[Repair]:
    """Find items of a list that begin with another sign than a dash."""
    above = number - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    margin, last = _margin_of_list(lines, number, above), number
    if margin is None:
        return
    while last + 1 < len(lines) and lines[last + 1].strip():
        following = lines[last + 1]
        if indent_of(following) <= margin and not _ITEM.match(following):
            break
        last += 1
    new = tuple(_ITEM.sub(r"\g<lead>- \g<rest>", line) for line in lines[number : last + 1])
    mark = lines[number].lstrip()[0]
    column = indent_of(lines[number])
    yield Repair("list-mark", number, column, {"mark": mark}, new, last + 1 - number, new)


def _margin_of_list(lines: list[str], number: int, above: int) -> int | None:
    """Return the margin below which an item's list ends; None where there is none above it."""
    if above < 0:
        return None
    head = parts(lines[above])
    if head.name in LIST_FIELDS and not head.value:
        return head.margin
    is_next = indent_of(lines[above]) == indent_of(lines[number])
    return indent_of(lines[number]) if is_next and head.lead.endswith("- ") else None


def _group(lines: list[str], number: int) -> Repair | None:
    """Find fields in round or square brackets, or in none, where a group of fields is wanted."""
    line = parts(lines[number])
    if line.name not in GROUP_FIELDS and not (line.lead.strip() and not line.name):
        return None
    found = _GROUP.fullmatch(line.value)
    if found is None:
        return None
    inner = found["round"] or found["square"] or found["bare"]
    return one_line(
        "group-brackets", number, len(line.head), f"{line.head}{{{inner.strip()}}}{line.tail}"
    )
