"""The page of the theme around what a page of the wall says: a frame with holes to be filled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple, Self

from markupsafe import escape

from star_moments.press.plan import ROOT, Page, PlannedFile, PlannedPage, key_of

HOLES = ("title", "description", "head", "main")

# Which frame a page needs: the word of the navigation it belongs to, and how deep it lies.
FrameKey = tuple[str, int]


@dataclass(frozen=True)
class Frame:
    """A page as the theme renders it, cut at its holes."""

    parts: tuple[str, ...]
    holes: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, tokens: Mapping[str, str]) -> Self:
        """Cut a rendered page at its tokens, given by hole. A token may occur more than once."""
        parts, holes = [], []
        while True:
            places = [(html.find(token), hole) for hole, token in tokens.items() if token in html]
            if not places:
                break
            at, hole = min(places)
            parts.append(html[:at])
            holes.append(hole)
            html = html[at + len(tokens[hole]) :]
        missing = set(tokens) - set(holes)
        if missing:
            raise ValueError(
                f"the theme's page template does not print: {', '.join(sorted(missing))}"
            )
        return cls((*parts, html), tuple(holes))

    @cached_property
    def key(self) -> str:
        """What tells this frame from any other."""
        return key_of((*self.parts, *self.holes))

    def fill(self, page: Page, depth: int) -> str:
        """Return the page in this frame, lying so many folders below the site's root."""
        texts = {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": page.head,
            "main": page.body,
        }
        pieces = [self.parts[0]]
        for hole, part in zip(self.holes, self.parts[1:], strict=True):
            pieces += (texts[hole], part)
        return "".join(pieces).replace(ROOT, "../" * depth or "./")


class Rendered(NamedTuple):
    """What an engine gives: the frames, and a folder with all that it has made besides.

    `frames` has one for each word of the header and each depth. In the folder lie the hand-written
    pages, and the theme's styles, scripts and fonts.
    """

    frames: Mapping[FrameKey, Frame]
    folder: Path


def framed(pages: Iterable[PlannedPage], frames: Mapping[FrameKey, Frame]) -> Iterator[PlannedFile]:
    """Return each page in its frame, as the file to be written."""
    for page in pages:
        frame = frames[page.section, page.depth]
        key = page.key and page.key + frame.key
        yield PlannedFile(f"{page.address}index.html", key, partial(_filled, frame, page))


def _filled(frame: Frame, page: PlannedPage) -> bytes:
    return frame.fill(page.make(), page.depth).encode()
