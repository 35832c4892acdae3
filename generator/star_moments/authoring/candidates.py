"""Find the people and units that a name may mean, however it is written: what is found is asked
about, and never taken without that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from star_moments.names.inflection import is_form_of, is_nearly
from star_moments.names.letters import fold, without_dots, words_of

Kind = Literal["person", "unit"]

# How sure it is that somebody is meant: what is less sure counts only where nothing is surer.
_NAMED, _BENT, _BEGUN, _SLIPPED = range(4)

# As much of a name as tells whose it is, and as many as can be chosen from at a glance.
_BEGINNING = 3
_MOST = 12
# A letter may be wrong in a short part of a name, and two in a long one.
_SHORT, _LONG = 4, 6


class Candidate(NamedTuple):
    """Somebody, or a unit, that may be meant."""

    kind: Kind
    key: str


@dataclass(frozen=True)
class Known:
    """All that can be meant: what people and units are called, and where people work, by key."""

    people: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]
    homes: Mapping[str, str] = field(default_factory=dict)

    def meant(self, text: str) -> list[Candidate]:
        """Return who or what may be meant by a name as people write it, the likeliest first."""
        wanted = _folded(text)
        if not wanted:
            return []
        found: list[tuple[int, int, str, Candidate]] = []
        for kind, called in (("unit", self.units), ("person", self.people)):
            for key, names in called.items():
                where = self.units.get(self.homes.get(key, ""), ()) if kind == "person" else ()
                fits = _fit(text, wanted, key, names, where, is_person=kind == "person")
                if fits is not None:
                    one = Candidate("person" if kind == "person" else "unit", key)
                    found.append((*fits, names[0] if names else key, one))
        sure = [one for one in found if one[0] <= _BENT]
        return [candidate for *_, candidate in sorted(sure or found)[:_MOST]]


def _fit(
    text: str,
    wanted: Sequence[str],
    key: str,
    names: Sequence[str],
    where: Sequence[str],
    *,
    is_person: bool,
) -> tuple[int, int] | None:
    """Return how well a name fits, and by how many letters it does not; None where it does not."""
    said = text.strip().casefold()
    if said == key or any(said == name.casefold() for name in names):
        return _NAMED, 0
    best: tuple[int, int] | None = None
    for name in names:
        parts = _folded(name)
        if wanted == parts:
            return _NAMED, 0
        # *Sini kirjastosta*
        around = [part for one in where for part in _folded(one)]
        fits = _parts_fit(wanted, parts, around, is_person=is_person)
        if fits is not None and (best is None or fits < best):
            best = fits
        slips = _slips("".join(wanted), "".join(parts))
        if slips <= _allowed("".join(parts)) and (best is None or (_SLIPPED, slips) < best):
            best = _SLIPPED, slips
    return best


def _parts_fit(
    wanted: Sequence[str], parts: Sequence[str], around: Sequence[str], *, is_person: bool
) -> tuple[int, int] | None:
    """Return how well the words fit to different parts of a name, in whatever order."""
    worst, slips, left, own = _NAMED, 0, list(parts), 0
    for word in wanted:
        each = [
            (fits, part)
            for part in left
            if (fits := _word_fits(word, part, is_person=is_person)) is not None
        ]
        if each:
            (grade, wrong), part = min(each)
            left.remove(part)
            # A first letter tells nobody by itself.
            own += len(word) > 1
        elif any(is_form_of(word, part) for part in around if len(part) > 1):
            grade, wrong = _BENT, 0
        else:
            return None
        worst, slips = max(worst, grade), slips + wrong
    return (max(worst, _BENT), slips) if own and slips <= _allowed("".join(parts)) else None


def _word_fits(word: str, part: str, *, is_person: bool) -> tuple[int, int] | None:
    if word == part or (len(word) == 1 and part.startswith(word)):
        return _NAMED, 0
    if len(part) > 1 and is_form_of(word, part):
        return _BENT, 0
    if min(len(word), len(part)) >= _BEGINNING and (part.startswith(word) or word.startswith(part)):
        return _BEGUN, 0
    if is_nearly(word, part):
        return _SLIPPED, 1
    slips = _slips(word, part)
    if slips <= _allowed(part):
        return _SLIPPED, slips
    # *Katri* may be what Katariina is called.
    is_like = is_person and word[:_BEGINNING] == part[:_BEGINNING] and len(word) <= len(part)
    return (_SLIPPED, 0) if is_like and len(word) > _BEGINNING else None


def _folded(text: str) -> list[str]:
    """Return the words of a text as people type them who lack a letter on their keyboard."""
    return [without_dots(fold(word)) for word in words_of(text)]


def _allowed(name: str) -> int:
    return 2 if len(name) >= _LONG else 1 if len(name) >= _SHORT else 0


def _slips(one: str, other: str) -> int:
    """Return how many letters are too many, missing, others or swapped with the next; 3 for more.

    It is the distance of optimal string alignment (Damerau and Levenshtein).
    """
    many = 3
    if abs(len(one) - len(other)) >= many:
        return many
    rows: list[list[int]] = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, start=1):
        row = [at]
        for place, its in enumerate(other, start=1):
            cost = min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (letter != its))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == its:
                cost = min(cost, rows[-2][place - 2] + 1)
            row.append(cost)
        rows.append(row)
        if min(row) >= many and min(rows[-2]) >= many:
            return many
    return min(rows[-1][-1], many)
