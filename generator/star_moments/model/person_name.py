"""What may be somebody's name: it is shown as it is written, to everybody."""

import re
from typing import Final

from star_moments.model.fields import VALUES

# A mail address, or digits as of a telephone number or an identity code.
_LEADS_TO: Final = re.compile(r"[\w.+-]@\w[\w-]*\.\w|(?:\d[\s()-]*){5}")


def is_name(text: str) -> bool:
    """Tell a name from a yes or no, from signs alone, and from what leads to somebody."""
    plain = text.strip().casefold()
    is_yes_or_no = plain in ("true", "false") or VALUES.get(plain) in ("true", "false")
    has_letters = any(map(str.isalpha, text))
    return has_letters and not is_yes_or_no and _LEADS_TO.search(text) is None
