"""Mistakes with quotation marks: not closed, inside one another, or with a backslash between."""

import re
from collections.abc import Iterator

from star_moments.model.fields import ALL_FIELDS
from star_moments.reading.parse import Failure
from star_moments.reading.quoting import quoted
from star_moments.reading.repair import FAR, Repair, one_line, parts


def backslash(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a backslash between double quotation marks, where YAML takes it for a special sign."""
    line = parts(lines[n])
    value = line.value
    if len(value) > 1 and value[0] == value[-1] == '"' and "\\" in value:
        new = line.head + quoted(value[1:-1].replace('\\"', '"')) + line.tail
        yield one_line("backslash", n, len(line.head) + value.index("\\"), new)


def not_closed(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find a quotation mark that is opened and not closed, on its line or before the next field."""
    line = parts(lines[n])
    mark = line.value[:1]
    if mark not in ('"', "'") or line.is_bare:
        return
    column = len(line.head)
    # The text's own line first, comment and all: a text that is not closed has no comment.
    whole = line.value + line.tail
    if mark not in whole[1:]:
        yield one_line(
            "quote-not-closed", n, column, f"{line.head}{whole.rstrip()}{mark}", mark=mark
        )
    last, bottom = n, min(len(lines), n + FAR)
    while last + 1 < bottom and not _is_field(lines[last + 1]):
        last += 1
    while last > n and not lines[last].strip():
        last -= 1
    if last > n and mark not in whole[1:] and mark not in "".join(lines[n + 1 : last + 1]):
        new = (*lines[n:last], f"{lines[last].rstrip()}{mark}")
        yield Repair("quote-not-closed", n, column, {"mark": mark}, new, last + 1 - n, new)


def inside_one_another(lines: list[str], n: int, failure: Failure) -> Iterator[Repair]:
    """Find quotation marks inside a text in quotation marks, or text after the closing one."""
    line = parts(lines[n])
    value = (line.value + line.tail).rstrip()
    mark = value[:1]
    if mark not in ('"', "'") or line.is_bare or mark not in value[1:]:
        return
    texts = [re.sub(r"\s+# .*$", "", value), value]
    for text in dict.fromkeys(texts):
        inner = text[1:-1] if len(text) > 1 and text[-1] == mark else text
        if inner is text and mark == '"':
            new = "'" + text.replace("'", "''") + "'"
        else:
            new = quoted(inner)
        yield one_line("quotes-in-quotes", n, len(line.head), line.head + new, mark=mark)


def _is_field(line: str) -> bool:
    return parts(line).name in ALL_FIELDS
