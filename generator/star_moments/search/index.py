"""Make the search index: files of which a reader's browser fetches the few that it needs.

    index.json        what there is: filters, rules of grammar, and the names of all other files
    filters/….json    for each choice of each filter, which moments it holds
    forms/….json      words that begin alike, and which moments they stand in
    cards/….json      some neighbouring moments, as they are shown

Moments go by numbers, the oldest first, so that one more changes few files. Each file but the first
is named after its bytes: what a browser has kept of one index is never taken for part of another.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar
from unicodedata import category, normalize

from star_moments.kit.kit import Kit
from star_moments.press.plan import PlannedFile
from star_moments.search.compounds import tails
from star_moments.search.entries import FILTERS, Entry, entry
from star_moments.search.grammar import LEAST, RULES, stem
from star_moments.search.postings import written

Found = TypeVar("Found")

FOLDER = "search-index"

# So many cards stand in one file.
CARDS = 16

# Words that begin alike share a file until it would hold more characters than this.
FULL = 24_000

Files = dict[str, bytes]
Entries = MutableMapping[str, Entry]
"""What was found out about moments, by their keys."""

Group = tuple[str, ...]
"""What the forms of a word and its stem begin with, its language, and the endings of its forms;
then, for each form, which moments are about it, and which ones tell of any of them. Where there is
any, the rest of the stem follows, and then the other moments that have it at the end of a compound.
"""

_Places = tuple[list[int], list[int]]
_Groups = dict[tuple[str, str], dict[str, _Places]]


def search_key(kit: Kit) -> str:
    """Return the key of the whole index: it has to be made anew when any moment changes."""
    return kit.key("search", *kit.moment_keys.values())


def search_files(kit: Kit) -> Iterator[PlannedFile]:
    """Return the files of the index, which are made at once."""
    return planned_index(index_files(kit), search_key(kit))


def planned_index(files: Files, key: str) -> Iterator[PlannedFile]:
    """Return the files of an index that is ready, and was made from what has this key."""
    for name, data in files.items():
        yield PlannedFile(f"{FOLDER}/{name}", key, partial(bytes, data))


class GivenUpError(Exception):
    """Nobody wants the index any longer."""


def index_files(
    kit: Kit, known: Entries | None = None, wanted: Callable[[], bool] = lambda: True
) -> Files:
    """Return the files of the index by their paths below its folder, `index.json` last.

    `known` spares what an earlier call has found out, and is given what this one does. Raises
    GivenUpError once the index is not `wanted` any longer.
    """
    entries = [*_asked(_entries(kit, {} if known is None else known), wanted)]
    files: Files = {}
    listing = {
        "moments": len(entries),
        "cards": [*_card_files(entries, files)],
        "perFile": CARDS,
        **_filters(entries, files),
        "grammar": {one: RULES[one] for one in sorted({e.language for e in entries} & {*RULES})},
        "least": LEAST,
        "forms": {
            start: _add(files, "forms", groups)
            for start, groups in _shelves("", sorted(_asked(_groups(entries), wanted)))
        },
    }
    files["index.json"] = _json(listing)
    return files


def _asked(found: Iterable[Found], wanted: Callable[[], bool]) -> Iterator[Found]:
    for one in found:
        if not wanted():
            raise GivenUpError
        yield one


def _entries(kit: Kit, known: Entries) -> Iterator[Entry]:
    """Return what is known of each moment, the oldest first, and forget those that are gone."""
    found = {}
    for moment in sorted(kit.wall.moments, key=lambda one: (one.day, one.id)):
        key = kit.key("entry", kit.moment_keys[moment.id])
        found[key] = one = known.get(key) or entry(kit, moment)
        yield one
    known.clear()
    known.update(found)


def _card_files(entries: Sequence[Entry], files: Files) -> Iterator[str]:
    for start in range(0, len(entries), CARDS):
        yield _add(files, "cards", [one.card for one in entries[start : start + CARDS]])


def _filters(entries: Sequence[Entry], files: Files) -> dict[str, object]:
    """Return the choices of each filter with how many moments they hold, and where these stand."""
    held: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
    for number, one in enumerate(entries):
        for name, chosen in one.choices.items():
            for choice in chosen:
                held[name].setdefault(choice, []).append(number)
    choices = {
        name: [(one, len(numbers)) for one, numbers in sorted(found.items())]
        for name, found in held.items()
    }
    numbers = {
        name: [written(found[one]) for one, _ in choices[name]] for name, found in held.items()
    }
    return {"filters": choices, "held": _add(files, "filters", numbers)}


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[str, Group]]:
    """Return the groups of words that are forms of one word, each with what it is sorted by."""
    places: dict[str, dict[str, _Places]] = {}
    for number, one in enumerate(entries):
        here = places.setdefault(one.language, {})
        for place, words in enumerate((one.about, one.told)):
            for word in words:
                if (found := here.get(word)) is None:
                    found = here[word] = [], []
                found[place].append(number)
    groups: _Groups = {}
    for language, spoken in places.items():
        for word, lists in spoken.items():
            groups.setdefault((stem(word, language), language), {})[word] = lists
    ends = _ends(groups)
    for (key, language), forms in groups.items():
        # Whatever is looked for, its stem or a form of it begins so.
        root = _shared(min(key, *forms), max(key, *forms))
        endings = sorted(word[len(root) :] for word in forms)
        about = [written(forms[root + ending][0]) for ending in endings]
        told = written(_united([one[1] for one in forms.values()]))
        more = [key[len(root) :], written(sorted(ends.get((key, language), ())))]
        while more and not more[-1]:
            more.pop()
        yield plain(root), (root, language, " ".join(endings), " ".join(about), told, *more)


def _ends(groups: _Groups) -> dict[tuple[str, str], set[int]]:
    """Return which more moments have a word at the end of a compound; add those found only so."""
    ends: dict[tuple[str, str], set[int]] = {}
    for language in {language for _, language in groups}:
        known = {key for key, its in groups if its == language}
        words = {word: one for key in known for word, one in groups[key, language].items()}
        for word, tail, key in tails(words, language, known):
            ends.setdefault((key, language), set()).update(*words[word])
            if key not in known:
                groups.setdefault((key, language), {})[tail] = [], []
    for place, numbers in ends.items():
        for about, told in groups[place].values():
            numbers.difference_update(about, told)
    return ends


def _shared(first: str, last: str) -> str:
    """Return what two words begin with, and so all words that stand between them."""
    at = 0
    while first[at : at + 1] == last[at : at + 1] != "":
        at += 1
    return first[:at]


def _united(lists: Sequence[Sequence[int]]) -> Sequence[int]:
    return lists[0] if len(lists) == 1 else sorted(set().union(*lists))


# Letters that have a plain form, of which Unicode does not say that they are made.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ŧ": "t", "ı": "i", "ß": "ss", "æ": "ae"}
    | {"œ": "oe", "þ": "th"}
)


def plain(text: str) -> str:
    """Return a word without what stands above or below its letters: ä is found as a, ø as o."""
    # All marks, as the browser's \p{M}; `combining` would keep those that Thai and Tamil need.
    signs = (sign for sign in normalize("NFKD", text) if category(sign)[0] != "M")
    return "".join(signs).translate(_PLAIN)


def _shelves(
    start: str, groups: Sequence[tuple[str, Group]]
) -> Iterator[tuple[str, Sequence[Group]]]:
    """Share sorted groups out among files, by how their words begin, until none is too full.

    In a file are all groups whose words begin with its name and with that of no longer one.
    """
    size = sum(len(part) for _, group in groups for part in group)
    short = [group for word, group in groups if word == start]
    if start and (size <= FULL or len(short) == len(groups)):
        yield start, [group for _, group in groups]
        return
    if short:
        yield start, short
    longer = groups[len(short) :]
    for name, share in groupby(longer, lambda one: one[0][: len(start) + 1]):
        yield from _shelves(name, [*share])


def _add(files: Files, kind: str, value: object) -> str:
    """Add a file that is named after its bytes; return its name without folder and ending."""
    data = _json(value)
    name = hashlib.blake2b(data, digest_size=5).hexdigest()
    files[f"{kind}/{name}.json"] = data
    return name


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
