"""Print the site: fill the frames with the pages, and write only what has changed."""

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from markupsafe import escape

from star_moments.output import File, Page
from star_moments.pages.views import ROOT

HOLES = ("title", "description", "head", "main")

# Where changed files wait, below the site. A build that was broken off may leave it behind.
WAITING = ".star-moments"

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
    The others wait in a hidden folder of the site until all are there, so that a page that cannot
    be made leaves the site as it was.
    """

    site: Path
    printed: set[str] = field(default_factory=set)
    waiting: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._waiting = self.site / WAITING
        self.give_up()
        self._waiting.mkdir(parents=True)

    @property
    def changed(self) -> list[str]:
        """The files that are new or have changed."""
        return list(self.waiting)

    def give_up(self) -> None:
        """Throw away what waits; the site stays as it was."""
        shutil.rmtree(self._waiting, ignore_errors=True)

    def write(self, files: Iterable[File]) -> None:
        """Take files that were made in memory, and keep ready those that have changed."""
        for file in files:
            self.printed.add(file.path)
            if not _holds(os.path.join(self.site, file.path), file.data):
                with open(self._wait(file.path), "wb") as out:
                    out.write(file.data)

    def take(self, folder: Path) -> None:
        """Take over every file of a folder; those that this press has printed already stay."""
        for source in sorted(folder.rglob("*")):
            name = source.relative_to(folder).as_posix()
            if not source.is_file() or name in self.printed:
                continue
            self.printed.add(name)
            path = self.site / name
            if not (path.is_file() and filecmp.cmp(source, path, shallow=False)):
                shutil.copyfile(source, self._wait(name))

    def _wait(self, name: str) -> str:
        """Return where the file waits: all in one folder, under numbers."""
        number = f"{os.getpid()}-{len(self.waiting)}"
        self.waiting[name] = number
        return os.path.join(self._waiting, number)

    def finish(self) -> list[str]:
        """Put what is ready in its place, remove what is no longer part of the site, and name that.

        As with MkDocs, names at the top that begin with a dot (`.git`, `.nojekyll`) stay.
        """
        site = _Folder(self.site)
        for name, number in self.waiting.items():
            os.replace(os.path.join(self._waiting, number), site.place(name))
        self.give_up()
        removed = []
        for folder, folders, names in os.walk(self.site, topdown=False):
            below = os.path.relpath(folder, self.site)
            start = "" if below == "." else below.replace(os.sep, "/") + "/"
            if start.startswith("."):
                continue
            gone = {
                name
                for name in names
                if start + name not in self.printed and (start or not name.startswith("."))
            }
            for name in gone:
                os.unlink(os.path.join(folder, name))
                removed.append(start + name)
            if (
                start
                and len(gone) == len(names)
                and not any(os.path.exists(os.path.join(folder, one)) for one in folders)
            ):
                os.rmdir(folder)
        return sorted(removed)


class _Folder:
    """A folder that makes room for files, and remembers where it has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made: set[str] = set()

    def place(self, name: str) -> str:
        """Return where the file of that name goes, with its folder made and nothing in its way."""
        path = os.path.join(self.path, name)
        folder = os.path.dirname(path)
        if folder not in self._made:
            try:
                os.makedirs(folder, exist_ok=True)
            except (FileExistsError, NotADirectoryError):
                next(
                    above for above in (Path(path), *Path(path).parents) if above.is_file()
                ).unlink()
                os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        if os.path.isdir(path):
            shutil.rmtree(path)
        return path


def _holds(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == data
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False
