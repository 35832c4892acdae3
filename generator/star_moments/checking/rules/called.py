"""What people, units, factors and approvers are called, to find who or what a name means."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from star_moments.model.keys import key_from
from star_moments.model.likeness import plainly, slips_in
from star_moments.names.letters import fold, words_of

# So many are told of who may be meant.
MOST: Final = 6
# Nobody has so long a name.
_LONGEST: Final = 80

Words = tuple[str, ...]
Name = TypeVar("Name", bound=Hashable)


@dataclass
class Called:
    """The names by which all of one kind are known, by key."""

    names: Mapping[str, tuple[str, ...]]
    _found: dict[tuple[str, bool], list[str]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def meant(self, text: str, *, nearly: bool = True) -> list[str]:
        """Return the keys of those that a text means: by key, by name, or by `nearly` one."""
        text = text[:_LONGEST]
        known = self._found.get((text, nearly))
        if known is None:
            known = self._found[text, nearly] = self._meant(text, nearly=nearly)
        return known

    def _meant(self, text: str, *, nearly: bool) -> list[str]:
        key = key_from(text)
        words = _words(text)
        found = [key] if key in self.names else []
        found = found or [*self._by_words.get(tuple(sorted(words)), ())]
        found = found or [*self._by_start.get(words, ())]
        found = [one for one in found if words and self._is_said_plainly(text, one)]
        if found or not nearly or not plainly(text):
            return found
        near: dict[float, set[str]] = {}
        for written in {key, " ".join(sorted(words))}:
            for spelt, keys in self._spelt.items():
                if (slips := slips_in(written, spelt)) is not None:
                    near.setdefault(slips, set()).update(keys)
        return sorted(near[min(near)]) if near else []

    def _is_said_plainly(self, text: str, key: str) -> bool:
        """Tell whether a text has no sign that takes back or doubts what it says."""
        signs = {sign for sign in text if not (sign.isalnum() or sign.isspace())}
        return bool(plainly(text)) or signs <= set("".join(self.names[key]))

    @cached_property
    def _folded(self) -> list[tuple[str, Words]]:
        return [(key, _words(name)) for key, names in self.names.items() for name in names]

    @cached_property
    def _by_words(self) -> Mapping[Words, dict[str, None]]:
        """Keys by whole names, in whatever order."""
        return _index((tuple(sorted(name)), key) for key, name in self._folded)

    @cached_property
    def _by_start(self) -> Mapping[Words, dict[str, None]]:
        """Keys by what a name begins with: a given name."""
        return _index(
            (name[:length], key) for key, name in self._folded for length in range(1, len(name))
        )

    @cached_property
    def _spelt(self) -> Mapping[str, dict[str, None]]:
        written = ((" ".join(sorted(name)), key) for key, name in self._folded)
        return _index([*((key, key) for key in self.names), *written])


def _words(text: str) -> Words:
    return tuple(map(fold, words_of(text)))


def _index(pairs: Iterable[tuple[Name, str]]) -> Mapping[Name, dict[str, None]]:
    found: dict[Name, dict[str, None]] = {}
    for name, key in pairs:
        found.setdefault(name, {})[key] = None
    return found
