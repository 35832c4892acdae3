"""Build walls of several sizes with Star Moments and with other tools, and tell what they cost.

python -m benchmarks                    100, 1,000 and 10,000 moments, five runs of each tool
python -m benchmarks --sizes 100 --runs 2 --peers hugo        a quick look
python -m benchmarks --publish          keep the result, for docs/benchmarks.md and its plot
"""

import argparse
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.place import open_place
from benchmarks.report import KEPT, publish
from benchmarks.rounds import PEERS, ROOT, Run, Wall, peer
from benchmarks.tables import tables


def main() -> int:
    """Measure, print the tables, and write every run to a JSON file."""
    options = _options()
    sizes = [int(size) for size in options.sizes.split(",")]
    peers = [name for name in options.peers.split(",") if name]
    unknown = set(peers) - set(PEERS)
    if unknown:
        sys.exit(f"There is no peer called {', '.join(unknown)}. There are: {', '.join(PEERS)}.")
    for name in peers:
        peer(name).install()
    with open_place(options.place, max(sizes)) as place:
        about = _about(peers, options.runs, in_memory=place.in_memory)
        runs: list[Run] = []
        for size in sizes:
            for run in Wall(size, place, peers).rounds(options.runs):
                runs.append(run)
                cells = f"{run['wall']:8.2f} s {run['memory']:6.0f} MiB"
                print(f"{size:>7} {run['round']:>3} {run['build']:<10}{cells}", flush=True)
    output = KEPT if options.publish else Path(options.output)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(_as_json(about, runs), encoding="utf-8")
    print(tables({**about, "runs": runs}))
    if options.publish:
        publish()
    return 0


def _options() -> argparse.Namespace:
    lines = (__doc__ or "").splitlines()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=lines[0])
    parser.add_argument("--sizes", default="100,1000,10000", help="moments, parted by commas")
    parser.add_argument("--runs", type=int, default=5, help="rounds that are kept (5)")
    parser.add_argument(
        "--peers", default=",".join(PEERS), help="tools to compare with, or nothing"
    )
    parser.add_argument("--place", default="", help="folder to build in (memory, if there is room)")
    parser.add_argument("--output", default=str(ROOT / "build" / "benchmarks.json"))
    parser.add_argument("--publish", action="store_true", help="write the tables and the plot anew")
    return parser.parse_args()


def _about(peers: list[str], runs: int, *, in_memory: bool) -> dict[str, Any]:
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


def _as_json(about: dict[str, Any], runs: list[Run]) -> str:
    """Return the result with one run a line, so that it can be read and compared."""
    head = json.dumps(about, indent=1, ensure_ascii=False).removesuffix("\n}")
    lines = ",\n  ".join(json.dumps(run) for run in runs)
    return f'{head},\n "runs": [\n  {lines}\n ]\n}}\n'


if __name__ == "__main__":
    sys.exit(main())
