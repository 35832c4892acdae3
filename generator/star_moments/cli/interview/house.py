"""What the conversation knows of the wall: units, factors and people, and what each is called."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from star_moments.authoring.answers import Answers
from star_moments.authoring.candidates import Candidate, Known
from star_moments.authoring.days import day_shown
from star_moments.build import Content, read_content
from star_moments.cli.day import asks_for_a_day
from star_moments.model.files import Unit
from star_moments.words import Words


@dataclass(frozen=True)
class Around:
    """The wall of a content folder, as the conversation needs it. `names` are people's, by key."""

    folder: Path
    content: Content
    units: Mapping[str, str]
    factors: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> "Around":
        """Read what is around a content folder."""
        content = read_content(folder)
        asks_for_a_day(content.words)
        house = content.wall.house
        units = {unit.key: unit.name for unit in house.units}
        return cls(folder, content, units, {one.key: one.name for one in house.factors})

    @property
    def words(self) -> Words:
        """The product's words in the language of the wall."""
        return self.content.words

    def known(self, answers: Answers) -> Known:
        """Return all that can be meant, those among them whom the conversation has made known."""
        drafts = self.content.drafts
        people = {**drafts.names, **{key: one.names for key, one in drafts.people.items()}}
        homes = {**drafts.homes, **{key: one.unit for key, one in drafts.people.items()}}
        for key, new in answers.new_people():
            people[key], homes[key] = (new.name, new.shown_as), new.unit
        labels = dict(_labels(drafts.house.units))
        units = {key: [name, *labels.get(key, ())] for key, name in self.units.items()}
        return Known(people, units, homes)

    def names(self, answers: Answers) -> dict[str, tuple[str, str]]:
        """Return the whole name and the shown one of everybody, by key."""
        people = self.content.drafts.people
        named = {key: one.names for key, one in people.items()}
        return named | {key: (new.name, new.shown_as) for key, new in answers.new_people()}

    def is_taken(self, key: str) -> bool:
        """Say whether somebody has that key, in whatever state the file is."""
        drafts = self.content.drafts
        has_file = (self.folder / "people" / f"{key}.yml").exists()
        return key in drafts.names or key in drafts.people_files or has_file

    def called(self, one: Candidate, answers: Answers) -> str:
        """Return what somebody is called, with the unit, so that nobody is taken for another."""
        if one.kind == "unit":
            return self.words("new.whole-unit", name=self.units[one.key])
        known = self.known(answers)
        name = next(iter(known.people[one.key]), one.key)
        unit = self.units.get(known.homes.get(one.key, ""))
        return f"{name}, {unit}" if unit else name

    def recipients(self, answers: Answers) -> list[str]:
        """Return a line for each who is thanked, with what is known of it."""
        lines = []
        for one in answers.thanks:
            line = self.called(Candidate(one.kind, one.key), answers)
            if one.new and one.new.permitted:
                line += f"; {self.words('new.named', name=one.new.shown_as)}"
            elif one.new:
                line += f"; {self.words('new.not-named')}"
            if one.kind == "person" and one.told:
                line += f"; {self.words('new.heard', day=day_shown(one.told))}"
            elif one.kind == "person":
                line += f"; {self.words('new.not-heard')}"
            lines.append(line)
        return lines


def _labels(units: Iterable[Unit]) -> Iterator[tuple[str, list[str]]]:
    """Give what each unit is called in all languages, by its key."""
    for one in units:
        yield one.key, [one.name] if isinstance(one.name, str) else [*one.name.values()]
        yield from _labels(one.units)
