"""Where MkDocs meets the product: its events, and nothing else.

MkDocs renders the hand-written pages and the frames into a folder of its own, which the press takes
over. So the site that people see is never emptied, and a file is written only when it changed.

Most of our code is loaded in `on_config`, once a second process has begun to look at the files: it
takes as long as that. So whatever takes long to load stands inside the methods here.
"""

import gc
import logging
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import yaml
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

import star_moments_theme
from star_moments.engine.templates import lay_out
from star_moments.publishing.ahead import look_ahead
from star_moments.publishing.compiled import CompiledTemplates
from star_moments.publishing.garbage import no_search_for_garbage
from star_moments.publishing.kept.ledger import ledger_name
from star_moments.publishing.kept.maker import maker
from star_moments.publishing.kept.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from star_moments.diagnostics import Diagnostic
    from star_moments.engine.watching import Watch
    from star_moments.look.look import Look
    from star_moments.publishing.ahead import Ahead
    from star_moments.publishing.publisher import Publisher

log = get_plugin_logger(__name__)

THEME = str(Path(star_moments_theme.__file__).parent)
COMPILED = CompiledTemplates()


class StarMomentsConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Dir(exists=True, default="content")
    """The folder with wall.yml, moments/ and people/."""

    look = config_options.Optional(config_options.Type(object))
    """Colours, fonts and a logo. Whatever stands there, the wall is built: `star_moments.look`
    reads it from the file itself, and says what is wrong with it."""

    search = config_options.Type(bool, default=True)
    """Whether the wall can be searched."""

    display = config_options.Type(bool, default=True)
    """Whether screens in break rooms and lobbies have pages of their own, below `display/`."""

    cache_dir = config_options.Type(str, default=".star-moments")
    """Where a build keeps what the next one need not do again, from where mkdocs.yml lies."""


class StarMomentsPlugin(BasePlugin[StarMomentsConfig]):
    """Prints the wall around the pages that MkDocs renders."""

    def __init__(self) -> None:
        self.command = ""
        self.publisher: Publisher | None = None
        self._turn = ExitStack()
        self.watch: Watch | None = None

    @property
    def serving(self) -> bool:
        """Whether pages are served to an author who looks at a draft."""
        return self.command == "serve"

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs does; having this event keeps the object between builds."""
        self.command = command

    def on_config(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Read the content, and let MkDocs render into a folder of its own."""
        home = Path(config.config_file_path).parent if config.config_file_path else Path()
        store = Store(home / self.config.cache_dir, maker())
        content, site = Path(self.config.content), Path(config.site_dir)
        ahead = None if self.serving else self._look_ahead(store, content, site)
        with no_search_for_garbage(ends_soon=not self.serving):
            from star_moments.engine.frames import Frames
            from star_moments.publishing.publisher import Publisher
        if self.publisher is None:
            self.publisher = Publisher(store, serving=self.serving)
        changed = None if self.watch is None else self.watch.changed()
        self.content = self.publisher.read(content, ahead, changed)
        self.look, misfits = self._read_look(config)
        if log.isEnabledFor(logging.INFO):
            log.info(self.report(misfits))
        self._sound_alarm(strict=config.strict)
        self.frames = Frames()
        self.site_dir = config.site_dir
        self.staging = TemporaryDirectory(prefix="star-moments-")
        config.site_dir = f"{self.staging.name}/mkdocs"
        # What Material would copy into the site is not even looked for; `on_env` gives its
        # templates back.
        self.templates = config.theme.dirs
        config.theme.dirs = self.templates[: self.templates.index(THEME) + 1]
        config.site_name = self.content.wall.house.name
        return config

    def _look_ahead(self, store: Store, content: Path, site: Path) -> "Callable[[], Ahead]":
        """Begin to look at the files, once no other process publishes the site any longer.

        It may not until this one has published or given up: so whoever writes last has also read
        last, and nothing that was taken down comes back.
        """

        def waiting() -> None:
            log.info("Another build is writing %s; waiting for it.", site)

        self._turn.close()
        self._turn.enter_context(store.alone(ledger_name(site), waiting))
        return look_ahead(content, site)

    def _read_look(self, config: "MkDocsConfig") -> "tuple[Look, list[Diagnostic]]":
        """Return the look that mkdocs.yml asks for, and what is wrong with it."""
        if self.config.look is None or not config.config_file_path:
            from star_moments.look.look import Look

            return Look(), []
        from star_moments.look.own import read_look

        return read_look(Path(config.config_file_path))

    def report(self, misfits: "list[Diagnostic]") -> str:
        """Say what is wrong in the content and the look, and how many moments are held back."""
        from star_moments.reports.findings import text_report

        content = self.content
        told = [*content.diagnostics, *misfits]
        return text_report(told, content.words, held=content.held).rstrip()

    def _sound_alarm(self, *, strict: bool) -> None:
        """Say what becomes of an emergency message, also where little else is said."""
        from star_moments.reports.alarm import alarm_text

        alarm = self.content.alarm
        if alarm is None or not alarm.is_news:
            return
        # With `--strict`, MkDocs makes a failure of whatever is logged as one; but a wall is
        # published whatever is wrong with one file.
        is_loud = alarm.is_grave and not strict
        (log.error if is_loud else log.info)(alarm_text(alarm, self.content.words))

    def on_files(self, files: "Files", *, config: "MkDocsConfig") -> "Files":
        """Add the frames and the look, and leave out what is not for readers."""
        from star_moments.engine.dress import dress
        from star_moments.kit import addresses

        for file in list(files):
            # What screens are made from lies in the theme, and not as it is on the site.
            screens = file.src_dir == THEME and file.src_uri.startswith(addresses.DISPLAY)
            if file.src_uri == "py.typed" or screens:
                files.remove(file)
            elif self.frames.take_the_place_of(file.dest_uri):
                log.warning("%s is not shown: the wall stands at its address.", file.src_uri)
                files.remove(file)
        dress(files, self.look, THEME, config)
        for uri, key in self.frames.sources().items():
            front_matter = yaml.safe_dump(self.frames.front_matter(key))
            frame = File.generated(
                config,
                uri,
                content=f"---\n{front_matter}---\n",
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            files.append(frame)
        return files

    def on_env(
        self, env: "Environment", *, config: "MkDocsConfig", files: "Files"
    ) -> "Environment":
        """Tell the theme about the wall, now that the hand-written pages are known."""
        from star_moments.engine.dress import look_settings
        from star_moments.engine.menu import stamp, wall_settings

        config.theme.dirs = self.templates
        lay_out(env, self.templates)
        env.bytecode_cache = COMPILED
        frames = self.frames.sources()
        pages = [
            file.page
            for file in files.documentation_pages()
            if file.page is not None and file.src_uri not in frames
        ]
        config.extra["wall"] = wall_settings(
            self.content,
            pages,
            serving=self.command == "serve",
            stamp=stamp(Path(THEME) / "assets", self.look.key),
            look=look_settings(self.look),
            display=self.config.display,
        )
        return env

    def on_post_page(self, output: str, *, page: "Page", config: "MkDocsConfig") -> str:
        """Keep a rendered frame for the press."""
        key = self.frames.sources().get(page.file.src_uri)
        if key is not None:
            self.frames.add(key, output)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: "MkDocsConfig") -> None:
        """Print the site. Last of all plugins, so that what others write is part of it."""
        from star_moments.build import Site
        from star_moments.kit.kit import body_templates

        publisher = self.publisher
        assert publisher is not None  # noqa: S101, it has read the content
        staging = Path(config.site_dir)
        config.site_dir = self.site_dir
        for uri in self.frames.sources():
            (staging / uri).with_suffix(".html").unlink()
        for unwanted in ("sitemap.xml", "sitemap.xml.gz"):
            (staging / unwanted).unlink(missing_ok=True)
        # An organisation's own templates lie beside its other overrides, in `bodies/`.
        own = config.theme.custom_dir
        templates = body_templates(f"{own}/bodies" if own else None, COMPILED)
        site = Site.of(
            self.content,
            templates,
            config.site_url or "",
            maker(),
            display=self.config.display,
            look=self.look,
            remembered=publisher.remembered,
        )
        with self._turn:
            written, removed = publisher.publish(
                site, self.frames.rendered, staging, Path(self.site_dir), search=self.config.search
            )
        self.staging.cleanup()
        log.info("%d files written, %d removed.", written, removed)
        log.debug(publisher.stages.told())
        if publisher.store.refused:
            log.debug("Nothing could be kept for the next build: %s", publisher.store.refused)
        if self.command == "build":
            # The process ends here: it need not take its memory apart piece by piece.
            gc.freeze()

    def on_build_error(self, *, error: Exception) -> None:
        """Tidy up; the site stays as it was."""
        if hasattr(self, "staging"):
            self.staging.cleanup()
        with self._turn:
            if self.publisher is not None:
                self.publisher.give_up()

    def on_shutdown(self) -> None:
        """Let nothing go on in the background."""
        if self.publisher is not None:
            self.publisher.close()
        if self.watch is not None:
            self.watch.stop()

    def on_serve(
        self, server: "LiveReloadServer", *, config: "MkDocsConfig", builder: Any
    ) -> "LiveReloadServer":
        """Build again whenever a file of the content changes."""
        # Loaded here, because a build that does not serve would lose time by it.
        from star_moments.engine.watching import Watch

        content = Path(self.config.content)
        self.watch = Watch(content, but=[Path(config.docs_dir)])
        # The server hands its own handler to whatever observer it has.
        observer = server.observer
        server.observer = self.watch  # type: ignore[assignment]
        server.watch(str(content))
        server.observer = observer
        self.watch.start()
        return server
