"""Keep which hand-written pages were rendered in time, so that they need not be tried again."""

from collections.abc import Iterable, Mapping

from star_moments.publishing.kept.store import Store

_NAME = "tried"


def read_tried(store: Store) -> dict[str, bool]:
    """Return whether each page that was tried can be rendered, by its digest."""
    lines = (line.partition(" ") for line in store.read(_NAME))
    return {digest: said == "yes" for digest, _, said in lines}


def save_tried(store: Store, tried: Mapping[str, bool], here: Iterable[str]) -> None:
    """Keep it, and nothing of pages that are gone: `here` are the digests of those at hand."""
    kept = {digest: tried[digest] for digest in here if digest in tried}
    if kept != read_tried(store):
        store.save(_NAME, (f"{digest} {'yes' if said else 'no'}" for digest, said in kept.items()))
