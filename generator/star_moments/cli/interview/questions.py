"""The questions of the conversation, in their order, each with what it was answered."""

from collections.abc import Callable
from dataclasses import dataclass

from star_moments.authoring.answers import Answers
from star_moments.authoring.days import day_shown
from star_moments.authoring.languages import language_meant, language_shown
from star_moments.authoring.lookup import choices_meant
from star_moments.cli.interview.asking import Asking, Unclear, text_or_nothing
from star_moments.cli.interview.house import Around
from star_moments.cli.interview.recipients import Recipients, read_day, told
from star_moments.model.vocabulary import GIVERS


@dataclass(frozen=True)
class Question:
    """One question: its name, how it is asked, and its answer in words, None where it has none."""

    key: str
    ask: Callable[[], None]
    shown: Callable[[], str | None]

    def is_open(self) -> bool:
        """Say whether it has no answer yet."""
        return self.shown() is None


@dataclass
class Questions:
    """Asks each question and writes down the answer."""

    asking: Asking
    answers: Answers
    around: Around

    def steps(self) -> list[Question]:
        """Return all questions in their order."""
        answers = self.answers
        return [
            Question("quote", self.quote, lambda: answers.quote),
            Question("giver", self.giver, self._giver),
            Question("came-by", self.came_by, lambda: answers.came_by),
            Question("day", self.day, lambda: day_shown(answers.day) if answers.day else None),
            Question("language", self.language, self._language),
            Question("thanks", self.thanks, self._thanks),
            Question("factors", self.factors, self._factors),
            Question("title", self.title, lambda: answers.title),
        ]

    def quote(self) -> None:
        """Take the giver's words."""
        self.answers.quote = self.asking.text("quote", self.answers.quote or "")
        self.asking.keep()

    def giver(self) -> None:
        """Ask who gave thanks."""
        place = self.asking.one_of("giver", self._givers(), self._giver() or "")
        self.answers.giver = GIVERS[place]
        self.asking.keep()

    def came_by(self) -> None:
        """Ask on which way the thanks came."""
        self.answers.came_by = self.asking.ask(
            "came-by", text_or_nothing, current=self.answers.came_by or ""
        )
        self.asking.keep()

    def day(self) -> None:
        """Ask when the thanks came, and once more when people heard it, where that was before."""
        today = self.around.content.day
        default = day_shown(self.answers.day or today)
        day = self.asking.ask("day", lambda text: read_day(text, today), default=default)
        self.answers.day = day
        self.asking.keep()
        known = self.around.known(self.answers)
        for one in self.answers.thanks:
            if one.told and one.told < day:
                one.told = told(self.asking, known.people[one.key][0], day, today)
                self.asking.keep()

    def language(self) -> None:
        """Ask in which language the words are."""
        code = self.answers.language or self.around.words.language
        default = language_shown(code, self.around.words.language)
        self.answers.language = self.asking.ask("language", _read_language, default=default)
        self.asking.keep()

    def thanks(self) -> None:
        """Ask whom the praise is for."""
        Recipients(self.asking, self.answers, self.around).ask()
        self.asking.keep()

    def factors(self) -> None:
        """Ask what made the service good."""
        names, keys = [*self.around.factors.values()], [*self.around.factors]

        default = self._factors() or ""

        def read(text: str) -> list[int] | Unclear:
            if default and text == default:
                return [keys.index(key) for key in self.answers.factors]
            found = choices_meant(text, names)
            return Unclear("numbers") if found is None else found

        chosen = self.asking.ask("factors", read, listed=names, default=default)
        self.answers.factors = [keys[place] for place in chosen]
        self.asking.keep()

    def title(self) -> None:
        """Ask for a title."""
        self.answers.title = self.asking.ask(
            "title", text_or_nothing, current=self.answers.title or ""
        )
        self.asking.keep()

    def _givers(self) -> list[str]:
        return [self.asking.word(f"giver.{key}") for key in GIVERS]

    def _giver(self) -> str | None:
        key = self.answers.giver
        return self._givers()[[*GIVERS].index(key)] if key in GIVERS else None

    def _language(self) -> str | None:
        code = self.answers.language
        return language_shown(code, self.around.words.language) if code else None

    def _thanked(self) -> list[str]:
        return self.around.recipients(self.answers)

    def _thanks(self) -> str | None:
        return "\n".join(self._thanked()) if self.answers.are_all else None

    def _factors(self) -> str | None:
        names = [self.around.factors[key] for key in self.answers.factors]
        return ", ".join(names) or None


def _read_language(text: str) -> str | Unclear:
    return language_meant(text) or Unclear("language")
