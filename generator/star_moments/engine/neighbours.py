"""What other plugins are set to and cannot do beside the wall, told before anything is made.

Most of it would go by in silence: a page that is not there, a style that is not found.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from star_moments.engine.staging import THEME
from star_moments.words import Words

_ELSEWHERE = ("http://", "https://", "//")


def refused(config: MkDocsConfig, is_the_walls: Callable[[str], bool], words: Words) -> list[str]:
    """Return what is refused, each with the setting of mkdocs.yml that has to be changed.

    `is_the_walls` says whether a file's place on the site is the wall's own.
    """
    return [
        words(f"report.settings.{key}", setting=setting, value=value)
        for name, plugin in config.plugins.items()
        # Hooks stand among the plugins, and have no settings.
        if hasattr(plugin, "config")
        for key, setting, value in _refused_of(name, plugin.config, config, is_the_walls)
    ]


def _refused_of(
    name: str, options: Any, config: MkDocsConfig, is_the_walls: Callable[[str], bool]
) -> Iterator[tuple[str, str, str]]:
    kind = name.partition(" ")[0].rpartition("/")[2]
    for option, value, made in _made(kind, options):
        file = File(made.lstrip("/"), None, "", config.use_directory_urls)
        if is_the_walls(file.dest_uri):
            yield "place", f"plugins: {name}: {option}", value
    if kind.startswith("minify"):
        for option in ("css_files", "js_files"):
            for one in _texts(options.get(option)):
                if (Path(THEME) / one).is_file():
                    yield "by-name", f"plugins: {name}: {option}", one
    if kind == "privacy" and options.get("enabled") and options.get("assets"):
        for option in ("extra_css", "extra_javascript"):
            for one in map(str, config[option]):
                if one.startswith(_ELSEWHERE):
                    yield "elsewhere", option, one


def _made(kind: str, options: Any) -> Iterator[tuple[str, str, str]]:
    """Return the files that a plugin is to make, with the option and the value that say so."""
    if kind == "redirects":
        for place in map(str, options.get("redirect_maps") or {}):
            yield "redirect_maps", place, place
    elif kind == "blog" and options.get("enabled"):
        folder = str(options.get("blog_dir"))
        yield "blog_dir", folder, f"{folder.strip('./')}/index.md"
    elif kind == "rss" and options.get("enabled"):
        for option, place in (options.get("feeds_filenames") or {}).items():
            yield f"feeds_filenames: {option}", str(place), str(place)


def about_menus(config: MkDocsConfig, pages: Path) -> list[str]:
    """Return the files below the pages that a plugin asks MkDocs for, and that nobody is shown."""
    names = {
        str(plugin.config.get("filename"))
        for name, plugin in config.plugins.items()
        if name.partition(" ")[0] == "awesome-nav"
    }
    if not names:
        return []
    return [
        (Path(folder, name)).relative_to(pages).as_posix()
        for folder, _, there in os.walk(pages)
        for name in sorted(names.intersection(there))
        if not Path(folder, name).is_symlink()
    ]


def _texts(option: Any) -> list[str]:
    return [option] if isinstance(option, str) else [*map(str, option or [])]
