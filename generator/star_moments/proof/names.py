"""Where the proof asks the finder of names, which the gate asks too."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from star_moments.names import Names


class Finder:
    """The names of people, to be found in texts that are plain already."""

    def __init__(self, people: Mapping[str, Sequence[str]]) -> None:
        """Take for each person's key the names the person goes by."""
        self._names = Names(people)

    def whole(self, texts: Iterable[str]) -> set[str]:
        """Return the keys of those whose whole name one of the texts carries."""
        return set(self._carried(texts, ()))

    def parts(self, words: Iterable[str], keys: Collection[str]) -> set[str]:
        """Return words that are a part of the name of one of these people, one for each of them."""
        found = self._carried(words, keys)
        return {word for key, word in found.items() if key in keys}

    def _carried(self, texts: Iterable[str], keys: Iterable[str]) -> dict[str, str]:
        found = self._names.carried(texts, keys)
        return {key: mention.word for key, mention in found.items()}
