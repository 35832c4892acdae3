"""Which of the colours that were given can be used, and what to say of the others.

A colour that stands out too little, or upon which another does, is left as it would be if nobody
had given it. Where two that were given do not go together, the one gives way without which the
most goes together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from star_moments.look.derive import GIVEN, derive, origins
from star_moments.look.oklab import lab, with_lightness
from star_moments.look.pairs import Pair, pairs
from star_moments.look.tokens import Colours

_COARSE = 0.04
_FINE = 0.0025


@dataclass(frozen=True, slots=True)
class Misfit:
    """A colour that was given and is not used.

    `other` is the colour with which its contrast is no more than `contrast`, where `needed` is
    needed. `nearest` is the colour of the same hue that could be used, or "" where there is none.
    """

    name: str
    colour: str
    other: str
    contrast: float
    needed: float
    nearest: str


def judge(given: Mapping[str, str]) -> tuple[Mapping[str, str], list[Misfit]]:
    """Return those of the colours, by the names in `GIVEN`, that can be used, and the others."""
    used = dict(given)
    misfits: list[Misfit] = []
    while failing := _failing(colours := derive(used)):
        name = _blamed(failing, used)
        mine = [one for one in failing if name in _involved(one, used)] or failing
        pair = min(mine, key=lambda one: one.contrast(colours) / one.needed)
        misfits.append(_misfit(name, used[name], pair, colours, _nearest(name, used)))
        del used[name]
    return used, misfits


def _failing(colours: Colours) -> list[Pair]:
    return [one for one in pairs() if not one.holds(colours)]


def _blamed(failing: list[Pair], used: Mapping[str, str]) -> str:
    """Return the given colour without which the fewest pairs fail; among equals the last one."""
    involved = {name for one in failing for name in _involved(one, used)} or {*used}

    def left(name: str) -> int:
        return len(_failing(derive({key: used[key] for key in used if key != name})))

    return min((name for name in reversed(GIVEN) if name in involved), key=left)


def _involved(pair: Pair, used: Mapping[str, str]) -> list[str]:
    """Return from which of the given colours a pair comes."""
    return [name for path in pair.names for name in origins(path) if name in used]


def _fails(name: str, used: Mapping[str, str]) -> bool:
    return any(name in _involved(one, used) for one in _failing(derive(used)))


def _nearest(name: str, used: Mapping[str, str]) -> str:
    """Return the colour of the same hue, as little lighter or darker as it has to be, or ""."""
    start = lab(used[name])[0]

    def fits(lightness: float) -> bool:
        return not _fails(name, {**used, name: with_lightness(used[name], lightness)})

    for end in _outward(start):
        if fits(end):
            near, far = start, end
            while abs(far - near) > _FINE:
                half = (near + far) / 2
                near, far = (near, half) if fits(half) else (half, far)
            return with_lightness(used[name], far)
    return ""


def _outward(start: float) -> Iterator[float]:
    for step in range(1, round(1 / _COARSE) + 1):
        for end in (start - step * _COARSE, start + step * _COARSE):
            if -_COARSE < end < 1 + _COARSE:
                yield min(1.0, max(0.0, end))


def _misfit(name: str, colour: str, pair: Pair, colours: Colours, nearest: str) -> Misfit:
    mine = next((path for path in pair.names if path == GIVEN[name]), None) or next(
        (path for path in pair.names if name in origins(path)), pair.ground
    )
    other = pair.ground if mine == pair.text else pair.text
    return Misfit(name, colour, colours[other], pair.contrast(colours), pair.needed, nearest)
