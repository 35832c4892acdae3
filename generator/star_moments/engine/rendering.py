"""Render the frames, where no other plugin sees them.

A frame is no page of anybody's: what indexes, lists or rewrites pages would take it for one. So
MkDocs' own list of pages does not have it, none of the events of a page runs for it, and what
plugins set for all pages – filters, globals, styles and scripts – it has like every other page.
"""

from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from star_moments.engine.frames import Frames

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


def render_frames(
    frames: Frames,
    env: "Environment",
    config: "MkDocsConfig",
    nav: "Navigation",
    files: "Files",
) -> None:
    """Let the theme render each frame, and keep it."""
    template = env.get_template("main.html")
    pages = files.documentation_pages()
    for uri, key in frames.sources().items():
        page = Page(None, File.generated(config, uri, content=""), config)
        page.meta = frames.front_matter(key)
        page.markdown = page.content = ""
        frames.add(key, template.render(get_context(nav, pages, config, page)))
