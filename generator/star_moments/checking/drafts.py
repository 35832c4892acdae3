"""Everything that was read and checked on one day: what the gate is given to decide about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from star_moments.checking.copies import names_of_strays, stricter, without_own
from star_moments.checking.emergency import EmergencyFile, read_emergency
from star_moments.checking.one_file import (
    Checks,
    Reader,
    Reads,
    with_trials,
    wrong_with_moment,
    wrong_with_person,
)
from star_moments.checking.rules.givers import lines_asked, names_with_codes
from star_moments.checking.rules.known import Known
from star_moments.checking.rules.namesakes import check_namesakes
from star_moments.checking.salvage import names_in, unit_in
from star_moments.checking.unread import unread_in
from star_moments.checking.wall_file import nobody_waits, read_house, shortage_of
from star_moments.checking.withdrawal import WITHDRAWING
from star_moments.diagnostics import Diagnostic, finding
from star_moments.memory.memo import Memo
from star_moments.memory.readings import Readings
from star_moments.model.files import House, Moment, Person
from star_moments.model.keys import key_from
from star_moments.progress import Progress, unheard
from star_moments.reading.copies import original_of
from star_moments.reading.folder import Folder
from star_moments.reading.tree import Located


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the content folder says, typed and without what is in error.

    `people` and `moments` hold only what has no error. `broken_moments` holds the errors of each
    moment that has any, by its id, or by its path below `moments/` where the file's name is no id.
    `broken_people` holds, by key, the names that could be saved from each person's file in error,
    so that the gate can go on watching for them, and `homes` the key of the unit where that can be
    made out. `wall` is the organisation's file with its places, and `called_otherwise` are those of
    people who are shown under several words. `unchecked` holds the moments in which nothing is
    wrong but that nothing is left of the wall file. `shortage` is there where more approvals are
    asked for than there are approvers. `unread` holds the bytes of each moment of which nothing
    could be made out, and `asked`, for each moment with words that nobody has looked at again, the
    lines where they stand. `files` gives the shown path of each moment by id, `people_files` that
    of each person by key, `located` each moment's places, and `diagnostics` all, by file and line.
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
    withdrawn: frozenset[str] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)
    wall: Located | None = None
    called_otherwise: Mapping[str, Located] = field(default_factory=dict)
    asked: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unread: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, Sequence[str]]:
        """What everybody with a file is called, also where it is in error, by key."""
        return {**{key: one.names for key, one in self.people.items()}, **self.broken_people}


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
    reader = Reader(
        Readings() if readings is None else readings, Memo() if reads is None else reads
    )
    misnamed: dict[str, list[Diagnostic]] = {}
    for diagnostic in folder.diagnostics:
        misnamed.setdefault(diagnostic.file, []).append(diagnostic)
    house, of_wall = read_house(folder.wall, folder.wall_before)
    known = Known.of(house, day)
    known = known.beside(unread_in(folder.wall, known))
    emergency, of_emergency = read_emergency(folder.emergency, known)
    people = _people(folder, known, misnamed, reader)
    known = known.with_people(people.sound, _files_in_error(folder, people))
    checks = (Memo() if checks is None else checks).on(known)
    moments = _moments(folder, known, misnamed, reader, checks, progress)
    of_wall += nobody_waits(house, folder.wall, asked=bool(moments.asked))
    wrong = [*folder.diagnostics, *of_wall, *of_emergency, *people.wrong, *moments.wrong]
    return Drafts(
        day,
        house,
        people.sound,
        moments.sound,
        moments.broken,
        without_own(people.broken | names_of_strays(folder), people.sound),
        {id_: raw.shown for id_, raw in folder.moments.items()},
        {key: raw.shown for key, raw in folder.people.items()},
        moments.located,
        tuple(sorted(wrong, key=lambda d: (d.file, d.line, d.column, d.code))),
        emergency,
        shortage_of(folder.wall, house, day),
        moments.unchecked,
        frozenset(moments.withdrawn),
        people.homes,
        Located.later(folder.wall.shown, folder.wall.data or b"") if folder.wall else None,
        people.called_otherwise,
        moments.asked,
        moments.unread,
    )


@dataclass
class _People:
    sound: dict[str, Person] = field(default_factory=dict)
    broken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    called_otherwise: dict[str, Located] = field(default_factory=dict)
    wrong: list[Diagnostic] = field(default_factory=list)


def _people(folder: Folder, known: Known, misnamed: Collection[str], reader: Reader) -> _People:
    found = _People()
    copies = folder.copies("people")
    # Of a copy nothing is said but that it is one too many.
    silent = {raw.shown for raws in copies.values() for raw in raws}
    for key, raw in folder.people.items():
        person, located, wrong, is_withdrawn = reader.read(raw, Person)
        wrong = with_trials(wrong_with_person(person, located, wrong, known), raw, Person, known)
        if raw.shown not in silent:
            found.wrong += wrong
        if person is None or raw.shown in misnamed or _errors(wrong, but=WITHDRAWING):
            found.broken[key] = names_in(raw, located, key)
            if home := unit_in(raw, located, known.units):
                found.homes[key] = home
            continue
        if located is not None and " " in (person.shown_as or ""):
            found.called_otherwise[key] = located
        given = person.permission
        says_so = given is not None and given.withdrawn is not None
        found.sound[key] = stricter(person, None) if is_withdrawn and not says_so else person
        for copy in copies.get(key, ()):
            other, _, _, is_withdrawn = reader.read(copy, Person)
            found.sound[key] = stricter(found.sound[key], None if is_withdrawn else other)
    found.wrong += check_namesakes(found.sound, folder.people)
    return found


def _files_in_error(folder: Folder, people: _People) -> dict[str, str]:
    """Return the shown path of each person's file in error, by the key that is meant by it too.

    A file that is not read, or not by that name, is somebody's who is thanked all the same.
    """
    found = {key: folder.people[key].shown for key in people.broken}
    not_read = {one.file for one in folder.diagnostics if one.code == "not-read"}
    odd = {path: raw.shown for path, raw in folder.strays.items() if raw.shown in not_read}
    for path, shown in (*found.items(), *odd.items()):
        if path in people.broken or path.startswith("people/"):
            meant = key_from(original_of(path))
            if meant not in people.sound:
                found.setdefault(meant, shown)
    return found


@dataclass
class _Moments:
    sound: dict[str, Moment] = field(default_factory=dict)
    broken: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    unchecked: dict[str, Moment] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    asked: dict[str, tuple[int, ...]] = field(default_factory=dict)
    unread: dict[str, bytes] = field(default_factory=dict)
    located: dict[str, Located] = field(default_factory=dict)
    wrong: list[Diagnostic] = field(default_factory=list)


def _moments(
    folder: Folder,
    known: Known,
    misnamed: Mapping[str, list[Diagnostic]],
    reader: Reader,
    checks: Checks,
    progress: Progress,
) -> _Moments:
    found = _Moments()
    copies = folder.copies("moments")
    silent = {raw.shown for raws in copies.values() for raw in raws}
    coded = dict(names_with_codes(folder.moments))
    for number, (id_, raw) in enumerate(folder.moments.items()):
        if number % 100 == 0:
            progress(number, len(folder.moments))
        moment, located, wrong, is_withdrawn = reader.read(raw, Moment)
        if located is not None:
            found.located[id_] = located
            remembered = partial(checks.of, raw.shown, raw.data)
            wrong = wrong_with_moment(moment, located, wrong, known, remembered)
            wrong = with_trials(wrong, raw, Moment, known)
        elif raw.data is not None:
            found.unread[id_] = raw.data
        if id_ in coded and not is_withdrawn and not _is_withdrawn(moment):
            wrong = [*wrong, finding(coded[id_], raw.shown)]
        if raw.shown not in silent:
            found.wrong += wrong
        if errors := _errors([*misnamed.get(raw.shown, ()), *wrong]):
            found.broken[id_] = errors
            if is_withdrawn or _is_withdrawn(moment):
                found.withdrawn.add(id_)
            if moment is not None and {one.code for one in errors} == {"wall-in-error"}:
                found.unchecked[id_] = moment
        elif moment is not None:
            found.sound[id_] = moment
            if wrong and (lines := lines_asked(wrong)):
                found.asked[id_] = lines
    for id_, raws in copies.items():
        for moment, _, _, is_withdrawn in (reader.read(raw, Moment) for raw in raws):
            if is_withdrawn or _is_withdrawn(moment):
                found.withdrawn.add(id_)
                found.sound.pop(id_, None)
    return found


def _is_withdrawn(moment: Moment | None) -> bool:
    return moment is not None and moment.withdrawn is not None


def _errors(found: list[Diagnostic], but: frozenset[str] = frozenset()) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.severity == "error" and one.code not in but)
