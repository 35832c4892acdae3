"""Every text of the wall and of its screens with what it stands on, and how far it must stand out.

7 for the giver's words and for all words on screens, 4.5 for other texts, 3 for stars, edges and
the ring of the focus: WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from star_moments.look.oklab import contrast, mixed
from star_moments.look.tokens import NUMBERS, TIMES, Colours

WORDS = 7.0
TEXT = 4.5
PART = 3.0

# The share of a star's light that falls on what stands beside it: on the sky of a page (--glow in
# sky.css), where the first words stand at its rim on a phone; on a screen, on the words and, at the
# other end, on the names (display/slides.css).
_ON_SKY = 0.12
_ON_SCREEN = 0.11
_ON_NAMES = 0.04


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour upon another. `light` is a star whose light lies on the ground, with its share."""

    text: str
    ground: str
    needed: float
    light: str = ""
    share: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The colours that take part."""
        return (self.text, self.ground, self.light) if self.light else (self.text, self.ground)

    def unlit(self) -> "Pair":
        """Return the pair without the light."""
        return Pair(self.text, self.ground, self.needed)

    def contrast(self, colours: Colours) -> float:
        """Return how far the text stands out."""
        ground = colours[self.ground]
        if self.light:
            ground = mixed(ground, colours[self.light], self.share)
        return contrast(colours[self.text], ground)

    def holds(self, colours: Colours) -> bool:
        """Say whether the text stands out far enough."""
        return self.contrast(colours) >= self.needed


@cache
def pairs() -> tuple[Pair, ...]:
    """Return all pairs that occur."""
    return (*_pages(), *_sky(), *_screens(), *_parts())


@cache
def pairs_with(name: str) -> tuple[Pair, ...]:
    """Return the pairs in which a colour takes part."""
    return tuple(one for one in pairs() if name in one.names)


def _pages() -> Iterator[Pair]:
    for time in TIMES:
        papers = [f"{time}.paper", f"{time}.sheet"]
        for ground in (*papers, *(f"factor.{n}.{time}.sheet" for n in NUMBERS)):
            yield Pair(f"{time}.ink", ground, WORDS)
            yield Pair(f"{time}.soft", ground, TEXT)
        yield Pair(f"{time}.ink", f"{time}.code", WORDS)
        # A button.
        yield Pair(f"{time}.paper", f"{time}.ink", TEXT)
        for n in NUMBERS:
            for ground in (f"factor.{n}.{time}.sheet", *papers):
                yield Pair(f"factor.{n}.{time}.word", ground, TEXT)
    yield Pair("print.ink", "print.paper", WORDS)
    yield Pair("print.soft", "print.paper", TEXT)


def _sky() -> Iterator[Pair]:
    for time in TIMES:
        for end in ("high", "low"):
            ground = f"sky.{time}.{end}"
            yield Pair("night.ink", ground, WORDS)
            yield Pair("sky.words", ground, WORDS)
            yield Pair("night.soft", ground, TEXT)
            for n in NUMBERS:
                yield Pair(f"factor.{n}.night.word", ground, TEXT)
        for n in NUMBERS:
            high, star = f"sky.{time}.high", f"factor.{n}.night.star"
            yield Pair("night.ink", high, WORDS, star, _ON_SKY)
            yield Pair(star, high, TEXT, star, _ON_SKY)


def _screens() -> Iterator[Pair]:
    for time in TIMES:
        for end in ("high", "low"):
            ground = f"display.{time}.{end}"
            yield Pair(f"{time}.ink", ground, WORDS)
            yield Pair(f"{time}.soft", ground, TEXT)
            for n in NUMBERS:
                word, star = f"factor.{n}.{time}.word", f"factor.{n}.{time}.star"
                yield Pair(f"{time}.ink", ground, WORDS, star, _ON_SCREEN)
                yield Pair(f"{time}.soft", ground, TEXT, star, _ON_SCREEN)
                yield Pair(word, ground, TEXT)
                yield Pair(word, ground, TEXT, star, _ON_NAMES)
    for n in NUMBERS:
        yield Pair("display.fixed.on-card", f"factor.{n}.card", WORDS)
    yield Pair("display.fixed.on-alarm", "display.fixed.alarm", WORDS)
    yield Pair("display.fixed.code-ink", "display.fixed.code-ground", WORDS)
    yield Pair("display.fixed.code-ground", "display.fixed.dark", WORDS)


def _parts() -> Iterator[Pair]:
    for time in TIMES:
        papers = [f"{time}.paper", f"{time}.sheet"]
        sheets = [f"factor.{n}.{time}.sheet" for n in NUMBERS]
        for ground in (*papers, *sheets):
            yield Pair(f"{time}.focus", ground, PART)
        for ground in papers:
            yield Pair(f"{time}.edge", ground, PART)
            yield Pair(f"{time}.gold", ground, PART)
        for n in NUMBERS:
            for ground in (*papers, *sheets, *(f"display.{time}.{e}" for e in ("high", "low"))):
                yield Pair(f"factor.{n}.{time}.star", ground, PART)
            for end in ("high", "low"):
                yield Pair(f"factor.{n}.night.star", f"sky.{time}.{end}", PART)
        for end in ("high", "low"):
            yield Pair("night.focus", f"sky.{time}.{end}", PART)
            yield Pair("night.gold", f"sky.{time}.{end}", PART)
    for n in NUMBERS:
        yield Pair(f"factor.{n}.day.star", "print.paper", PART)
