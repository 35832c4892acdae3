"""Bring corrected texts together that take the place of the same lines.

Two mistakes in one line are found apart from each other, and each is corrected as if the other were
none. Put in place one after the other, the second would undo the first: so each of them carries the
lines in which both are corrected.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from star_moments.diagnostics import Diagnostic, Fix

# From one piece to another, and the text that stands there in their place.
_Change = tuple[int, int, str]

_PIECES: Final = re.compile(r"\w+|\W")
# Comparing takes as long as there are pairs of pieces.
_LONGEST: Final = 400


def agreed(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with corrected texts of which no two say different things of a line.

    One that cannot be brought together with an earlier one goes: its mistake is told, and found
    again once the other is corrected.
    """
    found = [*diagnostics]
    corrected = [at for at, one in enumerate(found) if one.fix is not None]
    by_file = sorted(corrected, key=lambda at: found[at].file)
    for _, places in groupby(by_file, key=lambda at: found[at].file):
        for group in _overlapping([(at, fix) for at in places if (fix := found[at].fix)]):
            if len({fix for _, fix in group}) > 1:
                for at, fix in _together(group):
                    found[at] = replace(found[at], fix=fix)
    return found


def _overlapping(fixes: Sequence[tuple[int, Fix]]) -> Iterator[list[tuple[int, Fix]]]:
    """Give the corrections in groups that lie in the same lines, each in the order of finding."""
    group: list[tuple[int, Fix]] = []
    last = 0
    for at, fix in sorted(fixes, key=lambda one: one[1].first):
        if group and fix.first > last:
            yield sorted(group, key=lambda one: one[0])
            group = []
        group.append((at, fix))
        last = max(last, fix.last) if len(group) > 1 else fix.last
    if group:
        yield sorted(group, key=lambda one: one[0])


def _together(group: Sequence[tuple[int, Fix]]) -> Iterator[tuple[int, Fix | None]]:
    """Give each place of a group with what takes the place of all its lines; None where it goes."""
    # What was made from the author's lines comes before what was made from corrected ones.
    texts = {fix.text for _, fix in group}
    whole = max((fix for _, fix in group), key=lambda one: (one.count, one.before not in texts))
    kept: list[int] = []
    text, changes = whole.text, _changes(whole.before, whole.text)
    base = whole.before
    for at, fix in sorted(group, key=lambda one: (one[1] != whole, one[1].before in texts)):
        before, after = _widened(fix, whole)
        if before == text:
            base, text, changes = text, after, _changes(text, after)
        elif (all_changes := changes | _changes(before, after)) != changes:
            both = _with(base, all_changes) if before == base else None
            if both is None:
                yield at, None
                continue
            text, changes = both, all_changes
        kept.append(at)
    for at in kept:
        yield at, replace(whole, text=text)


def _widened(fix: Fix, whole: Fix) -> tuple[str, str]:
    """Return what a correction was made from, and what it says, for all the lines of another."""
    lines = whole.before.split("\n")
    start = fix.first - whole.first
    if (fix.first, fix.count) == (whole.first, whole.count) or len(lines) != whole.count:
        return fix.before, fix.text
    above, below = lines[:start], lines[start + fix.count :]
    return "\n".join([*above, fix.before, *below]), "\n".join([*above, fix.text, *below])


def _with(base: str, changes: Iterable[_Change]) -> str | None:
    """Return a text with changes in it; None where two of them are in the same place."""
    pieces = _PIECES.findall(base)
    text: list[str] = []
    done = -1
    for start, end, new in sorted(changes):
        if start < done or start == end == done:
            return None
        text += [*pieces[max(done, 0) : start], new]
        done = end
    return "".join([*text, *pieces[max(done, 0) :]])


def _changes(base: str, text: str) -> frozenset[_Change]:
    """Return from which piece to which a text is another, and what stands there in their place."""
    pieces, others = _PIECES.findall(base), _PIECES.findall(text)
    start = _alike(pieces, others)
    same = _alike(pieces[start:][::-1], others[start:][::-1])
    middle, new = pieces[start : len(pieces) - same], others[start : len(others) - same]
    if len(middle) + len(new) > _LONGEST:
        return frozenset({(start, start + len(middle), "".join(new))})
    matcher = SequenceMatcher(None, middle, new, autojunk=False)
    return frozenset(
        (start + begin, start + end, "".join(new[first:last]))
        for kind, begin, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    )


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many pieces two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
