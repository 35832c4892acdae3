"""What copies of a file, and files that are not read, change: only towards what shows less."""

import re
from collections.abc import Mapping
from typing import Final

from star_moments.checking.salvage import names_in
from star_moments.model.files import Person
from star_moments.reading.copies import original_of
from star_moments.reading.folder import Folder
from star_moments.reading.source import read_text

# What only a person's file says.
_OF_PEOPLE: Final = re.compile(r"^\s*(?:shown_as|permission)\s*:", re.M)


def stricter(person: Person, copy: Person | None) -> Person:
    """Return the person with what is permitted in a copy of the file too; None permits nothing."""
    mine, other = person.permission, copy.permission if copy else None
    if mine is None or other is None:
        return person.model_copy(update={"permission": None})
    both = {
        "on": max(mine.on, other.on),
        "channels": [one for one in mine.channels if one in other.channels],
        "until": min((one for one in (mine.until, other.until) if one), default=None),
        "withdrawn": mine.withdrawn or other.withdrawn,
    }
    return person.model_copy(update={"permission": mine.model_copy(update=both)})


def names_of_strays(folder: Folder) -> dict[str, tuple[str, ...]]:
    """Return the names in files of people that are not read, so that they are watched.

    By the path that is shown, which no key of a person can be.
    """
    found: dict[str, tuple[str, ...]] = {}
    for path, raw in folder.strays.items():
        text = read_text(raw.data or b"", raw.shown)[0] or ""
        if not path.startswith("people/") and _OF_PEOPLE.search(text) is None:
            continue
        found[raw.shown] = tuple(filter(None, names_in(raw, None, "")))
    return found


def without_own(
    names: Mapping[str, tuple[str, ...]], people: Mapping[str, Person]
) -> dict[str, tuple[str, ...]]:
    """Leave out of the names by file those that the file has of which it is a copy.

    They are watched with what that person permits, in the copy too. A file under a key of its own
    is nobody's copy.
    """
    left = {}
    for path, all_names in names.items():
        own = people.get(original_of(path)) if re.search(r"[./]", path) else None
        known = {own.name, own.shown_as} if own else set()
        left[path] = tuple(name for name in all_names if name not in known)
    return {path: some for path, some in left.items() if some}
