"""Report names that a change lets go by in silence: the file that told them is gone.

A person's file is how the wall knows which name not to show. Whoever removes it by hand shows what
was held back for the name.
"""

from collections.abc import Iterator, Mapping, Sequence

from star_moments.checking.drafts import Drafts
from star_moments.diagnostics import Diagnostic, finding
from star_moments.gate.decide import Decision
from star_moments.gate.watched import WatchedNames
from star_moments.gate.withheld import place_of
from star_moments.model.texts import texts_in

_NOWHERE = ("withdrawn", "expired")


def names_no_longer_watched(
    before: Drafts, now: Drafts, decisions: Mapping[str, Decision]
) -> list[Diagnostic]:
    """Return a diagnostic for each name in a moment whose person's file a change has removed.

    A file that has got another name, and tells the same one, is not removed.
    """
    known = now.names
    gone = {
        key: names
        for key, names in before.names.items()
        if key not in known and names not in known.values()
    }
    return [*_told(before, now, decisions, gone)] if gone else []


def _told(
    before: Drafts,
    now: Drafts,
    decisions: Mapping[str, Decision],
    gone: Mapping[str, Sequence[str]],
) -> Iterator[Diagnostic]:
    names = WatchedNames(gone)
    for moment_id, moment in now.moments.items():
        if decisions[moment_id].state in _NOWHERE:
            continue
        earlier = before.moments.get(moment_id)
        thanked = [one.person for one in earlier.thanks if one.person in gone] if earlier else []
        texts = [*texts_in(moment), moment_id.title()]
        for key, mention in names.carried(texts, [one for one in thanked if one]).items():
            yield finding(
                "person-removed",
                now.files[moment_id],
                place_of(now.located[moment_id], mention.word),
                word=mention.word,
                person=before.people_files.get(key, key),
                key=key,
            )
