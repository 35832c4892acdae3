"""The gate itself: it takes drafts and gives `Public…` values, and remembers what it has decided.

Deciding is in `decide.py`, and making what may be seen in `show.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from star_moments.checking.drafts import Drafts
from star_moments.checking.rules.approvals import bears_name
from star_moments.diagnostics import Diagnostic
from star_moments.gate.decide import Decision, Ground, Thanked, decide, permits, who_is_thanked
from star_moments.gate.labels import names_in_labels
from star_moments.gate.show import Keys, Showing, Shown
from star_moments.gate.watched import APPROVER, WatchedNames, colleagues, watched_names
from star_moments.memory.memo import Memo
from star_moments.memory.mentions import Mentions
from star_moments.model.files import Moment
from star_moments.model.vocabulary import CHANNELS, Channel
from star_moments.wall.public import Publication, PublicMoment

Versions = Sequence[tuple[Channel, PublicMoment]]


class Decisions(Memo[tuple[Decision, Versions]]):
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
    earlier = earlier.on((day, drafts.house, drafts.people, drafts.broken_people, drafts.homes))
    if earlier.gate is None:
        earlier.gate = _Gate(drafts, day, mentions)
    gate = earlier.gate
    seen: dict[Channel, dict[str, PublicMoment]] = {channel: {} for channel in CHANNELS}
    decisions = {moment_id: Decision("held") for moment_id in drafts.broken_moments}
    decisions |= {moment_id: Decision("withdrawn") for moment_id in drafts.withdrawn}
    for moment_id, moment in drafts.moments.items():
        judge = partial(gate.judge, moment_id, moment, drafts.asked.get(moment_id, ()))
        decisions[moment_id], versions = earlier.of(moment_id, moment, judge)
        for channel, public in versions:
            seen[channel][moment_id] = public
    emergency = gate.showing.emergency(drafts, gate.ground)
    return Publication(day, gate.showing.house, seen, emergency), decisions


def closed_names(
    names: WatchedNames, permitted: Mapping[str, frozenset[Channel]], text: str
) -> dict[str, str]:
    """Return the whole names in a text that may not be seen everywhere: words by key."""
    return {
        key: mention.word
        for key, mention in names.carried([text], ()).items()
        if len(permitted[key]) < len(CHANNELS)
    }


def labels_with_names(drafts: Drafts) -> list[Diagnostic]:
    """Return what is to be told of names in labels, in `shown_as` and in keys."""
    permitted = _permitted(drafts, drafts.day)
    return names_in_labels(drafts, partial(closed_names, watched_names(drafts), permitted))


def _permitted(drafts: Drafts, day: date) -> dict[str, frozenset[Channel]]:
    """Return where the name of everybody who is watched may be seen.

    Whoever's file is in error has permitted nothing that could be read. An approver has the
    permission of the person of that name, where there is such a file.
    """
    by_name: dict[str, frozenset[Channel]] = {}
    found: dict[str, frozenset[Channel]] = dict.fromkeys(drafts.broken_people, frozenset())
    for key, person in drafts.people.items():
        found[key] = frozenset(one for one in CHANNELS if permits(person, one, day))
        name = person.name.casefold()
        by_name[name] = by_name.get(name, frozenset(CHANNELS)) & found[key]
    for approver in drafts.house.approvers:
        name = approver.name.casefold()
        found[f"{APPROVER}{approver.key}"] = by_name.get(name, frozenset())
    return found


def _near(
    drafts: Drafts, permitted: Mapping[str, frozenset[Channel]]
) -> dict[str, tuple[str, ...]]:
    """Return by unit those colleagues for whom it makes a difference to be named."""
    everywhere = frozenset(CHANNELS)
    ending = {
        key
        for key, person in drafts.people.items()
        if person.permission is not None and person.permission.until is not None
    }
    return {
        unit: tuple(key for key in keys if permitted[key] != everywhere or key in ending)
        for unit, keys in colleagues(drafts).items()
    }


def _bears(drafts: Drafts) -> Callable[[str], frozenset[str]]:
    """Return what tells which approvers a person is, by key or by name."""
    approvers = drafts.house.approvers

    @cache
    def bears(key: str) -> frozenset[str]:
        person = drafts.people[key]
        return frozenset(one.key for one in approvers if bears_name(person, one.name))

    return bears


class _Whom(NamedTuple):
    """What is the same for all moments that thank the same; `shown` is empty for unknown ones."""

    thanked: Thanked
    shown: Mapping[Channel, Shown]


class _Gate:
    """What stands ready for one moment after the other."""

    def __init__(self, drafts: Drafts, day: date, mentions: Mentions | None) -> None:
        house = drafts.house
        permitted = _permitted(drafts, day)
        names = watched_names(drafts, mentions)
        self.showing = Showing(drafts, partial(closed_names, names, permitted))
        self.ground = Ground(
            day=day,
            rules=house.rules,
            people=drafts.people,
            units=frozenset(self.showing.units),
            factors=frozenset(self.showing.factors),
            approvers=frozenset(one.key for one in house.approvers),
            left={one.key: one.until for one in house.approvers if one.until},
            permitted=permitted,
            until={
                key: person.permission.until
                for key, person in drafts.people.items()
                if person.permission is not None and person.permission.until is not None
            },
            near=_near(drafts, permitted),
            bears=_bears(drafts),
            names=names,
        )
        self._whom: dict[Keys, _Whom] = {}

    def judge(
        self, moment_id: str, moment: Moment, asked: tuple[int, ...]
    ) -> tuple[Decision, Versions]:
        """Decide about a moment, and return it as each channel may have it that is open."""
        keys = tuple([(one.person, one.unit) for one in moment.thanks])
        whom = self._whom.get(keys)
        if whom is None:
            whom = self._whom[keys] = self._worked_out(keys, moment)
        decision = decide(moment_id, moment, whom.thanked, self.ground, asked)
        # What is held for a name alone is closed where that name may not be seen.
        passes = decision.state == "on the wall" or (decision.state == "held" and decision.names)
        return decision, self._versions(moment_id, moment, decision, whom) if passes else ()

    def _worked_out(self, keys: Keys, moment: Moment) -> _Whom:
        thanked = who_is_thanked(moment, self.ground)
        return _Whom(thanked, self.showing.thanked(keys, self.ground) if thanked.is_known else {})

    def _versions(
        self, moment_id: str, moment: Moment, decision: Decision, whom: _Whom
    ) -> list[tuple[Channel, PublicMoment]]:
        closed = decision.closed
        made: dict[int, PublicMoment] = {}
        versions: list[tuple[Channel, PublicMoment]] = []
        for channel, shown in whom.shown.items():
            if channel in closed:
                continue
            public = made.get(id(shown))
            if public is None:
                public = made[id(shown)] = self.showing.moment(moment_id, moment, decision, shown)
            versions.append((channel, public))
        return versions
