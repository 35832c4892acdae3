"""Keep what the content's files said, so that a file that has not changed is not parsed again."""

from star_moments.checking.readings import Readings
from star_moments.kept.store import Store

_NAME = "readings"


def read_readings(store: Store) -> Readings:
    """Return what the files of the last build said."""
    lines = (line.partition(" ") for line in store.read(_NAME))
    return Readings({name: text for name, _, text in lines})


def save_readings(store: Store, readings: Readings) -> None:
    """Keep what the files of this build said, and nothing of files that are gone."""
    if readings.now.keys() != readings.earlier.keys():
        store.save(_NAME, (f"{name} {text}" for name, text in readings.now.items()))
