"""Mistakes between { and }: what stands there without a name of its own.

Where YAML finds no colon with a space behind it, it takes what it reads for a field's name and
leaves the field empty: `{by:raija}` has one field of that long name, `{raija, 2026-11-22}` has two,
and `{fi: Kirjasto, Keskusta}` another one beside `fi`.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import yaml

from star_moments.model.fields import (
    ALL_FIELDS,
    GROUP_FIELDS,
    LIST_FIELDS,
    SYNONYMS,
    TEXT_FIELDS,
    nearest_field,
)
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reading.quoting import quoted, written
from star_moments.reading.repair import Repair, one_line

Path = tuple[str | int, ...]
Group = tuple[Path, yaml.MappingNode]
"""A group in brackets that holds something without a name, with its path."""

_NAMES: Final = tuple(sorted(ALL_FIELDS))
_LISTS_OF_KEYS: Final = LIST_FIELDS - GROUP_FIELDS - TEXT_FIELDS


class Brackets:
    """The groups between { and } of a text, as far as something stands there without a name."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.groups: list[Group] = []
        self._noted: set[int] = set()
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self._text.split("\n")

    def whole(self, path: Path, node: yaml.MappingNode) -> str | None:
        """Return a group as it is written, where its author named nothing in it.

        None is for groups of fields; those that hold something without a name are noted.
        """
        # Nearly always, each has a value.
        bare = [key for key, value in node.value if not value.value and self._is_bare(key, value)]
        if not bare:
            return None
        self.groups.append((path, node))
        self._noted.add(id(node))
        owner = owner_of(path)
        is_item = isinstance(path[-1], int) and owner not in GROUP_FIELDS
        if is_item or len(bare) < len(node.value):
            return None
        if owner not in _LISTS_OF_KEYS and any(_is_field(key.value) for key in bare):
            return None
        return _source_of(node, self.lines)

    def is_stray(self, path: Path, node: yaml.Node, name: str, value: yaml.Node) -> bool:
        """Tell a word that stands between the languages of a label and is none of them."""
        if id(node) not in self._noted or name in WALL_LANGUAGES:
            return False
        is_bare = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
        return is_bare and owner_of(path) in TEXT_FIELDS

    def repairs(self, most: int) -> list[Repair]:
        """Return a correction for each of so many lines, in which all is undone that can be."""
        edits: dict[int, list[_Edit]] = {}
        for path, node in self.groups:
            bare = [key for key, value in node.value if self._is_bare(key, value)]
            found = _glued(bare) or _cut(path, node, bare, self.lines)
            for edit in found:
                if edit.line in edits or len(edits) < most:
                    edits.setdefault(edit.line, []).append(edit)
        return [self._repair(line, edits[line]) for line in sorted(edits)]

    def _repair(self, number: int, edits: list["_Edit"]) -> Repair:
        edits.sort(key=lambda edit: edit.start)
        first, end, parts = edits[0], 0, []
        for edit in edits:
            parts += [self.lines[number][end : edit.start], edit.text]
            end = edit.end
        new = "".join([*parts, self.lines[number][end:]])
        return one_line(first.code, number, first.column, new, **first.values)

    def _is_bare(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Tell a name that has no colon."""
        if value.value or not isinstance(value, yaml.ScalarNode) or value.style:
            return False
        if not isinstance(key, yaml.ScalarNode):
            return False
        start, end = key.end_mark, value.start_mark
        last = end.column if start.line == end.line else None
        return ":" not in self.lines[start.line][start.column : last]


def owner_of(path: Path) -> str:
    """Return the name of the field in whose value something stands; "" where it is the file's."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _is_field(name: str) -> bool:
    """Tell whether a name is a field's, and may have been left without a value on purpose."""
    return name in ALL_FIELDS or name in WALL_LANGUAGES or name.casefold() in SYNONYMS


def _source_of(node: yaml.Node, lines: Sequence[str]) -> str:
    """Return a value as it is written, on one line."""
    start, end = node.start_mark, node.end_mark
    if start.line == end.line:
        return lines[start.line][start.column : end.column]
    between = lines[start.line + 1 : end.line]
    whole = [lines[start.line][start.column :], *between, lines[end.line][: end.column]]
    return " ".join(line.strip() for line in whole)


class _Edit(NamedTuple):
    """What stands in place of a part of a line, and what is wrong there."""

    line: int
    start: int
    end: int
    text: str
    code: str
    column: int
    values: dict[str, str]


def _glued(bare: Sequence[yaml.ScalarNode]) -> list[_Edit]:
    """Find fields whose values are glued to the colon."""
    edits = []
    for key in bare:
        start, end = key.start_mark, key.end_mark
        found = _GLUED.fullmatch(key.value)
        if start.line == end.line and found is not None and _is_glued(key, found):
            name, sign, value = found[1], found[2] or found[3], found[4]
            text, column = f"{name}: {written(value)}", start.column + len(name) + 1
            where = start.line, start.column, end.column
            code = "space-after-colon" if sign == ":" else "no-colon"
            edits.append(_Edit(*where, text, code, column, {}))
    return edits


# A field's name, what stands for its colon, and the value.
_GLUED: Final = re.compile(r"(\w+)(?: *(=) *|(:))(\S.*)")


def _is_glued(key: yaml.ScalarNode, found: re.Match[str]) -> bool:
    name, value = found[1], found[4]
    if key.style or value.startswith("/"):
        return False
    return _is_field(name) or (name.isidentifier() and nearest_field(name, _NAMES) is not None)


def _cut(
    path: Path, node: yaml.MappingNode, bare: Sequence[yaml.ScalarNode], lines: Sequence[str]
) -> list[_Edit]:
    """Find a text that a comma cuts in two, and put all its parts in quotation marks."""
    text: yaml.ScalarNode | None = None
    parts: list[yaml.ScalarNode] = []
    for key, value in node.value:
        if key not in bare:
            if parts:
                break
            text = value if _is_plain_text(path, key, value) else None
        elif text is not None and not key.style and not _is_field(key.value):
            parts.append(key)
        elif parts:
            break
    if text is None or not parts or parts[-1].end_mark.line != text.start_mark.line:
        return []
    number, start = text.start_mark.line, text.start_mark.column
    end = parts[-1].end_mark.column
    whole = quoted(lines[number][start:end])
    lost = {"lost": parts[0].value[:40]}
    return [_Edit(number, start, end, whole, "comma-cuts", text.end_mark.column, lost)]


def _is_plain_text(path: Path, key: yaml.Node, value: yaml.Node) -> bool:
    if not isinstance(value, yaml.ScalarNode) or value.style or not value.value:
        return False
    is_label = owner_of(path) in TEXT_FIELDS and key.value in WALL_LANGUAGES
    return is_label or key.value in TEXT_FIELDS
