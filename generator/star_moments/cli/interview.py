"""The conversation of `star-moments new`: one question at a time, in the language of the wall."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Self, TypeVar

import click

from star_moments.authoring.writing import NewMoment, moment_id, moment_text, person_text
from star_moments.build import Content, read_content
from star_moments.model.keys import key_from
from star_moments.model.vocabulary import GIVERS, SPOKEN

T = TypeVar("T")
_STANDARD_CHANNELS = ("wall", "display", "feed", "print")
_END_OF_TEXT = "."


@dataclass
class Interview:
    """Asks for a moment and writes what was told. Nothing is written before the last answer."""

    folder: Path
    content: Content
    files: dict[Path, str] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Return an interview about a content folder."""
        content = read_content(folder)
        people = content.drafts.people
        names = {key: (one.name, one.shown_as or one.name) for key, one in people.items()}
        return cls(folder, content, names=names)

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
        found = moment_id(moment, self.names, [*drafts.files, *drafts.broken_moments])
        path = self.folder / "moments" / f"{moment.day.year}" / f"{found}.yml"
        self.files[path] = moment_text(moment, language)
        for target, text in self.files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            self.say("written", path=target)
        self.say("next")

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
        return keys[self.ask("number", lambda text: self.a_number(text, len(keys)))]

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
        wanted = name.casefold()
        for unit in self.content.wall.house.units:
            if wanted in (unit.key, unit.name.casefold()):
                return "unit", unit.key, None
        for key, known in self.names.items():
            if wanted == key or wanted in (one.casefold() for one in known):
                return "person", key, self.told(day)
        if close := self.close_unit(name):
            return "unit", close, None
        return "person", self.new_person(name), self.told(day)

    def close_unit(self, name: str) -> str | None:
        """Ask whether a unit was meant whose name is nearly the same."""
        units = {unit.name: unit.key for unit in self.content.wall.house.units}
        for close in get_close_matches(name, units, n=1, cutoff=0.75):
            if self.agreed("meant", default=True, name=close):
                return units[close]
        return None

    def told(self, day: date) -> date | None:
        """Ask on which day the person heard it, not before `day`; nothing means not yet."""
        answer = self.ask("told", lambda text: self.a_day(text, day) if text else date.min, "")
        return None if answer == date.min else answer

    def new_person(self, name: str) -> str:
        """Make a person known: the unit, the name to be shown, and the permission."""
        self.say("new-person", name=name)
        units = self.content.wall.house.units
        unit = self.one_of("unit", [one.key for one in units], [one.name for one in units])
        shown = self.ask("shown-as", lambda text: text or None, name.split()[0])
        permission = None
        if self.agreed("permission", default=False):
            permission = (self.content.day, _STANDARD_CHANNELS)
        start = key_from(shown)[:70].strip("-") or "person"
        key, number = start, 2
        while key in self.names or (self.folder / "people" / f"{key}.yml").exists():
            key, number = f"{start}-{number}", number + 1
        text = person_text(name, shown, unit, permission)
        self.files[self.folder / "people" / f"{key}.yml"] = text
        self.names[key] = (name, shown)
        return key

    def factors(self) -> list[str]:
        """Ask for one to three factors by their numbers."""
        factors = self.content.wall.house.factors
        self.say("ask.factors")
        self.numbered([one.name for one in factors])
        chosen = self.ask("numbers", lambda text: self.numbers(text, len(factors)))
        return [factors[number].key for number in chosen]

    def a_day(self, text: str, first: date = date.min) -> date | None:
        """Read a day as people write it, 2026-11-20 or 20.11.2026: from `first` to today."""
        parts = text.split("-") if "-" in text else text.split(".")[::-1]
        try:
            year, month, day = (int(part) for part in parts)
            found = date(year, month, day)
        except ValueError:
            return None
        return found if first <= found <= self.content.day else None

    def a_language(self, text: str) -> str | None:
        """Read a language's code."""
        return text if text in SPOKEN else None

    def a_number(self, text: str, most: int) -> int | None:
        """Read a number from 1 to `most`, and count from 0."""
        return (
            int(text) - 1 if text.isascii() and text.isdigit() and 1 <= int(text) <= most else None
        )

    def numbers(self, text: str, most: int) -> list[int] | None:
        """Read one to three different numbers."""
        found = [self.a_number(part, most) for part in text.replace(",", " ").split()]
        chosen = list(dict.fromkeys(number for number in found if number is not None))
        return chosen if None not in found and 1 <= len(chosen) <= 3 else None
