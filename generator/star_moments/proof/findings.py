"""What the proof found: of which kind, and where. Never what it was."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from star_moments.proof.hands import Hand

Kind = Literal["words", "name", "address"]


class Finding(NamedTuple):
    """Something that may not be seen, in a file of a site.

    `file` is the path below the site. `moments` are those that it belongs to, as far as that can be
    told, and `beside` those that it may belong to as well. `in_name`: whether it stands in the path
    itself, which must then not be repeated.
    """

    file: str
    kind: Kind
    hand: Hand
    moments: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    in_name: bool = False

    @property
    def is_error(self) -> bool:
        """Whether it is more than a name that somebody wrote by hand, which may be meant so."""
        return self.hand != "written"

    @property
    def place(self) -> str:
        """Where it stands, as it may be told."""
        if not self.in_name:
            return self.file
        folder = self.file.removesuffix("/index.html").rpartition("/")[0]
        return f"{folder}/…" if folder else "…"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that keep a wall from being as it should."""
    return [one for one in findings if one.is_error]


def moments_of(findings: Iterable[Finding], *, around: bool) -> frozenset[str]:
    """Return the moments that errors belong to; with those `around` them, where asked for."""
    found: frozenset[str] = frozenset()
    for one in errors(findings):
        found |= one.moments
        if around:
            found |= one.beside
    return found
