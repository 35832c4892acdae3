"""Names where keys are wanted: who or what is meant, looked up among all that has a name here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from star_moments.checking.rules.called import MOST
from star_moments.checking.rules.known import Kind, Known
from star_moments.checking.rules.recipients import check_keys
from star_moments.checking.shape.days import day_of, numbers_of
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.names.letters import words_of
from star_moments.reading.edit import with_field, with_line, with_value
from star_moments.reading.tree import Data, Located, Path

_KINDS: Final[Mapping[str, Kind]] = {
    "person": "person",
    "unit": "unit",
    "units": "unit",
    "factors": "factor",
    "by": "approver",
}
_CODES: Final = ("bad-key", "fields-expected", "list-expected", "unknown-person", "unknown-unit")
_BETWEEN: Final = re.compile(r"\s*[,;]\s*|\s+(?:ja|och|and|&)\s+|\s+\((?=[^()]+\)$)|(?<=\w)\)$")
_NAME_AND_DAY: Final = re.compile(r"(?P<name>\D+?)[\s,]+(?P<day>\d[\d.\s/-]*)")
_BRACKETS: Final = "[](){} "
# So many words a name may have, and so many letters a text in which names are looked for.
_NAME: Final = 4
_LONGEST: Final = 200
# Somebody's file, in place of its name alone.
_FILE: Final = re.compile(r"(?:[\w-]+/)*([\w-]+)(?:\.ya?ml)?")


class Meant(NamedTuple):
    """Somebody or something with a name."""

    kind: Kind
    key: str


def with_slips(wrong: Sequence[Diagnostic], located: Located, known: Known) -> list[Diagnostic]:
    """Add to what is wrong in a moment the slips in its keys that can be corrected at once.

    Else one would be told only when all else is corrected, and perhaps in the same line.
    """
    told = {(one.line, one.column) for one in wrong}
    slips = looked_up([*check_keys(located, known)], located, known)
    return [*wrong, *(one for one in slips if one.fix and (one.line, one.column) not in told)]


def looked_up(
    wrong: Sequence[Diagnostic], located: Located | None, known: Known
) -> list[Diagnostic]:
    """Return what is wrong in a file, with the keys of those who are named in place of keys."""
    if located is None or not any(one.code in _CODES for one in wrong):
        return [*wrong]
    wrong = _as_one_approval(wrong, located, known)
    return [
        _looked_up(one, located, known) if one.code in _CODES and one.path else one for one in wrong
    ]


def _looked_up(one: Diagnostic, located: Located, known: Known) -> Diagnostic:
    path = one.path
    text = _value_at(located.data, path)
    names = [step for step in path if isinstance(step, str)]
    is_clear = one.code.startswith("unknown-") and one.fix is not None
    if not isinstance(text, str) or is_clear or names[-1:] == ["key"]:
        return one
    if one.code == "fields-expected" and names == ["approved"]:
        return _as_approval(one, text, located, known)
    if one.code == "list-expected":
        return _as_list(one, text, located, known)
    kind = "person" if names == ["thanks"] else _KINDS.get(names[-1])
    if kind is None:
        return one
    if one.code == "bad-key" and names[-1] in ("factors", "units"):
        keys = _keys_in(text, kind, known)
        if len(keys) > 1 and not located.is_block(path[:-1]):
            return replace(one, fix=with_value(located, path, ", ".join(keys)))
    found = _whom(text, kind, known) if names[0] == "thanks" else meant(text, kind, known)
    if len(found) == 1:
        fix = _fix(found[0], kind, located, path, is_item=names == ["thanks"])
        return replace(one, fix=fix, values={**one.values, "guess": found[0].key})
    values = {name: value for name, value in one.values.items() if name != "guess"}
    within = [] if found else _within(text, kind, known)
    if found or within:
        choices = ", ".join(_told(each, known) for each in (found or within)[:MOST])
        ask = "maybe" if len(within) == 1 else "which"
        return replace(one, fix=None, values={**values, "choices": choices, "ask": ask})
    if one.code.startswith("unknown-"):
        return one
    return replace(one, fix=None, values={**values, "ask": f"no-{kind}"})


def _fix(found: Meant, kind: Kind, located: Located, path: Path, *, is_item: bool) -> Fix | None:
    if is_item:
        written = f"{found.kind}: {found.key}"
        is_flow = not located.is_block(path[:-1])
        return with_value(located, path, f"{{{written}}}" if is_flow else written)
    if found.kind != kind:
        return with_field(located, path, found.kind, found.key)
    return with_value(located, path, found.key)


def _as_list(one: Diagnostic, text: str, located: Located, known: Known) -> Diagnostic:
    """Put the keys of several who are named into a list."""
    if one.path == ("thanks",):
        return _as_thanks(one, text, located, known)
    kind = _KINDS.get(str(one.path[-1]))
    if kind is None:
        return one
    if keys := _keys_in(text.strip(_BRACKETS), kind, known):
        return replace(one, fix=with_value(located, one.path, f"[{', '.join(keys)}]"))
    return replace(one, fix=None, values={**one.values, "ask": f"no-{kind}"})


def _as_thanks(one: Diagnostic, text: str, located: Located, known: Known) -> Diagnostic:
    """Put all who are named into the list of those who are thanked."""
    if found := _all_in(text, "person", known):
        margin = " " * (located.where_key(one.path)[1] - 1)
        items = [f"{margin}  - {each.kind}: {each.key}" for each in found]
        fix = with_line(located, one.path, "\n".join([f"{margin}thanks:", *items]))
        return replace(one, fix=fix)
    return replace(one, fix=None, values={**one.values, "ask": "no-person"})


def _as_approval(one: Diagnostic, text: str, located: Located, known: Known) -> Diagnostic:
    """Put an approver's name and the day of the approval into their fields."""
    said = _NAME_AND_DAY.fullmatch(text.strip())
    found = meant(said["name"] if said else text, "approver", known)
    numbers = numbers_of(said["day"]) if said else None
    day = day_of(numbers) if numbers else None
    if len(found) != 1:
        return one
    if day is None:
        # Only the approver knows it.
        return replace(one, values={**one.values, "by": found[0].key})
    return replace(one, fix=with_value(located, one.path, f"{{by: {found[0].key}, on: {day}}}"))


def _as_one_approval(
    wrong: Sequence[Diagnostic], located: Located, known: Known
) -> Sequence[Diagnostic]:
    """Tell once of an approver and a day that stand in a list, as if they were two approvals."""
    path: Path = ("approved",)
    items = _value_at(located.data, path)
    parts = [one for one in wrong if one.code == "fields-expected" and one.path[:-1] == path]
    if not isinstance(items, list) or len(items) != 2 or len(parts) != 2:
        return wrong
    one = _as_approval(replace(parts[0], path=path), ", ".join(map(str, items)), located, known)
    return [one if other is parts[0] else other for other in wrong if other is not parts[1]]


def _keys_in(text: str, kind: Kind, known: Known) -> list[str]:
    return [one.key for one in _all_in(text, kind, known)]


def _all_in(text: str, kind: Kind, known: Known) -> list[Meant]:
    """Return all who are named in a text, however they are joined; nobody if not all are known."""
    for nearly in (False, True):
        for parts in ([text], _BETWEEN.split(text), text.split()):
            found = [_one(part, kind, known, nearly=nearly) for part in parts if part.strip()]
            if found and None not in found:
                return [*dict.fromkeys(one for one in found if one is not None)]
    return []


def _one(text: str, kind: Kind, known: Known, *, nearly: bool) -> Meant | None:
    found = meant(text, kind, known, nearly=nearly)
    if not found and kind == "person":
        found = meant(text, "unit", known, nearly=nearly)
    return found[0] if len(found) == 1 else None


def meant(text: str, kind: Kind, known: Known, *, nearly: bool = True) -> list[Meant]:
    """Return whom or what of a kind a text means: by key, by name, or by `nearly` one of these."""
    if file := _FILE.fullmatch(text):
        text = file[1]
    return [Meant(kind, key) for key in known.called[kind].meant(text, nearly=nearly)]


def _within(text: str, kind: Kind, known: Known) -> list[Meant]:
    """Return all whose names stand in a text among other words, which may take them back."""
    words = words_of(text[:_LONGEST])
    found: list[Meant] = []
    for length in range(min(_NAME, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            name = " ".join(words[at : at + length])
            found += [one for one in meant(name, kind, known, nearly=False) if one not in found]
        if found:
            break
    return found


def _whom(text: str, kind: Kind, known: Known) -> list[Meant]:
    """Return who may be thanked: also a unit in place of a person, a person in place of a unit.

    Several who are named in one place are all returned.
    """
    other: Kind = "unit" if kind == "person" else "person"
    for nearly in (False, True):
        for one in (kind, other):
            if found := meant(text, one, known, nearly=nearly):
                return found
        if len(found := _all_in(text, "person", known)) > 1:
            return _without_homes(found, known)
    return []


def _without_homes(found: list[Meant], known: Known) -> list[Meant]:
    """Leave out the units that only tell of which unit somebody is who is named beside them."""
    people = [known.people[one.key] for one in found if one.key in known.people]
    homes = {Meant("unit", one.unit) for one in people}
    return [one for one in found if one not in homes]


def _told(one: Meant, known: Known) -> str:
    person = known.people.get(one.key) if one.kind == "person" else None
    if person is None:
        return one.key
    unit = known.called["unit"].names.get(person.unit, (person.unit,))[0]
    return f"{one.key} ({person.name}, {unit})"


def _value_at(data: Data, path: Path) -> object:
    found: object = data
    for step in path:
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int):
            found = found[step] if step < len(found) else None
        elif isinstance(step, str):
            return None
        # A value that may be a list or its only item is numbered though it is no list.
    return found
