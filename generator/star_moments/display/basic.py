"""The screens' pages without any script: each leads to the next by itself, the last to the first.

There are always equally many, so that a screen which stands on any of them finds the next one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice

from star_moments.display.screens import Studio
from star_moments.display.shell import ROOT, logo, policy, source, style_for, templates
from star_moments.display.slides import Interlude, MomentSlide
from star_moments.display.view import view
from star_moments.kit import addresses
from star_moments.look.look import Look
from star_moments.look.sheets import screen_values
from star_moments.press.plan import PlannedFile

COUNT = 40
# After so many moments comes something else.
_TURN = 6
# In the last of the layouts, the factor's colour fills the screen.
_LAYOUTS = 3
_CARD = 3
# What the style sheet leaves open.
_OPEN = re.compile(r"var\(--([a-z-]+)\)")
_ADDRESS = f"{addresses.DISPLAY}{addresses.BASIC}/"

Shown = tuple[MomentSlide | Interlude, int]


def basic_files(studio: Studio) -> Iterator[PlannedFile]:
    """Return the pages for the whole house."""
    front = studio.screens[0]
    for number in range(1, COUNT + 1):
        key = studio.kit.key("basic", str(number), front.key)
        yield PlannedFile(_ADDRESS + _name(number), key, partial(_page, studio, number))


def _name(number: int) -> str:
    return "index.html" if number == 1 else f"{number}.html"


def dwell(text: str) -> int:
    """Return the seconds that a page of words stays: 4 and 0.08 for each letter, from 10 to 30."""
    return round(min(30, max(10, 4 + 0.08 * len(text))))


def _page(studio: Studio, number: int) -> bytes:
    slide, part = next(islice(cycle(_walk(studio)), number - 1, None))
    first = view(studio.kit, slide, part)
    layout = 1 + (number - 1) % _LAYOUTS
    style = style_for(_style(studio.kit.look, first.colour, layout), _ADDRESS)
    html = (
        templates()
        .get_template("basic.html")
        .render(
            house=studio.kit.wall.house,
            root=ROOT * _ADDRESS.count("/"),
            first=first,
            layout=layout,
            logo=logo(studio.kit),
            dwell=dwell(first.text),
            following=_name(number % COUNT + 1),
            style=style,
            policy=policy(style, logo=studio.kit.look.logo is not None),
        )
    )
    return html.encode()


def _style(look: Look, colour: int, layout: int) -> str:
    """Return the style sheet of a slide in a factor's colour, with every value written out."""
    values = screen_values(look.colours, colour, is_card=layout == _CARD)
    return _OPEN.sub(lambda found: values[found[1]], source("basic.css"))


def _walk(studio: Studio) -> Sequence[Shown]:
    """Return what is shown one after the other: moments, and now and then something between."""
    between = cycle(studio.between)
    found: list[Shown] = []
    moments = studio.screens[0].moments
    for place, moment in enumerate(moments):
        slide = studio.slide(moment)
        found += ((slide, part) for part in range(1, len(slide.pages) + 1))
        if place % _TURN == _TURN - 1 or place == len(moments) - 1:
            found.append((next(between), 1))
    return found or [(one, 1) for one in studio.between]
