"""Whether a text is worth a closer look: most are not, and looking takes long.

A hint is something without which nothing of a kind can be found: a digit, a capital letter within a
sentence, a word that says whose. These few are found in the time that it takes to copy the text; a
test holds them against all that is looked for.
"""

import re
from typing import Final

# What to look for in a text, as bits: flags of the library would cost as much as all the rest.
NUMBER: Final = 1
CAPITAL: Final = 2
OWN: Final = 4
AGE: Final = 8
ALL: Final = NUMBER | CAPITAL | OWN | AGE


def _kind(sign: str) -> str:
    """Return what a sign counts as: a digit or a sign of mail, a capital, an end, a space, else.

    The last letters of greetings that are cut short (*t. Maija, terv. Maija, mvh. Maja*) count as
    themselves, and so does the letter of *vår* and *år*.
    """
    if sign in "0123456789@(":
        return "0"
    if sign in ".!?":
        return "."
    if sign in "tvhå":
        return sign
    return "A" if sign.isupper() else " " if sign.isspace() else "a"


_KINDS: Final = "".join(map(_kind, map(chr, range(256)))).encode("latin-1")
# A capital within a sentence or a word, behind what is cut short, or several.
_CAPITAL = re.compile(
    rb"A(?:(?<=[aAtvh\xe5] A)|(?<=[atvh\xe5]A)|(?<=\b[At]\. A)|(?<=[vh]\. A)|AAA)"
)
# Whose something is: at the end of a Finnish word, or in a word of its own. *Pieni* and *meni* end
# as *poikani* does, and stand in every other text. Each begins with one certain letter, since that
# is what a search is quick for.
_OWN = (
    re.compile(r"n(?:i|s[aä])(?:(?<!pieni)(?<!Pieni)(?<!\bmeni)\b|k)"),
    re.compile(
        r"m(?:me|y\b(?<!\w..)|in\b(?<!\w...)|i(?:na\b|tt)(?<!\w....)|inu|un\b(?<!\w...)"
        r"|ei(?:dä|ä|llä))"
    ),
    re.compile(r"M(?:y\b|ina?\b|itt|inu|un\b|ei(?:dä|ä|llä))"),
)
_OF_OTHERS, _OF_ME, _AT_FIRST = (one.search for one in _OWN)
# *Eetu-poika*.
_NAMED_CHILD = re.compile("-(?:po|ty|va|la)")


def hints_in(text: str) -> int:
    """Return what a text has to be looked through for; 0 for nothing."""
    try:
        kinds = text.encode("latin-1").translate(_KINDS)
    except UnicodeEncodeError:
        # Other dashes, other scripts: rare enough to look at everything.
        return ALL
    found = NUMBER if b"0" in kinds else 0
    if _CAPITAL.search(kinds):
        # In capitals alone no word can be told from another.
        found |= ALL if b"AAAA" in kinds else CAPITAL
    elif "-" in text and _NAMED_CHILD.search(text):
        found |= CAPITAL
    if _OF_OTHERS(text) or _OF_ME(text) or _AT_FIRST(text) or b"\xe5" in kinds or "our" in text:
        found |= OWN
    return found | AGE if "vuotia" in text else found
