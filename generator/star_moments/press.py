"""Print the site: fill the frames with the pages, and write only what has changed."""

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

from markupsafe import escape

from star_moments.output import File, Page
from star_moments.pages.views import ROOT

HOLES = ("title", "description", "head", "main")

# Which frame a page needs: the word of the navigation it belongs to, and how deep it lies.
FrameKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as the theme renders it, cut at its holes."""

    parts: tuple[str, ...]
    holes: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, tokens: Mapping[str, str]) -> Self:
        """Cut a rendered page at its tokens, given by hole. A token may occur more than once."""
        parts, holes = [], []
        while True:
            places = [(html.find(token), hole) for hole, token in tokens.items() if token in html]
            if not places:
                break
            at, hole = min(places)
            parts.append(html[:at])
            holes.append(hole)
            html = html[at + len(tokens[hole]) :]
        missing = set(tokens) - set(holes)
        if missing:
            raise ValueError(
                f"the theme's page template does not print: {', '.join(sorted(missing))}"
            )
        return cls((*parts, html), tuple(holes))

    def fill(self, page: Page) -> str:
        """Return the page in this frame."""
        texts = {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": page.head,
            "main": page.body,
        }
        pieces = [self.parts[0]]
        for hole, part in zip(self.holes, self.parts[1:], strict=True):
            pieces += (texts[hole], part)
        return "".join(pieces).replace(ROOT, "../" * page.depth or "./")


def framed(pages: Iterable[Page], frames: Mapping[FrameKey, Frame]) -> Iterator[File]:
    """Return each page in its frame, as the file to be written."""
    for page in pages:
        html = frames[page.section, page.depth].fill(page)
        yield File(f"{page.address}index.html", html.encode())


@dataclass
class Press:
    """Writes one site. What it has written is the site: all else is removed at the end.

    Files whose bytes are the same stay untouched, so a server, a copy or a cache sees what changed.
    The others wait in the folder `ready` until all are there, so that a page that cannot be made
    leaves the site as it was.
    """

    site: Path
    ready: Path = field(default_factory=lambda: Path(mkdtemp(prefix="star-moments-")))
    printed: set[str] = field(default_factory=set)
    changed: list[str] = field(default_factory=list)

    def write(self, files: Iterable[File]) -> None:
        """Take files that were made in memory, and keep ready those that have changed."""
        for file in files:
            self.printed.add(file.path)
            path = self.site / file.path
            if not (path.is_file() and path.read_bytes() == file.data):
                waiting = self.ready / file.path
                waiting.parent.mkdir(parents=True, exist_ok=True)
                waiting.write_bytes(file.data)
                self.changed.append(file.path)

    def take(self, folder: Path) -> None:
        """Take over every file of a folder; those that this press has printed already stay."""
        for source in sorted(folder.rglob("*")):
            name = source.relative_to(folder).as_posix()
            if not source.is_file() or name in self.printed:
                continue
            self.printed.add(name)
            path = self.site / name
            if not (path.is_file() and filecmp.cmp(source, path, shallow=False)):
                shutil.copyfile(source, self._place(name))
                self.changed.append(name)

    def finish(self) -> list[str]:
        """Put what is ready in its place, remove what is no longer part of the site, and name that.

        As with MkDocs, names at the top that begin with a dot (`.git`, `.nojekyll`) stay.
        """
        for name in self.changed:
            if (self.ready / name).is_file():
                shutil.move(self.ready / name, self._place(name))
        shutil.rmtree(self.ready, ignore_errors=True)
        removed = []
        for folder, _, names in os.walk(self.site, topdown=False):
            below = Path(folder).relative_to(self.site)
            if below.parts and below.parts[0].startswith("."):
                continue
            for name in names:
                path = (below / name).as_posix()
                if path not in self.printed and not (not below.parts and name.startswith(".")):
                    (self.site / path).unlink()
                    removed.append(path)
            if below.parts and not next(Path(folder).iterdir(), None):
                Path(folder).rmdir()
        return sorted(removed)

    def _place(self, name: str) -> Path:
        path = self.site / name
        if path.is_dir():
            shutil.rmtree(path)
        if not path.parent.is_dir():
            for above in path.parents:
                if above.is_file():
                    above.unlink()
                    break
            path.parent.mkdir(parents=True, exist_ok=True)
        return path
