"""Look for what may not be seen in the files of a site, one after the other.

file ── take apart ──> HTML, texts, words of the index ── Reader, by hand ──> what is found
"""

from collections.abc import Callable, Iterable, Mapping

from star_moments.proof.apart import take_apart
from star_moments.proof.hands import Hand
from star_moments.proof.markup import for_print, for_social
from star_moments.proof.reader import Found, Reader
from star_moments.proof.secrets import Secrets
from star_moments.proof.shown import Shown

# A word alone says nothing where somebody writes by hand, or a file is nobody's.
_NOT_BY_A_WORD = ("written", "any")

# Parts of a page that are for other hands than the page itself.
_PARTS: dict[Hand, Callable[[str], list[str]]] = {"social": for_social, "print": for_print}


class Search:
    """Looks through the files of a site."""

    def __init__(self, secrets: Secrets, shown: Callable[[Hand], Shown]) -> None:
        """Take what to look for, and what is shown."""
        self._secrets = secrets
        self._shown = shown
        self._readers: dict[Hand, Reader] = {}

    def _reader(self, hand: Hand) -> Reader:
        if hand not in self._readers:
            self._readers[hand] = Reader(hand, self._secrets, self._shown)
        return self._readers[hand]

    def take(self, path: str, data: bytes, hand: Hand) -> set[Found]:
        """Take a file, to be read with others; return what may not stand in it, if that is seen."""
        reader = self._reader(hand)
        apart = take_apart(path, data)
        up = "../" * path.count("/") or "./"
        for text in apart.markup:
            reader.take(text, up)
            for other, parts_for in _PARTS.items() if hand != "written" else ():
                # What a part may not say beside what the whole may not, if there is anything.
                if self._secrets.are_more(other, hand):
                    for part in parts_for(text):
                        self._reader(other).take(part, up)
        reader.take_texts(apart.texts)
        reader.take_texts(apart.signs, single=False)
        return reader.index(apart.index) if apart.index else set()

    def read(self) -> set[Found]:
        """Read the files that were taken, and return what may not stand in them.

        What stands in earlier ones too is not found again.
        """
        found: set[Found] = set()
        for reader in [*self._readers.values()]:
            found |= reader.read()
            if reader.previews:
                self._reader("social").take_texts(reader.previews)
                reader.previews = set()
        return found | self._reader("social").read()

    def look(self, path: str, data: bytes, hand: Hand) -> set[Found]:
        """Return what may not stand in a file, as far as it stands in no earlier one."""
        return self.take(path, data, hand) | self.read()

    def words(self) -> dict[Hand, set[str]]:
        """Return the words that were read and may be names, by hand."""
        return {
            hand: set(reader.single_words())
            for hand, reader in self._readers.items()
            if hand not in _NOT_BY_A_WORD
        }

    def learn(self, words: Mapping[Hand, Iterable[str]]) -> None:
        """Take words that somebody else has read."""
        for hand, some in words.items():
            self._reader(hand).words.update(some)

    def single_names(self) -> dict[Hand, set[str]]:
        """Return, by hand, words that stand in nothing that is shown and are somebody's name."""
        found = {
            hand: reader.single_names()
            for hand, reader in self._readers.items()
            if hand not in _NOT_BY_A_WORD
        }
        return {hand: words for hand, words in found.items() if words}
