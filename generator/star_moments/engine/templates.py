"""Where the templates of pages are found, an organisation's own before those of the theme."""

from collections.abc import Sequence

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

_THEME = "theme"


def lay_out(env: Environment, folders: Sequence[str], above: str) -> None:
    """Let the environment look for templates in these folders, one after the other.

    A template that extends its own name means the one that it takes the place of, in the folders
    behind `above`. Jinja would find it itself again, and that without end.
    """
    behind = folders[folders.index(above) + 1 :]
    beneath = PrefixLoader({_THEME: FileSystemLoader(behind)}, delimiter=":")
    env.loader = ChoiceLoader([FileSystemLoader(folders), beneath])
    env.join_path = _joined  # type: ignore[method-assign]


def _joined(template: str, parent: str) -> str:
    return f"{_THEME}:{template}" if template == parent else template
