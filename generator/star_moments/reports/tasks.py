"""What has to be done and who does it: the first lines of a report."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from star_moments.diagnostics import Diagnostic
from star_moments.reports.causes import is_of_the_house
from star_moments.reports.saying import count, harmless
from star_moments.words import Words

Who = Literal["house", "author", "approver", "manager"]

# So many files are named for each who has something to do.
_MOST: Final = 3

# What is for the approver of a moment, and for whoever tells the thanks in person. All else is for
# whoever added the file, or for whoever looks after the wall where it is about the whole of it.
_APPROVER: Final = {
    *("approved-early", "approver-left", "approver-named", "approver-twice"),
    *("future-approval", "own-approval"),
}
_MANAGER: Final = {"future-told", "told-early"}


def who(one: Diagnostic) -> Who:
    """Say who can put a finding right."""
    if one.code in _APPROVER:
        return "approver"
    if one.code in _MANAGER:
        return "manager"
    return "house" if is_of_the_house(one) else "author"


def tasks(causes: Iterable[Diagnostic], words: Words) -> Sequence[str]:
    """Return a line for each who has something to do: how much, and in which files.

    They stand in the order in which the findings are given.
    """
    found: dict[Who, list[Diagnostic]] = {}
    for one in causes:
        found.setdefault(who(one), []).append(one)
    return [
        words(
            "report.tasks.line",
            who=words(f"report.tasks.{name}"),
            count=count(some, words),
            files=_files(some, words),
        )
        for name, some in found.items()
    ]


def _files(found: Sequence[Diagnostic], words: Words) -> str:
    files = list(dict.fromkeys(harmless(one.file) for one in found))
    named = ", ".join(files[:_MOST])
    left = len(files) - _MOST
    return words("report.tasks.more", files=named, number=left) if left > 0 else named
