"""Read what is in the same hands, each line and each text once: many files share them."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from star_moments.proof.findings import Kind
from star_moments.proof.hands import Hand
from star_moments.proof.markup import (
    END,
    LINE,
    Parts,
    content_of,
    is_open,
    is_preview,
    is_shape,
    not_cut,
    on_one_line,
)
from star_moments.proof.secrets import NO_WORD, NO_WORDS, RUN, Secrets
from star_moments.proof.shown import Shown
from star_moments.proof.words import WORD, plain

_MOMENTS = "moments"
# Names of files have spaces around their slashes here.
_ADDRESS = re.compile(rf"{_MOMENTS} ?/ ?([a-z0-9-]+)")
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
        self.previews: set[str] = set()
        self._secrets = secrets
        self._runs = secrets.runs(hand)
        self._shown = shown
        self._closed = secrets.closed(hand) | secrets.longer
        self._lines: dict[str, str] = {}
        self._open: set[str] = set()
        self._pages: list[str] = []
        self._ids: set[str] = set()
        self._waiting: set[str] = set()
        self._signs: set[str] = set()
        self._texts: set[str] = set()
        self._clean: set[str] = set()

    def take(self, text: str, up: str) -> None:
        """Take HTML or XML, to be read; `up` is the way from there to the root of the site."""
        # The same card stands in lists that lie at other depths, and the same link leads to each
        # moment: so all but the address itself is read once.
        text = text.replace(f'"{up}', '"')
        if _MOMENTS in text:
            texts = _ADDRESS.split(text)
            self._ids.update(texts[1::2])
            text = _MOMENTS.join(texts[::2])
        self._pages.append(text)

    def take_texts(self, texts: Iterable[str], *, single: bool = True) -> None:
        """Take texts that have nothing to do with each other, to be read.

        `single`: whether a word in them may be a name by itself.
        """
        (self._waiting if single else self._signs).update(texts)

    def read(self) -> set[Found]:
        """Read what was taken since, and return what may not stand there."""
        found = self._addresses(self._ids)
        self._ids = set()
        if self._pages:
            found |= self._read_pages()
        for texts, single in ((self._waiting, True), (self._signs, False)):
            if new := texts - self._texts:
                self._texts |= new
                text = plain(f" {END} ".join(new))
                words = WORD.findall(text)
                letters = self._letters(words, single=single)
                found |= self._sought(letters.split(NO_WORD)) | self._names(words)
                # By itself, as in data; an id of one word may be any word.
                ids = [one for one in new if "-" in one]
                if _MOMENTS in text:
                    ids += _ADDRESS.findall(text)
                found |= self._addresses(ids)
            texts.clear()
        return found

    def _read_pages(self) -> set[Found]:
        pages = [text.split("\n") for text in self._pages]
        found = self._learn({*chain.from_iterable(pages)})
        for at, lines in enumerate(pages):
            if not self._open.isdisjoint(lines):
                pages[at] = on_one_line(self._pages[at]).split("\n")
                found |= self._learn({*pages[at]})
        self._pages.clear()
        # Nothing that is sought goes on over a word that no secret has, and what stands within a
        # line was found there.
        parts: set[str] = set()
        for lines in pages:
            parts.update("".join(map(self._lines.__getitem__, lines)).split(NO_WORD))
        return found | self._sought(parts)

    def _learn(self, lines: set[str]) -> set[Found]:
        """Read those of the lines that were not read yet."""
        new = [*lines.difference(self._lines)]
        if not new:
            return set()
        block = "\n".join(new)
        parts = Parts.of(block)
        words = _words_of_lines(parts.text)
        letters = self._letters(words).replace(END, "").split(LINE)
        if len(letters) != len(new):
            # Somebody has written that very sign.
            letters = [self._letters(WORD.findall(plain(Parts.of(line).text))) for line in new]
        self._lines.update(zip(new, map(_edges, letters), strict=True))
        self._open.update(filter(is_open, new))
        found = self._names(words) | self._sought(NO_WORD.join(letters).split(NO_WORD))
        if others := [other for line in new if "><" in line and (other := not_cut(line))]:
            words = _words_of_lines(Parts.of("\n".join(others)).text)
            found |= self._names(words)
            as_one = self._letters(words).replace(END, "").replace(LINE, NO_WORD)
            found |= self._sought(as_one.split(NO_WORD))
        self._take_marks({*parts.marks} - self._texts)
        return found

    def _take_marks(self, marks: set[str]) -> None:
        """Take marks, but for shapes; what previews say is kept for whoever reads previews."""
        shapes = {mark for mark in marks if is_shape(mark)}
        previews = {mark for mark in marks if is_preview(mark)} if self.hand != "written" else set()
        self._texts |= shapes | previews
        self.previews.update(map(content_of, previews))
        self.take_texts(marks - shapes - previews)

    def _letters(self, words: list[str], *, single: bool = True) -> str:
        """Return words in letters, with ends of pieces and lines as they are."""
        if single:
            self.words.update(words)
        return NO_WORDS.sub(NO_WORD, self._secrets.letters.read(words))

    def _sought(self, parts: Iterable[str]) -> set[Found]:
        """Return the words of moments in parts of texts, given in letters."""
        new = {*parts} - self._clean
        long_enough = (part for part in new if len(part) >= self._runs.shortest)
        runs = self._runs.in_text(NO_WORD.join(long_enough))
        if runs:
            runs = self._shown(self.hand).left_of(self._runs, runs)
        names = {run for run in runs if self._secrets.is_name(run)}
        found = {Found("name", self.hand)} if names else set()
        if runs - names:
            found.add(Found("words", self.hand, frozenset(self._secrets.owners(runs - names))))
        if not found:
            self._clean |= new
        return found

    def _names(self, words: list[str]) -> set[Found]:
        if not self._closed:
            return set()
        finder = self._secrets.finder
        texts = finder.near_names(words)
        if not texts or self._closed.isdisjoint(finder.whole(texts)):
            return set()
        shown = self._shown(self.hand)
        keys = finder.whole(map(shown.without_labels, texts)) & self._closed
        return {Found("name", self.hand)} if keys - set(shown.whole_names) else set()

    def _addresses(self, ids: Iterable[str]) -> set[Found]:
        found = self._secrets.addresses(self.hand).intersection(ids)
        if found:
            found -= set(self._shown(self.hand).addresses)
        return {Found("address", self.hand, frozenset(found))} if found else set()

    def index(self, words: set[str]) -> set[Found]:
        """Look at words of the search index, which has none but those that the wall shows."""
        secret = self._secrets.words
        rest = words & secret.keys()
        if rest:
            rest = self._shown(self.hand).missing(rest)
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
        named = self._secrets.finder.parts(self.single_words(), closed) if closed else set()
        missing = self._shown(self.hand).missing(map(str.lower, named)) if named else set()
        return {word for word in named if word.lower() in missing}


def _words_of_lines(text: str) -> list[str]:
    """Return the words of lines without mark-up, with a sign where one ends and another begins."""
    return WORD.findall(plain(text.replace("\n", f" {LINE} ")))


def _edges(line: str) -> str:
    """Return of a line in letters what may be a part of a run that goes on in the next one."""
    if len(line) < 2 * RUN:
        return line
    return f"{line[: RUN - 1]}{NO_WORD}{line[1 - RUN :]}"
