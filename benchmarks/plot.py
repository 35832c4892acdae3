"""The plot of docs/benchmarks.md as SVG: time and memory by size, both scales logarithmic.

Lines are told apart by colour, by marker and by their names beside the plot. The picture brings its
own background, dark where the reader's system is, because it is shown on pages it knows nothing of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from benchmarks.tables import Result, middle, of, sizes

WIDTH, HEIGHT = 900, 430
TOP, BOTTOM = 100, 370
PANELS = (("wall", "Time of a build, seconds", 60, 400), ("memory", "Peak memory, MiB", 490, 830))
MARKERS = ("circle", "square", "diamond", "triangle", "cross")
STYLE = """\
.ground{fill:#fff}.ink{fill:#1b2145}.soft{fill:#5a6080}.grid{stroke:#d9dce8;stroke-width:1}
text{font:13px system-ui,sans-serif}.head{font-weight:600}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round}.mark{stroke-width:2.5}
.s0{--c:#8a5a00}.s1{--c:#0a6ebd}.s2{--c:#b3261e}.s3{--c:#1d7a46}.s4{--c:#7a3fb5}
.line,.mark{stroke:var(--c)}.mark{fill:var(--c)}.again{stroke-dasharray:5 4}
@media (prefers-color-scheme:dark){
.ground{fill:#0b1233}.ink{fill:#f3f4fb}.soft{fill:#b4b9d6}.grid{stroke:#2b3360}
.s0{--c:#ffcf5c}.s1{--c:#6cb8ff}.s2{--c:#ff8a80}.s3{--c:#6fdc9c}.s4{--c:#cfa3ff}}"""


@dataclass(frozen=True)
class Series:
    """One line: its name, its number among the colours, and which runs it shows."""

    name: str
    number: int
    build: str

    @property
    def dashed(self) -> bool:
        """Whether it is a build after one change and not a whole one."""
        return self.build == "added"


@dataclass(frozen=True)
class Scale:
    """A logarithmic scale from one power of ten to another."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> "Scale":
        """Return the scale that holds all values, at least one power of ten wide."""
        low = floor(log10(min(values)))
        return cls(low, max(ceil(log10(max(values))), low + 1), start, end)

    def at(self, value: float) -> float:
        """Return where the value stands."""
        part = (log10(value) - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        """Return the powers of ten on the scale."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def plot(result: Result) -> str:
    """Return the plot as an SVG document."""
    series = [Series(name, n, key) for n, (key, name) in enumerate(result["tools"].items())]
    series.insert(1, Series("Star Moments, one moment added", 0, "added"))
    names = ", ".join(one.name for one in series)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            ' aria-labelledby="title">',
            f'<title id="title">Time and memory by number of moments: {escape(names)}</title>',
            f"<style>{STYLE}</style>",
            f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
            *_legend(series),
            *(line for panel in PANELS for line in _panel(result, series, *panel)),
            "</svg>\n",
        ]
    )


def _legend(series: Sequence[Series]) -> Iterator[str]:
    for number, one in enumerate(series):
        x, y = 20 + number % 3 * 290, 24 + number // 3 * 24
        line = f'<path class="{_line(one)}" d="M{x} {y}h26"/>'
        name = _text(x + 34, y + 4, one.name)
        yield f'<g class="s{one.number}">{line}{_mark(one, x + 13, y)}{name}</g>'


def _panel(
    result: Result, series: Sequence[Series], what: str, heading: str, left: int, right: int
) -> Iterator[str]:
    measured = sizes(result)
    lines = {
        one: [
            (size, middle(runs, what)) for size in measured if (runs := of(result, size, one.build))
        ]
        for one in series
    }
    x = Scale.over(measured, left, right)
    y = Scale.over([value for points in lines.values() for _, value in points], BOTTOM, TOP)
    yield _text(left, TOP - 16, heading, "ink head")
    for value in y.ticks():
        yield f'<path class="grid" d="M{left} {y.at(value)}H{right}"/>'
        yield _text(left - 6, y.at(value) + 4, f"{value:,g}", "soft", "end")
    for value in x.ticks():
        yield f'<path class="grid" d="M{x.at(value)} {TOP}V{BOTTOM}"/>'
        yield _text(x.at(value), BOTTOM + 20, f"{value:,.0f}", "soft", "middle")
    yield _text((left + right) / 2, BOTTOM + 42, "moments", "soft", "middle")
    for one, points in lines.items():
        places = [(x.at(size), y.at(value)) for size, value in points]
        path = "L".join(f"{across} {up}" for across, up in places)
        marks = "".join(_mark(one, *place) for place in places)
        if places:
            yield f'<g class="s{one.number}"><path class="{_line(one)}" d="M{path}"/>{marks}</g>'


def _line(one: Series) -> str:
    return "line again" if one.dashed else "line"


def _text(x: float, y: float, words: str, kind: str = "ink", anchor: str = "start") -> str:
    place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{escape(words)}</text>'


def _mark(one: Series, x: float, y: float) -> str:
    shape = MARKERS[one.number % len(MARKERS)]
    if shape == "circle":
        return f'<circle class="mark" cx="{x}" cy="{y}" r="3.5"/>'
    paths = {
        "square": f"M{x - 3.5} {y - 3.5}h7v7h-7z",
        "diamond": f"M{x} {y - 5}l5 5-5 5-5-5z",
        "triangle": f"M{x} {y - 5}l5 8h-10z",
        "cross": f"M{x - 4} {y - 4}l8 8m0-8l-8 8",
    }
    return f'<path class="mark" d="{paths[shape]}"/>'
