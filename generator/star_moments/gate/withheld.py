"""Report the names that stand in a moment's words without permission.

The gate has held the moment back already; this only tells the editors, so that they can ask for
permission or change the words. (An emergency message it has let through, name and all.) It is a
warning and never an error: taking a permission back must not fail any check. (An approver who is
named in what they approved is an error: nobody has taken anything back.) A name that closes
other channels than the wall is nothing to report: `status` shows where each moment is.
"""

from collections.abc import Mapping

from star_moments.checking.drafts import Drafts
from star_moments.diagnostics import START, Diagnostic, Place, finding
from star_moments.gate.decide import Decision, permits
from star_moments.gate.watched import APPROVER, watched_names
from star_moments.reading.folder import WALL
from star_moments.reading.tree import Located


def names_in_words(drafts: Drafts, decisions: Mapping[str, Decision]) -> list[Diagnostic]:
    """Return a diagnostic for each name that keeps a moment off the wall, or that screens show."""
    told = _names_in_emergency(drafts)
    for moment_id, decision in decisions.items():
        for key, word in decision.named_approvers.items():
            place = place_of(drafts.located[moment_id], word)
            told.append(finding("approver-named", drafts.files[moment_id], place, key=key))
        for person, (word, channels) in decision.names.items():
            if "wall" in channels:
                told.append(
                    finding(
                        "name-without-permission",
                        drafts.files[moment_id],
                        place_of(drafts.located[moment_id], word),
                        word=word,
                        person=_file_of(drafts, person),
                    )
                )
    return told


def _names_in_emergency(drafts: Drafts) -> list[Diagnostic]:
    """Return a diagnostic for each whole name in an emergency message that screens may not show.

    The message is shown nevertheless: whom to call may be what matters most, and the permission is
    one for praise. But somebody should think about it.
    """
    written = drafts.emergency
    if written is None or written.draft is None or written.located is None:
        return []
    labels = (written.draft.heading or "", written.draft.message)
    texts = [
        text for label in labels for text in ([label] if isinstance(label, str) else label.values())
    ]
    return [
        finding(
            "name-in-emergency",
            written.shown,
            place_of(written.located, mention.word),
            word=mention.word,
            person=_file_of(drafts, key),
        )
        for key, mention in watched_names(drafts).carried(texts, ()).items()
        if not key.startswith(APPROVER)
        and (key not in drafts.people or not permits(drafts.people[key], "display", drafts.day))
    ]


def _file_of(drafts: Drafts, key: str) -> str:
    """Return the file that tells a name: a person's own, or for an approver the organisation's."""
    return WALL if key.startswith(APPROVER) else drafts.people_files.get(key, key)


def place_of(located: Located, word: str) -> Place:
    """Return where a word stands in a file; the top where it stands in the file's name."""
    for number, line in enumerate(located.text.splitlines(), start=1):
        column = line.find(word)
        if column >= 0:
            return number, column + 1
    return START
