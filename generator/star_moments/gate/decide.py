"""What the wall promises: who may be seen, where, and on which day.

It trusts no other check: a moment passes only when everything that the wall promises is true of it
on the day at hand. The questions stand in the order in which they are asked, and docs/design.md
tells them in words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from star_moments.gate.watched import APPROVER, WatchedNames
from star_moments.memory.mentions import Mentioned
from star_moments.model.files import Moment, Person, Rules
from star_moments.model.texts import texts_in
from star_moments.model.vocabulary import CHANNELS, Channel

State = Literal["withdrawn", "held", "expired", "draft", "to tell", "scheduled", "on the wall"]
STATES: tuple[State, ...] = (
    "draft",
    "to tell",
    "held",
    "scheduled",
    "on the wall",
    "expired",
    "withdrawn",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gate found about one moment on one day.

    `since` is the first day it may be seen and `last` the last one, where these are known.
    `to_tell` holds the persons who have not heard it, and `named_to_tell` those of them whom it
    names and does not thank. `asked` holds the lines with words that nobody has looked at again.
    `names` holds, for each person whose name the words carry without permission, the word as it
    stands and the channels that are closed by it.
    `named_approvers` are those whose approval does not count because they are named, with the word.
    `named_until` is the last day of the permissions for the other names in its words.
    """

    state: State
    since: date | None = None
    last: date | None = None
    to_tell: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, tuple[Channel, ...]]] = field(default_factory=dict)
    named_until: date | None = None
    named_to_tell: tuple[str, ...] = ()
    named_approvers: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[int, ...] = ()

    @property
    def closed(self) -> set[Channel]:
        """The channels that a name in the words closes."""
        return {channel for _, channels in self.names.values() for channel in channels}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision rests on besides the moment: the day, and what the organisation has written.

    `people` are those whose files have no error, `units` and `factors` the keys that there are,
    `approvers` the keys of those, and `left` the last day of each who has left. `permitted` tells
    for everybody who is watched, also with a file in error, where the name may be seen on that day,
    and `until` for whoever has set an end to that, the last day. `near` are by unit the people whom
    a first name means, and `bears` tells which approvers have the name of a person.
    """

    day: date
    rules: Rules
    people: Mapping[str, Person]
    units: frozenset[str]
    factors: frozenset[str]
    approvers: frozenset[str]
    left: Mapping[str, date]
    permitted: Mapping[str, frozenset[Channel]]
    until: Mapping[str, date]
    near: Mapping[str, tuple[str, ...]]
    bears: Callable[[str], frozenset[str]]
    names: WatchedNames


class Thanked(NamedTuple):
    """Whom a moment thanks.

    `is_known`: whether all are people with a file without error, or units of the organisation.
    `persons` are the keys of people, `near` those of the people of a thanked unit, and `approvers`
    the keys of approvers who are among the persons.
    """

    is_known: bool
    persons: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    approvers: frozenset[str] = frozenset()


def decide(
    moment_id: str,
    moment: Moment,
    thanked: Thanked,
    ground: Ground,
    asked: tuple[int, ...] = (),
) -> Decision:
    """Decide about one moment; `asked` are its lines that nobody has looked at again."""
    if moment.withdrawn is not None:
        return Decision("withdrawn")

    if not thanked.is_known or not ground.factors.issuperset(moment.factors):
        return Decision("held")

    last = last_day(moment, ground.rules)
    if last is not None and last < ground.day:
        return Decision("expired", last=last)

    named = names_in(moment_id, moment, thanked, ground)
    closed = names_without_permission(named, ground)
    approvals = valid_approvals(moment, thanked, named, ground)
    approved = day_of_enough(approvals, ground.rules)
    if approved is None or approved > ground.day:
        none_is_valid = moment.approved and not approvals
        of_themselves = approvers_named(moment, named)
        state: State = "held" if none_is_valid else "draft"
        return Decision(state, last=last, named_approvers=of_themselves)

    if asked and is_later(approvals, ground.rules):
        return Decision("draft", last=last, asked=asked)

    to_tell = who_has_not_heard(moment, ground)
    named_to_tell = who_is_named_and_has_not_heard(moment, thanked, named, approvals, ground)
    if to_tell or named_to_tell:
        return Decision(
            "to tell", last=last, to_tell=to_tell, named_to_tell=named_to_tell, names=closed
        )

    since = first_day(moment, approved, ground.rules)
    if since > ground.day:
        return Decision("scheduled", since, last)

    until = min((ground.until[one] for one in named if one in ground.until), default=None)
    decision = Decision("on the wall", since, last, names=closed, named_until=until)
    if "wall" in decision.closed:
        return Decision("held", since, last, names=closed)
    return decision


def permits(person: Person, channel: Channel, day: date) -> bool:
    """Say whether the person's name may be seen on the channel on that day.

    A withdrawal counts from the moment it is written down, whatever its date says.
    """
    given = person.permission
    return (
        given is not None
        and given.withdrawn is None
        and channel in given.channels
        and given.on <= day
        and (given.until is None or day <= given.until)
    )


def who_is_thanked(moment: Moment, ground: Ground) -> Thanked:
    """Find those whom a moment thanks among the people and the units."""
    persons = [one.person for one in moment.thanks if one.person is not None]
    units = [one.unit or "" for one in moment.thanks if one.person is None]
    if not ground.people.keys() >= set(persons):
        return Thanked(False)
    units += [ground.people[person].unit for person in persons]
    if not ground.units.issuperset(units):
        return Thanked(False)
    near = [
        key for unit in moment.thanks if unit.person is None for key in ground.near[unit.unit or ""]
    ]
    approvers = frozenset().union(*map(ground.bears, persons))
    return Thanked(True, tuple(persons), tuple(dict.fromkeys(near)), approvers)


def last_day(moment: Moment, rules: Rules) -> date | None:
    """Return the last day: the earlier of the moment's own and that of the rules."""
    kept = rules.keep.after(moment.date) if rules.keep else None
    return min(filter(None, (moment.until, kept)), default=None)


def valid_approvals(
    moment: Moment, thanked: Thanked, named: Mentioned, ground: Ground
) -> dict[str, date]:
    """Return the day of each approval by an approver who is neither thanked nor named; of two, the
    first one.

    Whoever is thanked under one key has not approved it under another one either. Approvals of
    somebody who has left since stay good.
    """
    return {
        approval.by: approval.on
        for approval in reversed(moment.approved or [])
        if approval.by in ground.approvers
        and approval.on <= ground.left.get(approval.by, date.max)
        and approval.by not in thanked.persons
        and approval.by not in thanked.approvers
        and f"{APPROVER}{approval.by}" not in named
    }


def approvers_named(moment: Moment, named: Mentioned) -> dict[str, str]:
    """Return those who have approved it and whose whole name stands in the words, with the word."""
    given = [approval.by for approval in moment.approved or ()]
    return {key: named[f"{APPROVER}{key}"].word for key in given if f"{APPROVER}{key}" in named}


def day_of_enough(approvals: Mapping[str, date], rules: Rules) -> date | None:
    """Return the day on which the approvals were enough; None while they are not."""
    days = sorted(approvals.values())
    needed = max(1, rules.approvals)
    return days[needed - 1] if len(days) >= needed else None


def is_later(approvals: Mapping[str, date], rules: Rules) -> bool:
    """Say whether a moment was last approved after the day from which words are looked at again."""
    first = rules.second_look_from
    return first is not None and max(approvals.values()) > first


def who_has_not_heard(moment: Moment, ground: Ground) -> tuple[str, ...]:
    """Return the persons who are to hear it first, and have not."""
    if not ground.rules.told_first:
        return ()
    return tuple(
        one.person
        for one in moment.thanks
        if one.person is not None and (one.told is None or one.told > ground.day)
    )


def who_is_named_and_has_not_heard(
    moment: Moment,
    thanked: Thanked,
    named: Mentioned,
    approvals: Mapping[str, date],
    ground: Ground,
) -> tuple[str, ...]:
    """Return those whose whole name stands in the words, who are not thanked, and were not told.

    A moment says of a namesake that somebody else is meant. What was approved before the rule
    stays.
    """
    since = ground.rules.named_told_from
    if not ground.rules.told_first or since is None or max(approvals.values()) <= since:
        return ()
    others = ground.names.carried(moment.other_people or (), ())
    return tuple(
        key
        for key, mention in named.items()
        if mention.is_whole
        and key not in thanked.persons
        and key not in others
        and not key.startswith(APPROVER)
    )


def first_day(moment: Moment, approved: date, rules: Rules) -> date:
    """Return the first day: everybody has heard it, it is approved, and its own day has come."""
    told = [one.told for one in moment.thanks if one.person is not None and one.told is not None]
    heard = told if rules.told_first else []
    return max(filter(None, (approved, *heard, moment.publish, moment.date)))


def names_in(moment_id: str, moment: Moment, thanked: Thanked, ground: Ground) -> Mentioned:
    """Return whose names the moment carries, with the word as it stands.

    Every text that somebody wrote in it is looked through, from the giver's words on, and its
    address, which is seen wherever the moment is and has lost its capitals.
    """
    quote, *others = texts_in(moment, "quote")
    texts = [quote, moment_id.title(), *others]
    return ground.names.carried(texts, thanked.persons, thanked.near)


def names_without_permission(
    named: Mentioned, ground: Ground
) -> dict[str, tuple[str, tuple[Channel, ...]]]:
    """Return which of the names may not be seen somewhere, with the word and these channels."""
    closed = {}
    for person, mention in named.items():
        channels = tuple([one for one in CHANNELS if one not in ground.permitted[person]])
        if channels:
            closed[person] = (mention.word, channels)
    return closed
