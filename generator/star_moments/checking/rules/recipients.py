"""Rules about whom a moment thanks and for what: everything it names must exist."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from star_moments.checking.rules.known import NOTHING, Kind, Known, Unread
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.fields import guess
from star_moments.model.files import Moment, Person
from star_moments.model.keys import KEY_PATTERN
from star_moments.reading.edit import with_value
from star_moments.reading.folder import WALL
from star_moments.reading.tree import Data, Located, Path


def check_recipients(moment: Moment, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find recipients that are neither or both, are thanked twice or do not exist."""
    if len(moment.thanks) > 1:
        yield from _twice(moment, located)
    for number, thanks in enumerate(moment.thanks):
        path: Path = ("thanks", number)
        if thanks.person is None and thanks.unit is None:
            yield _neither(path, located)
        elif thanks.person is not None and thanks.unit is not None:
            yield finding("recipient-both", located.file, located.where_key((*path, "unit")))
        if thanks.unit is not None and thanks.unit not in known.units:
            unit = (*path, "unit")
            yield unknown("unit", thanks.unit, unit, known.units, located, known.unread)
        if thanks.person is None or thanks.person in known.people:
            continue
        person = (*path, "person")
        if thanks.person in known.broken_people:
            other = known.broken_people[thanks.person]
            place = located.where(person)
            yield finding("person-in-error", located.file, place, key=thanks.person, other=other)
        else:
            keys = (*known.people, *known.broken_people)
            yield unknown("person", thanks.person, person, keys, located)


def _neither(path: Path, located: Located) -> Diagnostic:
    empty = next((kind for kind in ("person", "unit") if (*path, kind) in located.empty), None)
    if empty is None:
        return finding("recipient-neither", located.file, located.where(path))
    place = located.where_key((*path, empty))
    return finding("empty-field", located.file, place, name=empty, ask=f"no-{empty}")


def _twice(moment: Moment, located: Located) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str]] = set()
    for number, thanks in enumerate(moment.thanks):
        for kind, key in (("person", thanks.person), ("unit", thanks.unit)):
            if key is not None and (kind, key) in seen:
                place = located.where(("thanks", number, kind))
                yield finding("recipient-twice", located.file, place, key=key)
            if key is not None:
                seen.add((kind, key))


def check_factors(moment: Moment, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find factors that do not exist and factors named twice."""
    for number, factor in enumerate(moment.factors):
        path: Path = ("factors", number)
        if factor not in known.factors:
            yield unknown("factor", factor, path, known.factors, located, known.unread)
        elif factor in moment.factors[:number]:
            yield finding("factor-twice", located.file, located.where(path), key=factor)


def check_home(person: Person, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find a person's unit that does not exist."""
    if person.unit not in known.units:
        yield unknown("unit", person.unit, ("unit",), known.units, located, known.unread)


def check_keys(located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find keys that do not exist in a moment of which something else is wrong."""
    data = located.data if isinstance(located.data, dict) else {}
    for kind, path, key in _keys(data):
        known_ones = known.called[kind].names
        is_one = re.fullmatch(KEY_PATTERN, key) and key not in (*known_ones, *known.broken_people)
        if is_one:
            unread = NOTHING if kind == "person" else known.unread
            yield unknown(kind, key, path, known_ones, located, unread)


def _keys(data: dict[str, Data]) -> Iterator[tuple[Kind, Path, str]]:
    """Give the keys in a moment's data, as far as they stand where they should."""
    kinds: tuple[Kind, ...] = ("person", "unit")
    for number, thanks in enumerate(_items(data.get("thanks"))):
        for kind in kinds:
            key = thanks.get(kind) if isinstance(thanks, dict) else None
            if isinstance(key, str):
                yield kind, ("thanks", number, kind), key
    for number, factor in enumerate(_items(data.get("factors"))):
        if isinstance(factor, str):
            yield "factor", ("factors", number), factor
    approved = data.get("approved")
    for number, approval in enumerate(
        _items([approved] if isinstance(approved, dict) else approved)
    ):
        by = approval.get("by") if isinstance(approval, dict) else None
        if isinstance(by, str):
            yield "approver", ("approved", number, "by"), by


def _items(value: "Data | None") -> list[Data]:
    return value if isinstance(value, list) else []


def unknown(
    kind: str,
    key: str,
    path: Path,
    keys: Iterable[str],
    located: Located,
    unread: Unread = NOTHING,
) -> Diagnostic:
    """Say that a key of a kind does not exist, with the key that was probably meant.

    Where a wall file in error may hold it, that file is to be corrected first.
    """
    place = located.where(path)
    if unread.may_hold(kind, key):
        return finding(f"unknown-{kind}", located.file, place, key=key, other=WALL)
    choices = tuple(sorted(key for key in keys if "." not in key))
    meant = guess(key, choices)
    values = {"key": key}
    if choices and len(", ".join(choices)) <= 200:
        values["keys"] = ", ".join(choices)
    if meant is not None:
        values["guess"] = meant
    fix = with_value(located, path, meant) if meant is not None else None
    return replace(finding(f"unknown-{kind}", located.file, place, fix, **values), path=path)
