"""The card of a moment: what the wall, the lists and the search show of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict

from markupsafe import Markup

from star_moments.kit import addresses
from star_moments.kit.excerpt import excerpt, paragraphs, shorten
from star_moments.kit.kit import Kit, day_text, here
from star_moments.kit.star import star
from star_moments.kit.views import Card, FactorView, Link, OnPaper, Size, Span
from star_moments.wall.public import PublicFactor, PublicMoment, PublicPerson, PublicUnit

CARD_LENGTH = 420

# The longest words, in characters, that still get the size: chosen by eye at each width.
_SIZES: tuple[tuple[int, Size], ...] = ((60, "xl"), (140, "l"), (300, "m"), (600, "s"))
_SPANS: tuple[tuple[int, Span], ...] = ((150, "plain"), (280, "tall"))


class Measures(TypedDict):
    """What the length of the words decides."""

    size: Size
    span: Span


def full_card(kit: Kit, moment: PublicMoment) -> Card:
    """Return the card with all of the giver's words."""
    short = card(kit, moment)
    if not short.cut:
        return short
    words = paragraphs(moment.quote)
    return replace(short, quote=words, cut=False, **_measures(words))


def card(kit: Kit, moment: PublicMoment) -> Card:
    """Return the card with as many of the giver's words as a list has room for."""
    made = kit.cards.get(moment.id)
    if made is None:
        words, cut = excerpt(paragraphs(moment.quote), CARD_LENGTH)
        made = kit.cards[moment.id] = _card(kit, moment, words, cut)
    return made


def printed_card(kit: Kit, moment: PublicMoment) -> Markup:
    """Return the card as HTML. A moment stands in many lists, and its card is the same in each."""
    made = kit.printed_cards.get(moment.id)
    if made is None:
        made = Markup(kit.render("card", card(kit, moment)))  # noqa: S704, the template escapes
        kit.printed_cards[moment.id] = made
    return made


def _card(kit: Kit, moment: PublicMoment, words: tuple[str, ...], cut: bool) -> Card:
    language = kit.words.language
    colour = moment.factors[0].colour
    return Card(
        address=here(addresses.moment(moment.id)),
        star=star(moment.id, colour),
        colour=colour,
        factors=tuple(map(factor_view, moment.factors)),
        quote=words,
        cut=cut,
        **_measures(words),
        lang=None if moment.language == language else moment.language,
        title=moment.title,
        thanks=tuple(map(recipient_link, moment.recipients)),
        units=tuple(unit_link(one) for one in moment.units if one not in moment.recipients),
        day_iso=moment.day.isoformat(),
        day_text=day_text(moment.day, language),
        giver=kit.words(f"headings.giver.{moment.giver}"),
        paper=on_paper(kit, moment) if moment.id in kit.wall.otherwise_on_paper else None,
    )


def on_paper(kit: Kit, moment: PublicMoment) -> OnPaper:
    """Return what may be printed of a moment.

    It is printed from the wall's page, so a name needs the permission of both.
    """
    paper = kit.wall.on_paper.get(moment.id)
    allowed: Iterable[PublicPerson | PublicUnit] = moment.units
    if paper is not None:
        allowed = (
            one if isinstance(one, PublicUnit) or one in moment.recipients else one.unit
            for one in paper.recipients
        )
    return OnPaper(tuple(map(recipient_link, dict.fromkeys(allowed))), paper is not None)


def _measures(words: tuple[str, ...]) -> Measures:
    length = sum(map(len, words))
    return {
        "size": next((size for most, size in _SIZES if length <= most), "xs"),
        "span": next((span for most, span in _SPANS if length <= most), "wide"),
    }


def factor_view(factor: PublicFactor) -> FactorView:
    """Return the factor's word with its address and colour."""
    return FactorView(factor.name, here(addresses.factor(factor.key)), factor.colour)


def unit_link(unit: PublicUnit) -> Link:
    """Return a link to the unit's page."""
    return Link(unit.name, here(addresses.unit(unit.key)))


def recipient_link(one: PublicPerson | PublicUnit) -> Link:
    """Return the recipient's name, with a link where there is a page."""
    if isinstance(one, PublicUnit):
        return unit_link(one)
    return Link(one.name, here(addresses.person(one.key)) if one.has_page else None)


def moment_title(moment: PublicMoment) -> str:
    """Return what to call the moment: its title, or how the giver's words begin."""
    return moment.title or shorten(moment.quote, 60)
