"""Corrected lines: a file's own line with one value or one name in it replaced."""

import yaml

from star_moments.reading.tree import Located, Path


def with_value(located: Located, path: Path, value: str) -> str | None:
    """Return the line with the value at a path replaced by YAML; None if it spans several lines."""
    node, _ = located.node(path)
    return _with(located, node, value)


def with_key(located: Located, path: Path, name: str) -> str | None:
    """Return the line with the name of the field at a path replaced."""
    _, key = located.node(path)
    return _with(located, key, name)


def _with(located: Located, node: yaml.Node | None, new: str) -> str | None:
    if node is None:
        return None
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        return None
    line = located.text.split("\n")[start.line]
    return line[: start.column] + new + line[end.column :]
