"""The hand-written pages of one build: what MkDocs gets of them, and what is left out.

MkDocs walks through its folder of pages, follows every link in it, publishes whatever lies there
and gives up the whole build over one page that it cannot read or render. So it finds an empty
folder, is given the files that may be published, and a page that fails is left out and named.
"""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from star_moments.checking.pages import Addresses, check_pages
from star_moments.diagnostics import START, Diagnostic, finding
from star_moments.engine.neighbours import about_menus
from star_moments.engine.trial import USUAL, Trial, is_plain
from star_moments.publishing.kept.store import Store
from star_moments.publishing.kept.tried import read_tried, save_tried
from star_moments.reading.pages import read_pages, shown_pages
from star_moments.reading.site_settings import templates_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

# What MkDocs writes at the top of the site besides pages and files.
_OWN = ("404.html", "sitemap.xml", "sitemap.xml.gz")


class WrittenPages:
    """Reads and checks the pages at once, and begins to render those on trial that need it.

    `told` is all that was found wrong so far.
    """

    def __init__(self, config: "MkDocsConfig", content: Path, store: Store) -> None:
        self._docs = Path(config.docs_dir)
        shown, apart = shown_pages(self._docs, content)
        templates = templates_in([Path(folder) for folder in config.theme.dirs])
        self._found = read_pages(self._docs, shown)
        asked = {str(one) for one in (*config.extra_css, *config.extra_javascript)}
        asked |= set(config.extra_templates)
        self._checked = check_pages(self._found, templates, asked, apart=apart)
        self.told: list[Diagnostic] = list(self._checked.diagnostics)
        self._store = store
        self._failed: dict[str, str] = {}
        self._made_with = ""
        self.try_out(config)

    def try_out(self, config: "MkDocsConfig") -> None:
        """Begin to render on trial; anew, where a plugin has set other extensions since."""
        made_with = f"{config.markdown_extensions!r} {config.mdx_configs!r}"
        if made_with != self._made_with:
            if self._made_with:
                self.end()
            self._made_with = made_with
            self._digests, self._trial = self._on_trial(config)

    def _on_trial(self, config: "MkDocsConfig") -> tuple[dict[str, str], Trial]:
        extensions, configs = config.markdown_extensions, config.mdx_configs
        is_usual = not configs and USUAL.issuperset(extensions)
        texts = {
            path: text
            for path, text in self._checked.texts.items()
            if not (is_usual and is_plain(text))
        }
        digests = {path: _digest(self._made_with, text) for path, text in texts.items()}
        self._tried = read_tried(self._store) if texts else {}
        anew = {path: text for path, text in texts.items() if digests[path] not in self._tried}
        return digests, Trial(anew, extensions, configs)

    def are_in(self, folder: str) -> bool:
        """Say whether the pages that were read lie in this folder."""
        return Path(folder) == self._docs

    def bring(self, files: "Files", config: "MkDocsConfig") -> None:
        """Give MkDocs the files that may be published, in its own order."""
        tried = self._tried = self._tried | {
            self._digests[path]: said for path, said in self._trial.outcome().items()
        }
        save_tried(self._store, tried, self._digests.values())
        addresses = Addresses()
        for name in _OWN:
            addresses.take(name, name)
        for file in files:
            if file.src_uri not in self._checked.published:
                addresses.take(file.src_uri, file.dest_uri)
        for path in self._checked.published:
            if not tried.get(self._digests.get(path, ""), True):
                self._leave_out(path, "page-not-made")
                continue
            file = File(path, str(self._docs), config.site_dir, config.use_directory_urls)
            if there := addresses.take(path, file.dest_uri):
                self._leave_out(path, "page-address", other=there)
                continue
            if (theirs := files.src_uris.get(path)) is not None:
                files.remove(theirs)
            files.append(file)
        for path in about_menus(config, self._docs):
            if path not in files.src_uris:
                out = InclusionLevel.EXCLUDED
                file = File(path, str(self._docs), config.site_dir, True, inclusion=out)
                files.append(file)

    def guard(self, files: "Files", config: "MkDocsConfig") -> None:
        """Let no page's reading or rendering fail the build."""
        for file in files.documentation_pages():
            if self._is_written(file):
                self._guard(file.page or Page(None, file, config), file.src_uri)

    def _is_written(self, file: File) -> bool:
        # Plugins may have put files of their own in the place of those that were brought.
        return file.generated_by is None and file.src_uri in self._checked.published

    def _guard(self, page: Page, path: str) -> None:
        def guarded(do: Callable[..., Any]) -> Callable[..., None]:
            def done(*arguments: Any, **named: Any) -> None:
                try:
                    if path not in self._failed:
                        do(*arguments, **named)
                except Exception:
                    self._leave_out(path, "page-not-made")
                if path in self._failed:
                    page.markdown, page.meta, page.content = "", {}, ""

            return done

        page.read_source = guarded(page.read_source)  # type: ignore[method-assign]
        page.render = guarded(page.render)  # type: ignore[method-assign]

    def leave_out(self, files: "Files", env: Environment) -> None:
        """Take out of the build what has failed so far, or has a template that cannot be used.

        Whatever fails from now on is left out when its template is filled.
        """
        for file in [one for one in files if self._is_written(one)]:
            path = file.src_uri
            name = file.page.meta.get("template", "main.html") if file.page else "main.html"
            try:
                env.get_template(name)
            except Exception:
                if path not in self._failed:
                    self._leave_out(path, "page-template", template=str(name))
            if path in self._failed:
                files.remove(file)

    def guard_templates(self, env: Environment) -> None:
        """Let no page fail in its template; before the first is loaded, for they are remembered."""
        env.template_class = self._guarded_template()

    def _guarded_template(self) -> type[Template]:
        leave_out, is_written = self._leave_out, self._is_written

        class GuardedTemplate(Template):
            """A template that makes nothing of a hand-written page that it fails at."""

            def render(self, *arguments: Any, **named: Any) -> str:
                page = dict(*arguments, **named).get("page")
                try:
                    return super().render(*arguments, **named)
                except Exception:
                    if not (page and is_written(page.file)):
                        raise
                    leave_out(page.file.src_uri, "page-not-made")
                    return ""

        return GuardedTemplate

    def _leave_out(self, path: str, code: str, **values: str) -> None:
        if path in self._failed:
            return
        self._failed[path] = code
        self.told.append(finding(code, self._found.files[path].shown, START, **values))

    def end(self) -> None:
        """Let nothing go on."""
        self._trial.give_up()


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
