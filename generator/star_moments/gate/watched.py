"""The names that are looked for: those of everybody with a file, whatever they have permitted."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from star_moments.checking.drafts import Drafts
from star_moments.gate.names import Names
from star_moments.memory.mentions import Mentioned, Mentions

# A control character, which no text from a content file can hold (see reading).
_BETWEEN = "\x1f"


def watched_names(drafts: Drafts, mentions: Mentions | None = None) -> "WatchedNames":
    """Return the names of all people with a file, to be looked for in words.

    Whoever's file is in error has given no permission that could be read.
    """
    people: dict[str, Sequence[str]] = {
        key: (one.name, one.shown_as or one.name) for key, one in drafts.people.items()
    }
    people |= {key: names for key, names in drafts.broken_people.items() if names}
    return WatchedNames(people, mentions)


class WatchedNames:
    """The names of all people with a file, to be looked for in words."""

    def __init__(
        self, people: Mapping[str, Sequence[str]], mentions: Mentions | None = None
    ) -> None:
        """Take each person's names by key, the whole name first."""
        self._people = people
        self._mentions = Mentions() if mentions is None else mentions
        self._digest = _digest(repr(sorted(people.items())))

    @cached_property
    def _names(self) -> Names:
        return Names(self._people)

    def carried(self, texts: Iterable[str], recipients: Iterable[str]) -> Mentioned:
        """Return whose names the texts carry; see `Names.carried`."""
        texts, recipients = [*texts], [*recipients]
        name = _digest(_BETWEEN.join((self._digest, *texts, "", *recipients)))
        found = self._mentions.earlier.get(name)
        if found is None:
            found = self._names.carried(texts, recipients)
        self._mentions.now[name] = found
        return found


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
