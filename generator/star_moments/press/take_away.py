"""Take what may no longer be seen out of a site of which no page can be made anew.

Whatever shows a moment that is to go, or a name, goes as a whole. A screen keeps its list of what
may still be seen, without that moment: so the moment leaves also where a screen shows it just then.
"""

import html
import json
import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from star_moments.press.site_files import look_through

_MOMENTS = "moments/"
_SCREENS = "display/"
# What holds the words of many moments, and does not say whose they are.
_MIXED = ("search-index", "display/basic")


def moments_on(site: Path) -> set[str]:
    """Return the ids of the moments that have a page on a site."""
    pages = (path.parent.name for path in (site / _MOMENTS).glob("*/index.html"))
    return {name for name in pages if not name.isdigit()}


def take_away(site: Path, moments: Collection[str], names: Collection[str]) -> list[str]:
    """Remove what shows one of the moments or of the names, and return the paths of the files."""
    pattern = _any_of(moments, names)
    if pattern is None:
        return []
    paths = sorted(look_through(site).files)
    _shorten_lists(site, [path for path in paths if path.startswith(_SCREENS)], pattern)
    removed = []
    for path in paths:
        file = site / path
        is_mixed = path.startswith(tuple(f"{folder}/" for folder in _MIXED))
        if is_mixed or pattern.search(path.encode()) or pattern.search(file.read_bytes()):
            file.unlink()
            removed.append(path)
    for folder in _MIXED:
        shutil.rmtree(site / folder, ignore_errors=True)
    return removed


def _any_of(moments: Collection[str], names: Collection[str]) -> re.Pattern[bytes] | None:
    """Return what finds one of these in the bytes of a file, as HTML and JSON write it too."""
    # As a part of an address, or a text of its own.
    ids = [rf"(?<=[/\"']){re.escape(one)}(?=[/\"'])" for one in moments]
    forms = {form for one in names for form in (one, html.escape(one), json.dumps(one)[1:-1])}
    words = [rf"(?<!\w){re.escape(one)}" for one in forms if one.strip()]
    found = sorted([*ids, *words])
    return re.compile("|".join(found).encode()) if found else None


def _shorten_lists(site: Path, paths: Iterable[str], pattern: re.Pattern[bytes]) -> None:
    """Leave in each screen's list of what may be seen only what is known to stay."""
    said = {path: _json(site / path) for path in paths if path.endswith(".json")}
    stays = {
        moment.get("v")
        for one in said.values()
        for moment in one.get("moments", ())
        if not pattern.search(json.dumps(moment).encode())
    }
    for path, manifest in said.items():
        if "live" in manifest:
            manifest["live"] = [one for one in manifest["live"] if one in stays]
            unfinished = (site / path).with_suffix(".unfinished")
            unfinished.write_text(json.dumps(manifest, separators=(",", ":")), encoding="ascii")
            unfinished.replace(site / path)


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
