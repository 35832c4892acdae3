"""Names where keys are wanted: who or what is meant, looked up among all that has a name here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, NamedTuple

from star_moments.checking.rules.known import Kind, Known
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


def looked_up(
    wrong: Iterable[Diagnostic], located: Located | None, known: Known
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
    is_key_of_its_own = names[-1:] == ["key"] or (
        one.code.startswith("unknown-") and "guess" in one.values
    )
    if not isinstance(text, str) or is_key_of_its_own:
        return one
    if one.code == "list-expected":
        return _as_list(one, text, located, known)
    kind = "person" if names == ["thanks"] else _KINDS.get(names[-1])
    if kind is None:
        return one
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
    plain = text.strip(_BRACKETS)
    for parts in ([plain], _BETWEEN.split(plain), plain.split()):
        found = [meant(part, kind, known) for part in parts if part]
        if found and all(len(some) == 1 for some in found):
            keys = [some[0].key for some in found]
            return replace(one, fix=with_value(located, one.path, f"[{', '.join(keys)}]"))
    return replace(one, fix=None, values={**one.values, "ask": f"no-{kind}"})


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
