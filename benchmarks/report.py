"""Put the kept results into docs/benchmarks.md and its plot, or check that both are fresh.

python -m benchmarks.report           write them
python -m benchmarks.report --check   fail where they differ from what would be written

The tables stand between `<!-- results -->` and `<!-- end of results -->`, that of large walls
between `<!-- growth -->` and `<!-- end of growth -->`.
"""

import json
import re
import sys
from pathlib import Path

from benchmarks.plot import plot
from benchmarks.tables import growth, tables

KEPT = Path(__file__).parent / "results.json"
GROWTH = Path(__file__).parent / "growth.json"
DOCS = Path(__file__).resolve().parent.parent / "docs"
DOCUMENT = DOCS / "benchmarks.md"
PICTURE = DOCS / "pictures" / "benchmarks.svg"


def filled(text: str, place: str, made: str) -> str:
    """Return the document with the text that belongs into one of its places."""
    marked = re.compile(rf"(<!-- {place} -->\n).*?(<!-- end of {place} -->)", re.DOTALL)
    found, times = marked.subn(lambda one: f"{one[1]}\n{made}\n\n{one[2]}", text)
    if times != 1:
        raise ValueError(f"{DOCUMENT.name} has no place for the {place}, or more than one")
    return found


def publish(*, check: bool = False) -> list[Path]:
    """Write the document and the plot; return which were out of date. `check` writes nothing."""
    result = json.loads(KEPT.read_text(encoding="utf-8"))
    large = json.loads(GROWTH.read_text(encoding="utf-8"))
    text = filled(DOCUMENT.read_text(encoding="utf-8"), "results", tables(result))
    wanted = {
        DOCUMENT: filled(text, "growth", growth(large)),
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
