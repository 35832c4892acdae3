"""Report the names that stand in a moment's words without permission.

The gate has held the moment back already; this only tells the editors, so that they can ask for
permission or change the words. It is a warning and never an error: taking a permission back must
not fail any check. A name that closes other channels than the wall is nothing to report: `status`
shows where each moment is.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from star_moments.checking.drafts import Drafts
from star_moments.codes import START, Place, found
from star_moments.diagnostics import Diagnostic

if TYPE_CHECKING:
    from star_moments.gate import Decision


def names_in_words(drafts: Drafts, decisions: Mapping[str, "Decision"]) -> list[Diagnostic]:
    """Return a diagnostic for each name that keeps a moment off the wall."""
    told = []
    for moment_id, decision in decisions.items():
        for person, (word, channels) in decision.names.items():
            if "wall" in channels:
                told.append(
                    found(
                        "name-without-permission",
                        drafts.files[moment_id],
                        _place(drafts, moment_id, word),
                        word=word,
                        person=drafts.people_files.get(person, person),
                    )
                )
    return told


def _place(drafts: Drafts, moment_id: str, word: str) -> Place:
    """Return where the word stands in the file; the top where it stands in the file's name."""
    for number, line in enumerate(drafts.located[moment_id].text.splitlines(), start=1):
        column = line.find(word)
        if column >= 0:
            return number, column + 1
    return START
