"""A file's lines as they are mended one mistake after the other, and what each mending replaces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from star_moments.diagnostics import Diagnostic, Fix
from star_moments.reading.repair import Repair


@dataclass
class _Piece:
    """Lines that were mended: where they stand now, and of the author's which they replace.

    `mistakes` are numbered as they were found. A piece that is a guess is not shown to the author.
    """

    now: range
    own: range
    mistakes: list[int]
    is_guess: bool


class Mended:
    """The lines of one file, which `mend` corrects; counted from 0."""

    def __init__(self, lines: list[str]) -> None:
        """Begin with the author's lines."""
        self.lines = lines
        self._own = lines
        self._origin = list(range(len(lines)))
        self._pieces: list[_Piece] = []
        self._number = 0

    def origin_of(self, line: int) -> int:
        """Return which of the author's lines a line was."""
        return self._origin[min(line, len(self._origin) - 1)]

    def mend(self, repair: Repair) -> None:
        """Correct the next mistake."""
        lines = repair.lines or ()
        end = repair.start + repair.count
        old = self._origin[repair.start : end]
        now = range(repair.start, end)
        own = range(old[0], old[-1] + 1) if old else range(0)
        is_guess = repair.fix is None
        mistakes = [self._number]
        self._number += 1
        kept: list[_Piece] = []
        shift = len(lines) - repair.count
        for piece in self._pieces:
            if piece.now.start < end and repair.start < piece.now.stop:
                now, own = _both(now, piece.now), _both(own, piece.own)
                mistakes = [*piece.mistakes, *mistakes]
                is_guess = is_guess or piece.is_guess
            elif piece.now.start >= end:
                kept.append(replace(piece, now=_moved(piece.now, shift)))
            else:
                kept.append(piece)
        new = [old[min(number, len(old) - 1)] for number in range(len(lines))]
        self._origin[repair.start : end] = new
        self.lines = repair.applied(self.lines)
        now = range(now.start, now.stop + shift)
        self._pieces = sorted(
            [*kept, _Piece(now, own, mistakes, is_guess)], key=lambda one: one.now.start
        )

    def told(self, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Return the diagnostics of the mistakes, in the order in which they were mended, each with
        the corrected text of all that was mended in the same lines."""
        found = [*diagnostics]
        for piece in self._pieces:
            if not piece.is_guess:
                own, now = piece.own, piece.now
                before = self._own[own.start : own.stop]
                after = self.lines[now.start : now.stop]
                fix = Fix(own.start + 1, len(own), "\n".join(before), "\n".join(after))
                for number in piece.mistakes:
                    found[number] = replace(found[number], fix=fix)
        return found

    def fix(self, first: int, count: int, lines: Sequence[str]) -> Fix | None:
        """Return what puts other lines in place of some of the mended ones."""
        now = range(first, first + count)
        own = range(self.origin_of(first), self.origin_of(first + count - 1) + 1)
        for piece in self._pieces:
            if piece.now.start < first + count and first < piece.now.stop:
                if piece.is_guess:
                    return None
                now, own = _both(now, piece.now), _both(own, piece.own)
        before = self.lines[now.start : now.stop]
        after = [*self.lines[now.start : first], *lines, *self.lines[first + count : now.stop]]
        return Fix(own.start + 1, len(own), "\n".join(before), "\n".join(after))


def _both(one: range, other: range) -> range:
    return range(min(one.start, other.start), max(one.stop, other.stop))


def _moved(one: range, by: int) -> range:
    return range(one.start + by, one.stop + by)
