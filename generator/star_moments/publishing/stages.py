"""Show how far a build has come, and tell afterwards where its time went.

Progress is shown on one line of a terminal, and only where a person sits at it and waits.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

# How long a build may take before it shows that it is at work, and between two signs of that.
_PATIENCE = 1.0
_PAUSE = 0.1


class Stages:
    """The stages of one build: their names as a reader knows them, and the seconds of each."""

    def __init__(self, screen: TextIO | None = None) -> None:
        """Begin now; the progress is shown on standard error, if that is a terminal."""
        self._screen = screen or sys.stderr
        self._begun = time.perf_counter()
        self._shown = 0.0
        self._width = 0
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int, int], None]]:
        """Count the time of what is done within, under this name.

        What comes out is to be told how many things are done, and of how many.
        """
        begun = time.perf_counter()

        def progress(done: int, of: int) -> None:
            if time.perf_counter() - self._shown >= _PAUSE:
                self._show(f"{name}: {done:,} of {of:,}")

        self._show(f"{name} …")
        try:
            yield progress
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begun
            self._wipe()

    def summary(self) -> str:
        """Return where the time went, longest first, in one line."""
        longest = sorted(self.seconds.items(), key=lambda one: -one[1])
        total = time.perf_counter() - self._begun
        return f"{total:.2f} s: " + ", ".join(f"{name} {spent:.2f} s" for name, spent in longest)

    def _show(self, text: str) -> None:
        now = time.perf_counter()
        if now - self._begun >= _PATIENCE and self._screen.isatty():
            self._screen.write(f"\r{text.ljust(self._width)}")
            self._screen.flush()
            self._shown, self._width = now, len(text)

    def _wipe(self) -> None:
        if self._width:
            self._screen.write(f"\r{' ' * self._width}\r")
            self._screen.flush()
            self._width = 0
