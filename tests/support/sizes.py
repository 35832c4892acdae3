"""How much of each kind `make test` runs, and how much `make soak`.

A test that costs the more the larger it is takes its size from here, and says so with `sized`:
`make soak` runs all that do, at their full sizes. `make test` runs each of them too, at a size that
was seen to find a fault: docs/tests.md lists them, with the fault.
"""

import os
from typing import NamedTuple

import pytest


class Size(NamedTuple):
    """How many of what, in `make test` and in `make soak`."""

    test: int
    soak: int
    what: str


SIZES = {
    "accidents": Size(200, 1000, "files of one wall that met with an accident"),
    "alone": Size(4, 72, "hours without a network"),
    "any-file": Size(60, 200, "files of any bytes, each checked by itself"),
    "damaged": Size(100, 300, "files in error by chance, for each of six ways in which they are"),
    "day": Size(4, 24, "hours of a screen to which the wall publishes"),
    "deploys": Size(40, 500, "generations, files in any order, a tenth of all answers failures"),
    "edits": Size(7, 25, "edits of an office in each of eight series, each built twice"),
    "honest": Size(20, 300, "walls by chance that are in order, each printed and proven"),
    "keys": Size(3, 100, "values to which each field of what may be seen changes"),
    "kills": Size(12, 48, "steps of a build at which it is killed, and others refused"),
    "large": Size(1, 11, "ways in which a piece over and over stands in each kind of file"),
    "leaks": Size(15, 60, "organisations by chance, looked through byte by byte"),
    "looks": Size(3, 12, "looks of any colours, and half as many again of one colour"),
    "minute": Size(20, 60, "seconds of a real clock in which a screen has little to do"),
    "mutations": Size(10, 40, "leaks put into what prints a wall, one at a time"),
    "pages-wide": Size(3, 7, "widths at which each kind of page is looked at"),
    "screens": Size(3, 7, "sizes of screens that hold the longest words, in three languages"),
    "slides": Size(400, 10_000, "changes of slides, none of which may leave anything behind"),
    "slips": Size(100, 2000, "walls with a slip in any file beside a take-down, printed, proven"),
    "stuck": Size(6, 24, "hours in which a screen is told of a page that never comes"),
    "walls": Size(15, 50, "walls with an accident in each of three files, built"),
    "written": Size(12, 200, "walls with an accident in each of six hand-written pages, built"),
}
# Files of tests that take more than ten minutes at full size, the longest first.
LONGEST = ("test_network", "test_slips", "test_memory", "test_proof", "test_real_engines")
FULL = os.environ.get("STAR_MOMENTS_SIZES") == "full"


def size(kind: str) -> int:
    """Return how many of a kind this run takes."""
    return SIZES[kind].soak if FULL else SIZES[kind].test


def sized(*kinds: str) -> pytest.MarkDecorator:
    """Mark a test that takes its size from these kinds, so that `make soak` finds it."""
    assert SIZES.keys() >= set(kinds), f"say in SIZES how many of {kinds}"
    return pytest.mark.sized(*kinds)
