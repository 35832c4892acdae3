"""The star of a moment: drawn from its id, so it is the same wherever the moment is seen.

An id gives a `Shape`, a shape gives two paths: the star's body, and the fold that lies on it. Both
fit a square from -99 to 99. Colours and strokes come from the style sheet. The same drawing stands
in assets/search.js, which gets the shape as text.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, pi, sin

from markupsafe import Markup

# The tips stay inside the square with the round joins that the style sheet strokes around them.
REACH = 92

_DRAWING = (
    '<svg class="star star--{}" viewBox="-99 -99 198 198" aria-hidden="true" focusable="false">'
    '<path d="{}"/><path d="{}"/></svg>'
)


_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """What tells one star from another; lengths are in hundredths of the longest ray.

    `turn` is in hundredths of the angle between two rays. `short` is the length of every second ray
    and 100 where all are alike. `fold` says what lies on the body: 0 and 1 the shaded side of each
    ray, left or right; 2 a smaller star between the rays.
    """

    rays: int
    turn: int
    inner: int
    short: int
    curved: int
    fold: int

    def __str__(self) -> str:
        return f"{self.rays}.{self.turn}.{self.inner}.{self.short}.{self.curved}.{self.fold}"


def shape(moment_id: str) -> Shape:
    """Return the shape that belongs to the id."""
    rays, turn, inner, short, curved, fold = hashlib.blake2b(
        moment_id.encode(), digest_size=6
    ).digest()
    count = 5 + rays % 7
    # Curved sides suit few rays, which they leave broad; many become the legs of an insect.
    is_curved = count < 9 and curved % 2 == 0
    folds = 2 if is_curved else 3
    # Only where the rays are even in number can every second one be shorter.
    shortened = 62 + short % 18 if count % 2 == 0 and not is_curved and short % 4 else 100
    # The more rays, the fuller the middle, or they thin out to needles.
    middle = 22 + 3 * count + inner % 15 - (28 if is_curved else 0) - (8 if shortened < 100 else 0)
    return Shape(count, turn % 100, middle, shortened, int(is_curved), fold % folds)


@lru_cache(maxsize=20_000)
def star(moment_id: str, colour: int) -> Markup:
    """Return the star as inline SVG, in the factor colour of that number."""
    body, fold = paths(shape(moment_id))
    return Markup(_DRAWING.format(colour, body, fold))  # noqa: S704, made of numbers alone


def paths(of: Shape) -> tuple[str, str]:
    """Return the path of the body and the path of the fold."""
    straight, between = _directions(of.rays, of.turn)
    longest, shorter = REACH, REACH * of.short / 100
    depth = REACH * of.inner / 100
    tips = [
        (x * (shorter if ray % 2 else longest), y * (shorter if ray % 2 else longest))
        for ray, (x, y) in enumerate(straight)
    ]
    valleys = [(x * depth, y * depth) for x, y in between]
    body = "M" + _path(tips[:1])
    for ray, valley in enumerate(valleys):
        following = tips[(ray + 1) % of.rays]
        if of.curved:
            body += "Q" + _path([valley, following])
        else:
            body += "L" + _path([valley, following])
    return body + "z", "".join(_fold(of, tips, valleys))


def _fold(of: Shape, tips: list[_Point], valleys: list[_Point]) -> Iterator[str]:
    if of.fold == 2:
        small = [(x * 0.92, y * 0.92) for x, y in valleys]
        between = [(x * 0.16, y * 0.16) for x, y in tips]
        corners = [corner for pair in zip(between, small, strict=True) for corner in pair]
        yield "M" + _path(corners) + "z"
        return
    for ray, tip in enumerate(tips):
        valley, over = (
            (valleys[ray], tips[(ray + 1) % of.rays])
            if of.fold
            else (valleys[ray - 1], tips[ray - 1])
        )
        if of.curved:
            # The half of the curve between two tips that lies on this ray (de Casteljau).
            half, other = _between(tip, valley), _between(valley, over)
            yield "M0 0L" + _path([tip]) + "Q" + _path([half, _between(half, other)]) + "z"
        else:
            yield "M0 0L" + _path([tip, valley]) + "z"


def _between(one: _Point, other: _Point) -> _Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


@cache
def _directions(rays: int, turn: int) -> tuple[list[_Point], list[_Point]]:
    """Return where the rays point, and where the valleys between them lie, at a distance of 1."""
    step = 2 * pi / rays
    straight, between = (
        [(ray + offset + turn / 100) * step for ray in range(rays)] for offset in (0, 0.5)
    )
    return [(sin(one), -cos(one)) for one in straight], [(sin(one), -cos(one)) for one in between]


def _path(points: list[_Point]) -> str:
    """Print the coordinates as whole numbers, parted by a space where no minus parts them."""
    numbers = [_NUMBERS[round(value)] for point in points for value in point]
    return " ".join(numbers).replace(" -", "-")


# Every coordinate there can be, as text.
_NUMBERS = {number: str(number) for number in range(-99, 100)}
