"""From the few colours that an organisation gives to all colours of the wall.

Each colour that is not given keeps to those it comes from as it does in the default look: between
the same two, as near to the one, and with what is left over turned and dimmed as these are. So the
default look comes out as it went in. What then stands out too little from what it stands on becomes
lighter or darker until it does.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from star_moments.look.oklab import (
    Lab,
    away,
    between,
    colour_at,
    colourful,
    lab,
    turned,
    with_lightness,
)
from star_moments.look.pairs import Pair, pairs_with
from star_moments.look.tokens import NUMBERS, Colours, default_colours

# What may be given, and which colour it is.
GIVEN: dict[str, str] = {
    "paper": "day.paper",
    "sheet": "day.sheet",
    "ink": "day.ink",
    "night_high": "sky.day.high",
    "night_low": "sky.day.low",
    **{f"stars.{n}": f"factor.{n}.night.star" for n in NUMBERS},
}

# The very same colour as another one.
_SAME: Mapping[str, str] = {
    "day.focus": "day.ink",
    "sky.words": "night.ink",
    "night.focus": "factor.1.night.star",
    "night.gold": "factor.1.night.star",
    "day.gold": "factor.1.day.star",
    "display.day.high": "day.sheet",
    "display.day.low": "day.paper",
    "display.night.high": "sky.night.high",
    "display.night.low": "sky.night.low",
    "display.fixed.on-card": "sky.day.high",
    "shade.fold": "sky.day.high",
    "shade.veil": "sky.night.high",
    **{f"factor.{n}.night.word": f"factor.{n}.night.star" for n in NUMBERS},
}

# What a colour comes from: the one that it is like, and the one that it goes towards. A colour that
# others come from stands before them.
_FROM: Mapping[str, tuple[str, ...]] = {
    "day.sheet": ("day.paper",),
    "sky.day.low": ("sky.day.high",),
    "sky.night.high": ("sky.day.high",),
    "sky.night.low": ("sky.day.low",),
    "night.paper": ("sky.day.high",),
    "night.sheet": ("sky.day.low",),
    "night.code": ("sky.day.low",),
    "night.line": ("sky.day.low",),
    "night.ink": ("day.paper",),
    "night.soft": ("night.ink", "sky.day.low"),
    "night.edge": ("night.ink", "sky.day.low"),
    "day.soft": ("day.ink", "day.paper"),
    "day.edge": ("day.ink", "day.paper"),
    "day.line": ("day.paper", "day.ink"),
    "day.code": ("day.paper", "day.ink"),
}

# The same for what comes from a star.
_FROM_STAR: Mapping[str, tuple[str, ...]] = {
    path.format(n): tuple(one.format(n) for one in origins)
    for path, origins in {
        "factor.{0}.day.star": ("factor.{0}.night.star",),
        "factor.{0}.day.sheet": ("day.sheet", "factor.{0}.day.star"),
        "factor.{0}.day.word": ("factor.{0}.day.star",),
        "factor.{0}.night.sheet": ("night.paper", "factor.{0}.night.star"),
        "factor.{0}.card": ("factor.{0}.night.star",),
    }.items()
    for n in NUMBERS
}

# Every colour behind those that it comes from; grounds first, then the stars that light them, then
# what is read on them.
_GROUNDS = ("day.paper", "day.sheet", "sky.day.high", "sky.day.low")
_ORDER = tuple(
    dict.fromkeys(
        (
            *_GROUNDS,
            *(path for path in _FROM if path.startswith(("sky.", "night.paper", "night.sheet"))),
            *(path for path in GIVEN.values() if path != "day.ink"),
            *_FROM_STAR,
            "day.ink",
            *_FROM,
        )
    )
)

_SAME_AS: Mapping[str, tuple[str, ...]] = {
    path: tuple(same for same, other in _SAME.items() if other == path) for path in _SAME.values()
}

# A star this far from the default's is a star of its own: nothing is known of it but its colour.
_OWN = 0.12

_STEP = 0.01


def derive(given: Mapping[str, str]) -> Colours:
    """Return all colours of the look in which these are given, by the names in `GIVEN`."""
    default = default_colours()
    asked = {GIVEN[name]: colour for name, colour in given.items()}
    found: dict[str, str] = {path: default[path] for path in _fixed()}

    def have(path: str, colour: str) -> None:
        found[path] = colour
        # At once: what comes next may have to stand out from it.
        found.update(dict.fromkeys(_SAME_AS.get(path, ()), colour))

    for path, colour in asked.items():
        have(path, colour)
    for path in _ORDER:
        if path in asked:
            continue
        from_others = path in _FROM or path in _FROM_STAR
        have(path, _kept(path, found) if from_others else default[path])
        if path not in _GROUNDS:
            have(path, standing_out(path, found) or found[path])
    return found


def standing_out(path: str, colours: Mapping[str, str]) -> str | None:
    """Return the colour of this path, as much lighter or darker as it must be to stand out.

    Pairs are left aside of which not all colours are known, or in which this one is but the light
    on what cannot be read in the dark either. None where no lightness is enough.
    """
    same = (path, *_SAME_AS.get(path, ()))
    known = [
        one
        for name in same
        for one in pairs_with(name)
        if all(other in same or other in colours for other in one.names)
        and (name in (one.text, one.ground) or one.unlit().holds(colours))
    ]
    for colour in chain((colours[path],), _shades(colours[path])):
        if _all_hold(known, {**colours, **dict.fromkeys(same, colour)}):
            return colour
    return None


def origins(path: str) -> frozenset[str]:
    """Return the names of what may be given from which a colour comes."""
    return _all_origins()[path]


def _kept(path: str, found: Colours) -> str:
    """Return a colour that keeps to those it comes from as it does in the default look."""
    default = default_colours()
    of_star = path in _FROM_STAR
    sources = (_FROM_STAR if of_star else _FROM)[path]
    if all(found[one] == default[one] for one in sources):
        return default[path]
    before = [lab(default[one]) for one in sources]
    now = [lab(found[one]) for one in sources]
    child = lab(default[path])
    share = _share(child, *before) if len(sources) == 2 else 0.0
    start = between(before[0], before[-1], share)
    rest = child[0] - start[0], child[1] - start[1], child[2] - start[2]
    if of_star:
        star = f"factor.{path.split('.')[1]}.night.star"
        near = max(0.0, 1 - away(lab(found[star]), lab(default[star])) / _OWN)
        rest = rest[0] * near, rest[1] * near, rest[2] * near
    else:
        colour = min(1.0, colourful(now[0]) / max(colourful(before[0]), 0.001))
        _, a, b = turned(rest, before[0], now[0])
        rest = rest[0], a * colour, b * colour
    end = between(now[0], now[-1], share)
    return colour_at((end[0] + rest[0], end[1] + rest[1], end[2] + rest[2]))


def _share(child: Lab, one: Lab, other: Lab) -> float:
    """Return how far on the way from one to the other a colour lies."""
    way = [b - a for a, b in zip(one, other, strict=True)]
    gone = [c - a for a, c in zip(one, child, strict=True)]
    return sum(w * g for w, g in zip(way, gone, strict=True)) / sum(w * w for w in way)


def _shades(colour: str) -> Iterator[str]:
    """Give the colour lighter and darker, the nearest first."""
    lightness = lab(colour)[0]
    for step in range(1, round(1 / _STEP) + 1):
        for other in (lightness - step * _STEP, lightness + step * _STEP):
            if -_STEP < other < 1 + _STEP:
                yield with_lightness(colour, other)


def _all_hold(pairs: list[Pair], colours: Colours) -> bool:
    return all(one.holds(colours) for one in pairs)


def _fixed() -> tuple[str, ...]:
    """Return the colours that no look changes."""
    changed = {*GIVEN.values(), *_SAME, *_FROM, *_FROM_STAR}
    return tuple(path for path in default_colours() if path not in changed)


@cache
def _all_origins() -> Mapping[str, frozenset[str]]:
    names = {path: name for name, path in GIVEN.items()}
    found = {path: frozenset({names[path]} if path in names else ()) for path in default_colours()}
    for path, sources in (*_FROM.items(), *_FROM_STAR.items()):
        found[path] |= frozenset().union(*(found[one] for one in sources))
    for path, one in _SAME.items():
        found[path] |= found[one]
    return found
