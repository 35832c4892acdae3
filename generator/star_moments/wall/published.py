"""The published moments with their indexes: all that pages, feeds and screens are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from star_moments.wall.public import (
    Publication,
    PublicHouse,
    PublicMoment,
    PublicPerson,
    PublicUnit,
)

Moments = Sequence[PublicMoment]


@dataclass(frozen=True)
class Wall:
    """One day's wall. Every list of moments runs from the newest to the oldest."""

    publication: Publication

    @property
    def house(self) -> PublicHouse:
        """The organisation."""
        return self.publication.house

    @property
    def day(self) -> date:
        """The day for which the wall is made."""
        return self.publication.day

    @cached_property
    def moments(self) -> Moments:
        """All moments, as the wall may show them."""
        return newest_first(self.publication.moments["wall"].values())

    @cached_property
    def on_paper(self) -> Mapping[str, PublicMoment]:
        """The moments as print may show them, by id."""
        return self.publication.moments["print"]

    @cached_property
    def in_social_media(self) -> Mapping[str, PublicMoment]:
        """The moments as a preview in social media may show them, by id."""
        return self.publication.moments["social"]

    @cached_property
    def otherwise_on_paper(self) -> Mapping[str, PublicMoment | None]:
        """The moments that paper may not carry as the wall shows them, by id: as it may, and None
        where their words are not for paper at all."""
        versions = ((moment, self.on_paper.get(moment.id)) for moment in self.moments)
        return {
            moment.id: paper
            for moment, paper in versions
            if paper is None or paper.recipients != moment.recipients
        }

    @cached_property
    def named_on_paper(self) -> frozenset[str]:
        """The keys of the persons whom paper may name."""
        return _named(self.on_paper.values())

    @cached_property
    def named_in_social_media(self) -> frozenset[str]:
        """The keys of the persons whom a preview in social media may name."""
        return _named(self.in_social_media.values())

    @cached_property
    def in_feed(self) -> Moments:
        """The moments as a feed may show them. An entry leads to a page, so the wall has it too."""
        on_wall = self.publication.moments["wall"]
        feed = self.publication.moments["feed"]
        return newest_first(moment for key, moment in feed.items() if key in on_wall)

    @cached_property
    def by_unit(self) -> Mapping[str, Moments]:
        """The moments of each unit and of the units below it."""
        return by_unit(self.moments)

    @cached_property
    def by_factor(self) -> Mapping[str, Moments]:
        """The moments of each factor."""
        found = defaultdict(list)
        for moment in self.moments:
            for factor in moment.factors:
                found[factor.key].append(moment)
        return found

    @cached_property
    def by_person(self) -> Mapping[str, Moments]:
        """The moments of each person whom the wall may name."""
        found = defaultdict(list)
        for moment in self.moments:
            for person in moment.recipients:
                if isinstance(person, PublicPerson) and person.has_page:
                    found[person.key].append(moment)
        return found

    @cached_property
    def people(self) -> Mapping[str, PublicPerson]:
        """The persons whom the wall names, by key."""
        return {
            person.key: person
            for moment in self.moments
            for person in moment.recipients
            if isinstance(person, PublicPerson) and person.has_page
        }

    @cached_property
    def by_month(self) -> Mapping[tuple[int, int], Moments]:
        """The moments of each year and month of feedback, the newest month first."""
        found = defaultdict(list)
        for moment in self.moments:
            found[moment.day.year, moment.day.month].append(moment)
        return {month: found[month] for month in sorted(found, reverse=True)}

    @cached_property
    def by_year(self) -> Mapping[int, Moments]:
        """The moments of each year of feedback, the newest year first."""
        found = defaultdict(list)
        for moment in self.moments:
            found[moment.day.year].append(moment)
        return {year: found[year] for year in sorted(found, reverse=True)}

    @cached_property
    def units(self) -> Mapping[str, PublicUnit]:
        """All units, by key, in the order of the tree."""
        return {unit.key: unit for unit in self.house.units}

    @cached_property
    def units_below(self) -> Mapping[str, Sequence[PublicUnit]]:
        """The units directly below each unit; those at the top stand under the empty key."""
        found = defaultdict(list)
        for unit in self.house.units:
            found[unit.above[-1] if unit.above else ""].append(unit)
        return found


def _named(moments: Iterable[PublicMoment]) -> frozenset[str]:
    return frozenset(
        one.key for moment in moments for one in moment.recipients if isinstance(one, PublicPerson)
    )


def newest_first(moments: Iterable[PublicMoment]) -> Moments:
    """Sort by the first day each may be seen, so that old pages of a list stay as they are."""
    return sorted(moments, key=lambda one: (one.since, one.day, one.id), reverse=True)


def by_unit(moments: Moments) -> Mapping[str, Moments]:
    """Group moments under their units and all units above these."""
    found = defaultdict(list)
    for moment in moments:
        keys = [key for unit in moment.units for key in (*unit.above, unit.key)]
        for key in dict.fromkeys(keys):
            found[key].append(moment)
    return found
