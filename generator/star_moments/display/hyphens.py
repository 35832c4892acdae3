"""Places where a word may break that is wider than any line of a screen.

In Swedish, as in Finnish, a syllable begins with the last consonant before a vowel. English has no
such rule; a screen breaks its long words where the line ends.
"""

from star_moments.kit.hyphens import SOFT, SYLLABLE

SHY = SOFT
_FEWEST = 5


def with_hyphens(word: str, language: str) -> str:
    """Return the word with soft hyphens, at least five letters apart, that any line may use."""
    if language not in ("fi", "sv"):
        return word
    parts: list[str] = []
    start = 0
    for found in SYLLABLE.finditer(word):
        if found.start() - start >= _FEWEST and len(word) - found.start() >= _FEWEST:
            parts.append(word[start : found.start()])
            start = found.start()
    return SHY.join([*parts, word[start:]])
