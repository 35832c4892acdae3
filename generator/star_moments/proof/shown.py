"""What is shown in some hands, so that nothing is a secret which stands there too.

Asked only where something was found: nearly always, nothing is.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from star_moments.proof.around import Around
from star_moments.proof.hands import Hand, bits, channel_of
from star_moments.proof.secrets import Runs, Secrets
from star_moments.proof.withheld import Withheld
from star_moments.proof.words import as_written, bare
from star_moments.wall.public import Publication, PublicMoment, PublicPerson

# From so many on, it is quicker to look at all that is shown at once.
_MANY = 50
_LINK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


class Shown:
    """All that is shown in some hands, of moments, people and the organisation."""

    def __init__(
        self,
        hand: Hand,
        publication: Publication,
        withheld: Withheld,
        secrets: Secrets,
        around: Around,
    ) -> None:
        """Take what the gate let through."""
        self._hand = hand
        self._publication = publication
        self._withheld = withheld
        self._secrets = secrets
        self._around = around
        self._bits = bits(hand)
        self._known: set[str] = set()

    @cached_property
    def texts(self) -> list[str]:
        """Every text."""
        texts = dict.fromkeys((*self._of_the_house(), *self._agreed))
        for moment in self._moments():
            texts |= dict.fromkeys(
                (moment.title, moment.quote, moment.story, moment.learned, moment.came_by)
            )
            texts |= dict.fromkeys(self._whom(moment))
        return [text for text in texts if text]

    def _moments(self) -> Iterator[PublicMoment]:
        """Give the moments that may be seen, whatever else was let through."""
        closed = {key for key, kept in self._withheld.moments.items() if kept.closed & self._bits}
        seen = self._publication.moments
        for moment_id, moment in seen[channel_of(self._hand)].items():
            if moment_id not in closed:
                yield moment

    def _of_the_house(self) -> Iterator[str]:
        house = self._publication.house
        yield from (house.name, house.organisation)
        for unit in house.units:
            yield from (unit.name, unit.key)
        for factor in house.factors:
            yield from (factor.name, factor.meaning, factor.question, factor.key)
        emergency = self._publication.emergency
        if emergency is not None and self._hand in ("display", "any"):
            yield from (emergency.heading, emergency.message)

    def _whom(self, moment: PublicMoment) -> Iterator[str]:
        yield moment.id
        for one in moment.recipients:
            if isinstance(one, PublicPerson) and one.name in self._agreed:
                yield from (one.name, one.key)

    @cached_property
    def _agreed(self) -> frozenset[str]:
        """What people have agreed to be called in these hands."""
        people = self._withheld.people.values()
        return frozenset(one.shown_as for one in people if not one.closed & self._bits)

    @cached_property
    def _as_letters(self) -> list[str]:
        written = self._secrets.written
        return [letters for text in self.texts for letters in written(text)]

    def left_of(self, runs: Runs, found: set[str]) -> set[str]:
        """Return those of the runs that were found which stand in nothing that is shown.

        The others are looked for no longer.
        """
        if len(found) > _MANY:
            shown = set().union(*map(runs.in_text, self._as_letters))
        else:
            shown = {run for run in found if self._has(run)}
        shown |= {run for run in found - shown if self._puts_together(run)}
        runs.drop(shown)
        return found - shown

    def _has(self, run: str) -> bool:
        """Say whether the words of a run stand in what is shown, with nothing but signs between."""
        spelt = self._secrets.letters.words
        words = r"[^\w]+".join(re.escape(spelt[letter]) for letter in run)
        return any(
            not self._in_small[max(0, one.start() - 1) : one.start()].isalnum()
            for one in re.finditer(rf"{words}(?!\w)", self._in_small)
        )

    @cached_property
    def _in_small(self) -> str:
        return "\n".join(self.texts).lower()

    @cached_property
    def _side_by_side(self) -> str:
        read = self._secrets.letters.read
        lines = (line for text in self._around.texts for line in text.split("\n"))
        around = [read(words) for line in lines for words in as_written(line)]
        return "\n" + "\n".join((*self._as_letters, *around)) + "\n"

    def _puts_together(self, run: str) -> bool:
        """Say whether a run is put together from what is shown, and may well stand side by side.

        It begins somewhere in a text, which may be cut short, and goes on where others begin.
        """
        return any(
            run[:at] in self._side_by_side and self._goes_on(run[at:])
            for at in range(len(run), 0, -1)
        )

    def _goes_on(self, rest: str) -> bool:
        if not rest or f"\n{rest}" in self._side_by_side:
            return True
        return any(
            f"\n{rest[:at]}\n" in self._side_by_side and self._goes_on(rest[at:])
            for at in range(1, len(rest))
        )

    def missing(self, words: Iterable[str]) -> set[str]:
        """Return those of the words, in small letters, that stand in nothing that is shown.

        No more is read than has to be.
        """
        left = {*words} - self._around.words - self._known
        for text in self._unread if left else ():
            self._known.update(*as_written(text))
            left -= self._known
            if not left:
                break
        return left

    @cached_property
    def _unread(self) -> Iterator[str]:
        return iter(self.texts)

    @cached_property
    def addresses(self) -> Collection[str]:
        """What may be an address of a moment, in the links of stories."""
        return {one for text in self.texts for one in _LINK.findall(text)}

    @cached_property
    def whole_names(self) -> Collection[str]:
        """The keys of those whose whole name stands in a text."""
        return {key for text in self.texts for key in self._secrets.finder.whole([bare(text)])}

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        names = {
            *self._of_the_house(),
            *(
                one.name
                for moment in self._moments()
                for one in moment.recipients
                if isinstance(one, PublicPerson) and " " in one.name and one.name in self._agreed
            ),
        }
        longest = sorted(filter(None, map(bare, names)), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(longest)})\b")

    def without_labels(self, text: str) -> str:
        """Return bare words without names of units and whole names that stand there as agreed.

        Else the first name of one and the last of the next would look like somebody's.
        """
        return self._labels.sub(" x x x x ", text)
