"""A terminal of a test's own, with a program in it, as somebody who types meets it."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

LEFT, END, UP = "\x1b[D", "\x1b[F", "\x1b[A"
ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"

_SECONDS = 30.0


class Terminal:
    """A pseudo-terminal in which `star-moments` runs."""

    def __init__(self, folder: Path, *arguments: str):
        # Loaded here: there is none on Windows.
        import pty

        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "star_moments", *arguments],
            cwd=folder,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "40"},
        )
        os.close(slave)
        self.seen = ""

    def until(self, text: str) -> str:
        """Read what is shown until a text was shown since the last time, and return that."""
        end = time.monotonic() + _SECONDS
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            assert self._read(0.2), self.seen
        shown, _, self.seen = self.seen.partition(text)
        return shown + text

    def type(self, text: str) -> None:
        """Type a text, once the program listens to keys."""
        self.until("\x1b[?2004h")
        data = text.encode()
        while data:
            data = data[os.write(self.master, data) :]

    def ended(self) -> int:
        """Return how the program ended, once it has."""
        while self._read(0.2):
            pass
        code = self.process.wait(_SECONDS)
        self.close()
        return code

    def close(self) -> None:
        """Take the terminal away."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _read(self, seconds: float) -> bool:
        """Read what comes; False once nothing comes any more."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            # Linux says so where the other end is closed.
            return False
        self.seen += data.decode(errors="replace")
        return bool(data)
