"""The small picture of the wall in a browser's tab: its star on the night."""

from string import Template

from star_moments.look.tokens import Colours

_DRAWING = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-128 -128 256 256">'
    '<rect x="-128" y="-128" width="256" height="256" rx="56" fill="$night"/>'
    '<path d="M0-92L14-34 43-43L34-14 92 0L34 14 43 43L14 34 0 92L-14 34-43 43L-34 14-92 0'
    'L-34-14-43-43L-14-34 0-92z" fill="$star" stroke="$star" stroke-width="6"'
    ' stroke-linejoin="round"/>'
    '<path d="M0 0L0-92-14-34zM0 0L43-43 14-34zM0 0L92 0 34-14zM0 0L43 43 34 14zM0 0L0 92 14 34z'
    'M0 0L-43 43-14 34zM0 0L-92 0-34 14zM0 0L-43-43-34-14z" fill="$fold" opacity=".24"/></svg>\n'
)


def favicon(colours: Colours) -> str:
    """Return the picture as SVG."""
    return _DRAWING.substitute(
        night=colours["sky.day.high"], star=colours["night.gold"], fold=colours["shade.fold"]
    )
