"""What stands between `---` at the top of a hand-written page: its title, its menu, its template.

MkDocs prints what it cannot read there on the page, without a word.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

from star_moments.diagnostics import Diagnostic, Place, finding
from star_moments.reading.parse import Failure, attempt

# As MkDocs finds it (mkdocs.utils.meta).
_TOP: Final = re.compile(r"-{3}[ \t]*\n(?P<top>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.S)
_BEGINS: Final = re.compile(r"-{3}[ \t]*\n[ \t]*\w[\w-]*[ \t]*:")

# What the menus, the theme and MkDocs take as text.
_TEXTS: Final = ("title", "menu", "description", "template")
_LIKE_A_FIELD: Final = re.compile(rf"(?:{'|'.join(_TEXTS)})\b\s*[:=]?")

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def check_front_matter(
    text: str, shown: str, is_template: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Find what of it cannot be read, or is not what it has to be."""
    found = _TOP.match(text)
    if found is None:
        if _BEGINS.match(text):
            yield finding("front-matter", shown)
        return
    top = found["top"]
    root = attempt(top)
    if isinstance(root, Failure):
        yield finding("front-matter", shown, (root.line + 2, root.column + 1))
    elif isinstance(root, yaml.MappingNode):
        yield from _fields(root, shown, is_template)
        yield from _types(top, shown)
    elif isinstance(root, yaml.ScalarNode) and _LIKE_A_FIELD.match(root.value):
        yield finding("front-matter", shown, (2, 1))


def _fields(
    root: yaml.MappingNode, shown: str, is_template: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            yield finding("front-matter", shown, _place(key))
            continue
        name = key.value
        if name not in _TEXTS:
            continue
        if not isinstance(value, yaml.ScalarNode):
            yield finding("text-expected", shown, _place(value), name=name)
        elif name == "template" and not is_template(value.value):
            yield finding("page-template", shown, _place(value), template=value.value)


def _types(top: str, shown: str) -> Iterator[Diagnostic]:
    """Find what YAML takes for a day or a number, and is none."""
    try:
        yaml.load(top, _LOADER)  # noqa: S506, a safe loader
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        yield finding("front-matter", shown, (mark.line + 2, mark.column + 1) if mark else (2, 1))


def _place(node: yaml.Node) -> Place:
    # The line with the dashes stands above.
    return node.start_mark.line + 2, node.start_mark.column + 1
