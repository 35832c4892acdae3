"""Keep what was written of a moment that is not saved yet: outside the content, and out of git.

It stands in `.star-moments/` beside the content folder, each conversation in a file of its own, and
is removed once the moment is saved or given up.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from star_moments.authoring.answers import Answers

FOLDER = ".star-moments"
_NAME = "unsaved-moment-{number}.json"
_MOST = 100
_IGNORED = """\
# Star Moments keeps here what it need not read or print again, and moments that are not saved yet.
# It is no part of the site, and of no repository.
*
"""


@dataclass
class Kept:
    """The file in which one conversation is kept. `refused` says why it cannot be, if it cannot."""

    folder: Path
    path: Path | None = None
    refused: str = field(default="", init=False)

    @classmethod
    def beside(cls, content: Path) -> "Kept":
        """Return a place for a new conversation about a content folder."""
        return cls(content.resolve().parent / FOLDER)

    def left(self) -> Iterator[tuple["Kept", Answers | None]]:
        """Give what others have left, the newest first; None for answers that cannot be read."""
        paths = self.folder.glob(_NAME.format(number="*"))
        for path in sorted(paths, key=_age):
            with suppress(OSError):
                yield Kept(self.folder, path), Answers.read(path.read_bytes())

    def try_out(self) -> None:
        """Find out whether anything can be kept, before somebody relies on it."""
        try:
            self._make()
        except OSError as error:
            self.refused = error.strerror or str(error)

    def save(self, answers: Answers) -> None:
        """Keep the answers as they are now, whole or as they were before."""
        if self.path is None and answers.is_empty:
            return
        try:
            self._make()
            path = self.path or self._take_a_name()
            # Other than its own name, so that no half of it is ever offered.
            unfinished = path.with_name(f".{path.name}.new")
            unfinished.touch(mode=0o600)
            unfinished.write_bytes(answers.data)
            unfinished.replace(path)
            self.path, self.refused = path, ""
        except OSError as error:
            self.refused = error.strerror or str(error)

    def drop(self) -> None:
        """Remove what was kept."""
        if self.path is not None:
            try:
                self.path.unlink(missing_ok=True)
                self.path.with_name(f".{self.path.name}.new").unlink(missing_ok=True)
                self.path = None
            except OSError as error:
                self.refused = error.strerror or str(error)

    def _take_a_name(self) -> Path:
        for number in range(1, _MOST):
            path = self.folder / _NAME.format(number=number)
            with suppress(FileExistsError):
                path.touch(mode=0o600, exist_ok=False)
                return path
        raise OSError(f"{self.folder}: {_MOST}")

    def _make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_IGNORED, encoding="utf-8")


def _age(path: Path) -> float:
    with suppress(OSError):
        return -path.stat().st_mtime
    return 0.0
