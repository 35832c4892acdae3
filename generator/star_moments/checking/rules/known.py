"""What one file may refer to in the others: the keys that exist, as the rules look them up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple, Self

from star_moments.checking.rules.called import Called
from star_moments.model.files import House, Label, Person, Unit
from star_moments.model.likeness import nearest
from star_moments.names.letters import fold, words_of

Kind = Literal["person", "unit", "factor", "approver"]


class Unread(NamedTuple):
    """What a wall file in error may hold without its having been read.

    `lists` are those of units, factors and approvers that may hold more, and `words` all words of
    the file, in small letters.
    """

    lists: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def may_hold(self, kind: str, key: str) -> bool:
        """Tell whether a unit, factor or approver that is not known may stand there all the same.

        What is nearly a word of the file is a slip, unless the file has that very word too.
        """
        return key in self.words or (f"{kind}s" in self.lists and not _is_near(key, self.words))


# Asked again for each moment.
@lru_cache(maxsize=1000)
def _is_near(key: str, words: frozenset[str]) -> bool:
    return nearest(key, words) is not None


NOTHING: Final = Unread()


@dataclass(frozen=True, slots=True)
class Known:
    """The keys of the house and its people, and the day on which the rules are applied.

    `approvers` gives each approver's name by key, and `left` the last day of each who has left;
    `broken_people` the shown path of each person's file that is in error; `unread` what the wall
    file may hold besides, where it is in error. `labels` are the words in what the wall publishes
    of the house, folded; `called` gives by kind and key the names by which each is known.
    """

    day: date
    units: frozenset[str]
    factors: frozenset[str]
    approvers: Mapping[str, str]
    left: Mapping[str, date]
    labels: frozenset[str] = frozenset()
    people: Mapping[str, Person] = field(default_factory=dict)
    broken_people: Mapping[str, str] = field(default_factory=dict)
    unread: Unread = NOTHING
    called: Mapping[Kind, Called] = field(default_factory=dict)

    @classmethod
    def of(cls, house: House, day: date) -> Self:
        """Collect the keys of a house; nobody is known yet."""
        return cls(
            day,
            frozenset(unit.key for unit, _ in all_units(house.units)),
            frozenset(factor.key for factor in house.factors),
            {approver.key: approver.name for approver in house.approvers},
            {approver.key: approver.until for approver in house.approvers if approver.until},
            frozenset(_label_words(house)),
            called={
                "unit": Called({one.key: texts_of(one.name) for one, _ in all_units(house.units)}),
                "factor": Called({one.key: texts_of(one.name) for one in house.factors}),
                "approver": Called({one.key: (one.name,) for one in house.approvers}),
                "person": Called({}),
            },
        )

    @property
    def is_whole(self) -> bool:
        """Whether the house has something of everything, as every house that can be read does."""
        return bool(self.units and self.factors and self.approvers)

    def beside(self, unread: Unread) -> Self:
        """Add what the wall file may hold besides."""
        return replace(self, unread=unread)

    def with_people(self, people: Mapping[str, Person], broken: Mapping[str, str]) -> Self:
        """Add the people, and the files of those who are in error."""
        everybody = Called({key: one.names for key, one in people.items()})
        called: dict[Kind, Called] = {**self.called, "person": everybody}
        return replace(self, people=people, broken_people=broken, called=called)


def _label_words(house: House) -> Iterator[str]:
    labels = [unit.name for unit, _ in all_units(house.units)] + [one.name for one in house.factors]
    for label in (house.name, house.organisation, *labels):
        for text in texts_of(label):
            yield from map(fold, words_of(text))


def texts_of(label: Label) -> tuple[str, ...]:
    """Return a label in each of its languages."""
    return (label,) if isinstance(label, str) else tuple(label.values())


def all_units(
    units: list[Unit], path: tuple[str | int, ...] = ("units",)
) -> Iterator[tuple[Unit, tuple[str | int, ...]]]:
    """Give every unit of a tree with its path in wall.yml, a unit before those below it."""
    for number, unit in enumerate(units):
        here = (*path, number)
        yield unit, here
        yield from all_units(unit.units, (*here, "units"))
