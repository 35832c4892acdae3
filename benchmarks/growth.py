"""Build walls of ten, fifty and a hundred thousand moments, and tell how the cost grows with them.

python -m benchmarks.growth             five rounds of whole builds
python -m benchmarks.growth --publish   keep the result, for docs/benchmarks.md

The sizes take turns, as the tools do elsewhere. At fifty thousand Hugo builds the same wall. This
takes about half an hour and 10 GB of memory.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.place import open_place
from benchmarks.record import machine, save, told
from benchmarks.report import GROWTH, publish
from benchmarks.rounds import ROOT, Turn, Wall, peer, rounds
from benchmarks.tables import growth

PEER = "hugo"
SIZES = (10_000, 50_000, 100_000)
COMPARED = 50_000


def main() -> int:
    """Measure, print the table, and write every run to a JSON file."""
    options = _options()
    peer(PEER).install()
    sizes = [int(size) for size in options.sizes.split(",")]
    with open_place(options.place, max(sizes)) as place:
        about = machine([PEER], options.runs, in_memory=place.in_memory)
        turns: list[Turn] = []
        for size in sizes:
            turns += Wall(size, place, [PEER] if size == options.compared else []).whole()
        # The smallest wall alone warms up: a whole round for nothing would take too long.
        list(turns[0]())
        runs = list(told(rounds(turns, range(1, options.runs + 1))))
    output = GROWTH if options.publish else Path(options.output)
    save(output, about, runs)
    print(growth({**about, "runs": runs}))
    if options.publish:
        publish()
    return 0


def _options() -> argparse.Namespace:
    lines = (__doc__ or "").splitlines()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=lines[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="moments")
    parser.add_argument("--compared", type=int, default=COMPARED, help="the size with Hugo too")
    parser.add_argument("--runs", type=int, default=5, help="rounds (5)")
    parser.add_argument("--place", default="", help="folder to build in (memory, if there is room)")
    parser.add_argument("--output", default=str(ROOT / "build" / "growth.json"))
    parser.add_argument("--publish", action="store_true", help="write the table anew")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
