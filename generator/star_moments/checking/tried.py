"""Put corrected texts in place and read again: what is proposed has to be clean.

A correction is made of one mistake, and its line may hold another that shows only then: a field in
Swedish whose value is Swedish too. So each is tried. What is still wrong in its lines is corrected
in it, and where that cannot be done, nothing is proposed: the message asks or advises in words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from star_moments.checking.agreed import agreed
from star_moments.diagnostics import Diagnostic, Fix

Check = Callable[[bytes], Sequence[Diagnostic]]
"""Reads and checks a file as if these were its bytes."""

_ROUNDS: Final = 3
# Reading a large file full of mistakes over and over would take its time.
_LARGEST: Final = 16_000


def tried(wrong: Sequence[Diagnostic], data: bytes, check: Check) -> list[Diagnostic]:
    """Return what is wrong in a file, with corrected texts that are clean when put in place."""
    found = agreed(wrong)
    own = {one.fix for one in found if one.fix is not None}
    if not own or len(data) > _LARGEST:
        return found
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    asked = {_kind(one) for one in found if one.fix is None}
    now: dict[Fix, Fix | None] = {fix: fix for fix in own}
    for _ in range(_ROUNDS):
        put = sorted((fix for fix in now.values() if fix is not None), key=lambda fix: fix.first)
        corrected, starts = _put(lines, put)
        errors = [one for one in check("\n".join(corrected).encode()) if one.severity == "error"]
        after = [one for one in errors if _kind(one) not in asked]
        there = {fix: _within(fix, starts[fix], after) for fix in put}
        if not any(there.values()):
            found = _without_echoes(found, now, errors)
            break
        for fix, latest in now.items():
            if latest is not None and there[latest]:
                now[fix] = _further(latest, starts[latest], there[latest])
    else:
        now = {fix: one for fix, one in now.items() if one is None or not there[one]}
    return [one if one.fix is None else replace(one, fix=now.get(one.fix)) for one in found]


def _without_echoes(
    found: Sequence[Diagnostic], fixes: Mapping[Fix, Fix | None], left: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Leave out what cannot be corrected by itself, and is gone where another was corrected."""
    kept = [range(fix.first, fix.last + 1) for fix, latest in fixes.items() if latest]
    lines = {line for each in kept for line in each}
    kinds = {_kind(one) for one in left}
    return [
        one
        for one in found
        if one.fix is not None
        or one.severity != "error"
        or one.line not in lines
        or _kind(one) in kinds
    ]


def _put(lines: list[str], fixes: Sequence[Fix]) -> tuple[list[str], dict[Fix, int]]:
    """Return lines with corrections in place, and at which line (from 1) each of these begins."""
    corrected: list[str] = []
    starts: dict[Fix, int] = {}
    done = 0
    for fix in fixes:
        corrected += lines[done : fix.first - 1]
        starts[fix] = len(corrected) + 1
        corrected += fix.text.split("\n")
        done = fix.last
    return [*corrected, *lines[done:]], starts


def _within(fix: Fix, start: int, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what was found in the lines of a correction."""
    there = range(start, start + fix.text.count("\n") + 1)
    return [one for one in found if one.line in there]


def _further(fix: Fix, start: int, found: Sequence[Diagnostic]) -> Fix | None:
    """Correct a correction; None where what is wrong in it cannot be corrected within its lines."""
    lines = fix.text.split("\n")
    end = start + len(lines)
    more = [one.fix for one in agreed(found)]
    fixes = sorted({one for one in more if one is not None}, key=lambda one: one.first)
    if None in more or any(one.first < start or one.last >= end for one in fixes):
        return None
    inside = [replace(one, first=one.first - start + 1) for one in fixes]
    return replace(fix, text="\n".join(_put(lines, inside)[0]))


def _kind(one: Diagnostic) -> tuple[str, frozenset[tuple[str, str]]]:
    return one.code, frozenset(one.values.items())
