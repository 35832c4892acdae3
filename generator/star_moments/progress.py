"""How far something has come, for whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Hears how many things are done, and of how many."""


def unheard(done: int, of: int) -> None:
    """Hear it and do nothing."""
