"""Keep whose names stand in which words, so that they need not be looked for again."""

import json

from star_moments.memory.mentions import Mentioned, Mentions
from star_moments.names import Mention
from star_moments.publishing.kept.store import Store

_NAME = "mentions"


def read_mentions(store: Store) -> Mentions:
    """Return what the last build found."""
    lines = (line.partition(" ") for line in store.read(_NAME))
    return Mentions({name: _read(found) if found else {} for name, _, found in lines})


def _read(found: str) -> Mentioned:
    return {key: Mention(*told) for key, told in json.loads(found).items()}


def save_mentions(store: Store, mentions: Mentions) -> None:
    """Keep what this build found, and nothing of words that are gone."""
    if mentions.now.keys() == mentions.earlier.keys():
        return
    lines = (
        f"{name} {json.dumps(found, ensure_ascii=False)}" if found else name
        for name, found in mentions.now.items()
    )
    store.save(_NAME, lines)
