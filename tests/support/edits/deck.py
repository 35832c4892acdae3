"""The edits that there are, and how they are dealt."""

import random
from collections.abc import Callable

from tests.support.office import Office

EDITS: dict[str, Callable[[Office], str]] = {}


def edit(function):
    """Make the function one of the edits."""
    EDITS[function.__name__] = function
    return function


def do(kind: str, office: Office) -> str:
    """Do one edit, and tell what it was."""
    return f"{kind}: {EDITS[kind](office)}"


def dealt(count: int) -> list[str]:
    """Return so many kinds of edits: each as often as any other, in an order by chance."""
    chance = random.Random("deck")
    deck: list[str] = []
    while len(deck) < count:
        deck += chance.sample(list(EDITS), len(EDITS))
    return deck[:count]
