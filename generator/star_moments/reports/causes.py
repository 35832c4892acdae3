"""What is told of all that was found: causes first, and what only follows from them as a number.

A slip in `wall.yml` or in somebody's file can hold a thousand moments back. Who reads the report
has one thing to correct then, not a thousand and one, and it should stand first.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from star_moments.diagnostics import Diagnostic
from star_moments.reading.folder import WALL
from star_moments.words import Words

# Whatever is lower may follow from what is higher, and never the other way round.
_WALL, _BESIDE, _PEOPLE, _MOMENTS, _PAGES, _LOOK = range(6)
_FOLDERS: Final = {"people": _PEOPLE, "moments": _MOMENTS, "pages": _PAGES}

# Kinds of findings that may follow from another file, and the value that says so. Where no file is
# named, it is the wall file.
_FOLLOWING: Final = {
    "name-without-permission": "person",
    "person-in-error": "other",
    "unknown-approver": "other",
    "unknown-factor": "other",
    "unknown-unit": "other",
    "wall-in-error": "",
}


class Told(NamedTuple):
    """The findings that are told in whole, causes first, and how many files wait for each file."""

    causes: Sequence[Diagnostic]
    waiting: Mapping[str, int]


def told(diagnostics: Iterable[Diagnostic]) -> Told:
    """Put findings into the order of causes, and fold those that only follow from another file.

    A finding is folded only where the file that it follows from is told of, with an error of its
    own.
    """
    found = sorted(diagnostics, key=_place)
    causes: list[Diagnostic] = []
    waiting: dict[str, set[str]] = {}
    # By file, the one to be corrected first. What causes anything stands before it.
    roots: dict[str, str] = {}
    for one in found:
        cause = _followed(one, found[0])
        root = roots.get(cause, "") if _rank_of(cause) < _rank(one) else ""
        if not root or _rank(one) not in (_PEOPLE, _MOMENTS):
            causes.append(one)
            if one.severity == "error":
                roots[one.file] = one.file
        else:
            waiting.setdefault(root, set()).add(one.file)
            if one.severity == "error":
                roots.setdefault(one.file, root)
    return Told(causes, {file: len(files) for file, files in waiting.items()})


def waiting_text(number: int, words: Words) -> str:
    """Say how many files wait for one that is in error."""
    return words("report.waiting.one" if number == 1 else "report.waiting.many", number=number)


def _place(one: Diagnostic) -> tuple[int, str, bool, int, int]:
    """Order findings by kind of file and file; in each, errors stand before warnings."""
    return _rank(one), one.file, one.severity != "error", one.line, one.column


def is_of_the_house(one: Diagnostic) -> bool:
    """Say whether a finding is about the whole wall, not about one person, moment or page."""
    return _rank(one) in (_WALL, _BESIDE, _LOOK)


def _rank(one: Diagnostic) -> int:
    return _LOOK if one.code.startswith("look-") else _rank_of(one.file)


def _rank_of(file: str) -> int:
    *folders, name = file.split("/")
    if name == "mkdocs.yml":
        return _LOOK
    kind = next((_FOLDERS[folder] for folder in folders if folder in _FOLDERS), _BESIDE)
    return _WALL if kind == _BESIDE and name == WALL else kind


def _followed(one: Diagnostic, first: Diagnostic) -> str:
    """Return the file that a finding may follow from, or nothing; `first` is the first of all."""
    name = _FOLLOWING.get(one.code)
    if name is None or (name and name not in one.values):
        return ""
    if name and one.values[name] != WALL:
        return one.values[name]
    return first.file if _rank(first) == _WALL else ""
