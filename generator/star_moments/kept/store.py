"""The folder in which a build keeps things for the next one: whole files, or none at all.

Each begins with a line that says by what it was written. What another version wrote, or what was
damaged, is as good as not there.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

_README = """\
# Star Moments keeps here what it need not read or print again. Nobody has to look after this
# folder: it can be deleted at any time, and is no part of the site.
*
"""


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
            with (self.folder / name).open(encoding="utf-8", newline="\n") as lines:
                if next(lines, "").rstrip("\n") == self.version:
                    for line in lines:
                        yield line.rstrip("\n")
        except (OSError, UnicodeDecodeError):
            return

    def save(self, name: str, lines: Iterable[str]) -> None:
        """Save lines under a name, in one step: whoever reads sees the old file or the new one."""
        try:
            self._make()
            # Where the disk is full, the file is taken away again.
            with (
                NamedTemporaryFile(
                    "w",
                    encoding="utf-8",
                    newline="\n",
                    dir=self.folder,
                    prefix=f"{name}.",
                    delete=False,
                ) as file,
                _or_gone(Path(file.name)),
            ):
                file.write(f"{self.version}\n")
                file.writelines(f"{line}\n" for line in lines)
                file.close()
                Path(file.name).replace(self.folder / name)
        except OSError as error:
            self.refused = str(error)

    def drop(self, name: str) -> None:
        """Forget what was saved under a name."""
        try:
            (self.folder / name).unlink(missing_ok=True)
        except OSError as error:
            self.refused = str(error)

    @contextmanager
    def alone(self, name: str, waiting: Callable[[], None]) -> Iterator[None]:
        """Let one process at a time do something; `waiting` hears when another does it now."""
        try:
            self._make()
        except OSError as error:
            self.refused = str(error)
            yield
            return
        lock = FileLock(self.folder / f"{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

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
