"""Where long Finnish words may be broken.

A browser breaks words by the dictionary of their language, and Chromium has none for Finnish: there
a long compound would be broken anywhere, without a hyphen. So the longest words get soft hyphens,
which are seen only where a line ends in one.
"""

import re

from markupsafe import Markup

# Shorter words fit a line of the narrowest phone. What is longer than any word is no word.
_SHORTEST = 20
_LONG = re.compile(rf"[^\W\d_]{{{_SHORTEST},80}}")
# A Finnish syllable begins with the one consonant before its vowel (Kielitoimiston ohjepankki,
# Tavutus); so compounds are broken between their parts, too, or close to it.
SYLLABLE = re.compile(r"(?<=\w{3})(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö]\w{2})", re.IGNORECASE)
SOFT = "\u00ad"


def soft(text: str, language: str | None) -> str:
    """Return the text with soft hyphens in its longest words, where it is Finnish."""
    if language != "fi" or len(text) < _SHORTEST or isinstance(text, Markup):
        return text
    if max(map(len, text.split()), default=0) < _SHORTEST:
        return text
    return _LONG.sub(lambda word: SYLLABLE.sub(SOFT, word[0]), text)
