"""The conversation of `star-moments new`: one question at a time, in the language of the wall."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

import click

from star_moments.authoring.givers import fields_with, told_of_giver, without_seen
from star_moments.authoring.lookup import (
    choice_meant,
    choices_meant,
    day_meant,
    free_key,
    person_named,
    unit_named,
    unit_nearly_named,
)
from star_moments.authoring.writing import NewMoment, moment_id, moment_text, person_text
from star_moments.build import Content, read_content
from star_moments.cli.day import asks_for_a_day
from star_moments.diagnostics import finding
from star_moments.model.vocabulary import GIVERS, SPOKEN
from star_moments.reports.saying import say

T = TypeVar("T")
_STANDARD_CHANNELS = ("wall", "display", "feed", "print")
_END_OF_TEXT = "."


@dataclass
class Interview:
    """Asks for a moment and writes what was told. Nothing is written before the last answer."""

    folder: Path
    content: Content
    units: Mapping[str, str]
    files: dict[Path, str] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Return an interview about a content folder."""
        content = read_content(folder)
        asks_for_a_day(content.words)
        people = content.drafts.people
        names = {key: one.names for key, one in people.items()}
        units = {unit.key: unit.name for unit in content.wall.house.units}
        return cls(folder, content, units, names=names)

    def hold(self) -> None:
        """Ask everything, write the files and say what comes next."""
        self.say("hello")
        language = self.content.words.language
        moment = NewMoment(
            quote=self.quote(),
            giver=self.one_of("giver", GIVERS, [self.word(f"giver.{key}") for key in GIVERS]),
            came_by=self.ask("came-by", lambda text: text, ""),
            day=(day := self.ask("day", self.a_day, self.content.day.isoformat())),
            language=self.ask("language", self.a_language, language),
            thanks=self.recipients(day),
            factors=self.factors(),
            title=self.ask("title", lambda text: text, ""),
        )
        drafts = self.content.drafts
        moment = self.looked_at(moment)
        taken = [*drafts.files, *drafts.broken_moments]
        # What may stay in the words need not stand in the address too.
        found = moment_id(without_seen(moment), self.names, taken)
        path = self.folder / "moments" / f"{moment.day.year}" / f"{found}.yml"
        self.files[path] = moment_text(moment, language)
        for target, text in self.files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            self.say("written", path=target)
        self.say("next")

    def looked_at(self, moment: NewMoment) -> NewMoment:
        """Ask about what tells of the giver, until it is gone or may stay."""
        while True:
            stops, looks = told_of_giver(moment, self.content.drafts, self.names)
            if not stops and not looks:
                return moment
            self.say("found")
            for one in (*stops, *looks):
                told = say(finding(one.code, "", words=one.words), self.content.words)
                click.echo(f"  {told.message}")
            if not stops and self.agreed("seen", default=False):
                return replace(moment, seen=[*dict.fromkeys(one.words for one in looks)])
            self.say("again.seen")
            fields = fields_with(stops or looks, moment)
            if "quote" in fields:
                moment = replace(moment, quote=self.quote())
            if "came_by" in fields:
                moment = replace(moment, came_by=self.ask("came-by", lambda text: text, ""))
            if "title" in fields:
                moment = replace(moment, title=self.ask("title", lambda text: text, ""))

    def word(self, key: str, **values: object) -> str:
        """Return one of this conversation's texts."""
        return self.content.words(f"new.{key}", **values)

    def say(self, key: str, **values: object) -> None:
        """Say something."""
        click.echo(self.word(key, **values))

    def ask(self, key: str, read: Callable[[str], T | None], default: str | None = None) -> T:
        """Ask until the answer can be read."""
        while True:
            shown = default != ""
            answer = click.prompt(self.word(f"ask.{key}"), default=default, show_default=shown)
            found = read(str(answer).strip())
            if found is not None:
                return found
            self.say(f"again.{key}")

    def agreed(self, key: str, *, default: bool, **values: object) -> bool:
        """Ask for a yes or a no, in the wall's language or in English."""
        question = self.word(f"ask.{key}", **values)
        while True:
            choice = self.word("ask.yes-first" if default else "ask.no-first")
            answer = click.prompt(f"{question} {choice}", default="", show_default=False)
            first = str(answer).strip().casefold()[:1]
            if not first:
                return default
            if first in "y" + self.word("ask.yes") or first in "n" + self.word("ask.no"):
                return first in "y" + self.word("ask.yes")

    def one_of(self, key: str, keys: Sequence[str], names: Sequence[str]) -> str:
        """Let choose one of several by its number."""
        self.say(f"ask.{key}")
        self.numbered(names)
        return keys[self.ask("number", lambda text: choice_meant(text, len(keys)))]

    def numbered(self, names: Sequence[str]) -> None:
        """List several things with their numbers."""
        for number, name in enumerate(names, start=1):
            click.echo(f"  {number:2} {name}")

    def quote(self) -> str:
        """Take the giver's words, several lines of them, up to a full stop alone on a line."""
        while True:
            self.say("ask.quote")
            lines: list[str] = []
            while (
                line := click.prompt("", prompt_suffix="> ", default="", show_default=False)
            ) != (_END_OF_TEXT):
                lines.append(line)
            if text := "\n".join(lines).strip():
                return text
            self.say("again.quote")

    def recipients(self, day: date) -> list[tuple[str, str, date | None]]:
        """Ask whom the praise of that day is for, one after the other."""
        found: list[tuple[str, str, date | None]] = []
        while True:
            key = "recipient" if not found else "another"
            answer = click.prompt(
                self.word(f"ask.{key}"), default="" if found else None, show_default=False
            )
            if not answer.strip():
                return found
            if not any(map(str.isalpha, answer)):
                self.say("again.recipient")
                continue
            found.append(self.recipient(answer.strip(), day))

    def recipient(self, name: str, day: date) -> tuple[str, str, date | None]:
        """Find the unit or the person of that name, or make the person known."""
        if unit := unit_named(name, self.units):
            return "unit", unit, None
        if person := person_named(name, self.names):
            return "person", person, self.told(day)
        near = unit_nearly_named(name, self.units)
        if near and self.agreed("meant", default=True, name=self.units[near]):
            return "unit", near, None
        return "person", self.new_person(name), self.told(day)

    def told(self, day: date) -> date | None:
        """Ask on which day the person heard it, not before `day`; nothing means not yet."""
        answer = self.ask("told", lambda text: self.a_day(text, day) if text else date.min, "")
        return None if answer == date.min else answer

    def new_person(self, name: str) -> str:
        """Make a person known: the unit, the name to be shown, and the permission."""
        self.say("new-person", name=name)
        unit = self.one_of("unit", [*self.units], [*self.units.values()])
        shown = self.ask("shown-as", lambda text: text or None, name.split()[0])
        permission = None
        if self.agreed("permission", default=False):
            permission = (self.content.day, _STANDARD_CHANNELS)
        people = self.folder / "people"
        key = free_key(shown, lambda key: key in self.names or (people / f"{key}.yml").exists())
        text = person_text(name, shown, unit, permission)
        self.files[people / f"{key}.yml"] = text
        self.names[key] = (name, shown)
        return key

    def factors(self) -> list[str]:
        """Ask for one to three factors by their numbers."""
        factors = self.content.wall.house.factors
        self.say("ask.factors")
        self.numbered([one.name for one in factors])
        chosen = self.ask("numbers", lambda text: choices_meant(text, len(factors)))
        return [factors[number].key for number in chosen]

    def a_day(self, text: str, first: date = date.min) -> date | None:
        """Read a day from `first` to today."""
        return day_meant(text, first, self.content.day)

    def a_language(self, text: str) -> str | None:
        """Read a language's code."""
        return text if text in SPOKEN else None
