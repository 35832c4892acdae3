"""Read what is in the same hands, each line and each text once: many files share them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from star_moments.proof.findings import Kind
from star_moments.proof.hands import Hand
from star_moments.proof.markup import END, Parts, is_open, is_preview, not_cut, on_one_line
from star_moments.proof.secrets import NO_WORD, Secrets
from star_moments.proof.shown import Shown
from star_moments.proof.words import WORD, plain

_MOMENTS = "moments"
# Names of files have spaces around their slashes here.
_ADDRESS = re.compile(rf"{_MOMENTS} ?/ ?([a-z0-9-]+)")
# What stands for the end of a line among words, as `END` does for that of a piece.
_LINE = "ǀ"
# Of words that no secret has, one says as much as many.
_NO_WORDS = re.compile(f"{NO_WORD}{{2,}}")
_SHORTEST_NAME = 2


class Found(NamedTuple):
    """What was found in a file: the kind, in whose hands, and the moments whose it is, if known."""

    kind: Kind
    hand: Hand
    owners: frozenset[str] = frozenset()


class Reader:
    """Reads one file after the other.

    `words` are all that were read, where one may be a name by itself, and `previews` the marks for
    previews elsewhere that were met since somebody took them.
    """

    def __init__(self, hand: Hand, secrets: Secrets, shown: Callable[[Hand], Shown]) -> None:
        """Begin with nothing read."""
        self.hand = hand
        self.words: set[str] = set()
        self.previews: list[str] = []
        self._secrets = secrets
        self._runs = secrets.runs(hand)
        self._shown = shown
        self._closed = secrets.closed(hand) | secrets.longer
        self._lines: dict[str, str] = {}
        self._open: set[str] = set()
        self._texts: set[str] = set()
        self._clean: set[str] = set()

    def read(self, text: str) -> set[Found]:
        """Read HTML or XML."""
        lines = text.split("\n")
        found = self._learn(lines)
        if not self._open.isdisjoint(lines):
            lines = on_one_line(text).split("\n")
            found |= self._learn(lines)
        return found | self._sought("".join(map(self._lines.__getitem__, lines)))

    def _learn(self, lines: list[str]) -> set[Found]:
        """Read those of the lines that were not read yet."""
        new = [*{*lines}.difference(self._lines)]
        if not new:
            return set()
        block = "\n".join(new)
        parts = Parts.of(block)
        words = WORD.findall(plain(parts.text.replace("\n", f" {_LINE} ")))
        letters = self._letters(words).replace(END, "").split(_LINE)
        if len(letters) != len(new):
            # Somebody has written that very sign.
            letters = [self._letters(WORD.findall(plain(Parts.of(line).text))) for line in new]
        self._lines.update(zip(new, letters, strict=True))
        self._open.update(filter(is_open, new))
        found = self._told(words, parts.text)
        if other := not_cut(block):
            other = plain(Parts.of(other).text)
            words = WORD.findall(other)
            found |= self._sought(self._letters(words).replace(END, "")) | self._told(words, other)
        return found | self._read_marks(parts.marks)

    def _read_marks(self, marks: list[str]) -> set[Found]:
        if self.hand == "written":
            return self.read_texts(marks)
        previews = {mark for mark in marks if is_preview(mark)}
        self.previews += previews - self._texts
        self._texts |= previews
        return self.read_texts({*marks} - previews)

    def read_texts(self, texts: Iterable[str], *, single: bool = True) -> set[Found]:
        """Read texts that have nothing to do with each other.

        `single`: whether a word in them may be a name by itself.
        """
        new = {*texts} - self._texts
        if not new:
            return set()
        self._texts |= new
        text = plain(f" {END} ".join(new))
        words = WORD.findall(text)
        return self._sought(self._letters(words, single=single)) | self._told(words, text)

    def _letters(self, words: list[str], *, single: bool = True) -> str:
        """Return words in letters, with ends of pieces and lines as they are."""
        if single:
            self.words.update(words)
        return _NO_WORDS.sub(NO_WORD, self._secrets.letters.read(words))

    def _sought(self, letters: str) -> set[Found]:
        """Return the words of moments that a text holds, given in letters."""
        # Nothing that is sought goes on over a word that no secret has.
        new = {*letters.split(NO_WORD)} - self._clean
        if not new or not self._runs.are_in(letters := NO_WORD.join(new)):
            self._clean |= new
            return set()
        shown = self._shown(self.hand)
        shown.excuse(self._runs)
        runs = {run for run in self._runs.in_text(letters) if not shown.puts_together(run)}
        names = {run for run in runs if self._secrets.is_name(run)}
        found = {Found("name", self.hand)} if names else set()
        if runs - names:
            found.add(Found("words", self.hand, frozenset(self._secrets.owners(runs - names))))
        if not found:
            self._clean |= new
        return found

    def _told(self, words: list[str], text: str) -> set[Found]:
        """Return the names and addresses in a plain text with these words."""
        return self._names(words) | self._addresses(text)

    def _names(self, words: list[str]) -> set[Found]:
        if not self._closed:
            return set()
        texts = " ".join(words).replace(_LINE, END).split(END)
        finder = self._secrets.finder
        if self._closed.isdisjoint(finder.whole(texts)):
            return set()
        shown = self._shown(self.hand)
        keys = finder.whole(map(shown.without_labels, texts)) & self._closed
        return {Found("name", self.hand)} if keys - set(shown.whole_names) else set()

    def _addresses(self, text: str) -> set[Found]:
        wanted = self._secrets.addresses(self.hand)
        # By itself, as in data; an id of one word may be any word.
        ids = wanted.intersection(one for one in map(str.strip, text.split(END)) if "-" in one)
        if _MOMENTS in text:
            ids |= wanted.intersection(_ADDRESS.findall(text))
        if ids:
            ids -= set(self._shown(self.hand).addresses)
        return {Found("address", self.hand, frozenset(ids))} if ids else set()

    def index(self, words: set[str]) -> set[Found]:
        """Look at words of the search index, which has none but those that the wall shows."""
        secret = self._secrets.words()
        rest = words & secret.keys()
        if rest:
            rest -= set(self._shown(self.hand).words)
        owners = frozenset(secret[word] for word in rest)
        return {Found("words", self.hand, owners)} if rest else set()

    def single_words(self) -> Iterator[str]:
        """Give the words that were read and may be names."""
        return (word for word in self.words if word.isalpha() and len(word) >= _SHORTEST_NAME)

    def single_names(self) -> set[str]:
        """Return words that stand in nothing that is shown and are a part of somebody's name.

        Of somebody, that is, who may not be named in these hands.
        """
        closed = self._secrets.closed(self.hand, by_a_part=True)
        words = list(self.single_words())
        if not closed or not self._secrets.finder.parts(words, closed):
            return set()
        shown = self._shown(self.hand).words
        rest = [word for word in words if word.lower() not in shown]
        return self._secrets.finder.parts(rest, closed)
