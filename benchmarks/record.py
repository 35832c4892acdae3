"""What is kept of a measurement: on which machine, with which tools, and what each build cost."""

import json
import os
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.rounds import Run, peer


def machine(peers: list[str], runs: int, *, in_memory: bool) -> dict[str, Any]:
    """Return what a reader needs to judge the numbers, and nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "tools": {
            "ours": f"Star Moments {version('star-moments')}",
            **{name: peer(name).version() for name in peers},
        },
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "memory": round(memory),
        "in_memory": in_memory,
        "rounds": runs,
    }


def save(output: Path, about: dict[str, Any], runs: list[Run]) -> None:
    """Write the result with one run a line, so that it can be read and compared."""
    head = json.dumps(about, indent=1, ensure_ascii=False).removesuffix("\n}")
    lines = ",\n  ".join(json.dumps(run) for run in runs)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(f'{head},\n "runs": [\n  {lines}\n ]\n}}\n', encoding="utf-8")


def told(runs: Iterable[Run]) -> Iterator[Run]:
    """Pass the builds on, each with a line for those who wait."""
    for run in runs:
        cells = f"{run['wall']:8.2f} s {run['memory']:6.0f} MiB"
        print(f"{run['size']:>7} {run['round']:>3} {run['build']:<10}{cells}", flush=True)
        yield run
