"""Take what may no longer be seen out of a site of which no page can be made anew.

Whatever shows a moment that is to go, or a name, goes as a whole. A screen keeps its list of what
may still be seen, without that moment: so the moment leaves also where a screen shows it just then.
"""

import html
import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from star_moments.press.site_files import look_through

_MOMENTS = "moments/"
_PEOPLE = "people/"
_SCREENS = "display/"
# What holds the words of many moments, and does not say whose they are.
_MIXED = ("search-index/", "display/basic/")


def moments_on(site: Path) -> set[str]:
    """Return the ids of the moments that have a page on a site."""
    return {name for name in _pages(site / _MOMENTS) if not name.isdigit()}


def people_on(site: Path) -> set[str]:
    """Return the last parts of the addresses at which people have a page on a site."""
    return _pages(site / _PEOPLE)


def _pages(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/index.html")}


def take_away(site: Path, moments: Collection[str], names: Collection[str]) -> list[str]:
    """Remove what shows one of the moments or of the names, and return the paths of the files.

    A file that cannot be removed keeps no other one in its place; its error is raised in the end.
    """
    pattern = _any_of(moments, names)
    if pattern is None:
        return []
    paths = sorted(look_through(site).files)
    lists = _shorter_lists(site, [path for path in paths if path.startswith(_SCREENS)], pattern)
    removed: list[str] = []
    refused: list[OSError] = []
    # The lists last: on a full disk, there is room for them when the rest is gone.
    for path in sorted(paths, key=lists.__contains__):
        try:
            if path in lists:
                _replace(site / path, lists[path])
            if _shows(site / path, path, pattern):
                (site / path).unlink()
                removed.append(path)
        except OSError as error:
            refused.append(error)
    if refused:
        raise refused[0]
    return removed


def _shows(file: Path, path: str, pattern: re.Pattern[bytes]) -> bool:
    return (
        path.startswith(_MIXED)
        or pattern.search(path.encode()) is not None
        or pattern.search(file.read_bytes()) is not None
    )


def _any_of(moments: Collection[str], names: Collection[str]) -> re.Pattern[bytes] | None:
    """Return what finds one of these in the bytes of a file, as HTML and JSON write it too."""
    # As a part of an address, or a text of its own.
    ids = [rf"(?<=[/\"']){re.escape(one)}(?=[/\"'])" for one in moments]
    forms = {form for one in names for form in (one, html.escape(one), json.dumps(one)[1:-1])}
    words = [rf"(?<!\w){re.escape(one)}" for one in forms if one.strip()]
    found = sorted([*ids, *words])
    return re.compile("|".join(found).encode()) if found else None


def _shorter_lists(
    site: Path, paths: Iterable[str], pattern: re.Pattern[bytes]
) -> dict[str, bytes]:
    """Return each screen's list of what may be seen with only what is known to stay, by path."""
    said = {path: _json(site / path) for path in paths if path.endswith(".json")}
    stays = {
        moment.get("v")
        for one in said.values()
        for moment in one.get("moments", ())
        if not pattern.search(json.dumps(moment).encode())
    }
    found = {}
    for path, manifest in said.items():
        if "live" in manifest:
            manifest["live"] = [one for one in manifest["live"] if one in stays]
            found[path] = json.dumps(manifest, separators=(",", ":")).encode()
    return found


def _replace(file: Path, data: bytes) -> None:
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(file)


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
