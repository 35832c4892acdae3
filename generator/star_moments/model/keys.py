"""Keys: short names for files and addresses."""

import re
import unicodedata

KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def key_from(name: str) -> str:
    """Return the valid key that is nearest to a name: `Kiitos Äiti` gives `kiitos-aiti`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = plain.translate({ord("ø"): "o", ord("đ"): "d", ord("ł"): "l", ord("æ"): "ae"})
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
