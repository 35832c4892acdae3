"""Put the kept result into docs/benchmarks.md and its plot, or check that both are fresh.

python -m benchmarks.report           write them
python -m benchmarks.report --check   fail where they differ from what would be written

The tables stand between `<!-- results -->` and `<!-- end of results -->`.
"""

import json
import re
import sys
from pathlib import Path

from benchmarks.plot import plot
from benchmarks.tables import Result, tables

KEPT = Path(__file__).parent / "results.json"
DOCS = Path(__file__).resolve().parent.parent / "docs"
DOCUMENT = DOCS / "benchmarks.md"
PICTURE = DOCS / "pictures" / "benchmarks.svg"
_RESULTS = re.compile(r"(<!-- results -->\n).*?(<!-- end of results -->)", re.DOTALL)


def filled(text: str, result: Result) -> str:
    """Return the document with the tables of this result."""
    made, times = _RESULTS.subn(lambda found: f"{found[1]}\n{tables(result)}\n\n{found[2]}", text)
    if times != 1:
        raise ValueError(f"{DOCUMENT.name} has no place for the results, or more than one")
    return made


def publish(*, check: bool = False) -> list[Path]:
    """Write the document and the plot; return which were out of date. `check` writes nothing."""
    result = json.loads(KEPT.read_text(encoding="utf-8"))
    wanted = {
        DOCUMENT: filled(DOCUMENT.read_text(encoding="utf-8"), result),
        PICTURE: plot(result),
    }
    stale = [path for path, text in wanted.items() if _text(path) != text]
    if not check:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
    return stale


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` name it and return 1."""
    check = "--check" in arguments
    stale = publish(check=check)
    if stale and check:
        names = ", ".join(path.name for path in stale)
        sys.stderr.write(f"out of date: {names}; python -m benchmarks.report makes them anew\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
