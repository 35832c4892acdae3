"""Forget a person: what has to be written before the person's file may go.

The file is how the wall knows which name not to show. So what carries the name is withdrawn first,
then the unit takes the person's place, and the file goes last: whoever stops in the middle has
shown nothing more than before.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from star_moments.authoring.taking_down import moment_withdrawn, unit_thanked
from star_moments.checking.drafts import Drafts, draft
from star_moments.gate.decide import Decision
from star_moments.gate.gate import open_gate
from star_moments.gate.watched import WatchedNames, colleagues
from star_moments.model.fields import ALL_FIELDS, TEXT_FIELDS
from star_moments.model.texts import texts_in
from star_moments.reading.folder import Folder, RawFile
from star_moments.reading.source import LIMIT, read_text
from star_moments.wall.public import Publication

# Where a moment that thanks the person's unit instead may come to stand without having been there.
_SHOWN: Final = ("on the wall", "scheduled")

# Fields that hold keys, days and the like.
_NO_WORDS: Final = ALL_FIELDS - TEXT_FIELDS


@dataclass
class Forgetting:
    """What is to be written, and then removed, to forget a person.

    `files` are the new bytes by the shown path, in the order in which they are to be written;
    `removed` are the shown paths of the person's file and its copies. `withdrawn` are the ids of
    the moments that go, each with why: they carry the name, would come to the wall only now, or
    thank somebody whose unit nobody knows. `instead` are the ids of those that thank the unit.
    `by_hand` are files that a program cannot change, and `elsewhere` those that carry the name and
    are no moments: lines by shown path.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    withdrawn: dict[str, str] = field(default_factory=dict)
    instead: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    elsewhere: dict[str, int] = field(default_factory=dict)


def forgetting(found: Folder, day: date, key: str, others: Mapping[str, str]) -> Forgetting:
    """Return what it takes to forget the person of a key, who has a file, from a day on.

    `others` are the texts of files beside the moments in which the name may stand, by shown path.
    """
    before, plan = draft(found, day), Forgetting()
    publication, decisions = open_gate(before, day)
    copies = found.copies("people").get(key, ())
    plan.removed = tuple(raw.shown for raw in (found.people[key], *copies))
    watched = WatchedNames({key: before.names.get(key, ())})
    thanking = _thanking(found, key)
    person = before.people.get(key)
    unit = person.unit if person is not None else before.homes.get(key)
    names = dict.fromkeys(_carrying(found, before, watched, key, thanking), "name")
    if unit is None:
        # Nobody knows whose praise it is: what thanks the person goes.
        names |= dict.fromkeys(thanking - names.keys(), "no-unit")
    # Where nothing is left of the wall file, there is none.
    top = next((one.key for one in before.house.units), "")
    for _ in found.moments:
        instead = dict.fromkeys(thanking, (key, unit or top))
        after = _write(plan, found, day, names, instead)
        more = _coming(before, publication, decisions, draft(after, day))
        if not more - names.keys():
            break
        names |= dict.fromkeys(more - names.keys(), "not-shown-before")
    plan.elsewhere = {
        shown: line for shown, text in others.items() for line in _first_line(text, watched, key)
    }
    return plan


def _carrying(
    found: Folder, drafts: Drafts, watched: WatchedNames, key: str, thanking: Collection[str]
) -> Iterator[str]:
    """Give the ids of the moments that carry the name, those in error and copies included.

    Where the person's unit is thanked, a first name is the person's too.
    """
    units = {unit for unit, keys in colleagues(drafts).items() if key in keys}
    for moment_id, raw in found.moments.items():
        texts = [*_texts(drafts, moment_id, raw), _words_of(moment_id)]
        moment = drafts.moments.get(moment_id)
        is_near = moment is None or not units.isdisjoint(one.unit or "" for one in moment.thanks)
        recipients, near = [key] if moment_id in thanking else [], [key] if is_near else []
        if watched.carried(texts, recipients, near):
            yield moment_id


def _words_of(moment_id: str) -> str:
    return moment_id.rpartition("/")[2].title()


def _texts(drafts: Drafts, moment_id: str, raw: RawFile) -> Iterator[str]:
    """Give what somebody wrote in a moment; of one that cannot be read, all that stands in it."""
    moment, located = drafts.moments.get(moment_id), drafts.located.get(moment_id)
    if moment is not None:
        yield from texts_in(moment)
    elif located is not None and isinstance(located.data, dict):
        for path, node, _ in located.scalars():
            if not _NO_WORDS.issuperset(step for step in path if isinstance(step, str)):
                yield node.value
    else:
        yield read_text((raw.data or b"")[:LIMIT], raw.shown)[0] or ""


def _thanking(found: Folder, key: str) -> set[str]:
    """Return the ids of the moments that thank the person, also of those in error."""
    return {
        moment_id
        for moment_id, raw in found.moments.items()
        if raw.data is not None
        and key in (read_text(raw.data, raw.shown)[0] or "")
        and unit_thanked(raw.data, key, "x") not in (raw.data, None)
    }


def _write(
    plan: Forgetting,
    found: Folder,
    day: date,
    names: Mapping[str, str],
    instead: Mapping[str, tuple[str, str]],
) -> Folder:
    """Put into the plan what is to be written, and return the folder as it is afterwards.

    `names` are the ids of what is withdrawn, with why, and `instead` those of what thanks the
    person, with the person's key and the unit's.
    """
    plan.files, plan.withdrawn, plan.instead, plan.by_hand = {}, {}, [], []
    changed: dict[str, RawFile] = {}
    later: dict[str, bytes] = {}
    for moment_id in sorted({*names, *instead}):
        raw = found.moments[moment_id]
        new = data = raw.data or b""
        if moment_id in names:
            new = moment_withdrawn(data, day) or b""
            if new != data:
                plan.withdrawn[moment_id] = names[moment_id]
        if new and moment_id in instead:
            new = unit_thanked(new, *instead[moment_id]) or b""
        if not new:
            plan.by_hand.append(raw.shown)
        elif new != data:
            (plan.files if moment_id in names else later)[raw.shown] = new
            changed[moment_id] = replace(raw, data=new)
            if moment_id not in names:
                plan.instead.append(moment_id)
    plan.files |= later
    return replace(
        found,
        moments=found.moments | changed,
        people={one: raw for one, raw in found.people.items() if raw.shown not in plan.removed},
        strays={one: raw for one, raw in found.strays.items() if raw.shown not in plan.removed},
    )


def _coming(
    before: Drafts, publication: Publication, decisions: Mapping[str, Decision], after: Drafts
) -> set[str]:
    """Return the ids of the moments that would be shown, now or later, where they were not."""
    shown, decided = open_gate(after, before.day)
    coming = {
        moment_id
        for channel, moments in shown.moments.items()
        for moment_id in moments
        if moment_id not in publication.moments[channel]
    }
    return coming | {
        moment_id
        for moment_id, decision in decided.items()
        if decision.state in _SHOWN and decisions[moment_id].state not in _SHOWN
    }


def _first_line(text: str, watched: WatchedNames, key: str) -> Iterator[int]:
    """Give the first line on which the name stands, or begins, from 1."""
    if key in watched.carried([text], ()):
        lines = text.split("\n")
        for length in (1, 2):
            for at in range(len(lines)):
                if watched.carried([" ".join(lines[at : at + length])], ()):
                    yield at + 1
                    return
        yield 1
