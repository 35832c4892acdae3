"""Hold this checkout against an earlier revision: the same bytes, and what each costs, in turn.

python -m benchmarks.against REVISION                 walls of 1,000 and 10,000, seven rounds
python -m benchmarks.against REVISION --sizes 1000 --runs 0     the bytes alone

Both build the same content on the same day, whole and with search and screens. The sample wall's
bytes are compared too. A screen's feed is named after the code that makes it, so it goes by another
name in each; that name alone is taken out before the bytes are compared.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.corpus import BUILD_DAY, write_corpus
from benchmarks.measure import run
from benchmarks.published import SITE_URL
from benchmarks.rounds import ROOT

_FEED = re.compile(rb"feed\.[0-9a-f]{16}")
_STAGES = re.compile(r"\d+\.\d\d s: (.+)$", re.MULTILINE)
_STAGE = re.compile(r"([a-z ]+?) (\d+\.\d\d) s")
_CONFIG = f"""\
site_name: Tähtihetket
site_url: {SITE_URL}
docs_dir: content/pages
theme: star-moments
plugins: [star-moments]
"""

# A stage is told where either takes so many seconds.
_WORTH_TELLING = 0.2


@dataclass
class Side:
    """One of the two checkouts, and what its builds have cost: wall, memory and stages by round."""

    name: str
    checkout: Path
    costs: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def build(self, wall: Path, site: Path, environment: Mapping[str, str]) -> None:
        """Make the site from nothing, and note what it cost."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(wall / ".star-moments", ignore_errors=True)
        python = self.checkout / ".venv" / "bin" / "python"
        command = [python, "-m", "mkdocs", "build", "-v", "-f", wall / "mkdocs.yml", "-d", site]
        with tempfile.TemporaryFile() as said:
            cost = run([str(part) for part in command], environment, said)
            said.seek(0)
            stages = _STAGES.search(said.read().decode())
        self.costs["whole, s"].append(cost.wall)
        self.costs["processor, s"].append(cost.cpu)
        self.costs["memory, MiB"].append(cost.memory)
        for name, seconds in _STAGE.findall(stages[1] if stages else ""):
            self.costs[f"{name.strip()}, s"].append(float(seconds))


def main() -> int:
    """Compare the bytes, measure, print both; 1 where the bytes differ."""
    options = _options()
    noon = datetime(BUILD_DAY.year, BUILD_DAY.month, BUILD_DAY.day, 12, tzinfo=UTC)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    # Whoever has more code would be slower only because nothing of it is kept compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        earlier = _checkout(options.revision, Path(folder) / "earlier")
        walls = [_sample(Path(folder))]
        walls += [_wall(Path(folder), int(size)) for size in options.sizes.split(",") if size]
        differ = False
        for wall in walls:
            sides = Side("before", earlier), Side("after", ROOT)
            sites = [wall / "before", wall / "after"]
            for number in range(options.runs + 1):
                for side, site in [*zip(sides, sites, strict=True)][:: -1 if number % 2 else 1]:
                    side.build(wall, site, environment)
                if not number:
                    # It warms up files and programs.
                    for side in sides:
                        side.costs.clear()
            differ = _compare(wall.name, *sites) or differ
            if options.runs and wall.name != "sample":
                print("\n".join(_table(*sides)), flush=True)
    return int(differ)


def _checkout(revision: str, folder: Path) -> Path:
    there = str(folder)
    for command in (
        ["git", "clone", "--quiet", str(ROOT), there],
        ["git", "-C", there, "checkout", "--quiet", revision],
        ["make", "--silent", "-C", there, ".venv/.installed"],
    ):
        subprocess.run(command, check=True)
    # With what this side runs on, so that our own code alone makes the difference.
    pip = [there + "/.venv/bin/python", "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*pip, "-r", str(ROOT / "requirements.txt")], check=True)
    return folder


def _sample(folder: Path) -> Path:
    wall = folder / "sample"
    shutil.copytree(ROOT / "content", wall / "content")
    shutil.copy(ROOT / "mkdocs.yml", wall)
    return wall


def _wall(folder: Path, size: int) -> Path:
    wall = folder / f"{size} moments"
    write_corpus(wall / "content", size)
    (wall / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    return wall


def _compare(name: str, before: Path, after: Path) -> bool:
    """Print how many files are the same, and which are not; say whether any is not."""
    one, other = _bytes(before), _bytes(after)
    differing = sorted(
        path for path in one.keys() | other.keys() if one.get(path) != other.get(path)
    )
    print(f"{name}: {len(one)} files, {len(differing)} differ")
    for path in differing[:20]:
        print(f"  {path}")
    return bool(differing)


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        _FEED.sub(b"feed", path.relative_to(site).as_posix().encode()).decode(): _FEED.sub(
            b"feed", path.read_bytes()
        )
        for path in site.rglob("*")
        if path.is_file()
    }


def _table(before: Side, after: Side) -> Iterable[str]:
    yield f"  {'median of ' + str(len(before.costs['whole, s'])):<28}before    after  ratio"
    for what in dict.fromkeys((*before.costs, *after.costs)):
        costs, others = before.costs.get(what, []), after.costs.get(what, [])
        one, other = (median(each) if each else 0.0 for each in (costs, others))
        if what.endswith("MiB") or max(one, other) >= _WORTH_TELLING:
            ratios = [b / a for a, b in zip(costs, others, strict=False) if a]
            ratio = f"{median(ratios):6.3f}" if ratios else "     –"
            yield f"  {what:<26}{one:8.2f} {other:8.2f} {ratio}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.against")
    parser.add_argument("revision", help="what git knows the earlier one by")
    parser.add_argument("--sizes", default="1000,10000", help="moments, parted by commas")
    parser.add_argument("--runs", type=int, default=7, help="rounds that count (7)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
