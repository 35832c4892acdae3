"""Mistakes that YAML swallows without a word: texts cut short, broken letters, marks that stay.

Only texts for people to read are looked at, and only signs that no author means: a notice that is
wrong once in a while would soon be read by nobody.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import yaml

from star_moments.diagnostics import PATIENCE, Diagnostic, finding
from star_moments.graphemes import beginning
from star_moments.reading.in_words import is_text, slips_in_words
from star_moments.reading.mistakes.texts import is_for_a_bar
from star_moments.reading.quoting import quoted
from star_moments.reading.tree import Located

# UTF-8 that was read as cp1252 and saved again: the letters of Finnish and Swedish, and the signs
# that word processors make. The pairs whose second sign also ends a sentence in capitals (Ã… Ã– Ã„)
# count only before a letter, so that no word in another language is taken for broken.
_BROKEN: Final = re.compile(
    "Ã[¤¶¥©¼¨¡]|Ã[…–„](?=[^\\W\\d_])|â€[™˜œ“”¦\u009d\u0093\u0094]|Â[°£§€´\u00a0](?=\\S)|ðŸ[^\\s]{2}"
)
_LOST: Final = "\ufffd"

# A comment is set off by "# "; what is cut from a text begins at once: "Kassa #3", "Kiitos #tiimi".
_CUT: Final = re.compile(r" #[^\s#]\S*")
_CUT_BELOW: Final = re.compile(r"\n(?P<lead> +)#[^\s#]")

_CURLY: Final = re.compile(r"[“”„‟«][^“”„‟«»]*[“”»]")

# Nearly no file holds any of these, and the others are not looked at twice.
_SUSPECT: Final = ("\ufffd", "Ã", "Â", "â€", "ðŸ", " #")
_ODD_VALUE: Final = re.compile(r": *(?:[“”„‟«]|[Il1/\\¦│ǀ∣❘｜׀‖]{1,2} *\n)")


def notices(located: Located) -> list[Diagnostic]:
    """Return what YAML did to the texts of a file that its author cannot have meant."""
    text = located.text
    if not any(sign in text for sign in _SUSPECT) and _ODD_VALUE.search(text) is None:
        return slips_in_words(located)
    lines = located.text.split("\n")
    told = (
        diagnostic
        for path, node, name in located.scalars()
        if is_text(path)
        for diagnostic in _notices(located, lines, node, name)
    )
    return [*islice(told, PATIENCE), *slips_in_words(located)]


def _notices(
    located: Located, lines: list[str], node: yaml.ScalarNode, name: yaml.Node | None
) -> Iterator[Diagnostic]:
    file, text = located.file, node.value
    if broken := _BROKEN.search(text):
        line, column, here = _line_with(node, lines, broken[0])
        right = _BROKEN.sub(lambda match: _mended(match[0]), here)
        fix = located.fix(node.start_mark.line + line, 1, [right])
        place = located.place(node.start_mark)[0] + line, column
        yield finding("broken-letters", file, place, fix, found=broken[0], meant=_mended(broken[0]))
    if _LOST in text:
        line, column, _ = _line_with(node, lines, _LOST)
        yield finding("lost-letters", file, (located.place(node.start_mark)[0] + line, column))
    if node.style in (None, ""):
        yield from _plain_notices(located, lines, node, name)


def _plain_notices(
    located: Located, lines: list[str], node: yaml.ScalarNode, name: yaml.Node | None
) -> Iterator[Diagnostic]:
    start, end = node.start_mark, node.end_mark
    is_one_line = start.line == end.line
    if not is_one_line:
        yield from _bar(located, lines, node, name)
    here = lines[end.line]
    rest = here[end.column :]
    line, column = located.place(end)
    if _CUT.match(rest):
        begin = start.column if is_one_line else len(here) - len(here.lstrip())
        kept = here[begin : end.column]
        # Of a text that begins with the sign, nothing is left.
        head = here[:begin] if kept else f"{here[:begin].rstrip()} "
        right = head + quoted((kept + rest).strip())
        fix = located.fix(end.line, 1, [right]) if is_one_line else None
        lost = beginning(rest.strip(), 40)
        yield finding("hash-cuts", located.file, (line, column + 1), fix, lost=lost)
    elif not rest.strip() and name is not None and end.line + 1 < len(lines):
        below = _CUT_BELOW.match("\n" + lines[end.line + 1])
        if below is not None and len(below["lead"]) > name.start_mark.column:
            place = line + 1, len(below["lead"]) + 1
            lost = beginning(lines[end.line + 1].strip(), 40)
            yield finding("hash-cuts", located.file, place, None, lost=lost)
    if _CURLY.fullmatch(node.value):
        fix = None
        if is_one_line:
            right = here[: start.column] + quoted(node.value[1:-1]) + rest
            fix = located.fix(end.line, 1, [right])
        place = located.place(start)
        yield finding("curly-quotes-kept", located.file, place, fix, mark=node.value[0])


def _bar(
    located: Located, lines: list[str], node: yaml.ScalarNode, name: yaml.Node | None
) -> Iterator[Diagnostic]:
    start = node.start_mark
    line = lines[start.line]
    sign = line[start.column :].strip()
    margin = name.start_mark.column if name is not None else 0
    if is_for_a_bar(sign, lines, start.line, margin):
        right = line[: start.column] + line[start.column :].replace(sign, "|", 1)
        fix = located.fix(start.line, 1, [right])
        yield finding("block-sign", located.file, located.place(start), fix, mark=sign)


def _line_with(node: yaml.ScalarNode, lines: list[str], part: str) -> tuple[int, int, str]:
    """Return how far below a value's start a part of it stands, its column, and that line."""
    start = node.start_mark.line
    for line in range(start, min(node.end_mark.line + 1, len(lines))):
        at = lines[line].find(part, node.start_mark.column if line == start else 0)
        if at >= 0:
            return line - start, at + 1, lines[line]
    return 0, node.start_mark.column + 1, lines[start]


def _mended(letters: str) -> str:
    try:
        return letters.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return letters
