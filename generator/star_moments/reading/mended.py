"""A file's lines as they are mended one mistake after the other, and what each mending replaces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from star_moments.diagnostics import PATIENCE, Diagnostic, Fix, finding
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
    """The text of one file, which `mend` corrects; lines are counted from 0."""

    def __init__(self, file: str, text: str) -> None:
        """Begin with what the author wrote."""
        self.file = file
        self.text = text
        self._pieces: list[_Piece] = []
        self._told: list[Diagnostic] = []

    @cached_property
    def _own(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are now."""
        return self._own

    @cached_property
    def _origin(self) -> list[int]:
        return list(range(len(self._own)))

    @property
    def is_another(self) -> bool:
        """Whether the text is another than the author's."""
        return bool(self._pieces)

    @property
    def patience(self) -> int:
        """How many more mistakes are to be told."""
        return PATIENCE - len(self._told)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The mistakes, each with the corrected text of all that was mended in the same lines."""
        found = [*self._told]
        for piece in self._pieces:
            if not piece.is_guess:
                own, now = piece.own, piece.now
                before = self._own[own.start : own.stop]
                after = self.lines[now.start : now.stop]
                fix = Fix(own.start + 1, len(own), "\n".join(before), "\n".join(after))
                for number in piece.mistakes:
                    found[number] = replace(found[number], fix=fix)
        return found

    def origin_of(self, line: int) -> int:
        """Return which of the author's lines a line was."""
        return self._origin[min(line, len(self._origin) - 1)]

    def mend(self, repair: Repair) -> None:
        """Tell of the next mistake, and correct it where that can be done."""
        place = self.origin_of(repair.line) + 1, repair.column + 1
        self._told.append(finding(repair.code, self.file, place, **repair.values))
        if repair.lines is None:
            return
        lines = repair.lines
        end = repair.start + repair.count
        old = self._origin[repair.start : end]
        now = range(repair.start, end)
        own = range(old[0], old[-1] + 1) if old else range(0)
        is_guess = repair.fix is None
        mistakes = [len(self._told) - 1]
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
        self.text = "\n".join(self.lines)
        now = range(now.start, now.stop + shift)
        self._pieces = sorted(
            [*kept, _Piece(now, own, mistakes, is_guess)], key=lambda one: one.now.start
        )

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
