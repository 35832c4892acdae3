"""Corrected lines: a file's own line with one value or one name in it replaced."""

from collections.abc import Sequence

import yaml

from star_moments.diagnostics import Fix
from star_moments.reading.tree import Located, Path


def with_value(located: Located, path: Path, value: str) -> Fix | None:
    """Replace the value at a path by YAML; None if it spans several lines."""
    node, _ = located.node(path)
    return _with(located, node, value)


def with_key(located: Located, path: Path, name: str) -> Fix | None:
    """Replace the name of the field at a path."""
    _, key = located.node(path)
    return _with(located, key, name)


def with_field(located: Located, path: Path, name: str, value: str) -> Fix | None:
    """Replace a field, name and value."""
    node, key = located.node(path)
    if node is None or key is None or node.end_mark.line != key.start_mark.line:
        return None
    line = located.text.split("\n")[key.start_mark.line]
    start, end = line[: key.start_mark.column], line[node.end_mark.column :]
    return located.fix(key.start_mark.line, 1, [f"{start}{name}: {value}{end}".rstrip()])


def with_lines(located: Located, path: Path, lines: Sequence[str]) -> Fix | None:
    """Replace the lines on which the value at a path stands."""
    node, _ = located.node(path)
    if node is None or not lines:
        return None
    return located.fix(node.start_mark.line, len(lines_of(located, path)), lines)


def with_line(located: Located, path: Path, line: str) -> Fix | None:
    """Replace the line on which the name of the field at a path stands."""
    _, key = located.node(path)
    return located.fix(key.start_mark.line, 1, [line]) if key is not None else None


def line_of(located: Located, path: Path) -> str | None:
    """Return the line on which the name of the field at a path stands."""
    _, key = located.node(path)
    return located.text.split("\n")[key.start_mark.line] if key is not None else None


def lines_of(located: Located, path: Path) -> list[str]:
    """Return the lines on which the value at a path stands, whole."""
    node, _ = located.node(path)
    if node is None:
        return []
    start, end = node.start_mark, node.end_mark
    last = end.line if end.column else end.line - 1
    lines = located.text.split("\n")[start.line : max(start.line, last) + 1]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines


def source_of(located: Located, path: Path) -> str | None:
    """Return the value at a path as it is written; None if it spans several lines."""
    node, _ = located.node(path)
    if node is None or node.start_mark.line != node.end_mark.line:
        return None
    line = located.text.split("\n")[node.start_mark.line]
    return line[node.start_mark.column : node.end_mark.column]


def _with(located: Located, node: yaml.Node | None, new: str) -> Fix | None:
    if node is None:
        return None
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        return None
    line = located.text.split("\n")[start.line]
    return located.fix(start.line, 1, [(line[: start.column] + new + line[end.column :]).rstrip()])
