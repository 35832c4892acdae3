"""A slide as the templates print it: texts that are ready, and no decisions left."""

from dataclasses import dataclass

from star_moments.display.fit import Size
from star_moments.display.qr import Code
from star_moments.display.slides import Interlude, MomentSlide, Star
from star_moments.kit.kit import Kit

_NO_CODE = Code(0, "")


@dataclass(frozen=True, slots=True)
class SlideView:
    """One page of a slide. What is empty is not seen; `part` is such as *1/2*."""

    kind: str
    heading: str
    size: Size
    text: str
    language: str
    thanks: str
    note: str
    factor: str
    part: str
    colour: int
    star: Star
    code: Code
    invite: str


def view(kit: Kit, slide: MomentSlide | Interlude, part: int = 1) -> SlideView:
    """Return the page of that number of a slide, counted from 1."""
    if isinstance(slide, Interlude):
        return SlideView(
            kind=slide.kind,
            heading=slide.heading,
            size=slide.page.size,
            text=slide.page.text,
            language=kit.words.language,
            thanks="",
            note=slide.meaning,
            factor="",
            part="",
            colour=slide.colour,
            star=slide.star,
            code=slide.code or _NO_CODE,
            invite=kit.words("display.screen.visit"),
        )
    page = slide.pages[part - 1]
    return SlideView(
        kind="moment",
        heading="",
        size=page.size,
        text=page.text,
        language=slide.language,
        thanks=slide.thanks,
        note=slide.unit,
        factor=slide.factor,
        part=f"{part}/{len(slide.pages)}" if len(slide.pages) > 1 else "",
        colour=slide.colour,
        star=slide.star,
        code=slide.code or _NO_CODE,
        invite=kit.words("display.screen.read"),
    )


def blank(like: SlideView) -> SlideView:
    """Return the second slide of a page, which waits for its first words."""
    return SlideView(
        "moment", "", "m", "", like.language, "", "", "", "", like.colour, like.star, _NO_CODE, ""
    )
