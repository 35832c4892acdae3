"""Builds in a process of their own, which may be stopped or killed at any step they take.

A step is whatever changes something on the disk: a file opened to be written, renamed or removed,
a folder made or removed. Steps are counted, so that a test can come back to the very same one.
"""

import itertools
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mkdocs.__main__ import cli

from tests.support.builds import KEPT, new_process
from tests.support.world import World

_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_WRITES = os.O_WRONLY | os.O_RDWR
_FORK = multiprocessing.get_context("fork")


class Step(NamedTuple):
    """One step: what is done, and to what, as a path below the world's folder."""

    what: str
    path: str

    @property
    def phase(self) -> str:
        """Return what the build is about then."""
        if self.path.startswith(f"site/{KEPT}/") and self.what in ("open", "os.mkdir"):
            return "printing"
        if self.path == f"site/{KEPT}":
            return "around it"
        if self.path.startswith("site"):
            return "putting in place"
        if self.path.startswith(f"{KEPT}/site-"):
            return "keeping the ledger"
        if self.path.startswith(f"{KEPT}/readings"):
            return "keeping the readings"
        return "around it"


def steps_of(world: World) -> list[Step]:
    """Build, and return the steps that it took."""
    noted = world.root / "tmp/steps"

    def note(step: Step) -> None:
        with noted.open("a") as file:
            file.write(json.dumps(step) + "\n")

    assert run(world, note) == 0
    return [Step(*json.loads(line)) for line in noted.read_text().splitlines()]


def stop_before(phase: str) -> Callable[[Step], None]:
    """Return what stops the build before the first step of a phase, until somebody wakes it."""
    stopped: list[Step] = []

    def watch(step: Step) -> None:
        if step.phase == phase and not stopped:
            stopped.append(step)
            os.kill(os.getpid(), signal.SIGSTOP)

    return watch


def kill_at(at: int) -> Callable[[Step], None]:
    """Return what kills the build before its step of that number."""
    return _at(at, lambda: os.kill(os.getpid(), signal.SIGKILL))


def kill_within(at: int) -> Callable[[Step], None]:
    """Return what lets the system kill the build while it writes the file that it opens then.

    The file then has the first hundred bytes at most.
    """

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    return _at(at, limit)


def refuse_from(at: int, refused: Callable[[Step], bool], error: int) -> Callable[[Step], None]:
    """Return what lets the system refuse steps of a kind, with this error, from that number on."""
    count = itertools.count()

    def watch(step: Step) -> None:
        if next(count) >= at and refused(step):
            raise OSError(error, os.strerror(error), step.path)

    return watch


def _at(at: int, do: Callable[[], None]) -> Callable[[Step], None]:
    count = iter(range(at + 1))

    def watch(step: Step) -> None:
        if next(count, None) == at:
            do()

    return watch


def ignore(step: Step) -> None:
    """Hear of a step and do nothing."""


def start(world: World, watch: Callable[[Step], None] = ignore, site: str = "site"):
    """Start `mkdocs build` in a process of its own, in which `watch` hears of each step."""
    process = _FORK.Process(target=_build, args=(world, watch, site))
    process.start()
    return process


def run(world: World, watch: Callable[[Step], None] = ignore) -> int:
    """Build as `start` does, and return the exit code; a signal that ended it is negative."""
    process = start(world, watch)
    process.join()
    return process.exitcode


def _build(world: World, watch: Callable[[Step], None], site: str) -> None:
    temporary = world.root / "tmp"
    temporary.mkdir(exist_ok=True)
    tempfile.tempdir = str(temporary)

    def heard(event: str, args: tuple) -> None:
        changes = event in _STEPS or (event == "open" and args[2] & _WRITES)
        if not changes or not isinstance(args[0], str | os.PathLike):
            return
        path = Path(args[0])
        if path.is_relative_to(world.root) and not path.is_relative_to(temporary):
            watch(Step(event, path.relative_to(world.root).as_posix()))

    sys.addaudithook(heard)
    with new_process():
        arguments = ["-q", "-f", str(world.root / "mkdocs.yml"), "-d", str(world.root / site)]
        cli(["build", *arguments], standalone_mode=False)
