"""Names in what is shown of the house and its people: in labels, in `shown_as` and in keys.

Nothing of it belongs to a moment, so no moment is held by it. What carries a name that may not be
seen everywhere falls back to its key, made readable; and a person whose key tells a surname that is
not shown stands under a key made of what is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from star_moments.checking.drafts import Drafts
from star_moments.checking.rules.known import all_units
from star_moments.diagnostics import Diagnostic, finding
from star_moments.gate.withheld import place_of
from star_moments.model.files import House, Person
from star_moments.model.keys import key_from
from star_moments.names.people import called
from star_moments.reading.tree import Located

# What a wall is called whose own name may not be shown.
_WALL: Final = "Tähtihetket"

NamesIn = Callable[[str], Mapping[str, str]]
"""Tells which whole names a text carries that may not be seen everywhere: words by key."""


def readable(key: str) -> str:
    """Return a key as a label."""
    return key.replace("-", " ").capitalize()


def without_names(text: str, instead: str, names_in: NamesIn) -> str:
    """Return a label, or what stands in its place where it carries a name."""
    return instead if text and names_in(text) else text


def name_of_wall(written: House, names_in: NamesIn) -> str:
    """Return what the wall is called."""
    return without_names(written.name, _WALL, names_in)


def shown_as(key: str, person: Person, names_in: NamesIn) -> str:
    """Return what a person is called, whose own name may stand in it."""
    _, text = person.names
    return readable(key) if names_in(text).keys() - {key} else text


def public_keys(people: Mapping[str, Person]) -> dict[str, str]:
    """Return another key for each person whose own tells a surname that is not shown."""
    found: dict[str, str] = {}
    for key in sorted(people):
        if tells_surname(key, people[key]):
            start = key_from(people[key].shown_as or "") or "person"
            free, number = start, 2
            while free in people or free in found.values():
                free, number = f"{start}-{number}", number + 1
            found[key] = free
    return found


def tells_surname(key: str, person: Person) -> bool:
    """Say whether a person's key holds a part of the surname, and what is shown does not."""
    if person.shown_as is None or person.permission is None:
        return False
    mine = called([person.name])
    parts = {*key.split("-"), key.replace("-", "")}
    if parts.isdisjoint(_surnames(mine.last, mine.first)):
        return False
    seen = called([person.shown_as])
    return not parts.isdisjoint(_surnames(mine.last - seen.last - seen.first, mine.first))


def _surnames(last: Iterable[str], first: Iterable[str]) -> set[str]:
    """Return surnames as a key may hold them: by themselves, or in one word with a given name."""
    pairs = [(one, other) for one in last for other in first]
    return {*last, *(b + a for a, b in pairs), *(a + b for a, b in pairs)}


def names_in_labels(drafts: Drafts, names_in: NamesIn) -> list[Diagnostic]:
    """Return a diagnostic for each name in a label or a key."""
    return [*_in_wall(drafts, names_in), *_in_people(drafts, names_in)]


def _in_wall(drafts: Drafts, names_in: NamesIn) -> Iterator[Diagnostic]:
    located = drafts.wall
    if located is None:
        return
    for text in _texts(drafts.house):
        for word in names_in(text).values():
            yield _in_label(located, text, word)


def _in_label(located: Located, text: str, word: str) -> Diagnostic:
    return finding("name-in-label", located.file, place_of(located, word), text=text, word=word)


def _in_people(drafts: Drafts, names_in: NamesIn) -> Iterator[Diagnostic]:
    for key, located in drafts.called_otherwise.items():
        text = drafts.people[key].shown_as or ""
        for other, word in names_in(text).items():
            if other != key:
                yield _in_label(located, text, word)
    for key, instead in public_keys(drafts.people).items():
        file = drafts.people_files[key]
        yield finding("key-tells-name", file, key=key, right=instead)


def _texts(house: House) -> Iterator[str]:
    yield house.name
    yield house.organisation
    if house.feed_id:
        yield house.feed_id
    labels = [unit.name for unit, _ in all_units(house.units)]
    for factor in house.factors:
        labels += [one for one in (factor.name, factor.meaning, factor.question) if one]
    for label in labels:
        yield from [label] if isinstance(label, str) else label.values()
