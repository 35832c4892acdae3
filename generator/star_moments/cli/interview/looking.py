"""Show everything before it is saved, and let any answer be changed."""

from dataclasses import dataclass

import click

from star_moments.authoring.answers import Answers
from star_moments.authoring.givers import fields_with, told_of_giver
from star_moments.authoring.lookup import number_meant
from star_moments.cli.interview.asking import Asking, Back, Unclear, yes_or_no
from star_moments.cli.interview.house import Around
from star_moments.cli.interview.questions import Question, Questions
from star_moments.diagnostics import finding
from star_moments.reports.saying import harmless, say

_SAVE = -1
_GIVE_UP = -2


@dataclass
class Looking:
    """Goes through the answers with whoever gave them."""

    asking: Asking
    answers: Answers
    around: Around
    questions: Questions

    def is_in_order(self) -> bool:
        """Show all answers until they are to be saved; False where they are not."""
        steps = self.questions.steps()
        while True:
            self._about_the_giver(steps)
            try:
                chosen = self._chosen(steps)
                if chosen == _SAVE:
                    return True
                if chosen == _GIVE_UP:
                    return False
                steps[chosen].ask()
            except Back:
                # From a question back to all of them.
                continue

    def _chosen(self, steps: list[Question]) -> int:
        click.echo()
        self.asking.say("overview")
        for number, step in enumerate(steps, start=1):
            label, value = self.asking.word(f"label.{step.key}"), step.shown() or ""
            if "\n" in value or step.key == "quote":
                click.echo(f"  {number} {label}:")
                for line in value.split("\n"):
                    click.echo(f"      {harmless(line, keep_spaces=True)}".rstrip())
            else:
                click.echo(f"  {number} {label}: {harmless(value) or self.asking.word('none')}")

        def read(text: str) -> int | Unclear:
            number = number_meant(text, len(steps))
            if number is not None:
                return number
            is_yes = yes_or_no(text) if text else True
            return Unclear("save") if is_yes is None else _SAVE if is_yes else _GIVE_UP

        try:
            return self.asking.ask("save", read)
        except Back:
            # The last question is the one before.
            return len(steps) - 1

    def _about_the_giver(self, steps: list[Question]) -> None:
        """Ask about what tells of the giver, until it is gone or may stay."""
        by_key = {step.key: step for step in steps}
        answers, drafts = self.answers, self.around.content.drafts
        while True:
            stops, looks = told_of_giver(answers.moment(), drafts, self.around.names(answers))
            found = dict.fromkeys(one.words for one in looks)
            # What was allowed and is not there any more needs no allowance.
            answers.seen = [words for words in found if words in answers.seen]
            self.asking.keep()
            left = [one for one in looks if one.words not in answers.seen]
            if not stops and not left:
                return
            click.echo()
            self.asking.say("found")
            for one in (*stops, *left):
                said = say(finding(one.code, "", words=one.words), self.around.words)
                click.echo(f"  {said.message}")
            try:
                if not stops and self.asking.agreed("seen", default=False):
                    answers.seen += dict.fromkeys(one.words for one in left)
                    continue
                self.asking.say("rewrite")
                for field in fields_with(stops or left, answers.moment()):
                    if stops and not self.asking.lines.edits:
                        # A code is never repeated, not even as what an answer was.
                        setattr(answers, field, None)
                    by_key[field.replace("_", "-")].ask()
            except Back:
                continue
