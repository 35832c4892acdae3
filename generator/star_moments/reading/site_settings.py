"""What a mkdocs.yml says of the hand-written pages: where they are, and what they are made with."""

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import yaml

# Settings that inherit from one another in a circle end somewhere.
_MOST_PARENTS = 8
# Where the templates of pages lie in these packages.
_THEMES = (("star_moments_theme", "."), ("material", "templates"))
_ASKED = ("extra_css", "extra_javascript", "extra_templates")


class SiteSettings(NamedTuple):
    """The folder of pages, what else is to be published from it, and where templates may lie.

    `own` is the folder of an organisation's own templates, where there is one.
    """

    pages: Path
    own: Path | None
    asked: frozenset[str]
    templates: Sequence[Path]


def site_settings(file: Path | None, pages: Path) -> SiteSettings:
    """Return what a mkdocs.yml says, with those that it inherits from; None where there is none.

    `pages` is the folder of pages where nothing is said of it.
    """
    own = None
    asked: set[str] = set()
    for where, root in reversed([*_settings(file)]):
        if docs := _text(_below(root, "docs_dir")):
            pages = where / docs
        if folder := _text(_below(_below(root, "theme"), "custom_dir")):
            own = where / folder
        for name in _ASKED:
            asked |= set(_texts(_below(root, name)))
    return SiteSettings(pages, own, frozenset(asked), [*([own] if own else []), *_of_themes()])


def templates_in(folders: Sequence[Path]) -> Callable[[str], bool]:
    """Return what tells whether a template of a name lies in one of the folders."""

    def is_there(name: str) -> bool:
        parts = name.split("/")
        if not name.isprintable() or not all(parts) or ".." in parts:
            return False
        return any((folder / name).is_file() for folder in folders)

    return is_there


def _settings(file: Path | None) -> Iterator[tuple[Path, yaml.Node]]:
    for _ in range(_MOST_PARENTS):
        if file is None:
            return
        try:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            root = yaml.compose(text, Loader=yaml.CBaseLoader)
        except (OSError, yaml.YAMLError):
            return
        if root is not None:
            yield file.parent, root
        parent = _text(_below(root, "INHERIT"))
        file = file.parent / parent if parent else None


def _of_themes() -> Iterator[Path]:
    for package, below in _THEMES:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / below


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == name:
                below: yaml.Node = value
                return below
    return None


def _texts(node: yaml.Node | None) -> Iterator[str]:
    """Give each text of a list; of a script with settings, its path."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if text := _text(item) or _text(_below(item, "path")):
            yield text


def _text(node: yaml.Node | None) -> str | None:
    return node.value if isinstance(node, yaml.ScalarNode) else None
