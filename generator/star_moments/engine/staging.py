"""The folder of its own into which MkDocs renders.

MkDocs empties its site folder before each build. So the site that people see is given to the press
alone, and what MkDocs has made is handed over in the end.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.localization import parse_locale
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

import star_moments_theme
from star_moments.engine.frames import Frames
from star_moments.engine.templates import lay_out
from star_moments.kit import addresses
from star_moments.press.frame import Rendered
from star_moments.publishing.compiled import COMPILED

log = get_plugin_logger(__name__)

THEME = str(Path(star_moments_theme.__file__).parent)

# What MkDocs makes unasked, and the wall makes itself.
_UNWANTED = ("sitemap.xml", "sitemap.xml.gz")

# The page for a wrong address, which MkDocs makes anew in each build within a build.
_LOST = "404.html"


class Staging:
    """What MkDocs is lent for one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Let MkDocs and all plugins write elsewhere, before any of them looks where."""
        self._site_dir = config.site_dir
        self._made = TemporaryDirectory(prefix="star-moments-")
        config.site_dir = f"{self._made.name}/mkdocs"
        # What MkDocs is to look through in the place of the hand-written pages.
        self.nothing = Path(self._made.name) / "pages"
        self.nothing.mkdir()
        dirs = config.theme.dirs
        self._not_copied = dirs[dirs.index(THEME) + 1 :]
        self._locales: tuple[object, ...] = ()
        self._lost: bytes | None = None

    def speak(self, language: str, config: MkDocsConfig) -> None:
        """Let all plugins that look while they are set up find the language of the wall.

        Some look for Material's setting, and others for MkDocs' own.
        """
        config.theme["language"] = language
        self._locales = config.theme.locale, parse_locale(language)
        config.theme["locale"] = self._locales[1]

    def hide(self, config: MkDocsConfig) -> None:
        """Let MkDocs find no pages by itself, and of the theme no more than the wall needs.

        What Material would copy into the site is not even looked for. Only MkDocs itself looks
        between this and `show`: plugins find all folders as they were set.
        """
        if self._lost is None and (lost := Path(config.site_dir) / _LOST).is_file():
            # A build within this one begins, which knows the pages of another language alone.
            self._lost = lost.read_bytes()
        if self._locales and config.theme.locale is self._locales[1]:
            # MkDocs would look for translations of the theme, and warn that there are none.
            config.theme["locale"] = self._locales[0]
        self._docs, config.docs_dir = config.docs_dir, str(self.nothing)
        self._templates = config.theme.dirs
        config.theme.dirs = [one for one in self._templates if one not in self._not_copied]

    def show(self, config: MkDocsConfig) -> None:
        """Give the folders back."""
        config.theme.dirs = self._templates
        # Where there is no such folder, `mkdocs serve` has at least one to watch.
        if Path(self._docs).is_dir():
            config.docs_dir = self._docs

    def lend_templates(self, env: Environment, config: MkDocsConfig) -> None:
        """Let the theme's templates extend Material's, and spare compiling them again."""
        lay_out(env, config.theme.dirs, above=config.theme.custom_dir or THEME)
        env.bytecode_cache = COMPILED

    @staticmethod
    def take_out(files: Files, frames: Frames) -> None:
        """Take out what is not for readers, and name what would stand where the wall does."""
        for file in list(files):
            # What screens are made from lies in the theme, and not as it is on the site.
            screens = file.src_dir == THEME and file.src_uri.startswith(addresses.DISPLAY)
            if file.src_uri == "py.typed" or screens:
                files.remove(file)
            elif frames.take_the_place_of(file.dest_uri):
                _gives_way(file.src_uri)
                files.remove(file)

    def hand_over(self, frames: Frames, config: MkDocsConfig) -> Rendered:
        """Return what MkDocs has rendered, and what plugins have written beside it."""
        made = Path(config.site_dir)
        config.site_dir = self._site_dir
        if self._lost is not None:
            (made / _LOST).write_bytes(self._lost)
        for name in _UNWANTED:
            (made / name).unlink(missing_ok=True)
        for path in sorted(made.rglob("*")):
            name = path.relative_to(made).as_posix()
            if not path.is_dir() and frames.take_the_place_of(name):
                _gives_way(name)
                path.unlink()
        return Rendered(frames.rendered, made)

    def end(self) -> None:
        """Remove what is left."""
        self._made.cleanup()


def _gives_way(name: str) -> None:
    log.warning("%s is not shown: the wall stands at its address.", name)
