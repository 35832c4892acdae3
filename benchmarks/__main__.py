"""Build walls of several sizes, each in a process of its own, and print what they cost.

python -m benchmarks [--sizes 100,1000,10000] [--runs 3] [--no-search]
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_corpus

_CONFIG = """\
site_name: Tähtihetket
site_url: https://example.org/
docs_dir: content/pages
theme: star-moments
plugins:
  - star-moments: {{search: {search}}}
"""


def main() -> None:
    """Measure and print a table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", default="100,1000,10000")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--no-search", action="store_true")
    chosen = options.parse_args()
    print("| moments | build | wall s (median) | CPU s | peak memory MiB | files | MB |")
    print("|---|---|---|---|---|---|---|")
    for size in map(int, chosen.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="star-moments-bench-") as name:
            folder = Path(name)
            write_corpus(folder / "content", size)
            search = "false" if chosen.no_search else "true"
            (folder / "mkdocs.yml").write_text(_CONFIG.format(search=search), encoding="utf-8")
            cold = [build(folder, fresh=True) for _ in range(chosen.runs)]
            again = [build(folder, fresh=False) for _ in range(chosen.runs)]
            files = [path for path in (folder / "site").rglob("*") if path.is_file()]
            megabytes = sum(path.stat().st_size for path in files) / 1e6
            for kind, runs in (("cold", cold), ("again", again)):
                wall, cpu, memory = map(statistics.median, zip(*runs, strict=True))
                cells = f"{wall:.2f} | {cpu:.2f} | {memory:.0f} | {len(files)} | {megabytes:.0f}"
                print(f"| {size} | {kind} | {cells} |", flush=True)


def build(folder: Path, *, fresh: bool) -> tuple[float, float, float]:
    """Build once in a new process; return its wall time, CPU time (s) and peak memory (MiB).

    CPU and memory are the operating system's own account of the process: the memory that of
    the largest single process.
    """
    if fresh:
        shutil.rmtree(folder / "site", ignore_errors=True)
    started = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")],
        dict(os.environ),
    )
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit("the build failed")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
