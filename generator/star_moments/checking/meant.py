"""Names where keys are wanted: who or what is meant, looked up among all that has a name here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, NamedTuple

from star_moments.checking.rules.known import Kind, Known
from star_moments.checking.rules.recipients import check_keys
from star_moments.checking.shape.days import day_of, numbers_of
from star_moments.diagnostics import Diagnostic, Fix
from star_moments.model.keys import key_from
from star_moments.names.letters import fold, words_of
from star_moments.reading.edit import with_field, with_value
from star_moments.reading.tree import Data, Located, Path

_KINDS: Final[Mapping[str, Kind]] = {
    "person": "person",
    "unit": "unit",
    "units": "unit",
    "factors": "factor",
    "by": "approver",
}
_CODES: Final = ("bad-key", "fields-expected", "list-expected", "unknown-person", "unknown-unit")
_BETWEEN: Final = re.compile(r"\s*[,;]\s*|\s+(?:ja|och|and|&)\s+")
_NAME_AND_DAY: Final = re.compile(r"(?P<name>\D+?)[\s,]+(?P<day>\d[\d.\s/-]*)")
_BRACKETS: Final = "[](){} "
# So many are told of who may be meant.
_MOST: Final = 6
# As near as a slip or two in a name of some length; of longer texts the beginning is compared.
_NEAR: Final = 0.75
_LONGEST: Final = 80


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
    found = meant(text, kind, known) or (_others(text, kind, known) if names[0] == "thanks" else [])
    if len(found) == 1:
        fix = _fix(found[0], kind, located, path, is_item=names == ["thanks"])
        return replace(one, fix=fix, values={**one.values, "guess": found[0].key})
    values = {name: value for name, value in one.values.items() if name != "guess"}
    if found:
        choices = ", ".join(_told(each, known) for each in found[:_MOST])
        return replace(one, fix=None, values={**values, "choices": choices, "ask": "which"})
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
    kind = _KINDS.get(str(one.path[-1]))
    if kind is None:
        return one
    if keys := _keys_in(text.strip(_BRACKETS), kind, known):
        return replace(one, fix=with_value(located, one.path, f"[{', '.join(keys)}]"))
    return replace(one, fix=None, values={**one.values, "ask": f"no-{kind}"})


def _as_approval(one: Diagnostic, text: str, located: Located, known: Known) -> Diagnostic:
    """Put an approver's name and the day of the approval into their fields."""
    said = _NAME_AND_DAY.fullmatch(text.strip())
    found = meant(said["name"] if said else text, "approver", known)
    numbers = numbers_of(said["day"]) if said else None
    day = day_of(numbers) if numbers else None
    if len(found) == 1 and day is not None:
        fix = with_value(located, one.path, f"{{by: {found[0].key}, on: {day}}}")
        return replace(one, fix=fix)
    values = {name: value for name, value in one.values.items() if name != "by"}
    known_by = {"by": found[0].key} if len(found) == 1 else {}
    return replace(one, fix=None, values={**values, **known_by})


def _keys_in(text: str, kind: Kind, known: Known) -> list[str]:
    """Return the keys of all who are named in a text, however they are joined; none if not all."""
    for parts in ([text], _BETWEEN.split(text), text.split()):
        found = [meant(part, kind, known) for part in parts if part]
        if found and all(len(some) == 1 for some in found):
            return [some[0].key for some in found]
    return []


def meant(text: str, kind: Kind, known: Known) -> list[Meant]:
    """Return whom or what of a kind a text means: by key, by name, or by nearly one of these."""
    called = known.called[kind]
    key = key_from(text)
    if key in called:
        return [Meant(kind, key)]
    words = _words(text)
    by_name = {one: [_words(name) for name in names] for one, names in called.items()}
    for is_meant in (_is_whole, _is_part):
        found = [one for one, names in by_name.items() if any(is_meant(words, n) for n in names)]
        if found and words:
            return [Meant(kind, one) for one in found]
    spelt: dict[str, str] = {one: one for one in called}
    spelt |= {" ".join(sorted(name)): one for one, names in by_name.items() for name in names}
    near = {
        spelt[close]
        for written in (key, " ".join(sorted(words)))
        for close in get_close_matches(written[:_LONGEST], spelt, n=_MOST, cutoff=_NEAR)
    }
    return [Meant(kind, one) for one in sorted(near)]


def _others(text: str, kind: Kind, known: Known) -> list[Meant]:
    """Return who else may be thanked: a unit in place of a person, or a person in place of one."""
    return meant(text, "unit" if kind == "person" else "person", known)


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(fold, words_of(text)))


def _is_whole(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return sorted(words) == sorted(name)


def _is_part(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether words stand in a name one after the other, at its beginning."""
    return words == name[: len(words)]


def _told(one: Meant, known: Known) -> str:
    person = known.people.get(one.key) if one.kind == "person" else None
    if person is None:
        return one.key
    unit = known.called["unit"].get(person.unit, (person.unit,))[0]
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
