"""Everything that was read and checked on one day: what the gate is given to decide about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from pydantic import BaseModel

from star_moments.checking.emergency import EmergencyFile, read_emergency
from star_moments.checking.rules.known import Known
from star_moments.checking.rules.rules import check_moment, check_person
from star_moments.checking.salvage import names_in
from star_moments.checking.shape.shape import Shaped, shape
from star_moments.checking.wall_file import read_house, shortage_of
from star_moments.diagnostics import Diagnostic
from star_moments.memory.memo import Memo
from star_moments.memory.readings import Readings, reading_name
from star_moments.model.files import House, Moment, Person
from star_moments.progress import Progress, unheard
from star_moments.reading.folder import Folder, RawFile
from star_moments.reading.notices import notices
from star_moments.reading.tree import Located, read_bytes

Read = tuple[BaseModel | None, Located | None, list[Diagnostic]]
"""What a file says, typed and with its places, and what is wrong with it as such."""

Reads = Memo[Read]
"""What was read in each file, by its path and bytes."""

Checks = Memo[list[Diagnostic]]
"""What else was wrong with each moment, by the path and bytes of its file."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the content folder says, typed and without what is in error.

    `people` and `moments` hold only what has no error. `broken_moments` holds the errors of each
    moment that has any, by its id, or by its path below `moments/` where the file's name is no id.
    `broken_people` holds, by key, the names that could be saved from each person's file in error,
    so that the gate can go on watching for them. `unchecked` holds the moments in which nothing is
    wrong but that nothing is left of the wall file. `shortage` is there where more approvals are
    asked for than there are approvers. `files` gives the shown path of each moment by id,
    `people_files` that of each person by key, and `located` the places of a moment's values by id.
    `diagnostics` are all there are, by file and line. `emergency` is None where there is no such
    file.
    """

    day: date
    house: House
    people: Mapping[str, Person]
    moments: Mapping[str, Moment]
    broken_moments: Mapping[str, tuple[Diagnostic, ...]]
    broken_people: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    people_files: Mapping[str, str]
    located: Mapping[str, Located]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    emergency: EmergencyFile | None = None
    shortage: Diagnostic | None = None
    unchecked: Mapping[str, Moment] = field(default_factory=dict)


def draft(
    folder: Folder,
    day: date,
    readings: Readings | None = None,
    reads: Reads | None = None,
    checks: Checks | None = None,
    progress: Progress = unheard,
) -> Drafts:
    """Read and check a whole content folder, as on a day. Nothing in it can make this fail.

    `readings`, `reads` and `checks` may spare work that an earlier build has done, and remember
    what is done now.
    """
    readings = Readings() if readings is None else readings
    reads = Memo() if reads is None else reads
    checks = Memo() if checks is None else checks
    diagnostics = list(folder.diagnostics)
    misnamed: dict[str, list[Diagnostic]] = {}
    for diagnostic in folder.diagnostics:
        misnamed.setdefault(diagnostic.file, []).append(diagnostic)

    house, wrong = read_house(folder.wall, folder.wall_before)
    known = Known.of(house, day)
    diagnostics += wrong
    emergency, wrong = read_emergency(folder.emergency, known)
    diagnostics += wrong

    people: dict[str, Person] = {}
    broken_people: dict[str, tuple[str, ...]] = {}
    for key, raw in folder.people.items():
        person, located, wrong = _read(raw, Person, readings, reads)
        if person is not None and located is not None:
            wrong = [*wrong, *check_person(person, located, known)]
        diagnostics += wrong
        if person is None or raw.shown in misnamed or _errors(wrong):
            broken_people[key] = names_in(raw, located, key)
        else:
            people[key] = person
    known = known.with_people(people, {key: folder.people[key].shown for key in broken_people})

    checks = checks.on(known)
    moments: dict[str, Moment] = {}
    broken_moments: dict[str, tuple[Diagnostic, ...]] = {}
    unchecked: dict[str, Moment] = {}
    places: dict[str, Located] = {}
    for number, (id_, raw) in enumerate(folder.moments.items()):
        if number % 100 == 0:
            progress(number, len(folder.moments))
        moment, located, wrong = _read(raw, Moment, readings, reads)
        if located is not None:
            places[id_] = located
            if moment is not None:
                check = partial(check_moment, moment, located, known)
                wrong = [*wrong, *checks.of(raw.shown, raw.data, check)]
        diagnostics += wrong
        if errors := _errors([*misnamed.get(raw.shown, ()), *wrong]):
            broken_moments[id_] = errors
            if moment is not None and {one.code for one in errors} == {"wall-in-error"}:
                unchecked[id_] = moment
        elif moment is not None:
            moments[id_] = moment
    return Drafts(
        day,
        house,
        people,
        moments,
        broken_moments,
        broken_people,
        {id_: raw.shown for id_, raw in folder.moments.items()},
        {key: raw.shown for key, raw in folder.people.items()},
        places,
        tuple(sorted(diagnostics, key=lambda d: (d.file, d.line, d.column, d.code))),
        emergency,
        shortage_of(folder.wall, house, day),
        unchecked,
    )


def _read(
    raw: RawFile, model: type[Shaped], readings: Readings, reads: Reads
) -> tuple[Shaped | None, Located | None, list[Diagnostic]]:
    read = partial(_read_anew, raw, model, readings)
    shaped, located, wrong = reads.of(raw.shown, raw.data, read)
    return shaped if isinstance(shaped, model) else None, located, wrong


def _read_anew(
    raw: RawFile, model: type[Shaped], readings: Readings
) -> tuple[Shaped | None, Located | None, list[Diagnostic]]:
    if raw.data is None:
        return None, None, []
    name = reading_name(model.__name__, raw.data)
    if known := readings.find(name, model):
        return known, Located.later(raw.shown, raw.data), []
    located, diagnostics = read_bytes(raw.data, raw.shown)
    if located is None:
        return None, None, diagnostics
    shaped, wrong = shape(located, model)
    diagnostics = [*diagnostics, *wrong, *notices(located)]
    if shaped is not None and not diagnostics:
        readings.add(name, located.data)
        located.let_go(raw.data)
    return shaped, located, diagnostics


def _errors(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d for d in diagnostics if d.severity == "error")
