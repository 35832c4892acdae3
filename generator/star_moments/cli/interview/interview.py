"""The conversation of `star-moments new`: one question after the other, and then all answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from star_moments.authoring.answers import Answers
from star_moments.authoring.givers import has_code
from star_moments.cli.interview.asking import Asking, Back
from star_moments.cli.interview.house import Around
from star_moments.cli.interview.kept import Kept
from star_moments.cli.interview.lines import Lines
from star_moments.cli.interview.looking import Looking
from star_moments.cli.interview.next_steps import tell_next
from star_moments.cli.interview.questions import Question, Questions
from star_moments.cli.interview.saving import save
from star_moments.reports.saying import harmless

# As much of the words as tells which moment it is.
_START = 60


@dataclass
class Interview:
    """Asks for a moment and saves it. What was written and is not saved yet is kept."""

    around: Around
    lines: Lines
    kept: Kept

    @classmethod
    def in_folder(cls, folder: Path, lines: Lines) -> "Interview":
        """Return a conversation about a content folder."""
        return cls(Around.of(folder), lines, Kept.beside(folder))

    def hold(self) -> bool:
        """Ask everything, save it and say what comes next; False where it was not saved."""
        asking = Asking(self.around.words, self.lines, {}, lambda: None)
        if not (self.around.units and self.around.factors):
            asking.say("no-wall")
            return False
        answers = Answers()
        try:
            taken_up = self._taken_up(asking)
            if taken_up is None:
                asking.say("hello")
            answers = taken_up or answers
            asking.begun, asking.keep = answers.begun, partial(self._keep, asking, answers)
            self._hello(asking)
            questions = Questions(asking, answers, self.around)
            _ask_all(asking, questions.steps())
            if not Looking(asking, answers, self.around, questions).is_in_order():
                return self._given_up(asking)
        except (click.Abort, KeyboardInterrupt):
            self.kept.save(answers)
            click.echo()
            if self.kept.refused:
                asking.say("not-kept", why=self.kept.refused)
            asking.say("kept" if any(self.kept.left()) else "nothing-yet")
            return False
        paths, wrong = save(answers, self.around)
        if wrong:
            asking.say("not-saved", why=wrong)
            if self.kept.path and not self.kept.refused:
                asking.say("kept")
            return False
        for path in paths:
            asking.say("written", path=path)
        self._drop(asking, self.kept)
        tell_next(paths, answers, self.around)
        return True

    def _hello(self, asking: Asking) -> None:
        self.kept.try_out()
        asking.say("back")
        if self.kept.refused:
            asking.say("not-kept", why=self.kept.refused)
        else:
            asking.say("stop")

    def _keep(self, asking: Asking, answers: Answers) -> None:
        before = self.kept.refused
        self.kept.save(answers)
        if self.kept.refused and not before:
            asking.say("not-kept", why=self.kept.refused)

    def _taken_up(self, asking: Asking) -> Answers | None:
        """Offer what was left unsaved, and return it where somebody goes on with it."""
        for kept, answers in self.kept.left():
            if answers is None:
                asking.say("unreadable", path=kept.path)
                continue
            _say_what_was_left(asking, answers)
            try:
                if asking.agreed("go-on", default=True):
                    self.kept = kept
                    return self._fitted(asking, answers)
                if asking.agreed("throw-away", default=True):
                    if self._drop(asking, kept):
                        asking.say("thrown-away")
                    continue
            except Back:
                pass
            asking.say("left-there")
        return None

    def _drop(self, asking: Asking, kept: Kept) -> bool:
        """Remove what was kept; say so where that cannot be."""
        kept.drop()
        if kept.path is not None:
            asking.say("not-dropped", path=kept.path)
        return kept.path is None

    def _fitted(self, asking: Asking, answers: Answers) -> Answers:
        around = self.around
        people = around.content.drafts.people_files
        day, taken = around.content.day, around.is_taken
        if answers.fit(day, people, around.units, around.factors, taken):
            asking.say("changed")
        return answers

    def _given_up(self, asking: Asking) -> bool:
        """Throw away what was answered, where that is wanted."""
        try:
            if asking.agreed("throw-away", default=False):
                if self._drop(asking, self.kept):
                    asking.say("thrown-away")
                return False
        except Back:
            pass
        asking.say("kept")
        return False


def _say_what_was_left(asking: Asking, answers: Answers) -> None:
    """Say how it begins, so that it is known again; a code of the giver's is never repeated."""
    words = harmless(answers.quote or answers.begun.get("quote", ""))
    if not words or has_code(words):
        asking.say("left")
    else:
        start = f"{words[:_START].rstrip()}…" if len(words) > _START else words
        asking.say("left-words", start=start)


def _ask_all(asking: Asking, steps: Sequence[Question]) -> None:
    """Ask what has no answer yet, and the question before where somebody wants to go back."""
    at = _next_open(steps, 0)
    while at < len(steps):
        try:
            steps[at].ask()
        except Back:
            if at == 0:
                asking.say("first")
            at = max(at - 1, 0)
        else:
            at = _next_open(steps, at + 1)


def _next_open(steps: Sequence[Question], at: int) -> int:
    return next((place for place in range(at, len(steps)) if steps[place].is_open()), len(steps))
