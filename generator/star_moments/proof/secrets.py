"""What to look for: the words, addresses and names that may not be seen in some hands.

Words are looked for eight at a time. Each word that occurs in what is withheld has a letter of its
own, so a text becomes a short one, and eight words a run of eight letters.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from star_moments.proof.hands import Hand, bits
from star_moments.proof.markup import END, LINE
from star_moments.proof.names import Finder
from star_moments.proof.withheld import Withheld
from star_moments.proof.words import as_written, bare

RUN = 8
# Of shorter texts the whole is looked for, where it has so many letters: who says less says nothing
# that others do not say too.
SHORTEST = 25

NO_WORD = "\0"
# Of words that no secret has, one says as much as many.
NO_WORDS = re.compile(f"{NO_WORD}{{2,}}")
# Above the signs that stand for something else here.
_FIRST = 0x100
# What is no letter of its own: halves of letters.
_HALVES = range(0xD800, 0xE000)


class Letters(dict[str, str]):
    """The letter of each word that occurs in what is withheld; all other words have none.

    `words` are the words in small letters, by letter.
    """

    def __init__(self) -> None:
        """Begin with no word."""
        super().__init__({END: END, LINE: LINE})
        self.words: dict[str, str] = {}
        self._next = _FIRST

    def __missing__(self, word: str) -> str:
        """Return the letter of a word as it stands in a text, and remember it for the next time."""
        letter = self[word] = self.get(word.lower(), NO_WORD)
        return letter

    def learn(self, words: Iterable[str]) -> str:
        """Give each of these words, in small letters, a letter, and return them as a text."""
        for word in words:
            if self.get(word, NO_WORD) == NO_WORD:
                if self._next in _HALVES:
                    self._next = _HALVES.stop
                letter = self[word] = chr(self._next)
                self.words[letter] = word
                self._next += 1
        return self.read(words)

    def read(self, words: Iterable[str]) -> str:
        """Return words as a text of their letters."""
        return "".join([self[word] for word in words])


class Runs:
    """What may not be seen in some hands: runs of eight words, and shorter texts.

    `pieces` hold each piece of a run, by its length: a text is looked at by every k-th of its own
    pieces of k letters, and a run of 2k - 1 or more holds one of them wherever it stands.
    """

    def __init__(self, runs: Iterable[str], pieces: Mapping[int, Collection[str]]) -> None:
        """Take the runs, and the pieces of these and perhaps of others."""
        self._runs = {*runs}
        self._pieces = pieces
        self.shortest = min(map(len, self._runs), default=RUN)

    def in_text(self, text: str) -> set[str]:
        """Return those that stand in a text."""
        found: set[str] = set()
        for length, pieces in self._pieces.items():
            for at in range(0, len(text) - length + 1, length):
                if text[at : at + length] in pieces:
                    near = text[max(0, at + length - RUN) : at + RUN]
                    for size in range(self.shortest, RUN + 1):
                        found |= self._runs.intersection(_slices(near, size))
        return found

    def drop(self, runs: Iterable[str]) -> None:
        """Look no longer for these."""
        self._runs.difference_update(runs)


def _slices(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(len(text) - length + 1)]


def runs_of(words: Sequence[str], letters: Letters) -> Iterator[str]:
    """Give the runs by which a text can be told from all others."""
    if len(words) < RUN:
        if sum(map(len, words)) >= SHORTEST:
            yield letters.learn(words)
        return
    text = letters.learn(words)
    yield from _slices(text, RUN)


class Secrets:
    """All that may not be seen, ready to be looked for."""

    def __init__(self, withheld: Withheld) -> None:
        """Take what may not be seen.

        `longer` are the keys of those whose whole name is longer than what they have agreed to.
        """
        self.withheld = withheld
        self.letters = Letters()
        self._of_moments = {
            moment_id: frozenset(
                run
                for text in kept.texts
                for words in as_written(text)
                for run in runs_of(words, self.letters)
            )
            for moment_id, kept in withheld.moments.items()
        }
        self.finder = Finder({key: one.names for key, one in withheld.people.items()})
        # Where what is shown is a first and a last name too, the finder cannot tell it from more.
        longer = {key for key in withheld.people if self._is_longer(key)}
        alike = {
            key for key in longer if key in self.finder.whole([bare(withheld.people[key].shown_as)])
        }
        self.longer = frozenset(longer - alike)
        self._of_names = {key: frozenset(self._long_names(key)) for key in alike}

    def _is_longer(self, key: str) -> bool:
        """Say whether a person's whole name is longer than what the person has agreed to."""
        one = self.withheld.people[key]
        return len(one.shown_as.split()) < len(one.names[0].split())

    def _long_names(self, key: str) -> Iterator[str]:
        for words in as_written(self.withheld.people[key].names[0]):
            yield self.letters.learn(words)

    @cache  # noqa: B019
    def written(self, text: str) -> tuple[str, ...]:
        """Return a text as somebody wrote it, in letters, in every way it is read."""
        read = self.letters.read
        found = (NO_WORDS.sub(NO_WORD, read(words)) for words in as_written(text))
        return tuple(letters for letters in found if letters != NO_WORD)

    @cache  # noqa: B019
    def runs(self, hand: Hand) -> Runs:
        """Return the runs of words that may not be seen in these hands."""
        closed = bits(hand)
        of_moments = (
            run
            for moment_id, runs in self._of_moments.items()
            if self.withheld.moments[moment_id].closed & closed
            for run in runs
            # Whoever writes by hand may say what is short in the same words.
            if hand != "written" or len(run) == RUN
        )
        return Runs(chain(of_moments, *self._of_names.values()), self._pieces)

    @cached_property
    def _pieces(self) -> Mapping[int, Collection[str]]:
        runs = {*chain(*self._of_moments.values(), *self._of_names.values())}
        shorter = {run for run in runs if len(run) < RUN}
        found: dict[int, Collection[str]] = {}
        # Those of eight words by longer pieces, of which fewer stand anywhere.
        for some in (shorter, runs - shorter):
            length = (min(map(len, some), default=RUN) + 1) // 2
            pieces = (run[at : at + length] for run in some for at in range(len(run) - length + 1))
            found[length] = frozenset(pieces).union(found.get(length, ()))
        return found

    def owners(self, runs: Iterable[str]) -> set[str]:
        """Return the moments that these runs are of."""
        wanted = set(runs)
        return {key for key, of_one in self._of_moments.items() if not wanted.isdisjoint(of_one)}

    def is_name(self, run: str) -> bool:
        """Say whether a run is a whole name, where a shorter one was agreed."""
        return any(run in runs for runs in self._of_names.values())

    @cache  # noqa: B019, there is one of these in a build
    def addresses(self, hand: Hand) -> frozenset[str]:
        """Return the ids of the moments whose address may not be known in these hands."""
        if hand in ("print", "social", "written"):
            # They are told of a page whose address is known, or are nobody's but the writer's.
            return frozenset()
        return frozenset(
            key for key, kept in self.withheld.moments.items() if kept.closed & bits(hand)
        )

    @cache  # noqa: B019
    def closed(self, hand: Hand, *, by_a_part: bool = False) -> frozenset[str]:
        """Return the keys of those who may not be named in these hands, `by_a_part` alone."""
        return frozenset(
            key
            for key, one in self.withheld.people.items()
            if one.closed & bits(hand) and not (by_a_part and one.is_approver)
        )

    @cache  # noqa: B019
    def are_more(self, hand: Hand, than: Hand) -> bool:
        """Say whether something may not be seen in these hands that may be seen in others."""
        more, less = bits(hand), bits(than)
        closed = (one.closed for some in self.withheld for one in some.values())
        return any(one & more and not one & less for one in closed)

    @cache  # noqa: B019
    def words(self) -> Mapping[str, str]:
        """Return the words of what the wall may not show, each with the moment that it is of."""
        return {
            word: moment_id
            for moment_id, kept in self.withheld.moments.items()
            if kept.closed & bits("wall")
            for text in kept.texts
            for words in as_written(text)
            for word in words
        }
