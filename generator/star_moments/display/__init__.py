"""Make the files of the screens: for the whole house and for each of its units.

    moments as `display` may show them ─ pool ─> a few of them ─ slides, fit, qr ─> Slides
        ─ feed ─> feed.<key>.json ─ manifest ─> manifest.json ─ page ─> index.html, basic/, sw.js

A screen polls its manifest. What a page needs is in the page itself, so nothing of it can be
missing.
"""

from collections.abc import Iterator

from star_moments.display.basic import basic_files
from star_moments.display.screens import Studio, screen_files
from star_moments.display.shell import worker_file
from star_moments.kit.kit import Kit
from star_moments.press.plan import PlannedFile


def display_files(kit: Kit) -> Iterator[PlannedFile]:
    """Return every file of the screens; they hold only what the channel `display` permits."""
    studio = Studio(kit)
    for screen in studio.screens:
        yield from screen_files(studio, screen)
    yield from basic_files(studio)
    yield from worker_file(kit)
