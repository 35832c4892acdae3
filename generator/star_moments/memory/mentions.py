"""Whose names stand in which words: looked for once, and remembered for as long as both stay.

Only the looking is spared. Whether somebody may be named is decided by the gate each time anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from star_moments.gate.names import Names

# A control character, which no text from a content file can hold (see reading).
_BETWEEN = "\x1f"

Mentioned = Mapping[str, str]
"""Persons' keys, each with the word that was found."""


@dataclass
class Mentions:
    """What an earlier build found, and what this one does: by the digest of all that it rests on.

    That is the words, whom they thank, and the names of all people.
    """

    earlier: Mapping[str, Mentioned] = field(default_factory=dict)
    now: dict[str, Mentioned] = field(default_factory=dict)


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
