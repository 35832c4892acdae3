"""Ask one question: its words, its default, what cannot be understood, and the way back."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import click

from star_moments.authoring.lookup import choice_meant
from star_moments.cli.interview.lines import Lines, is_back
from star_moments.words import Words

T = TypeVar("T")

# Alone it empties an answer that may be empty.
_EMPTY = "-"

_YES = frozenset("k kyllä kylla joo juu j ja jo jep y yes yep ok".split())
_NO = frozenset("e ei en eikä n nej no nope".split())
# Where an answer may be empty, people say so: *ei muita, inte ännu, nobody*.
_NOTHING = frozenset(
    [
        *("ei", "ei vielä", "ei muita", "ei ketään", "ei ole", "en tiedä", "nej", "inte ännu"),
        *("ingen", "ingen annan", "inga", "vet inte", "no", "not yet", "nobody", "none", _EMPTY),
    ]
)


class Back(Exception):  # noqa: N818, nothing went wrong
    """Somebody wants to see the question before."""


@dataclass(frozen=True)
class Unclear:
    """Why an answer cannot be taken: the name of the sentence that says so, and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Asking:
    """Asks at a terminal, in the words of a wall.

    `begun` holds what was written and not answered with, by question, and `keep` saves it.
    """

    words: Words
    lines: Lines
    begun: MutableMapping[str, str]
    keep: Callable[[], None]

    def word(self, key: str, **values: object) -> str:
        """Return one of this conversation's texts."""
        return self.words(f"new.{key}", **values)

    def say(self, key: str, **values: object) -> None:
        """Say something."""
        click.echo(self.word(key, **values))

    def ask(
        self,
        key: str,
        read: Callable[[str], T | Unclear],
        *,
        default: str = "",
        current: str = "",
        hint: str = "",
        listed: Sequence[str] = (),
        name: str = "",
    ) -> T:
        """Ask until the answer can be read.

        `name` stands in the question, and `listed` are numbered below it. No answer is the
        `default`, which is shown, or a `hint` in its place. `current` is what an answer can be made
        of: where lines are edited it stands there already, else no answer leaves it.
        """
        click.echo()
        while True:
            question = self.word(f"ask.{key}", name=name)
            # To a yes or a no the answer is given anew.
            begun = "" if hint else self.begun.get(key, "") or current
            shown = hint or default or ("" if self.lines.edits else begun)
            click.echo(f"{question} [{shown}]" if shown else question)
            for number, one in enumerate(listed, start=1):
                click.echo(f"  {number:2} {one}")
            answer = self.lines.line(begun, lambda text: self._hear(key, text)).strip()
            self._hear(key, "")
            if is_back(answer):
                raise Back
            if not answer:
                answer = default or ("" if self.lines.edits else begun)
            found = read(answer)
            if not isinstance(found, Unclear):
                return found
            self.say(f"again.{found.key}", **found.values)

    def text(self, key: str, current: str) -> str:
        """Ask for several lines; no line leaves the `current` ones where lines cannot be edited."""
        while True:
            click.echo()
            self.say(f"ask.{key}")
            begun = self.begun.get(key, "")
            if not self.lines.edits and (begun or current):
                self.say("so-far" if begun else "as-it-is")
                for line in (begun or current).split("\n"):
                    click.echo(f"  {line}")
            text = self.lines.text(
                begun.split("\n") if begun else (),
                current,
                lambda text: self._hear(key, text),
            )
            before, _, last = text.rpartition("\n")
            if is_back(last):
                self._hear(key, before)
                raise Back
            text = text.strip("\n") if text.strip() else ""
            self._hear(key, "")
            if text or (current and not self.lines.edits):
                return text or current
            self.say(f"again.{key}")

    def agreed(self, key: str, *, default: bool, name: str = "") -> bool:
        """Ask for a yes or a no, in any of the three languages."""

        def read(text: str) -> bool | Unclear:
            found = yes_or_no(text) if text else default
            return Unclear("yes-or-no") if found is None else found

        hint = self.word("yes-first" if default else "no-first")
        return self.ask(key, read, hint=hint, name=name)

    def one_of(self, key: str, names: Sequence[str], default: str = "", name: str = "") -> int:
        """Let choose one of several by its number or its name; its place, counted from 0."""

        def read(text: str) -> int | Unclear:
            found = choice_meant(text, names)
            return Unclear("number") if found is None else found

        return self.ask(key, read, listed=names, default=default, name=name)

    def _hear(self, key: str, text: str) -> None:
        """Keep what was begun as the answer to a question."""
        if text != self.begun.get(key, ""):
            self.begun[key] = text
            if not text:
                del self.begun[key]
            self.keep()


def yes_or_no(text: str) -> bool | None:
    """Return whether a word says yes or no, in any of the three languages; None for any other."""
    said = text.strip(" .!,").casefold()
    return True if said in _YES else False if said in _NO else None


def is_nothing(text: str) -> bool:
    """Say whether there is no answer, or one that says that there is nothing to answer."""
    return text.strip(" .!").casefold() in ("", *_NOTHING)


def text_or_nothing(text: str) -> str:
    """Return an answer that may be empty."""
    return "" if is_nothing(text) else text


def walk(steps: Sequence[Callable[[], None]]) -> None:
    """Take the steps one after the other, and the one before where somebody wants to go back."""
    at = 0
    while at < len(steps):
        try:
            steps[at]()
        except Back:
            if at == 0:
                raise
            at -= 1
        else:
            at += 1
