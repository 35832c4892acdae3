"""Look up what the wall's style sheet and scripts use, and write table.json anew.

    python -m tools.compat

The data is MDN's browser compatibility data (https://github.com/mdn/browser-compat-data), in the
public domain (CC0 1.0); it comes from npm into `.tools/`. Only what the wall uses is kept. Run it
when a test says that the table lacks something; the tests themselves need no network.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from . import script, seen
from .interfaces import INTERFACES, OURS
from .table import TABLE, looked_up

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from acorn import ACORN
from acorn import missing as no_acorn
from from_npm import Package

DATA = Package("@mdn/browser-compat-data", "8.1.9", "data.json")
ASSETS = Path(__file__).parents[2] / "theme" / "star_moments_theme" / "assets"
SCRIPTS = ("theme.js", "search.js", "search-index.js")


def used() -> set[str]:
    """Return every feature that the wall's pages use."""
    found = seen.features((ASSETS / "style.css").read_text(encoding="utf-8"))
    for name in SCRIPTS:
        tree = script.tree(ACORN, ASSETS / name)
        found |= script.syntax(tree)
        found |= {INTERFACES[one] for one in script.names(tree) - OURS}
    return found


def table(data: Mapping[str, Any], features: Iterable[str]) -> dict[str, Any]:
    """Return the table of these features."""
    found = {one: looked_up(data, one) for one in sorted(features)}
    return {
        "source": f"{DATA.name} {DATA.version}, https://github.com/mdn/browser-compat-data",
        "licence": "CC0-1.0",
        "features": {one: first for one, first in found.items() if first},
        # Words that the data does not tell apart from what they stand in.
        "plain": [one for one, first in found.items() if not first],
    }


def main() -> int:
    """Write the table; 1 where the data or acorn cannot be had."""
    if reason := no_acorn() or DATA.missing():
        sys.stderr.write(f"{reason}\n")
        return 1
    data = json.loads(DATA.path.read_text(encoding="utf-8"))
    made = table(data, used())
    lines = json.dumps(made, indent=1, ensure_ascii=False)
    # A line for each feature.
    lines = re.sub(r'\{\s+("chrome": \d+),\s+("firefox": \d+)\s+\}', r"{\1, \2}", lines)
    TABLE.write_text(f"{lines}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
