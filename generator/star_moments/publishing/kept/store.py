"""The folder in which a build keeps things for the next one: whole files, or none at all.

Each begins with a line that says by what it was written, and the digest of what follows. What
another version wrote, or what was damaged, is as good as not there.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout

_README = """\
# Star Moments keeps here what it need not read or print again. Nobody has to look after this
# folder: it can be deleted at any time, and is no part of the site. A moment that somebody has
# begun with `star-moments new` and not saved yet waits here too.
*
"""

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

    def read(self, name: str) -> list[str]:
        """Return the lines that were saved under a name; none where there is nothing to trust."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return []
        first, end, rest = data.partition(b"\n")
        if first + end != self._first_line(rest):
            return []
        return rest.decode().split("\n")[:-1]

    def save(self, name: str, lines: Iterable[str]) -> None:
        """Save lines under a name, in one step: whoever reads sees the old file or the new one."""
        data = "".join(f"{line}\n" for line in lines).encode()
        self.save_as_it_is(name, self._first_line(data) + data)

    def save_as_it_is(self, name: str, data: bytes) -> None:
        """Save bytes in the same way, for whatever version reads them."""
        try:
            self._make()
            with FileLock(self.folder / f"saving{_LOCK}"):
                self._save(name, data)
        except OSError as error:
            self.refused = str(error)

    def _save(self, name: str, data: bytes) -> None:
        for left_behind in self.folder.glob(f"*{_UNFINISHED}"):
            left_behind.unlink()
        unfinished = self.folder / f"{name}{_UNFINISHED}"
        # Where the disk is full, the file is taken away again.
        with _or_gone(unfinished):
            unfinished.write_bytes(data)
            unfinished.replace(self.folder / name)

    def _first_line(self, data: bytes) -> bytes:
        """Return what stands above the data of a file, if it is whole."""
        return f"{self.version} {blake2b(data, digest_size=16).hexdigest()}\n".encode()

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
