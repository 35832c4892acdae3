"""Find what is meant by an answer as people write it: a key or a name, and numbers of a list."""

import re
from collections.abc import Callable, Mapping, Sequence

from star_moments.model.keys import key_from
from star_moments.names.letters import fold, words_of

_MOST_FACTORS = 3
_MOST_DIGITS = 6
# As many letters of a name as tell which one is meant.
_BEGINNING = 3


def keys_meant(
    text: str, files: Mapping[str, str], names: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the keys that are meant by a key, a file, an address or a name, whatever its capitals.

    `files` are the paths by key, and `names` what each is called, where it has names.
    """
    wanted = text.strip().rstrip("/").casefold()
    last = re.split(r"[/\\]", wanted)[-1]
    for one in (wanted, last, last.removesuffix(".yml").removesuffix(".yaml")):
        if found := [key for key in files if key.casefold() == one]:
            return found
    named = [key for key, some in names.items() if wanted in (name.casefold() for name in some)]
    return [*dict.fromkeys(named)]


def free_key(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a key for a new person: made of the name, with a number where that is taken."""
    start = key_from(name)[:70].strip("-") or "person"
    key, number = start, 2
    while is_taken(key):
        key, number = f"{start}-{number}", number + 1
    return key


def number_meant(text: str, count: int) -> int | None:
    """Read the number of one of several, told from 1 and returned from 0."""
    # Python itself refuses to read numbers of many thousand digits.
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) - 1 if is_number and 1 <= int(text) <= count else None


def choice_meant(text: str, names: Sequence[str]) -> int | None:
    """Return which of several is meant by its number, told from 1 and returned from 0, or its name.

    The beginning of a name is enough, or of its words, where no other begins so.
    """
    number = number_meant(text, len(names))
    if number is not None:
        return number
    wanted, called = _plain(text), [_plain(name) for name in names]
    if len(wanted) < _BEGINNING:
        return None
    for found in (
        [place for place, name in enumerate(called) if name == wanted],
        [place for place, name in enumerate(called) if name.startswith(wanted)],
        [place for place, name in enumerate(called) if _has_words(name, wanted)],
    ):
        if len(found) == 1:
            return found[0]
    return None


def choices_meant(text: str, names: Sequence[str]) -> list[int] | None:
    """Return which one to three are meant by their numbers or names, with commas between."""
    parts = text.replace(",", " ").replace(";", " ").split()
    if not all(part.isdigit() for part in parts):
        parts = [part for part in re.split("[,;]", text) if part.strip()]
    meant = [choice_meant(part.strip(), names) for part in parts]
    chosen = list(dict.fromkeys(number for number in meant if number is not None))
    return chosen if None not in meant and 1 <= len(chosen) <= _MOST_FACTORS else None


def _has_words(name: str, wanted: str) -> bool:
    """Say whether words of a name begin with each of those that are wanted: *kund, en kund*."""
    return all(any(word.startswith(one) for word in name.split()) for one in wanted.split())


def _plain(text: str) -> str:
    return " ".join(map(fold, words_of(text)))
