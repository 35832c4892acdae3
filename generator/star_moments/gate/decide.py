"""The one place that decides what may be seen, where, and on which day.

It takes drafts and gives `Public…` values. It trusts no other check: a moment passes only when
everything that the wall promises is true of it on the day at hand.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Literal, NamedTuple

from star_moments.checking.drafts import Drafts
from star_moments.memory.memo import Findings
from star_moments.memory.mentions import Mentions, WatchedNames
from star_moments.model.files import CHANNELS, Channel, Moment, Person, Unit
from star_moments.model.times import in_zone
from star_moments.wall.public import (
    Publication,
    PublicEmergency,
    PublicFactor,
    PublicHouse,
    PublicMoment,
    PublicPerson,
    PublicRules,
    PublicUnit,
)

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
COLOURS = 9


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gate found about one moment on one day.

    `since` is the first day it may be seen and `last` the last one, where these are known.
    `to_tell` holds the persons who have not heard it. `names` holds, for each person whose name the
    words carry without permission, the word as it stands and the channels that are closed by it.
    """

    state: State
    since: date | None = None
    last: date | None = None
    to_tell: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, tuple[Channel, ...]]] = field(default_factory=dict)


Versions = Sequence[tuple[Channel, PublicMoment]]


class Decisions(Findings[tuple[Decision, Versions]]):
    """What was decided about each moment, by its id, and how each channel may show it."""

    gate: "_Gate | None" = None

    def forget(self) -> None:
        """Forget the gate too, which stands on the same ground."""
        super().forget()
        self.gate = None


def open_gate(
    drafts: Drafts,
    day: date,
    earlier: Decisions | None = None,
    mentions: Mentions | None = None,
) -> tuple[Publication, dict[str, Decision]]:
    """Let through what may be seen on `day`, and say of every moment what was decided.

    `earlier` may spare deciding again about a moment that is the same as in an earlier build of the
    process, where the day, the house and the people are the same too. `mentions` may spare looking
    for names in words, and remember what is found.
    """
    if earlier is None:
        earlier = Decisions()
    earlier = earlier.on((day, drafts.house, drafts.people, drafts.broken_people))
    if earlier.gate is None:
        earlier.gate = _Gate(drafts, day, mentions)
    gate = earlier.gate
    seen: dict[Channel, dict[str, PublicMoment]] = {channel: {} for channel in CHANNELS}
    decisions = {moment_id: Decision("held") for moment_id in drafts.held}
    for moment_id, moment in drafts.moments.items():
        judge = partial(gate.judge, moment_id, moment)
        decisions[moment_id], versions = earlier.of(moment_id, moment, judge)
        for channel, public in versions:
            seen[channel][moment_id] = public
    return Publication(day, gate.house, seen, gate.emergency(drafts)), decisions


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


def watched_names(drafts: Drafts, mentions: Mentions | None = None) -> WatchedNames:
    """Return the names of all people with a file, to be looked for in words.

    Whoever's file is in error has given no permission that could be read.
    """
    people: dict[str, Sequence[str]] = {
        key: (one.name, one.shown_as or one.name) for key, one in drafts.people.items()
    }
    people |= {key: names for key, names in drafts.broken_people.items() if names}
    return WatchedNames(people, mentions)


# Whom a moment thanks: the key of each person or unit.
_Keys = tuple[tuple[str | None, str | None], ...]


class _Shown(NamedTuple):
    """Whom a channel may show, and their units."""

    recipients: tuple[PublicPerson | PublicUnit, ...]
    units: tuple[PublicUnit, ...]


class _Whom(NamedTuple):
    """What is the same for all moments that thank the same.

    `is_known`: whether all are people with a file without error, or units of the house. `persons`
    are those with a file of their own, by key, and `names` what they are called, without capitals.
    `shown` is empty where they are not known; channels that show the same have the very same.
    """

    is_known: bool
    persons: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    shown: Mapping[Channel, _Shown] = {}


class _Gate:
    """The house's people, units and factors, ready for one moment after the other."""

    def __init__(self, drafts: Drafts, day: date, mentions: Mentions | None) -> None:
        self.day = day
        self.people = drafts.people
        self.rules = drafts.house.rules
        self.kept_until = cache(self.rules.keep.after) if self.rules.keep else None
        self.approvers = {one.key: one.name.casefold() for one in drafts.house.approvers}
        label = self.label = _labels(drafts.house.language)
        self.units = {unit.key: unit for unit in _units(drafts.house.units, label, ())}
        self.factors = {
            factor.key: PublicFactor(
                factor.key,
                label(factor.name),
                label(factor.meaning),
                label(factor.question),
                position % COLOURS + 1,
            )
            for position, factor in enumerate(drafts.house.factors)
        }
        self.language = drafts.house.language
        self.house = PublicHouse(
            drafts.house.name,
            drafts.house.organisation,
            drafts.house.language,
            drafts.house.public,
            drafts.house.time_zone,
            drafts.house.displays.quiet,
            PublicRules(self.rules.told_first, self.rules.approvals, self.rules.keep),
            tuple(self.units.values()),
            tuple(self.factors.values()),
        )
        self.names = watched_names(drafts, mentions)
        self.open_to: dict[str, frozenset[Channel]] = dict.fromkeys(
            drafts.broken_people, frozenset()
        )
        for key, one in self.people.items():
            self.open_to[key] = frozenset(c for c in CHANNELS if permits(one, c, day))
        self._whom = cache(self._worked_out)
        self._public_factors = cache(self._factors_of)

    def judge(self, moment_id: str, moment: Moment) -> tuple[Decision, Versions]:
        decision = self.decide(moment_id, moment)
        passes = decision.state == "on the wall" or decision.names
        return decision, self.versions(moment_id, moment, decision) if passes else ()

    def decide(self, moment_id: str, moment: Moment) -> Decision:
        if moment.withdrawn is not None:
            return Decision("withdrawn")
        whom = self._whom(_keys(moment))
        if not whom.is_known or not self.factors.keys() >= set(moment.factors):
            return Decision("held")
        last = self._last_day(moment)
        if last is not None and last < self.day:
            return Decision("expired", last=last)
        approvals = self._valid_approvals(moment, whom)
        approved = self._approved_on(approvals)
        if approved is None or approved > self.day:
            unfit = moment.approved and not approvals
            return Decision("held" if unfit else "draft", last=last)
        told, to_tell = self._told_on(moment)
        if to_tell:
            return Decision("to tell", last=last, to_tell=to_tell)
        since = max(filter(None, (approved, told, moment.publish, moment.date)))
        if since > self.day:
            return Decision("scheduled", since, last)
        names = self._closed_by_names(moment_id, moment, whom)
        closed = {channel for _, channels in names.values() for channel in channels}
        return Decision("held" if "wall" in closed else "on the wall", since, last, names=names)

    def versions(
        self, moment_id: str, moment: Moment, decision: Decision
    ) -> list[tuple[Channel, PublicMoment]]:
        """Return the moment as each channel may have it; channels that are closed are left out."""
        closed = {channel for _, channels in decision.names.values() for channel in channels}
        found: dict[int, PublicMoment] = {}
        versions: list[tuple[Channel, PublicMoment]] = []
        for channel, shown in self._whom(_keys(moment)).shown.items():
            if channel in closed:
                continue
            public = found.get(id(shown))
            if public is None:
                public = found[id(shown)] = self._public(moment_id, moment, decision, shown)
            versions.append((channel, public))
        return versions

    def emergency(self, drafts: Drafts) -> PublicEmergency | None:
        """Return the message for the screens, until the end of the day on which it ends."""
        written = drafts.emergency.draft if drafts.emergency is not None else None
        if written is None or written.until.date() < self.day:
            return None
        units = tuple(dict.fromkeys(written.units or ()))
        if not self.units.keys() >= set(units):
            return None
        until = in_zone(written.until, drafts.house.time_zone)
        heading, message = self.label(written.heading), self.label(written.message)
        return PublicEmergency(heading.strip(), message.strip(), until, units)

    def _worked_out(self, thanked: _Keys) -> _Whom:
        is_known = all(
            unit in self.units
            if person is None
            else person in self.people and self.people[person].unit in self.units
            for person, unit in thanked
        )
        if not is_known:
            return _Whom(False)
        persons = tuple(person for person, _ in thanked if person is not None)
        names = {
            name.casefold()
            for key in persons
            for name in (self.people[key].name, self.people[key].shown_as)
            if name
        }
        opened = [self.open_to[key] for key in persons]
        alike: dict[tuple[bool, ...], _Shown] = {}
        shown = {}
        for channel in CHANNELS:
            # Only who may be named differs from channel to channel.
            named = tuple([channel in channels for channels in opened])
            if named not in alike:
                alike[named] = self._shown(thanked, channel)
            shown[channel] = alike[named]
        return _Whom(True, persons, frozenset(names), shown)

    def _shown(self, thanked: _Keys, channel: Channel) -> _Shown:
        recipients: list[PublicPerson | PublicUnit] = []
        units: list[PublicUnit] = []
        for key, unit_key in thanked:
            unit = self.units[unit_key or "" if key is None else self.people[key].unit]
            one: PublicPerson | PublicUnit = unit
            if key is not None and channel in self.open_to[key]:
                person = self.people[key]
                shown_as = person.shown_as or person.name
                one = PublicPerson(key, shown_as, unit, "wall" in self.open_to[key])
            if one not in recipients:
                recipients.append(one)
            if unit not in units:
                units.append(unit)
        return _Shown(tuple(recipients), tuple(units))

    def _factors_of(self, keys: tuple[str, ...]) -> tuple[PublicFactor, ...]:
        return tuple(self.factors[key] for key in dict.fromkeys(keys))

    def _last_day(self, moment: Moment) -> date | None:
        kept = self.kept_until(moment.date) if self.kept_until else None
        return min(filter(None, (moment.until, kept)), default=None)

    def _valid_approvals(self, moment: Moment, whom: _Whom) -> dict[str, date]:
        return {
            approval.by: approval.on
            for approval in reversed(moment.approved or [])
            if approval.by in self.approvers
            and approval.by not in whom.persons
            and self.approvers[approval.by] not in whom.names
        }

    def _approved_on(self, approvals: Mapping[str, date]) -> date | None:
        """Return the day on which the approvals were enough; None while they are not."""
        days = sorted(approvals.values())
        needed = max(1, self.rules.approvals)
        return days[needed - 1] if len(days) >= needed else None

    def _told_on(self, moment: Moment) -> tuple[date | None, tuple[str, ...]]:
        if not self.rules.told_first:
            return None, ()
        persons = [(one.person, one.told) for one in moment.thanks if one.person is not None]
        to_tell = tuple(key for key, told in persons if told is None or told > self.day)
        return max((told for _, told in persons if told is not None), default=None), to_tell

    def _closed_by_names(
        self, moment_id: str, moment: Moment, whom: _Whom
    ) -> dict[str, tuple[str, tuple[Channel, ...]]]:
        # The address is seen wherever the moment is; its words have lost their capitals.
        texts = [moment.quote, moment_id.title()]
        texts += filter(None, (moment.title, moment.story, moment.learned, moment.channel))
        closed = {}
        for key, word in self.names.carried(texts, whom.persons).items():
            channels = tuple(channel for channel in CHANNELS if channel not in self.open_to[key])
            if channels:
                closed[key] = (word, channels)
        return closed

    def _public(
        self, moment_id: str, moment: Moment, decision: Decision, shown: _Shown
    ) -> PublicMoment:
        return PublicMoment(
            id=moment_id,
            day=moment.date,
            since=decision.since or moment.date,
            giver=moment.giver,
            came_by=moment.channel or "",
            language=moment.language or self.language,
            title=moment.title or "",
            quote=moment.quote,
            story=moment.story or "",
            learned=moment.learned or "",
            recipients=shown.recipients,
            units=shown.units,
            factors=self._public_factors(tuple(moment.factors)),
        )


def _keys(moment: Moment) -> _Keys:
    return tuple([(one.person, one.unit) for one in moment.thanks])


def _labels(language: str) -> Callable[[object], str]:
    def label(value: object) -> str:
        if isinstance(value, Mapping):
            return str(value.get(language) or next(iter(value.values())))
        return str(value) if value else ""

    return label


def _units(
    units: list[Unit], label: Callable[[object], str], above: tuple[str, ...]
) -> list[PublicUnit]:
    found = []
    for unit in units:
        found.append(PublicUnit(unit.key, label(unit.name), above))
        found += _units(unit.units, label, (*above, unit.key))
    return found
