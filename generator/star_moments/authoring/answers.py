"""What somebody has answered so far about a new moment, as it can be kept and gone on with."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from star_moments.authoring.candidates import Kind
from star_moments.authoring.lookup import free_key
from star_moments.authoring.writing import NewMoment, person_text
from star_moments.model.vocabulary import GIVERS, SPOKEN, Channel

# Where a name may be seen that somebody has agreed to be shown by, in the house.
PERMITTED: tuple[Channel, ...] = ("wall", "display", "feed", "print")


class NewPerson(BaseModel):
    """Somebody who has no file yet."""

    model_config = ConfigDict(extra="forbid")

    name: str
    shown_as: str
    unit: str
    permitted: bool


class Recipient(BaseModel):
    """Whom the praise is for, with the day on which the person heard it."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    key: str
    told: date | None = None
    new: NewPerson | None = None


class Answers(BaseModel):
    """The answers, each None or empty until it is there.

    `begun` holds what was written and not yet answered with, by the name of the question.
    """

    model_config = ConfigDict(extra="forbid")

    quote: str | None = None
    giver: str | None = None
    came_by: str | None = None
    day: date | None = None
    language: str | None = None
    thanks: list[Recipient] = Field(default_factory=list)
    are_all: bool = False
    factors: list[str] = Field(default_factory=list)
    title: str | None = None
    seen: list[str] = Field(default_factory=list)
    begun: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> Self | None:
        """Return what was kept; None where it cannot be read."""
        try:
            return cls.model_validate_json(data)
        except ValidationError:
            return None

    @property
    def data(self) -> bytes:
        """What is kept of the answers."""
        return self.model_dump_json(indent=1).encode()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that would be missed."""
        return not self.model_dump(exclude_defaults=True, exclude={"begun"}) and not any(
            text.strip() for text in self.begun.values()
        )

    def new_people(self) -> Iterator[tuple[str, NewPerson]]:
        """Return those who have no file yet, by their keys."""
        return ((one.key, one.new) for one in self.thanks if one.new is not None)

    def moment(self) -> NewMoment:
        """Return the moment, once everything is answered."""
        assert self.day is not None  # noqa: S101, the last question comes after that of the day
        return NewMoment(
            quote=self.quote or "",
            giver=self.giver or "",
            came_by=self.came_by or "",
            day=self.day,
            language=self.language or "",
            thanks=[(one.kind, one.key, one.told) for one in self.thanks],
            factors=self.factors,
            title=self.title or "",
            seen=self.seen,
        )

    def person_files(self, today: date) -> dict[str, str]:
        """Return the files of those who have none, by their keys."""
        return {
            key: person_text(
                one.name, one.shown_as, one.unit, (today, PERMITTED) if one.permitted else None
            )
            for key, one in self.new_people()
        }

    def fit(
        self,
        today: date,
        people: Collection[str],
        units: Collection[str],
        factors: Collection[str],
        is_taken: Callable[[str], bool],
    ) -> bool:
        """Take out what is not there any more; say whether anything was.

        What was kept may be some days old, or have been changed by somebody.
        """
        before = self.model_dump()
        self.giver = self.giver if self.giver in GIVERS else None
        self.language = self.language if self.language in SPOKEN else None
        self.day = self.day if self.day and self.day <= today else None
        self.factors = [key for key in self.factors if key in factors]
        self.thanks = [
            one
            for one in self.thanks
            if (
                one.new.unit in units if one.new else one.key in (people, units)[one.kind == "unit"]
            )
        ]
        self.are_all = self.are_all and bool(self.thanks)
        for one in self.thanks:
            first = self.day or date.min
            one.told = one.told if one.told and first <= one.told <= today else None
        is_changed = self.model_dump() != before
        given: set[str] = set()
        for one in self.thanks:
            if one.new is not None:
                one.key = free_key(one.new.shown_as, lambda key: key in given or is_taken(key))
                given.add(one.key)
        return is_changed
