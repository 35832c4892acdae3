"""What a file is a copy of, by what programs append to a name when they keep one."""

import re
import unicodedata
from typing import Final

# What stands behind a name: endings, marks of editors and of merges, and what systems and clouds
# write in Finnish, Swedish and English.
_BEHIND: Final = re.compile(
    r"""
    (?: \.(?:ya?ml|txt|md|docx?|odt|rtf|pdf)
      | \.(?:bak|backup|old|orig|rej|save|sav|tmp|temp|sw[op]|new|copy)
      | ~\d*~?
      | [ ._-]*\(\d+\)
      | [ ._-]*\( [^()]* (?:copy|kopio|kopia|conflict|ristiriit|konflikt) [^()]* \)
      | [ _.–-]+ (?:kopio|kopia|copy|jäljennös|varmuuskopio|säkerhetskopia|backup)
        (?:[ _.-]*\(?\d+\)?)?
      | [_.] (?:BACKUP|BASE|LOCAL|REMOTE|ORIG|OURS|THEIRS) (?:[_.]?\d+)?
      | \.sync-conflict-[\w-]*
      | [ .]+
    )$
    """,
    re.X | re.I,
)
# And before it.
_BEFORE: Final = re.compile(r"^(?:kopio(?: - |ista )|kopia av |copy of |kopio |[~#.]+\$?)", re.I)


def original_of(name: str) -> str:
    """Return the name, without folder, ending and capitals, that a file's name was made from.

    A name that nothing was appended to gives itself.
    """
    found = unicodedata.normalize("NFC", name.rpartition("/")[2]).strip(" #")
    while True:
        shorter = _BEFORE.sub("", _BEHIND.sub("", found)) or found
        if shorter == found:
            return found.casefold()
        found = shorter
