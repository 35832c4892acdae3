"""Build walls of several sizes with Star Moments and with other tools, and tell what they cost.

python -m benchmarks                    100, 1,000 and 10,000 moments, five runs of each tool
python -m benchmarks --sizes 100 --runs 2 --peers hugo        a quick look
python -m benchmarks --publish          keep the result, for docs/benchmarks.md and its plot
"""

import argparse
import sys
from pathlib import Path

from benchmarks import pagefind
from benchmarks.place import open_place
from benchmarks.record import machine, save, told
from benchmarks.report import KEPT, publish
from benchmarks.rounds import PEERS, ROOT, Run, Wall, peer, rounds
from benchmarks.tables import tables


def main() -> int:
    """Measure, print the tables, and write every run to a JSON file."""
    options = _options()
    sizes = [int(size) for size in options.sizes.split(",")]
    peers = [name for name in options.peers.split(",") if name]
    unknown = set(peers) - set(PEERS)
    if unknown:
        sys.exit(f"There is no peer called {', '.join(unknown)}. There are: {', '.join(PEERS)}.")
    pagefind.install()
    for name in peers:
        peer(name).install()
    with open_place(options.place, max(sizes)) as place:
        about = machine(peers, options.runs, in_memory=place.in_memory)
        about["search"] = pagefind.version()
        runs: list[Run] = []
        for size in sizes:
            turns = Wall(size, place, peers).turns()
            runs += told(rounds(turns, range(options.runs + 1)))
    output = KEPT if options.publish else Path(options.output)
    save(output, about, runs)
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


if __name__ == "__main__":
    sys.exit(main())
