"""What to look for: the words, addresses and names that may not be seen in some hands.

Words are looked for eight at a time. Each word that occurs in what is withheld has a letter of its
own, so a text becomes a short one, and eight words a run of eight letters.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from star_moments.proof.hands import Hand, bits
from star_moments.proof.markup import END, LINE
from star_moments.proof.names import Finder
from star_moments.proof.once import once
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
# The bit of what is written by hand, beside those of the channels.
_WRITTEN = bits("any") + 1
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
        return "".join(map(self.__getitem__, words))


class Runs:
    """What may not be seen in some hands: runs of eight words, and shorter texts.

    `closed` says by bits in which hands each run may not be seen. Of `pieces_of` all runs, a
    text is asked every k-th of its own pieces of k letters: a run of 2k - 1 or 2k holds one of them
    wherever it stands.
    """

    def __init__(
        self, closed: Mapping[str, int], bit: int, pieces: Mapping[int, Collection[str]]
    ) -> None:
        """Take the runs of all hands, and the bits of these."""
        self._closed = closed
        self._bit = bit
        self._pieces = pieces
        self.shortest = 2 * min(pieces, default=RUN) - 1
        self._dropped: set[str] = set()

    def in_text(self, text: str) -> set[str]:
        """Return those that stand in a text."""
        found: set[str] = set()
        for length, pieces in self._pieces.items():
            for at in range(0, len(text) - length + 1, length):
                if text[at : at + length] in pieces:
                    near = text[max(0, at - length) : at + 2 * length]
                    for size in (2 * length - 1, 2 * length):
                        found.update(filter(self._is_closed, _slices(near, size)))
        return found - self._dropped

    def _is_closed(self, run: str) -> bool:
        return self._closed.get(run, 0) & self._bit > 0

    def drop(self, runs: Iterable[str]) -> None:
        """Look no longer for these."""
        self._dropped.update(runs)


def pieces_of(runs: Iterable[str]) -> Mapping[int, Collection[str]]:
    """Return by k all pieces of k letters of the runs of 2k - 1 and 2k."""
    found: dict[int, set[str]] = {}
    for run in runs:
        length = (len(run) + 1) // 2
        found.setdefault(length, set()).update(_slices(run, length))
    return found


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

    @once
    def written(self, text: str) -> tuple[str, ...]:
        """Return a text as somebody wrote it, in letters, in every way it is read."""
        read = self.letters.read
        found = (NO_WORDS.sub(NO_WORD, read(words)) for words in as_written(text))
        return tuple(letters for letters in found if letters != NO_WORD)

    @once
    def runs(self, hand: Hand) -> Runs:
        """Return the runs of words that may not be seen in these hands."""
        return Runs(self._closed_runs, _WRITTEN if hand == "written" else bits(hand), self._pieces)

    @cached_property
    def _closed_runs(self) -> Mapping[str, int]:
        """In which hands each run may not be seen, as a sum of bits."""
        found = dict.fromkeys(chain(*self._of_names.values()), bits("any") | _WRITTEN)
        wall = bits("written")
        for moment_id, runs in self._of_moments.items():
            closed = self.withheld.moments[moment_id].closed
            for run in runs:
                # Whoever writes by hand may say what is short in the same words.
                by_hand = _WRITTEN if closed & wall and len(run) == RUN else 0
                found[run] = found.get(run, 0) | closed | by_hand
        return found

    @cached_property
    def _pieces(self) -> Mapping[int, Collection[str]]:
        return pieces_of(self._closed_runs)

    def owners(self, runs: Iterable[str]) -> set[str]:
        """Return the moments that these runs are of."""
        wanted = set(runs)
        return {key for key, of_one in self._of_moments.items() if not wanted.isdisjoint(of_one)}

    def is_name(self, run: str) -> bool:
        """Say whether a run is a whole name, where a shorter one was agreed."""
        return any(run in runs for runs in self._of_names.values())

    @once
    def addresses(self, hand: Hand) -> frozenset[str]:
        """Return the ids of the moments whose address may not be known in these hands."""
        if hand in ("print", "social", "written"):
            # They are told of a page whose address is known, or are nobody's but the writer's.
            return frozenset()
        return frozenset(
            key for key, kept in self.withheld.moments.items() if kept.closed & bits(hand)
        )

    @once
    def closed(self, hand: Hand, *, by_a_part: bool = False) -> frozenset[str]:
        """Return the keys of those who may not be named in these hands, `by_a_part` alone."""
        return frozenset(
            key
            for key, one in self.withheld.people.items()
            if one.closed & bits(hand) and not (by_a_part and one.is_approver)
        )

    @once
    def are_more(self, hand: Hand, than: Hand) -> bool:
        """Say whether something may not be seen in these hands that may be seen in others."""
        more, less = bits(hand), bits(than)
        closed = (one.closed for some in self.withheld for one in some.values())
        return any(one & more and not one & less for one in closed)

    @cached_property
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
