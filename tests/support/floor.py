"""The oldest browsers that the wall's own pages are for."""

from collections.abc import Callable
from pathlib import Path

from tools.compat.table import FLOOR, known_by

ASSETS = Path(__file__).parents[2] / "theme" / "star_moments_theme" / "assets"
STYLE = ASSETS / "style.css"
SCRIPTS = [ASSETS / name for name in ("theme.js", "search.js", "search-index.js")]
FLOORS = list(FLOOR)


def knows(browser: str) -> Callable[[str], bool]:
    """Return what tells whether the oldest of these browsers knows a feature."""
    return known_by(browser, FLOOR[browser])
