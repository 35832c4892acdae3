"""Print the site: fill the frames with the pages, and make and write only what has changed.

                            ┌─ as the last build left it ──────────────> stays
planned files ── press ─────┤
                            └─ else: made ──┬─ the same bytes ─────────> stays
                                            └─ other bytes ── waits ───> takes its place
what is in the site and was not planned ───────────────────────────────> is removed
"""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from markupsafe import escape

from star_moments.kit.keys import key_of
from star_moments.kit.views import ROOT
from star_moments.press.plan import Page, PlannedFile, PlannedPage
from star_moments.press.site_files import Ledger, Look, Print, Seen, look_through

HOLES = ("title", "description", "head", "main")

# Where changed files wait, below the site, each build's in a folder of its own. A build that was
# broken off may leave it behind, and for a moment even a process that goes on writing there.
WAITING = ".star-moments"

# Which frame a page needs: the word of the navigation it belongs to, and how deep it lies.
FrameKey = tuple[str, int]


@dataclass(frozen=True)
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

    @cached_property
    def key(self) -> str:
        """What tells this frame from any other."""
        return key_of((*self.parts, *self.holes))

    def fill(self, page: Page, depth: int) -> str:
        """Return the page in this frame, lying so many folders below the site's root."""
        texts = {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": page.head,
            "main": page.body,
        }
        pieces = [self.parts[0]]
        for hole, part in zip(self.holes, self.parts[1:], strict=True):
            pieces += (texts[hole], part)
        return "".join(pieces).replace(ROOT, "../" * depth or "./")


def framed(pages: Iterable[PlannedPage], frames: Mapping[FrameKey, Frame]) -> Iterator[PlannedFile]:
    """Return each page in its frame, as the file to be written."""
    for page in pages:
        frame = frames[page.section, page.depth]
        key = page.key and page.key + frame.key
        yield PlannedFile(f"{page.address}index.html", key, partial(_filled, frame, page))


def _filled(frame: Frame, page: PlannedPage) -> bytes:
    return frame.fill(page.make(), page.depth).encode()


@dataclass
class Press:
    """Writes one site. What it has printed is the site: all else is removed at the end.

    `earlier` is what the press before has printed there; in an `undisturbed` folder, nobody else
    has changed anything since; else `seen` is what lies there now. A file that looks as that one
    left it, and would be made from the same, is not even made; one that gets the same bytes is not
    touched. So a server, a copy or a cache sees what has changed. The others wait in a hidden
    folder of the site until all are there, so that a page that cannot be made leaves the site as it
    was.
    """

    site: Path
    earlier: Ledger = field(default_factory=dict)
    undisturbed: bool = False
    seen: Seen | None = None
    printed: dict[str, Print] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._waiting = self.site / WAITING / secrets.token_hex(8)
        self.give_up()
        self._bare: list[str] = []
        if self.undisturbed and self.earlier:
            self._there = {path: one.look for path, one in self.earlier.items()}
        else:
            seen = self.seen or look_through(self.site)
            self._there = {path: Look(*look) for path, look in seen.files.items()}
            self._bare = seen.bare
        self._folders: set[str] = set()
        self._waiting.mkdir(parents=True)

    def give_up(self) -> None:
        """Throw away what waits; the site stays as it was."""
        shutil.rmtree(self.site / WAITING, ignore_errors=True)

    def left_to_print(self, files: Iterable[PlannedFile]) -> list[PlannedFile]:
        """Return the files that have to be made; the others stay as they are."""
        return [file for file in files if not self._stays(file.path, file.key)]

    def _stays(self, path: str, key: str) -> bool:
        before = self.earlier.get(path)
        if before is None or not key or before.key != key or self._there.get(path) != before.look:
            return False
        self.printed[path] = before
        return True

    def write(self, files: Iterable[PlannedFile]) -> None:
        """Make files, and keep ready those whose bytes have changed."""
        for file in files:
            data = file.make()
            look = self._there.get(file.path)
            if look is None or not _holds(os.path.join(self.site, file.path), look, data):
                with open(self._wait(file.path), "wb", buffering=0) as out:
                    # A disk that is nearly full takes a part, and refuses only what comes after.
                    rest = memoryview(data)
                    while rest:
                        rest = rest[out.write(rest) :]
                    look = Look.of(os.fstat(out.fileno()))
            self.printed[file.path] = Print(file.key, look)

    def take(self, folder: Path) -> None:
        """Take over every file of a folder; those that this press has printed already stay."""
        for source in sorted(folder.rglob("*")):
            name = source.relative_to(folder).as_posix()
            if not source.is_file() or name in self.printed:
                continue
            path = os.path.join(self.site, name)
            look = self._there.get(name)
            if look is None or not _holds(path, look, source.read_bytes()):
                look = Look.of(os.stat(shutil.move(source, self._wait(name))))
            self.printed[name] = Print("", look)

    def stays_whole(self, folder: str, key: str) -> bool:
        """Let a folder at the top stay, where each file in it was made from this and is untouched.

        Nothing may have been added to it or taken from it either.
        """
        start = f"{folder}/"
        before = {path for path in self.earlier if path.startswith(start)}
        if not before or before != {path for path in self._there if path.startswith(start)}:
            return False
        if any(
            self.earlier[path].key != key or self._there[path] != self.earlier[path].look
            for path in before
        ):
            return False
        self.printed |= {path: self.earlier[path] for path in before}
        return True

    def _wait(self, name: str) -> str:
        """Return where the file waits, and make its folder."""
        self.changed.add(name)
        path = os.path.join(self._waiting, name)
        folder = os.path.dirname(path)
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        return path

    def finish(self) -> list[str]:
        """Remove what is no longer part of the site, put what waits in its place; name the removed.

        As with MkDocs, names at the top that begin with a dot (`.git`, `.nojekyll`) stay.
        """
        removed = sorted(path for path in self._there if path not in self.printed)
        for path in removed:
            os.unlink(os.path.join(self.site, path))
        _remove_bare({*self._bare, *map(os.path.dirname, removed)}, self.site)
        _move(str(self._waiting), str(self.site))
        self.give_up()
        return removed


def _remove_bare(folders: Iterable[str], site: Path) -> None:
    """Remove those of the folders that hold nothing, and what is left bare above them."""
    for folder in folders:
        while folder:
            try:
                os.rmdir(os.path.join(site, folder))
            except OSError:
                break
            folder = os.path.dirname(folder)


def _move(source: str, target: str) -> None:
    """Move what is in one folder into another, whole folders at once where these are new."""
    with os.scandir(source) as entries:
        # By name: a screen's manifest comes after the feed that it tells of.
        for entry in sorted(entries, key=lambda entry: entry.name):
            place = os.path.join(target, entry.name)
            if entry.is_dir(follow_symlinks=False) and os.path.isdir(place):
                _move(entry.path, place)
            else:
                os.replace(entry.path, place)


def _holds(path: str, look: Look, data: bytes) -> bool:
    if look.size != len(data):
        return False
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read() == data
    except OSError:
        return False
