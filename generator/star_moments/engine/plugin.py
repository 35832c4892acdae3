"""Where MkDocs meets the product: its events, and nothing else.

MkDocs renders the hand-written pages and the frames; docs/design.md says what an engine gives and
is given. Most of our code is loaded in `on_config`, once a second process has begun to look at the
files: so whatever takes long to load stands inside the methods here.
"""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from star_moments.publishing.begin import Folders, begin_building, begin_serving

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from star_moments.diagnostics import Diagnostic
    from star_moments.engine.staging import Staging
    from star_moments.engine.watching import Watch
    from star_moments.engine.written import WrittenPages
    from star_moments.look.look import Look
    from star_moments.publishing.publisher import Publisher

log = get_plugin_logger(__name__)

# Beyond what other plugins set, so that their order in mkdocs.yml does not matter: whatever they
# look for is in its place already, and nothing of theirs comes after the site is printed.
_FIRST, _LAST = 10_000, -10_000


class StarMomentsConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Dir(exists=True, default="content")
    """The folder with wall.yml, moments/ and people/."""

    look = config_options.Optional(config_options.Type(object))
    """Colours, fonts and a logo. Anything may stand there, and the wall is built: what is wrong is
    told in the report."""

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
        self.staging: Staging | None = None
        self.written: WrittenPages | None = None
        self.misfits: list[Diagnostic] | None = None
        self.watch: Watch | None = None
        # A plugin for several languages builds within a build, once more for each of them.
        self.rounds = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs does; having this event keeps the object between builds."""
        self.command = command

    @event_priority(_FIRST)
    def _begin(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Read the content, and let MkDocs render into a folder of its own."""
        self.rounds += 1
        if self.rounds > 1:
            return config
        self.publisher = self._begun(config)
        from star_moments.clock import no_day
        from star_moments.engine.frames import Frames
        from star_moments.engine.neighbours import refused
        from star_moments.engine.staging import Staging
        from star_moments.engine.written import WrittenPages

        # Before the content is read, which goes on beside what is tried of the pages.
        self.written = WrittenPages(config, Path(self.config.content), self.publisher.store)
        self.edition = self.publisher.read()
        self.frames = Frames()
        if (said := no_day()) is not None:
            # Nothing new is shown on a guessed day; what has to go is taken down all the same.
            raise PluginError(self.edition.words("report.no-day", text=said))
        if wrong := refused(config, self.frames.take_the_place_of, self.edition.words):
            raise PluginError("\n".join(wrong))
        self.look, self.misfits = self._look(config)
        self.staging = Staging(config)
        config.site_name = self.edition.wall.house.name
        self.staging.speak(self.edition.wall.house.language, config)
        return config

    @event_priority(_LAST)
    def _settle(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Try the pages anew where another plugin has set how they are rendered."""
        self._pages().try_out(config)
        return config

    on_config = CombinedEvent(_begin, _settle)

    def _begun(self, config: "MkDocsConfig") -> "Publisher":
        home = Path(config.config_file_path).parent if config.config_file_path else Path()
        site = Path(config.site_dir)
        folders = Folders(Path(self.config.content), site, home / self.config.cache_dir)
        if self.command == "serve":
            return self.publisher or begin_serving(folders, self._changed)
        return begin_building(
            folders, lambda: log.info("Another build is writing %s; waiting for it.", site)
        )

    def _look(self, config: "MkDocsConfig") -> "tuple[Look, list[Diagnostic]]":
        from star_moments.look.look import Look

        if self.config.look is None or not config.config_file_path:
            return Look(), []
        from star_moments.look.read import read_look

        # From the file itself: MkDocs does not tell in which line a value stands.
        return read_look(Path(config.config_file_path))

    def _changed(self) -> set[str] | None:
        return None if self.watch is None else self.watch.changed()

    @event_priority(_LAST)
    def on_pre_build(self, *, config: "MkDocsConfig") -> None:
        """Let MkDocs find no pages by itself; see `WrittenPages`."""
        if self.rounds == 1 and not self._pages().are_in(config.docs_dir):
            raise PluginError(self.edition.words("report.settings.moved", place=config.docs_dir))
        self._lent().hide(config)

    @event_priority(_FIRST)
    def _bring_pages(self, files: "Files", *, config: "MkDocsConfig") -> "Files":
        self._lent().show(config)
        self._pages().bring(files, config)
        self._lent().take_out(files, self.frames)
        return files

    @event_priority(_LAST)
    def _dress(self, files: "Files", *, config: "MkDocsConfig") -> "Files":
        from star_moments.engine.dress import dress
        from star_moments.engine.staging import THEME

        dress(files, self.look, THEME, config)
        self._lent().take_out(files, self.frames)
        return files

    on_files = CombinedEvent(_bring_pages, _dress)

    @event_priority(_LAST)
    def on_nav(self, nav: "Navigation", *, config: "MkDocsConfig", files: "Files") -> "Navigation":
        """Let no page fail the build, and keep the order of the menus."""
        self._pages().guard(files, config)
        self.nav = nav
        return nav

    @event_priority(_FIRST)
    def _lend_templates(
        self, env: "Environment", *, config: "MkDocsConfig", files: "Files"
    ) -> "Environment":
        self._lent().lend_templates(env, config)
        self._pages().guard_templates(env)
        return env

    @event_priority(_LAST)
    def _tell_the_theme(
        self, env: "Environment", *, config: "MkDocsConfig", files: "Files"
    ) -> "Environment":
        """Tell the theme about the wall, now that the hand-written pages are known."""
        from star_moments.engine.dress import look_settings
        from star_moments.engine.menu import in_menus, stamp, wall_settings
        from star_moments.engine.rendering import render_frames
        from star_moments.engine.staging import THEME

        self._pages().leave_out(files, env)
        self._tell(config)
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        config.extra["wall"] = wall_settings(
            self.edition,
            pages,
            in_menus(pages, self.nav.pages),
            serving=self.command == "serve",
            stamp=stamp(Path(THEME) / "assets", self.look.key),
            look=look_settings(self.look),
            display=self.config.display,
        )
        if self.rounds == 1:
            render_frames(self.frames, env, config, self.nav, files)
        return env

    on_env = CombinedEvent(_lend_templates, _tell_the_theme)

    @event_priority(_LAST)
    def on_post_build(self, *, config: "MkDocsConfig") -> None:
        """Print the site. Last of all plugins, so that what others write is part of it."""
        self.rounds -= 1
        if self.rounds:
            return
        from star_moments.publishing.publisher import Settings

        publisher, staging = self.publisher, self._lent()
        assert publisher is not None  # noqa: S101, it has read the content
        # An organisation's own templates lie beside its other overrides, in `bodies/`.
        own = config.theme.custom_dir
        settings = Settings(
            config.site_url or "",
            self.config.search,
            self.config.display,
            f"{own}/bodies" if own else None,
            self.look,
        )
        rendered = staging.hand_over(self.frames, config)
        try:
            published = publisher.publish(self.edition, settings, rendered)
        except OSError as error:
            raise PluginError(self.edition.words("report.unwritten", reason=error)) from error
        staging.end()
        self._tell(config)
        log.info("%d files written, %d removed.", published.written, published.removed)
        log.debug(publisher.stages.summary())
        if publisher.refused:
            log.debug("Nothing could be kept for the next build: %s", publisher.refused)
        if self.edition.remains is not None and self.command != "serve":
            raise PluginError(self.edition.words("report.lost"))
        if published.proven.findings or published.proven.failed:
            from star_moments.engine.telling import proof_report

            report = proof_report(self.edition, published.proven)
            if not published.proven.is_sound:
                # All else is published: a take-down may have been waiting in it.
                raise PluginError(report) from published.proven.failed
            log.info(report)
        if self.command == "build":
            # The process ends here: it need not take its memory apart piece by piece.
            gc.freeze()

    def _tell(self, config: "MkDocsConfig") -> None:
        """Tell what is wrong in everything, and the next time what else was found since."""
        from star_moments.engine.telling import tell, tell_more

        told = self._pages().told
        if self.misfits is not None:
            tell(self.edition, [*self.misfits, *told], log, strict=config.strict)
        elif told:
            tell_more(self.edition, told, log)
        self.misfits = None
        told.clear()

    def _pages(self) -> "WrittenPages":
        assert self.written is not None  # noqa: S101, `on_config` comes first
        return self.written

    def _lent(self) -> "Staging":
        assert self.staging is not None  # noqa: S101, `on_config` comes first
        return self.staging

    def on_build_error(self, *, error: Exception) -> None:
        """Tidy up; the site stays as it was, but for what has to go."""
        self.rounds = 0
        if self.written is not None:
            self.written.end()
        if self.staging is not None:
            self.staging.end()
        if self.publisher is not None and (taken := self.publisher.give_up()):
            log.error(self.edition.words("report.taken", number=taken))

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
