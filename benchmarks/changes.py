"""One change in a content folder, as an editor makes it: a moment more, another, or one less."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.corpus import fate, moment_path, moment_text

_WITHDRAWN = "withdrawn: 2026-11-10\n"


@dataclass(frozen=True)
class Change:
    """The file that is changed, below the content folder, and its new text."""

    name: str
    path: Path
    text: str


def changes(moments: int) -> tuple[Change, ...]:
    """Return the changes that are measured: each to a moment that is on the wall, or will be.

    The new moment is the newest of all; the others stand in the middle, where a moment that goes
    moves all older ones of the same lists: the most work that a withdrawal can make is twice that.
    """
    new = _published(moments)
    middle = _published(moments // 2)
    gone = _published(middle + 1)
    return (
        Change("added", moment_path(new, moments), moment_text(new, moments)),
        Change(
            "changed",
            moment_path(middle, moments),
            moment_text(middle, moments).replace("\nthanks:", "\n  Kiitos vielä kerran.\nthanks:"),
        ),
        Change("withdrawn", moment_path(gone, moments), moment_text(gone, moments) + _WITHDRAWN),
    )


def _published(start: int) -> int:
    return next(number for number in count(start) if fate(number) == "on the wall")


@contextmanager
def made_in(content: Path, moments: int) -> Iterator[list[tuple[str, Callable[[], object]]]]:
    """Give each change by name with what makes it; at the end, all is as it was."""
    wanted = changes(moments)
    before = {
        one.path: (content / one.path).read_bytes() if (content / one.path).exists() else None
        for one in wanted
    }
    try:
        yield [(one.name, lambda one=one: _write(content / one.path, one.text)) for one in wanted]  # type: ignore[misc]
    finally:
        for path, data in before.items():
            if data is None:
                (content / path).unlink(missing_ok=True)
            else:
                (content / path).write_bytes(data)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
