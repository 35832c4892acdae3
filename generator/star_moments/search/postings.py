"""Write down which moments a word stands in: rising numbers as a short text.

Each number is told by its distance from the one before, in the characters of ASCII that JSON
writes as they are. A distance below 46 is one character; before it, larger ones have others, which
say that more follows. assets/search-index.js reads it.
"""

from collections.abc import Iterable
from itertools import pairwise

_CHARACTERS = [chr(code) for code in range(35, 127) if chr(code) != "\\"]
LAST = 46
_MORE = len(_CHARACTERS) - LAST


def written(numbers: Iterable[int]) -> str:
    """Return the text of numbers from 0 on, each larger than the one before."""
    return "".join(
        [
            _COMMON[step] if step < len(_COMMON) else _distance(step)
            for step in (after - before - 1 for before, after in pairwise((-1, *numbers)))
        ]
    )


def _distance(value: int) -> str:
    value, rest = divmod(value, LAST)
    text = _CHARACTERS[rest]
    while value:
        value, rest = divmod(value - 1, _MORE)
        text = _CHARACTERS[LAST + rest] + text
    return text


_COMMON = [_distance(value) for value in range(4096)]
