"""The names that are looked for: those of everybody with a file, whatever they have permitted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from star_moments.checking.drafts import Drafts
from star_moments.memory.mentions import Mentioned, Mentions
from star_moments.model.files import Unit
from star_moments.names import Names

# Stands before an approver's key among the keys of people, which hold no colon.
APPROVER: Final = "approver:"

# So many people of a unit, with those of the units below it, are known to each other by first name.
_KNOWN_BY_FIRST_NAME: Final = 60

# A control character, which no text from a content file can hold (see reading).
_BETWEEN: Final = "\x1f"


def watched_names(drafts: Drafts, mentions: Mentions | None = None) -> "WatchedNames":
    """Return the names of all people with a file, and of all approvers, to be looked for in words.

    Whoever's file is in error has given no permission that could be read.
    """
    approvers = {f"{APPROVER}{one.key}": (one.name,) for one in drafts.house.approvers}
    return WatchedNames({**drafts.names, **approvers}, mentions)


class WatchedNames:
    """The names of all people with a file, to be looked for in words."""

    def __init__(
        self, people: Mapping[str, Sequence[str]], mentions: Mentions | None = None
    ) -> None:
        """Take each person's names by key, the whole name first."""
        self._people = people
        self._mentions = Mentions() if mentions is None else mentions
        self._digest = _digest(repr(sorted(people.items())))

    @property
    def _names(self) -> Names:
        return _finder(_People(self._digest, self._people))

    def carried(
        self, texts: Iterable[str], recipients: Iterable[str], near: Iterable[str] = ()
    ) -> Mentioned:
        """Return whose names the texts carry; see `Names.carried`."""
        texts, recipients, near = [*texts], [*recipients], [*near]
        about = (self._digest, *texts, "", *recipients, "", *near)
        name = _digest(_BETWEEN.join(about))
        found = self._mentions.earlier.get(name)
        if found is None:
            found = self._names.carried(texts, recipients, near)
        self._mentions.now[name] = found
        return found


@dataclass(frozen=True)
class _People:
    digest: str
    names: Mapping[str, Sequence[str]] = field(compare=False)


# Several in a build ask for the same people, and a preview does at each save.
@lru_cache(maxsize=2)
def _finder(people: _People) -> Names:
    return Names(people.names)


def colleagues(drafts: Drafts) -> dict[str, tuple[str, ...]]:
    """Return for each unit the keys of the people whom a first name means where it is thanked.

    These are its own people, and those of the units below it while all of them together are few. A
    person whose file is in error, and does not tell the unit, may be of any.
    """
    own: dict[str, list[str]] = {}
    for key, person in drafts.people.items():
        own.setdefault(person.unit, []).append(key)
    anywhere: list[str] = []
    for key in drafts.broken_people:
        (own.setdefault(drafts.homes[key], []) if key in drafts.homes else anywhere).append(key)
    found: dict[str, tuple[str, ...]] = {}

    def walk(unit: Unit) -> list[str]:
        mine = own.get(unit.key, [])
        together = [*mine, *(key for below in unit.units for key in walk(below))]
        few = len(together) <= _KNOWN_BY_FIRST_NAME
        found[unit.key] = (*(together if few else mine), *anywhere)
        return together

    for unit in drafts.house.units:
        walk(unit)
    return found


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
