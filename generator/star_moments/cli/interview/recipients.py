"""Ask whom the praise is for, one after the other, and make known who is not yet."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from star_moments.authoring.answers import Answers, NewPerson, Recipient
from star_moments.authoring.candidates import Candidate
from star_moments.authoring.days import OLDEST, day_meant
from star_moments.authoring.lookup import free_key, number_meant
from star_moments.cli.interview.asking import Asking, Back, Unclear, is_nothing, walk
from star_moments.cli.interview.house import Around
from star_moments.model.person_name import is_name
from star_moments.names.letters import words_of

# What is asked about somebody new is kept, as what was begun, until all is answered; but for the
# permission, which is never there before somebody says so of this very person.
_ONES = ("recipient", "another")
_OF_THE_NEW = ("whole-name", "unit", "shown-as")
_ABOUT = "about"

# Of one letter nobody is found.
_SHORTEST = 2


@dataclass
class Recipients:
    """Asks whom the praise is for, and adds them to the answers."""

    asking: Asking
    answers: Answers
    around: Around

    def ask(self) -> None:
        """Ask for all of them. Going back takes the last one out again."""
        thanks = self.answers.thanks
        while True:
            try:
                answer = self._next()
            except Back:
                if not thanks:
                    raise
                self._remove(len(thanks) - 1)
                continue
            if answer.taken_out is not None:
                self._remove(answer.taken_out)
                continue
            if not answer.name:
                self.answers.are_all = True
                return
            one = _One(self.asking, self.answers, self.around, answer.name)
            self._remember(answer)
            try:
                walk([one.find, one.hear])
            except Back:
                # Where it can be, it is put right where it stands.
                stays = self.asking.lines.edits and one.name
                self._forget(but=answer.question if stays else "")
                continue
            assert one.found is not None  # noqa: S101, who is sought is found by then
            thanks.append(one.found)
            self._forget()

    def _remember(self, answer: "_Next") -> None:
        """Keep a name until all is known of it; what was answered about another is forgotten."""
        if self.asking.begun.get(_ABOUT) != answer.name:
            self._forget()
        self.asking.begun[answer.question] = self.asking.begun[_ABOUT] = answer.name
        self.asking.keep()

    def _forget(self, but: str = "") -> None:
        for key in {*_ONES, *_OF_THE_NEW, _ABOUT} - {but}:
            self.asking.begun.pop(key, None)
        self.asking.keep()

    def _next(self) -> "_Next":
        """Ask for a name, or for the number of one that is to be taken out again."""
        count = len(self.answers.thanks)
        question = _ONES[count > 0]

        def read(text: str) -> _Next | Unclear:
            number = number_meant(text, count)
            if number is not None:
                return _Next(question, taken_out=number)
            if count and is_nothing(text):
                return _Next(question)
            is_name = sum(map(str.isalpha, text)) >= _SHORTEST
            return _Next(question, text) if is_name else Unclear("recipient")

        return self.asking.ask(question, read, listed=self.around.recipients(self.answers))

    def _remove(self, place: int) -> None:
        name = self.around.recipients(self.answers)[place]
        del self.answers.thanks[place]
        self.answers.are_all = False
        self.asking.keep()
        self.asking.say("removed", name=name)


class _Next(NamedTuple):
    """A name, empty where there is nobody else; or the place of one who is taken out again."""

    question: str
    name: str = ""
    taken_out: int | None = None


@dataclass
class _One:
    """The questions about one of them."""

    asking: Asking
    answers: Answers
    around: Around
    name: str
    found: Recipient | None = None

    def find(self) -> None:
        """Find who or what is meant, and never take anybody without asking."""
        found = self.around.known(self.answers).meant(self.name)
        names = [self.around.called(one, self.answers) for one in found]
        # Two of one name in one unit are told apart by their files.
        alike = {name for name in names if names.count(name) > 1}
        names = [
            f"{name} ({one.key})" if name in alike else name
            for name, one in zip(names, found, strict=True)
        ]
        meant: Candidate | None = None
        if len(found) == 1:
            meant = found[0] if self.asking.agreed("echo", default=True, name=names[0]) else None
        elif found:
            none = self.asking.word("nobody")
            place = self.asking.one_of("which", [*names, none])
            meant = found[place] if place < len(found) else None
        if meant is None:
            self._make_known()
        elif any((one.kind, one.key) == meant for one in self.answers.thanks):
            self.asking.say("already", name=self.around.called(meant, self.answers))
            self.name = ""
            raise Back
        else:
            self.found = Recipient(kind=meant.kind, key=meant.key)

    def hear(self) -> None:
        """Ask on which day a person heard it; nothing means not yet."""
        if self.found is not None and self.found.kind == "person":
            name = self.around.known(self.answers).people.get(self.found.key, (self.name,))[0]
            name = self.found.new.name if self.found.new else name
            self.found.told = told(self.asking, name, self.answers.day, self.around.content.day)

    def _make_known(self) -> None:
        """Make a person known: the whole name, the unit, the name to be shown, the permission."""
        typed = self.name.title() if self.name.islower() else self.name
        if not self.asking.agreed("new-person", default=True, name=typed):
            raise Back
        units = self.around.units
        new = NewPerson(name=typed, shown_as="", unit="", permitted=False)

        def name() -> None:
            if len(words_of(typed)) < 2 or not is_name(typed):
                new.name = self.asking.ask("whole-name", _some_name, current=new.name)
                self._answered("whole-name", new.name)

        def unit() -> None:
            new.unit = [*units][self.asking.one_of("unit", [*units.values()], name=new.name)]
            self._answered("unit", units[new.unit])

        def shown_as() -> None:
            shown = new.shown_as or new.name.split()[0]
            new.shown_as = self.asking.ask("shown-as", _some_name, current=shown, name=new.name)
            self._answered("shown-as", new.shown_as)

        def permission() -> None:
            new.permitted = self.asking.agreed("permission", default=False, name=new.name)

        walk([name, unit, shown_as, permission])
        given = {one.key for one in self.answers.thanks}
        key = free_key(new.shown_as, lambda key: key in given or self.around.is_taken(key))
        self.found = Recipient(kind="person", key=key, new=new)

    def _answered(self, question: str, text: str) -> None:
        self.asking.begun[question] = text
        self.asking.keep()


def told(asking: Asking, name: str, first: date | None, today: date) -> date | None:
    """Ask on which day somebody heard the thanks, not before they came; nothing means not yet."""
    read = partial(_told, first=first or OLDEST, today=today)
    answer = asking.ask("told", read, name=name)
    return None if answer == date.min else answer


def read_day(text: str, today: date, first: date = OLDEST) -> date | Unclear:
    """Read a day from the first one to today."""
    day = day_meant(text, today)
    if day is None or day < OLDEST:
        return Unclear("day")
    if day > today:
        return Unclear("ahead")
    return day if day >= first else Unclear("before")


def _told(text: str, first: date, today: date) -> date | Unclear:
    return date.min if is_nothing(text) else read_day(text, today, first)


def _some_name(text: str) -> str | Unclear:
    return text if is_name(text) else Unclear("name")
