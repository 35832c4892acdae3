"""What one file says, and what is wrong with it: as such, and among all that is known."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pydantic import BaseModel

from star_moments.checking.meant import looked_up, with_slips
from star_moments.checking.rules.known import Known
from star_moments.checking.rules.rules import check_moment, check_person
from star_moments.checking.shape.shape import Shaped, shape
from star_moments.checking.tried import tried
from star_moments.checking.whole import told_once
from star_moments.checking.withdrawal import find_withdrawal, with_the_unclear
from star_moments.diagnostics import Diagnostic
from star_moments.memory.memo import Memo
from star_moments.memory.readings import Readings, reading_name
from star_moments.model.fields import needed_fields
from star_moments.model.files import Moment, Person
from star_moments.reading.folder import RawFile
from star_moments.reading.notices import notices
from star_moments.reading.tree import Located, read_bytes

Read = tuple[BaseModel | None, Located | None, list[Diagnostic], bool]
"""What a file says, typed and with its places, what is wrong with it as such, and whether it says
that it is withdrawn."""

Reads = Memo[Read]
"""What was read in each file, by its path and bytes."""

Checks = Memo[list[Diagnostic]]
"""What else was wrong with each moment, by the path and bytes of its file."""

# A key that is put right is one of those that are known, and needs no trial.
_SURE = frozenset({"unknown-approver", "unknown-factor", "unknown-person", "unknown-unit"})


class Reader(NamedTuple):
    """Reads files, or remembers what was read in them."""

    readings: Readings
    reads: Reads

    def read(
        self, raw: RawFile, model: type[Shaped]
    ) -> tuple[Shaped | None, Located | None, list[Diagnostic], bool]:
        """Return what a file says; see `Read`."""
        read = partial(_read_anew, raw, model, self.readings)
        shaped, located, wrong, is_withdrawn = self.reads.of(raw.shown, raw.data, read)
        return shaped if isinstance(shaped, model) else None, located, wrong, is_withdrawn


def wrong_with_moment(
    moment: Moment | None,
    located: Located,
    wrong: list[Diagnostic],
    known: Known,
    remembered: Callable[[Callable[[], list[Diagnostic]]], list[Diagnostic]] = lambda anew: anew(),
) -> list[Diagnostic]:
    """Return all that is wrong with a moment; `wrong` is what is wrong with its file as such."""
    if moment is not None:
        wrong = [*wrong, *remembered(partial(check_moment, moment, located, known))]
    elif known.is_whole:
        wrong = with_slips(wrong, located, known)
    return looked_up(wrong, located, known)


def wrong_with_person(
    person: Person | None, located: Located | None, wrong: list[Diagnostic], known: Known
) -> list[Diagnostic]:
    """Return all that is wrong with a person; `wrong` is what is wrong with the file as such."""
    if person is not None and located is not None:
        wrong = [*wrong, *check_person(person, located, known)]
    return looked_up(wrong, located, known)


def with_trials(
    wrong: list[Diagnostic], raw: RawFile, model: type[Moment] | type[Person], known: Known
) -> list[Diagnostic]:
    """Return what is wrong with a file, with corrected texts that were tried."""
    if raw.data is None or all(one.fix is None or one.code in _SURE for one in wrong):
        return wrong
    return tried(wrong, raw.data, partial(_again, raw.shown, model, known))


def _again(
    shown: str, model: type[Moment] | type[Person], known: Known, data: bytes
) -> list[Diagnostic]:
    """Check other bytes as if they were a file's."""
    shaped, located, wrong, _ = _read_anew(RawFile(shown, data), model, Readings())
    if located is not None and model is Moment:
        return wrong_with_moment(
            shaped if isinstance(shaped, Moment) else None, located, wrong, known
        )
    return wrong_with_person(shaped if isinstance(shaped, Person) else None, located, wrong, known)


def _with_needed(one: Diagnostic, model: type[BaseModel]) -> Diagnostic:
    """Tell of a file without fields which it needs."""
    if one.code != "not-fields":
        return one
    return replace(one, values={**one.values, "keys": ", ".join(needed_fields(model))})


def _read_anew(
    raw: RawFile, model: type[Shaped], readings: Readings
) -> tuple[Shaped | None, Located | None, list[Diagnostic], bool]:
    if raw.data is None:
        return None, None, [], False
    name = reading_name(model.__name__, raw.data)
    if known := readings.find(name, model):
        return known, Located.later(raw.shown, raw.data), [], False
    located, wrong = read_bytes(raw.data, raw.shown)
    shaped = None
    if located is not None:
        shaped, misfits = shape(located, model)
        wrong = told_once([*wrong, *misfits, *notices(located)], located, model)
    wrong = [_with_needed(one, model) for one in wrong]
    withdrawal = find_withdrawal(located, raw.data, raw.shown, model)
    if withdrawal is not None and withdrawal.unclear is not None:
        wrong = with_the_unclear(wrong, withdrawal.unclear)
    if located is not None and shaped is not None and not wrong:
        # Nothing keeps the words of what was taken down, not even to save time.
        if withdrawal is None:
            readings.add(name, located.data)
        located.let_go(raw.data)
    return shaped, located, wrong, withdrawal is not None
