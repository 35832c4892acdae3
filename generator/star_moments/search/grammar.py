"""Which words are forms of one word: what each language puts behind its words, as rules.

The same rules run here, where the index is made, and in a reader's browser, which gets them with
the index and has to bring what is asked for to the same stem. So a rule is a regular expression
that Python and JavaScript read alike: where it matches a word, its groups are what stays. A rule
only ever cuts something off the end; so a stem is the beginning of each of its words.

The rules follow the Snowball stemmers of Finnish and Swedish (https://snowballstem.org/algorithms/)
and the first steps of Porter's for English, without their exceptions: a word too many that is
found does little harm, and a word that is not found does more.
"""

import re
from collections.abc import Sequence
from functools import cache

_V, _K = "[aeiouyäö]", "[^aeiouyäö]"
# Snowball's R1: all that follows the first consonant after a vowel. Only there is anything cut off;
# in its R2, all that follows the next one.
_R1 = f"{_K}*{_V}+{_K}"
_R2 = f"{_R1}{_K}*{_V}+{_K}"
_LONG = "(?:aa|ee|ii|oo|uu|ää|öö)"

_FINNISH = (
    # Particles: -kin, -kaan, -ko …
    f"^({_K}*{_V}+(?:[nt]|{_K}.*?(?:{_V}|[nt])))(?:kin|kaan|kään|ko|kö|han|hän|pa|pä)$",
    f"^({_R2}.*?)sti$",
    # Possessive endings: -ni, -nsa …
    f"^({_R1}.*?)kse(?:ni|si|nsa|nsä|mme|nne)$",
    f"^({_R1}.*?(?:ta|ssa|sta|lla|lta|na))an$",
    f"^({_R1}.*?(?:tä|ssä|stä|llä|ltä|nä))än$",
    f"^({_R1}.*?(?:lle|ine))en$",
    f"^({_R1}.*?)(?:ni|nsa|nsä|mme|nne)$",
    f"^({_R1}(?:.*?[^k])?)si$",
    # Virtanen, as in Virtasen.
    f"^({_R1}.*?)nen$",
    # Endings of cases, with the mark of the plural before them.
    f"^({_R1}.*?a)han$|^({_R1}.*?e)hen$|^({_R1}.*?i)hin$|^({_R1}.*?o)hon$|^({_R1}.*?ä)hän$",
    f"^({_R1}.*?)(?:ihin|isiin|iden|itten|jen|ien)$",
    f"^({_R1}.*?{_LONG})seen$",
    f"^({_R1}.*?)[ij]?(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|ine)$",
    f"^({_R1}.*?e)(?:tta|ttä)$",
    f"^({_R1}.*?)[ij]?(?:ta|tä)$",
    f"^({_R1}(?:.*?{_K})?[oueö])j[aä]$",
    f"^({_R1}.*?)i[aä]$",
    f"^({_R1}.*?{_V}{_K}+)[aä]$",
    f"^({_R1}.*?(?:a(?=an)|e(?=en)|i(?=in)|o(?=on)|u(?=un)|y(?=yn)|ä(?=än)|ö(?=ön))).n$",
    f"^({_R1}.*?)[nt]$",
    # Comparison; -s, which changes with the case; a word's own last vowel.
    r"^(.{2,}([aeiouyäö]))\2$",
    f"^({_R2}.*?)i?(?:mpi|mpa|mpä|mmi|mma|mmä)$",
    f"^({_R1}.*?)[aäei]+$",
    f"^({_R1}.*?)k?s$",
    f"^({_R1}.*?)[aäei]+$",
    f"^({_R1}.*?j)o$",
    f"^({_R1}.*?[ou])j$",
    # Consonants that change with the case: kukka and kukan, Helsinki and Helsingin.
    r"^(.*([bcdfghjklmnpqrstvwxz]))\2$",
    "^(.*(?:n(?=[gkt])|[lr](?=t)|m(?=p))).$",
)

_SWEDISH = (
    "^(.{3,}?)(?:heterna|hetens|anden|heten|heter|arnas|ernas|ornas|andes|andet|arens|arna|erna"
    "|orna|ande|arne|aste|aren|ades|erns|ade|are|ern|ens|ets|het|ast|ad|en|et|ar|er|or|as|es|at"
    "|an|a|e)$",
    "^(.{2,}[bcdfghjklmnoprtvy])s$",
    "^(.{2,}(?:d(?=d)|g(?=d)|n(?=n)|d(?=t)|g(?=t)|k(?=t)|t(?=t))).$",
    "^(.{3,}?)(?:lig|ig|els)$",
    "^(.{2,}(?:lös|full))t$",
)

_ENGLISH = (
    "^(.{3,}?)ies$",
    "^(.{2,}?(?:ss|sh|ch|x|z))es$",
    "^(.{2,}[^su])s$",
    "^(.{3,}?)(?:ingly|edly|ing|ied|ed|ly)$",
    "^(.{3,})(?:y|i|e)$",
    r"^(.{2,}([bdfgmnprt]))\2$",
)

RULES: dict[str, Sequence[str]] = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}
"""The rules of each language, in the order in which they are tried."""

LEAST = 3
"""A rule that would leave fewer letters of a word is not followed."""


@cache
def stem(word: str, language: str) -> str:
    """Return what all forms of a word in lower case have in common; elsewhere, the word itself."""
    for rule in _compiled(language):
        if (found := rule.match(word)) and len(left := next(filter(None, found.groups()))) >= LEAST:
            word = left
    return word


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule) for rule in RULES.get(language, ()))
