"""Print the site: make and write only what has changed.

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
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from star_moments.press.plan import PlannedFile
from star_moments.press.site_files import Ledger, Look, Print, Seen, look_through

# Where changed files wait, below the site, each build's in a folder of its own. A build that was
# broken off may leave it behind, and for a moment even a process that goes on writing there.
WAITING = ".star-moments"


@dataclass
class Press:
    """Writes one site. What it has printed is the site: all else is removed at the end.

    `earlier` is what the press before has printed there; in an `undisturbed` folder, nobody else
    has changed anything since; else `seen` is what lies there now. A file that looks as that one
    left it, and would be made from the same, is not even made; one that gets the same bytes is not
    touched. So a server, a copy or a cache sees what has changed. The others wait in a hidden
    folder of the site until all are there, so that a page that cannot be made leaves the site as it
    was. `changed` are those that wait, and `taken` what was taken over as it was.
    """

    site: Path
    earlier: Ledger = field(default_factory=dict)
    undisturbed: bool = False
    seen: Seen | None = None
    printed: dict[str, Print] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

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

    @contextmanager
    def or_give_up(self) -> Iterator[None]:
        """Leave the site as it was where what is done within fails."""
        try:
            yield
        except BaseException:
            self.give_up()
            raise

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
            self.taken.add(name)

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

    def place_of(self, path: str) -> str:
        """Return where a file that was printed lies now: where it waits, or in the site."""
        return os.path.join(self._waiting if path in self.changed else self.site, path)

    def begin_again(self) -> None:
        """Throw away what was made, and print all anew; what was taken over stays as it is."""
        self.earlier = {}
        self.leave_out(self.printed.keys() - self.taken)

    def leave_out(self, paths: Iterable[str]) -> None:
        """Let files that were printed be no part of the site."""
        for path in [path for path in paths if path in self.printed]:
            del self.printed[path]
            if path in self.changed:
                os.unlink(self.place_of(path))
                self.changed.discard(path)

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


def replace_folder(site: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put a whole folder of the site in place while somebody looks at it.

    Files are named after their bytes, but for the last one, which names all others: it is written
    after them, and what it does not name any longer is removed in the end.
    """
    folder = site / name
    *_, last = files
    for file, data in files.items():
        path = folder / file
        if file == last or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
