"""Put what a check proposes in place, as an author does who copies each corrected text."""

from collections.abc import Iterable
from pathlib import Path

from star_moments.diagnostics import Diagnostic, Fix


def put_in_place(folder: Path, diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Correct the files below a folder, and return which they are."""
    proposed: dict[str, set[Fix]] = {}
    for one in diagnostics:
        if one.fix is not None:
            proposed.setdefault(one.file, set()).add(one.fix)
    for file, fixes in proposed.items():
        path = folder / file
        path.write_bytes(corrected(path.read_bytes().decode(), fixes).encode())
    return set(proposed)


def corrected(text: str, fixes: Iterable[Fix]) -> str:
    """Return a text with corrections in place; no two of them may say something about one line."""
    lines = text.split("\n")
    below = len(lines) + 1
    for fix in sorted(fixes, key=lambda one: one.first, reverse=True):
        assert fix.last < below, "two corrected texts for one line"
        lines[fix.first - 1 : fix.last] = fix.text.split("\n")
        below = fix.first
    return "\n".join(lines)
