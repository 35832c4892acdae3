"""Places where a very long word may break: soft hyphens, for engines that know no Finnish.

In Finnish, and by the rule of one consonant in Swedish, a syllable begins with the last consonant
before a vowel. English has no such rule; a screen breaks its long words where the line ends.
"""

import re

SHY = "\u00ad"

_SYLLABLE = re.compile(r"(?<=\w\w)(?=[bcdfghjklmnpqrstvwxzšž][aeiouyäöåé]\w)", re.IGNORECASE)
_FEWEST = 5


def with_hyphens(word: str, language: str) -> str:
    """Return the word with soft hyphens, at least five letters apart, that any line may use."""
    if language not in ("fi", "sv"):
        return word
    parts: list[str] = []
    start = 0
    for found in _SYLLABLE.finditer(word):
        if found.start() - start >= _FEWEST and len(word) - found.start() >= _FEWEST:
            parts.append(word[start : found.start()])
            start = found.start()
    return SHY.join([*parts, word[start:]])
