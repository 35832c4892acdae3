"""What an organisation has written by hand beside its content, by its mkdocs.yml."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from star_moments.proof.around import texts_below
from star_moments.reading.pages import is_page
from star_moments.reading.site_settings import site_settings

# Where pages are by the engine's own account, if nobody says anything else.
_DOCS = "docs"


class Project(NamedTuple):
    """The folders of hand-written pages and of an organisation's own templates, where known."""

    pages: Path | None
    own: Path | None

    def written(self) -> Iterator[str]:
        """Give the paths on the site of what is written by hand, or lies beside it."""
        if self.pages is None:
            return
        for path in sorted(self.pages.rglob("*")):
            if path.is_file():
                yield from _on_the_site(path.relative_to(self.pages).as_posix())

    def texts(self) -> Iterator[str]:
        """Give what is written there."""
        for folder in (self.pages, self.own):
            if folder is not None:
                yield from texts_below(folder)


def _on_the_site(path: str) -> Iterator[str]:
    """Give the paths at which an engine may put a file."""
    if not is_page(path.lower()):
        yield path
        return
    stem = path.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    if name.lower() in ("index", "readme"):
        yield f"{folder}/index.html".removeprefix("/")
    yield f"{stem}/index.html"
    yield f"{stem}.html"


def project_of(settings: Path | None) -> Project:
    """Return what a mkdocs.yml says of it."""
    if settings is None:
        return Project(None, None)
    said = site_settings(settings, settings.parent / _DOCS)
    return Project(said.pages, said.own)
