"""Run one program and tell what it cost, by the operating system's own account (wait4)."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import IO

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What one program cost, its own children included.

    `wall` and `cpu` are seconds; `memory` is the peak of the largest single process, in MiB.
    `others` is the CPU time, in seconds, that the rest of the machine used meanwhile: far more than
    nothing means that the run was disturbed. It is None where there is no /proc.
    """

    wall: float
    cpu: float
    memory: float
    others: float | None


class BuildError(Exception):
    """A build ended with an error, so there is nothing to measure."""


def run(command: Sequence[str], environment: Mapping[str, str], output: IO[bytes]) -> Cost:
    """Run a command to its end; what it says goes to `output`."""
    busy = busy_seconds()
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildError(f"{' '.join(command)} ended with {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    busy_then = busy_seconds()
    others = None if busy is None or busy_then is None else max(0.0, busy_then - busy - cpu)
    return Cost(wall, cpu, used.ru_maxrss / 1024, others)


def busy_seconds() -> float | None:
    """Return how long all processors together have worked since the machine started."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()
    except OSError:
        return None
    user, nice, system, _, _, interrupts, soft = map(int, first[1:8])
    return (user + nice + system + interrupts + soft) / _TICKS


def weigh(folder: Path, since: float = 0) -> tuple[int, int]:
    """Return how many files lie below a folder and their bytes; only those written `since` then."""
    files = size = 0
    for path in folder.rglob("*"):
        found = path.stat()
        if S_ISREG(found.st_mode) and found.st_mtime >= since:
            files += 1
            size += found.st_size
    return files, size
