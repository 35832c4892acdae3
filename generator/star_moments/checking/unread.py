"""What a wall file in error may hold unread, so that it only seems to be missing."""

import re
from collections.abc import Collection
from typing import Final

from star_moments.checking.rules.known import NOTHING, Known, Unread
from star_moments.checking.wall_file import is_sound
from star_moments.reading.folder import RawFile
from star_moments.reading.source import read_text
from star_moments.reading.tree import Data, read_bytes

_LISTS: Final = ("units", "factors", "approvers")


def unread_in(raw: RawFile | None, known: Known) -> Unread:
    """Return what a wall file may hold beside the keys that are known."""
    if is_sound(raw):
        return NOTHING
    if raw is None or raw.data is None:
        return Unread(frozenset(_LISTS))
    located, _ = read_bytes(raw.data, raw.shown)
    data = located.data if located else None
    if isinstance(data, dict) and all(data.get(name) for name in _LISTS):
        keys = {"units": known.units, "factors": known.factors, "approvers": known.approvers}
        lists = {name for name in _LISTS if not _is_whole(data[name], keys[name])}
    else:
        # Where one is gone, the others may have been cut short with it.
        lists = set(_LISTS)
    text = read_text(raw.data, raw.shown)[0] or ""
    return Unread(frozenset(lists), frozenset(re.findall(r"[\w-]+", text.casefold())))


def _is_whole(items: Data, keys: Collection[str]) -> bool:
    return isinstance(items, list) and all(
        isinstance(one, dict)
        and one.get("key") in keys
        and ("units" not in one or _is_whole(one["units"], keys))
        for one in items
    )
