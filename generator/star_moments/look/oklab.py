"""Colours where equal distances look alike, and how far two of them can be told apart.

OKLab is Björn Ottosson's (https://bottosson.github.io/posts/oklab/): lightness from 0 to 1, and two
axes from green to red and from blue to yellow. Contrast is that of WCAG 2.2
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Colours are texts such as `#17203F`.
"""

from functools import lru_cache
from math import atan2, cos, hypot, sin

Lab = tuple[float, float, float]
_Light = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return how far a text stands out from its ground, from 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1."""
    red, green, blue = _light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def lab(colour: str) -> Lab:
    """Return a colour's place in OKLab."""
    r, g, b = _light(colour)
    l, m, s = (  # noqa: E741, as Ottosson names the three kinds of cones
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    )
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def colour_at(place: Lab) -> str:
    """Return the colour at a place; where a screen shows none, the most colourful one that it does.

    Lightness and hue stay.
    """
    lightness, a, b = min(1.0, max(0.0, place[0])), place[1], place[2]
    if not _is_shown(_unmixed((lightness, a, b))):
        least, most = 0.0, 1.0
        for _ in range(14):
            share = (least + most) / 2
            shown = _is_shown(_unmixed((lightness, a * share, b * share)))
            least, most = (share, most) if shown else (least, share)
        a, b = a * least, b * least
    return "#" + "".join(f"{_eight_bits(one):02X}" for one in _unmixed((lightness, a, b)))


@lru_cache(maxsize=8192)
def with_lightness(colour: str, lightness: float) -> str:
    """Return the colour of the same hue, lighter or darker."""
    _, a, b = lab(colour)
    return colour_at((lightness, a, b))


def mixed(ground: str, light: str, share: float) -> str:
    """Return the ground with that share of the light on it, as a browser lays one on the other."""
    pairs = ((int(ground[at : at + 2], 16), int(light[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * share):02X}" for one, other in pairs)


def between(one: Lab, other: Lab, share: float) -> Lab:
    """Return the place on the way from one to the other."""
    l, a, b = (x + (y - x) * share for x, y in zip(one, other, strict=True))  # noqa: E741
    return l, a, b


def away(one: Lab, other: Lab) -> float:
    """Return how different two colours look; 0.02 is what neighbours need to be told apart."""
    return hypot(*(x - y for x, y in zip(one, other, strict=True)))


def colourful(place: Lab) -> float:
    """Return how far a colour is from grey."""
    return hypot(place[1], place[2])


def turned(place: Lab, from_hue: Lab, to_hue: Lab) -> Lab:
    """Return the place with its hue turned by as much as lies between two others' hues."""
    angle = atan2(to_hue[2], to_hue[1]) - atan2(from_hue[2], from_hue[1])
    lightness, a, b = place
    return lightness, a * cos(angle) - b * sin(angle), a * sin(angle) + b * cos(angle)


def _light(colour: str) -> _Light:
    r, g, b = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(r), _linear(g), _linear(b)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _unmixed(place: Lab) -> _Light:
    lightness, a, b = place
    l, m, s = (  # noqa: E741
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )


def _is_shown(light: _Light) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in light)


def _eight_bits(channel: float) -> int:
    channel = min(1.0, max(0.0, channel))
    whole = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(whole * 255)
