"""Find the one moment or person that is meant, or say what to write instead."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from star_moments.authoring.lookup import keys_meant
from star_moments.build import Content
from star_moments.words import Words


def moment_meant(text: str, content: Content) -> str:
    """Return the id of the moment of that id, file or address."""
    files = content.drafts.files
    return _the_one(text, keys_meant(text, files, {}), [*files], content.words)


def person_meant(text: str, content: Content) -> str:
    """Return the key of the person of that key, file, address or name."""
    drafts = content.drafts
    found = keys_meant(text, drafts.people_files, drafts.names)
    known = [*drafts.people_files, *(name for some in drafts.names.values() for name in some)]
    return _the_one(text, found, known, content.words)


def _the_one(text: str, found: Sequence[str], known: Sequence[str], words: Words) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(words("takedown.several", name=text, keys=", ".join(found)))
    said = words("takedown.unknown", name=text)
    close = get_close_matches(text, known, n=1, cutoff=0.6)
    if close:
        said += f" {words('takedown.nearly', guess=close[0])}"
    raise click.UsageError(said)
