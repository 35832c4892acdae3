"""What may be seen of what was let through: the values that the renderers are given."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from star_moments.checking.drafts import Drafts
from star_moments.gate.decide import Decision, Ground
from star_moments.gate.labels import (
    NamesIn,
    name_of_wall,
    public_keys,
    readable,
    shown_as,
    without_names,
)
from star_moments.model.feed_id import seeds_of
from star_moments.model.files import Moment, Unit
from star_moments.model.times import in_zone
from star_moments.model.vocabulary import CHANNELS, Channel
from star_moments.wall.public import (
    PublicEmergency,
    PublicFactor,
    PublicHouse,
    PublicMoment,
    PublicPerson,
    PublicRules,
    PublicUnit,
)

COLOURS = 9

Keys = tuple[tuple[str | None, str | None], ...]
"""Whom a moment thanks: the key of each person or unit."""


class Shown(NamedTuple):
    """Whom a channel may show, their units, and the last day on which all of them may be shown."""

    recipients: tuple[PublicPerson | PublicUnit, ...]
    units: tuple[PublicUnit, ...]
    until: date | None


class Showing:
    """The organisation as the wall knows it, ready for one moment after the other."""

    def __init__(self, drafts: Drafts, names_in: NamesIn) -> None:
        """Take what wall.yml says, and what tells of names in a label."""
        written = drafts.house
        label = self._label = _labels(written.language)
        self._names_in = names_in
        self._public_keys = public_keys(drafts.people)

        def open_label(value: object, instead: str = "") -> str:
            return without_names(label(value), instead, names_in)

        self.units = {unit.key: unit for unit in _units(written.units, open_label, ())}
        self.factors = {
            factor.key: PublicFactor(
                factor.key,
                open_label(factor.name, readable(factor.key)),
                open_label(factor.meaning),
                open_label(factor.question),
                position % COLOURS + 1,
            )
            for position, factor in enumerate(written.factors)
        }
        name = name_of_wall(written, names_in)
        organisation = without_names(written.organisation, name, names_in)
        feed_id = without_names(written.feed_id or "", "", names_in)
        self.house = PublicHouse(
            name,
            organisation,
            written.language,
            written.public,
            written.time_zone,
            written.displays.quiet,
            PublicRules(
                written.rules.told_first,
                written.rules.approvals,
                written.rules.keep,
                written.rules.second_look_from,
            ),
            tuple(self.units.values()),
            tuple(self.factors.values()),
            seeds_of(organisation, name, feed_id),
        )
        self._factors_of = cache(self._public_factors)

    def moment(
        self, moment_id: str, moment: Moment, decision: Decision, shown: Shown
    ) -> PublicMoment:
        """Return a moment that was let through, thanking whom a channel may show."""
        return PublicMoment(
            id=moment_id,
            day=moment.date,
            since=decision.since or moment.date,
            last=min(
                filter(None, (decision.last, decision.named_until, shown.until)), default=None
            ),
            giver=moment.giver,
            came_by=moment.channel or "",
            language=moment.language or self.house.language,
            title=moment.title or "",
            quote=moment.quote,
            story=moment.story or "",
            learned=moment.learned or "",
            recipients=shown.recipients,
            units=shown.units,
            factors=self._factors_of(tuple(moment.factors)),
        )

    def thanked(self, keys: Keys, ground: Ground) -> Mapping[Channel, Shown]:
        """Return whom each channel may show; channels that show the same have the very same."""
        permitted = [ground.permitted[person] for person, _ in keys if person is not None]
        alike: dict[tuple[bool, ...], Shown] = {}
        shown = {}
        for channel in CHANNELS:
            # Only who may be named differs from channel to channel.
            named = tuple([channel in channels for channels in permitted])
            if named not in alike:
                alike[named] = self._shown(keys, ground, channel)
            shown[channel] = alike[named]
        return shown

    def _shown(self, keys: Keys, ground: Ground, channel: Channel) -> Shown:
        recipients: list[PublicPerson | PublicUnit] = []
        units: list[PublicUnit] = []
        ends: list[date] = []
        for key, unit_key in keys:
            unit = self.units[unit_key or "" if key is None else ground.people[key].unit]
            one: PublicPerson | PublicUnit = unit
            if key is not None and channel in ground.permitted[key]:
                name = shown_as(key, ground.people[key], self._names_in)
                has_page = "wall" in ground.permitted[key]
                one = PublicPerson(self._public_keys.get(key, key), name, unit, has_page)
                if key in ground.until:
                    ends.append(ground.until[key])
            if one not in recipients:
                recipients.append(one)
            if unit not in units:
                units.append(unit)
        return Shown(tuple(recipients), tuple(units), min(ends, default=None))

    def _public_factors(self, keys: tuple[str, ...]) -> tuple[PublicFactor, ...]:
        return tuple(self.factors[key] for key in dict.fromkeys(keys))

    def emergency(self, drafts: Drafts, ground: Ground) -> PublicEmergency | None:
        """Return the message for the screens, until the end of the day on which it ends."""
        written = drafts.emergency.draft if drafts.emergency is not None else None
        if written is None or written.until.date() < ground.day:
            return None
        units = tuple(dict.fromkeys(written.units or ()))
        if not self.units.keys() >= set(units):
            return None
        until = in_zone(written.until, self.house.time_zone)
        heading, message = self._label(written.heading), self._label(written.message)
        return PublicEmergency(heading.strip(), message.strip(), until, units)


def _labels(language: str) -> Callable[[object], str]:
    def label(value: object) -> str:
        if isinstance(value, Mapping):
            return str(value.get(language) or next(iter(value.values())))
        return str(value) if value else ""

    return label


def _units(
    units: list[Unit], label: Callable[[object, str], str], above: tuple[str, ...]
) -> list[PublicUnit]:
    every = []
    for unit in units:
        every.append(PublicUnit(unit.key, label(unit.name, readable(unit.key)), above))
        every += _units(unit.units, label, (*above, unit.key))
    return every
