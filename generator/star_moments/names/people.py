"""What somebody is called, taken apart: the names before the surname, and the surname's parts."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from star_moments.names.letters import fold, spellings, words_of

# Small words of a name, which are nobody's name by themselves.
PARTICLES: Final = frozenset(
    "abu af al ben bin bint da de del della den der di dos du el ibn la le ter van von".split()
)


@dataclass(slots=True)
class Called:
    """The parts of one person's names, folded, each spelling by itself.

    `first` are the given names and what somebody is shown as, `last` the parts of the surname, and
    `together` both of them in one word. `initials` are the first letters of the given names,
    `last_initials` those of the surname. `run` is how far apart in a text, in words, the given name
    and the surname may stand.
    """

    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    together: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    last_initials: set[str] = field(default_factory=set)
    run: int = 2


def called(names: Sequence[str], given: Container[str] = ()) -> Called:
    """Take apart what somebody is called: the whole name first, then what is shown.

    What stands in the middle of a name is a given name where it is among `given`; else it may be
    a part of the surname too.
    """
    found = Called()
    for name in names:
        whole = _groups(name)
        if not whole:
            continue
        surname = whole[-1] if len(whole) > 1 else ()
        if surname and len(surname[-1]) == 1:
            # *Sini K.* tells no surname.
            surname = ()
        for group in whole[:-1] if len(whole) > 1 else whole:
            _add(found.first, group)
            found.initials.update(fold(part)[:1] for part in group)
        _add(found.last, surname)
        found.last_initials.update(fold(part)[:1] for part in surname)
        if len(whole) > 2:
            _add(found.together, ("".join(map("".join, whole)),))
            _add(found.last, ("".join(map("".join, whole[1:])),))
        for group in whole[1:-1]:
            if not any(fold(part) in given for part in group):
                _add(found.last, group)
        found.run = max(found.run, sum(map(len, whole)))
    found.first = {one for one in found.first if len(one) > 1}
    pairs = ((first, last) for first in found.first for last in found.last)
    found.together |= {fold(one + other) for pair in pairs for one, other in (pair, pair[::-1])}
    return found


def _groups(name: str) -> list[tuple[str, ...]]:
    """Return the parts of a name as they are written with hyphens between, without particles."""
    if "," in name:
        # *Korhonen, Sini*
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    groups: list[tuple[str, ...]] = []
    before: list[str] = []
    for piece in name.split():
        parts = tuple(words_of(piece))
        if len(parts) == 1 and fold(parts[0]) in PARTICLES and groups:
            before += parts
        elif parts:
            # *vonhagenfelt* stands in addresses.
            groups.append((*parts, "".join((*before, *parts))) if before else parts)
            before = []
    return groups


def given_names(names: Iterable[str]) -> set[str]:
    """Return the names that stand first in whole names, folded."""
    return {fold(part) for name in names if len(groups := _groups(name)) > 1 for part in groups[0]}


def _add(to: set[str], group: Iterable[str]) -> None:
    parts = [part for part in group if fold(part) not in PARTICLES]
    whole = ["".join(parts)] if len(parts) > 1 else []
    for part in (*parts, *whole):
        to.update(spellings(part))
