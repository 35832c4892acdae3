"""Keep what the content's files said, so that a file that has not changed is not parsed again."""

from collections import defaultdict

from star_moments.memory.readings import Readings
from star_moments.publishing.kept.store import Store

# So many shares, that a change of one file writes little: by the first letter of its digest.
_SHARES = "0123456789abcdef"


def read_readings(store: Store) -> Readings:
    """Return what the files of the last build said."""
    earlier: dict[str, str] = {}
    for share in _SHARES:
        # A name, then its text.
        lines = store.read(_file(share))
        earlier.update(zip(lines[::2], lines[1::2], strict=False))
    return Readings(earlier)


def save_readings(store: Store, readings: Readings) -> None:
    """Keep what the files of this build said, and nothing of files that are gone."""
    changed = {_share(name) for name in readings.now.keys() ^ readings.earlier.keys()}
    lines: dict[str, list[str]] = defaultdict(list)
    for name, text in readings.now.items():
        share = _share(name)
        if share in changed:
            lines[share] += (name, text)
    for share in sorted(changed & lines.keys()):
        store.save(_file(share), lines[share])
    # Also what another version has kept, which was not read.
    held = {_file(_share(name)) for name in readings.now}
    for name in store.names(_file("")):
        if name not in held:
            store.drop(name)


def _share(name: str) -> str:
    return name.partition(":")[2][0]


def _file(share: str) -> str:
    return f"readings-{share}"
