"""Prove what a press has printed, before it is put in place.

printed ── proof ──> nothing is found ──────────────────────────────> put in place
              └────> moments that it belongs to ── left out, printed anew, twice at most
                                └── what is still found ── left out file by file ──> put in place
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from star_moments.build import Edition
from star_moments.press.press import Press
from star_moments.proof.around import Around, texts_below
from star_moments.proof.findings import Finding, errors, moments_of
from star_moments.proof.proof import Proof, Suspicion
from star_moments.proof.withheld import Withheld
from star_moments.publishing import parallel
from star_moments.publishing.kept.proven import read_proven, save_proven, unproven
from star_moments.publishing.kept.store import Store
from star_moments.publishing.publisher import Proven, Settings

_ROUNDS = 2
# About half of the work, of files that share few lines with the others.
_OURS = ("moments/", "display/")

Print = Callable[[Edition], None]
"""Prints an edition by the press at hand."""


class LookError(Exception):
    """A site could not be looked through, because of this error."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass
class Prover:
    """Proves what one press prints for one site."""

    press: Press
    store: Store
    site: Path
    settings: Settings
    found: list[Finding] = field(default_factory=list)
    taken: frozenset[str] = frozenset()

    def proven(self, edition: Edition, print_anew: Print) -> Proven:
        """Look through what is printed, and let go of what may not be seen; return what was found.

        What goes wrong in the looking keeps nothing from being published.
        """
        try:
            found = self._look(edition)
            for number in range(_ROUNDS):
                gone = moments_of(found, around=number > 0)
                if not gone:
                    break
                self.taken |= gone
                edition = edition.without(gone)
                self.press.begin_again()
                print_anew(edition)
                found = self._look(edition)
        except LookError as failed:
            save_proven(self.store, self.site, None)
            return Proven(tuple(self.found), self.taken, frozenset(), failed.error)
        left_out = frozenset(one.file for one in errors(found))
        self.press.leave_out(left_out)
        # Where something was found, all is looked for everywhere the next time.
        is_sound = not errors(self.found)
        save_proven(self.store, self.site, edition.withheld if is_sound else None)
        return Proven(tuple(dict.fromkeys(self.found)), self.taken, left_out)

    def _look(self, edition: Edition) -> list[Finding]:
        """Look through what is new, and through what stays for what has come to be withheld."""
        try:
            found = self._found(edition)
        except Exception as error:
            raise LookError(error) from error
        self.found += found
        return found

    def _found(self, edition: Edition) -> list[Finding]:
        paths = sorted(self.press.printed)
        known = None if self.found else read_proven(self.store, self.site)
        if known is None:
            return self._in(edition, paths)
        found = self._in(edition, [path for path in paths if path in self.press.changed])
        new = unproven(edition.withheld, known)
        if new.moments or new.people:
            stay = [path for path in paths if path not in self.press.changed]
            found += self._in(edition, stay, new)
        return found

    def _in(
        self, edition: Edition, paths: list[str], sought: Withheld | None = None
    ) -> list[Finding]:
        around = Around(edition.words.language, self._written_texts)
        proof = Proof(
            edition.withheld, edition.wall.publication, self.press.taken, self._read, around, sought
        )
        return proof.judge(_suspicions(proof, paths), paths)

    def _read(self, path: str) -> bytes:
        # Of many small files, paths would take as long as the reading.
        with open(self.press.place_of(path), "rb") as file:  # noqa: PTH123
            return file.read()

    def _written_texts(self) -> Iterator[str]:
        for path in sorted(self.press.taken):
            if path.endswith(".html"):
                yield self._read(path).decode("utf-8", "replace")
        if self.settings.templates:
            yield from texts_below(Path(self.settings.templates).parent)


def _suspicions(proof: Proof, paths: list[str]) -> list[Suspicion]:
    """Look through files, where there are many with a second process that takes half of them."""
    if len(paths) < parallel.WORTH_IT:
        return [proof.suspect(paths)]
    # Lists share their lines with each other, and little with the pages of moments.
    theirs = [path for path in paths if not path.startswith(_OURS)]
    wait = parallel.beside(partial(proof.suspect, theirs))
    return [proof.suspect(path for path in paths if path.startswith(_OURS)), wait()]
