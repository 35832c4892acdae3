"""Which words are forms of one word: what each language puts behind its words, as rules.

The same rules run here, where the index is made, and in a reader's browser, which gets them with
the index and has to bring what is asked for to the same stem. So a rule is a regular expression
that Python and JavaScript read alike: where it matches a word, its groups are what stays. Letters
that a rule brings along come between its groups: so *hoido* becomes *hoito*, and an empty last
group lets them stand at the end. A stem may differ from its words, but begins like them.

The rules began as those of the Snowball stemmers of Finnish and Swedish and of Porter's for English
(https://snowballstem.org/algorithms/). docs/search.md counts them beside these.
"""

import re
from collections.abc import Sequence
from functools import cache

from star_moments.search.english import ENGLISH
from star_moments.search.finnish import FINNISH
from star_moments.search.swedish import SWEDISH

Rule = str | tuple[str, str]

RULES: dict[str, Sequence[Rule]] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
"""The rules of each language, in the order in which they are tried."""

LEAST = 3
"""A rule that would leave fewer letters of a word is not followed."""


@cache
def stem(word: str, language: str) -> str:
    """Return what all forms of a word in lower case have in common; elsewhere, the word itself."""
    for rule, letters in _compiled(language):
        if found := rule.match(word):
            left = letters.join(group for group in found.groups() if group is not None)
            if len(left) >= LEAST:
                word = left
    return word


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = ((one, "") if isinstance(one, str) else one for one in RULES.get(language, ()))
    return tuple((re.compile(rule), letters) for rule, letters in rules)
