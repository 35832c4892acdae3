"""The folder in which a build keeps things for the next one: whole files, or none at all.

Each begins with a line that says by what it was written, and the digest of what follows. What
another version wrote, or what was damaged, is as good as not there.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import blake2b, file_digest
from io import BufferedRandom, BufferedReader
from pathlib import Path

from filelock import FileLock, Timeout

_README = """\
# Star Moments keeps here what it need not read or print again. Nobody has to look after this
# folder: it can be deleted at any time, and is no part of the site.
*
"""

_digest = partial(blake2b, digest_size=16)
_NO_DIGEST = "0" * 32

_LOCK = ".lock"

# What is being saved. A build that was killed may leave one behind; the next to save removes it.
_UNFINISHED = ".unfinished"


class Store:
    """A folder that is made when it is needed. `version` tells what wrote the files in it.

    Where the disk refuses, nothing is kept and nothing fails: `refused` says why.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Take the folder, which need not exist."""
        self.folder = folder
        self.version = version
        self.refused = ""

    def read(self, name: str) -> Iterator[str]:
        """Give the lines that were saved under a name; none where there is nothing to trust."""
        try:
            with (self.folder / name).open("rb") as file:
                first = file.readline()
                start = file.tell()
                if first == self._first_line(file):
                    file.seek(start)
                    for line in file:
                        yield line.decode().removesuffix("\n")
        except OSError:
            return

    def save(self, name: str, lines: Iterable[str]) -> None:
        """Save lines under a name, in one step: whoever reads sees the old file or the new one."""
        try:
            self._make()
            with FileLock(self.folder / f"saving{_LOCK}"):
                self._save(name, lines)
        except OSError as error:
            self.refused = str(error)

    def _save(self, name: str, lines: Iterable[str]) -> None:
        for left_behind in self.folder.glob(f"*{_UNFINISHED}"):
            left_behind.unlink()
        unfinished = self.folder / f"{name}{_UNFINISHED}"
        # Where the disk is full, the file is taken away again.
        with _or_gone(unfinished), unfinished.open("w+b") as file:
            file.write(f"{self.version} {_NO_DIGEST}\n".encode())
            start = file.tell()
            file.writelines(f"{line}\n".encode() for line in lines)
            file.seek(start)
            first = self._first_line(file)
            file.seek(0)
            file.write(first)
            file.close()
            unfinished.replace(self.folder / name)

    def _first_line(self, file: BufferedReader | BufferedRandom) -> bytes:
        """Return what stands above the rest of the file, if it is whole."""
        return f"{self.version} {file_digest(file, _digest).hexdigest()}\n".encode()

    def names(self, start: str) -> list[str]:
        """Return the names, beginning like this, under which something was saved."""
        found = (path.name for path in self.folder.glob(f"{start}*"))
        return sorted(name for name in found if not name.endswith((_LOCK, _UNFINISHED)))

    def drop(self, name: str) -> None:
        """Forget what was saved under a name."""
        try:
            (self.folder / name).unlink(missing_ok=True)
        except OSError as error:
            self.refused = str(error)

    @contextmanager
    def alone(self, name: str, waiting: Callable[[], None]) -> Iterator[None]:
        """Let one process at a time do something; `waiting` hears when another does it now."""
        with ExitStack() as held:
            try:
                self._make()
                lock = FileLock(self.folder / f"{name}{_LOCK}")
                try:
                    held.enter_context(lock.acquire(timeout=0))
                except Timeout:
                    waiting()
                    held.enter_context(lock.acquire())
            except OSError as error:
                self.refused = str(error)
            yield

    def _make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_README, encoding="utf-8")


@contextmanager
def _or_gone(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
