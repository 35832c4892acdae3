"""Keeps what the tests of the screens have measured, and puts it into the table in the docs.

    python -m tests.browser.display.figures    write the figures into docs/displays-acceptance.md

`make test` and `make soak` leave the figures in build/display-figures.json.
"""

import json
import re
import sys
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parents[3]
FIGURES = ROOT / "build" / "display-figures.json"
TABLE = ROOT / "docs" / "displays-acceptance.md"
# | A1 | requirement | limit | measured | test |
ROW = re.compile(r"^\| (A\d+) \|(.*)\|(.*)\|(.*)\|(.*)\|$", re.MULTILINE)


def read() -> dict[str, dict[str, str]]:
    """Return the figures by row, and in a row by the name of what was measured."""
    return json.loads(FIGURES.read_text()) if FIGURES.exists() else {}


def record(row: str, name: str, figure: str) -> None:
    """Keep a figure; the same name in the same row replaces it."""
    FIGURES.parent.mkdir(exist_ok=True)
    with FileLock(FIGURES.with_suffix(".lock")):
        kept = read()
        kept.setdefault(row, {})[name] = figure
        FIGURES.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    sys.stdout.write(f"\n{row} {name}: {figure}\n")


def filled(text: str, figures: dict[str, dict[str, str]]) -> str:
    """Return the table with the figures that there are; the other rows stay as they are."""

    def row(match: re.Match) -> str:
        key, requirement, limit, _, test = match.groups()
        if key not in figures:
            return match[0]
        measured = "; ".join(f"{name}: {figure}" for name, figure in sorted(figures[key].items()))
        return f"| {key} |{requirement}|{limit}| {measured} |{test}|"

    return ROW.sub(row, text)


if __name__ == "__main__":
    TABLE.write_text(filled(TABLE.read_text(encoding="utf-8"), read()), encoding="utf-8")
