"""The folder of its own into which MkDocs renders.

MkDocs empties its site folder before each build. So the site that people see is given to the press
alone, and what MkDocs has made is handed over in the end.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

import star_moments_theme
from star_moments.engine.frames import Frames
from star_moments.engine.templates import lay_out
from star_moments.press.frame import Rendered
from star_moments.publishing.compiled import COMPILED

THEME = str(Path(star_moments_theme.__file__).parent)

# What MkDocs makes unasked, and the wall makes itself.
_UNWANTED = ("sitemap.xml", "sitemap.xml.gz")


class Staging:
    """What MkDocs is lent for one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Let MkDocs render elsewhere, and find of the theme's files no more than the wall needs.

        What Material would copy into the site is not even looked for; its templates come back with
        `give_templates_back`.
        """
        self._site_dir = config.site_dir
        self._made = TemporaryDirectory(prefix="star-moments-")
        config.site_dir = f"{self._made.name}/mkdocs"
        # What MkDocs is to look through in the place of the hand-written pages.
        self.nothing = Path(self._made.name) / "pages"
        self.nothing.mkdir()
        self._templates = config.theme.dirs
        config.theme.dirs = self._templates[: self._templates.index(THEME) + 1]

    def give_templates_back(self, env: Environment, config: MkDocsConfig) -> None:
        """Let the theme's templates extend Material's, and spare compiling them again."""
        config.theme.dirs = self._templates
        lay_out(env, self._templates)
        env.bytecode_cache = COMPILED

    def hand_over(self, frames: Frames, config: MkDocsConfig) -> Rendered:
        """Return what MkDocs has rendered, without the pages that were frames."""
        made = Path(config.site_dir)
        config.site_dir = self._site_dir
        for uri in frames.sources():
            (made / uri).with_suffix(".html").unlink()
        for name in _UNWANTED:
            (made / name).unlink(missing_ok=True)
        return Rendered(frames.rendered, made)

    def end(self) -> None:
        """Remove what is left."""
        self._made.cleanup()
