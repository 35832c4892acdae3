"""Texts in quotation marks, so that YAML takes them as they are."""

import re

# A text that YAML reads as that same text without quotation marks, wherever it may stand.
_PLAIN = re.compile(r"[^\W_](?:[^:#\[\]{},\"'\\\n]|(?<! )#|:(?=[^\s,\[\]{}]))*(?<!\s)")


def quoted(text: str) -> str:
    """Return a text in the quotation marks that need the fewest changes to it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def written(text: str) -> str:
    """Return a text as YAML: as it is where that is safe, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) else quoted(text)
