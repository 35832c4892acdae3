"""Render hand-written pages on trial, in a process of its own that ends where one takes too long.

Some few kilobytes of brackets keep a renderer busy for hours, and then nothing would be published
any more, and nothing taken down. What is plainly harmless is not tried, and what has been rendered
in time is remembered: so a usual build starts no process for this.
"""

import faulthandler
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, Any, Final

# Seconds of a processor for each page; where a system does not count them, seconds of the clock.
SECONDS: Final = 5
# Seconds for all pages, by the clock: whoever takes something down is waiting.
_ALL: Final = 60

# What renders in less than half a second by MkDocs' own extensions, whatever signs it is made of:
# the worst of seventy kinds of pages took 0.4 s (tests/unit/test_trial.py).
_SIGNS: Final = 16_000
_LINES: Final = 600
_OPENING: Final = 250
_MARGIN: Final = " " * 100
USUAL: Final = frozenset({"toc", "tables", "fenced_code"})

# So deep may calls lie in one another here; in a build they begin deeper.
_FRAMES: Final = 250

_BEGUN, _DONE, _FAILED = b">", b".", b"x"
_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from {name} import run; run()"


def is_plain(text: str) -> bool:
    """Say whether a page is harmless by its looks."""
    return (
        len(text) <= _SIGNS
        and text.count("\n") <= _LINES
        and text.count("[") + text.count("<") + text.count(">") <= _OPENING
        and _MARGIN not in text.replace("\t", "    ")
    )


class Trial:
    """Begins at once to render pages on trial, each by its name."""

    def __init__(
        self,
        texts: Mapping[str, str],
        extensions: Sequence[Any],
        configs: Mapping[str, Any],
        seconds: int = SECONDS,
    ) -> None:
        self._texts = dict(texts)
        self._settings = seconds, *_that_travel(extensions, configs)
        self._end = time.monotonic() + _ALL
        self._said: IO[bytes] | None = None
        self._process = self._begun() if texts else None

    def outcome(self) -> dict[str, bool]:
        """Wait, and return whether each page can be rendered, as far as it could be tried."""
        found: dict[str, bool] = {}
        while self._process is not None:
            marks = self._marks()
            if not marks.startswith(_BEGUN):
                # That no process can begin says nothing of the pages.
                break
            names = [*self._texts]
            found |= {name: mark == _DONE[0] for name, mark in zip(names, marks[1:], strict=False)}
            if len(marks) <= len(names):
                found[names[len(marks) - 1]] = False
            self._texts = {name: text for name, text in self._texts.items() if name not in found}
            is_over = time.monotonic() > self._end
            if is_over:
                found |= dict.fromkeys(self._texts, False)
            self._process = self._begun() if self._texts and not is_over else None
        return found

    def give_up(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._said is not None:
            self._said.close()

    def _begun(self) -> "subprocess.Popen[bytes] | None":
        # Files and not pipes, which somebody would have to fill and empty.
        said = TemporaryFile()  # noqa: SIM115, closed when it has been read
        with suppress(OSError), TemporaryFile() as asked:
            pickle.dump((*self._settings, [*self._texts.values()]), asked)
            asked.seek(0)
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", _PROGRAM.format(path=sys.path, name=__name__)],
                stdin=asked,
                stdout=said,
                stderr=subprocess.DEVNULL,
            )
            self._said = said
            return process
        said.close()
        return None

    def _marks(self) -> bytes:
        """Wait for the process to end, and return what it has said of the pages."""
        assert self._process is not None  # noqa: S101, see `outcome`
        assert self._said is not None  # noqa: S101, opened with the process
        try:
            self._process.wait(max(1.0, self._end - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with self._said as said:
            said.seek(0)
            return said.read()


def _that_travel(
    extensions: Sequence[Any], configs: Mapping[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Leave out what cannot be handed to another process."""
    return (
        [one for one in extensions if _travels(one)],
        {name: one for name, one in configs.items() if _travels(one)},
    )


def _travels(thing: object) -> bool:
    try:
        pickle.dumps(thing)
    except Exception:
        return False
    return True


def run() -> None:
    """Render what comes in, and say of each page whether that went well: in the other process."""
    seconds, extensions, configs, texts = pickle.load(sys.stdin.buffer)  # noqa: S301, our own
    import markdown  # type: ignore[import-untyped]

    out = sys.stdout.buffer
    out.write(_BEGUN)
    for text in texts:
        out.flush()
        _end_in(seconds)
        renderer = markdown.Markdown(extensions=extensions, extension_configs=configs)
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(_FRAMES)
        try:
            renderer.convert(text)
            mark = _DONE
        except Exception:
            # Whatever it is: the page cannot be rendered.
            mark = _FAILED
        sys.setrecursionlimit(usual)
        out.write(mark)
    out.flush()


def _end_in(seconds: int) -> None:
    """End this process in so many seconds, wherever it is then: nothing in it has to help."""
    try:
        import resource
    except ImportError:
        faulthandler.dump_traceback_later(seconds, exit=True)
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    soon = int(time.process_time()) + 1 + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (soon if most == resource.RLIM_INFINITY else min(soon, most), most)
    )
