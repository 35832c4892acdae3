"""The page of one moment."""

from collections.abc import Iterator

from star_moments.output import Page
from star_moments.pages import addresses
from star_moments.pages.cards import full_card, moment_title, recipient_link
from star_moments.pages.excerpt import shorten
from star_moments.pages.head import Preview, head
from star_moments.pages.kit import Kit, day_text, here
from star_moments.pages.prose import prose
from star_moments.pages.views import Link, MomentView
from star_moments.public import PublicMoment, PublicUnit

DESCRIPTION_LENGTH = 155


def moment_pages(kit: Kit) -> Iterator[Page]:
    """Return a page for each moment of the wall."""
    moments = kit.wall.moments
    for position, moment in enumerate(moments):
        newer = moments[position - 1] if position else None
        older = moments[position + 1] if position + 1 < len(moments) else None
        yield _page(kit, moment, newer, older)


def _page(
    kit: Kit, moment: PublicMoment, newer: PublicMoment | None, older: PublicMoment | None
) -> Page:
    address = addresses.moment(moment.id)
    on_paper = kit.wall.on_paper.get(moment.id)
    to_newer, to_older = _neighbour(newer), _neighbour(older)
    view = MomentView(
        card=full_card(kit, moment),
        came_by=moment.came_by,
        story=prose(moment.story),
        learned=prose(moment.learned),
        newer=to_newer,
        older=to_older,
        paper=_paper(moment, on_paper) if on_paper else (),
        paper_words=on_paper is not None,
    )
    # The title goes into a printed page's file name; words that paper may not carry stay out of it.
    title = moment_title(moment) if on_paper else day_text(moment.day, kit.words.language)
    return Page(
        address=address,
        section="wall",
        title=kit.title(title),
        description=shorten(moment.quote, DESCRIPTION_LENGTH),
        head=head(
            kit,
            address,
            _preview(kit, moment),
            newer=to_newer.address if to_newer else None,
            older=to_older.address if to_older else None,
        ),
        body=kit.render("moment", view),
    )


def _paper(moment: PublicMoment, on_paper: PublicMoment) -> tuple[Link, ...]:
    """Return whom a poster may thank.

    The poster is printed from the wall's page, so a name needs the permission of both.
    """
    allowed = (
        one if isinstance(one, PublicUnit) or one in moment.recipients else one.unit
        for one in on_paper.recipients
    )
    return tuple(map(recipient_link, dict.fromkeys(allowed)))


def _neighbour(moment: PublicMoment | None) -> Link | None:
    if moment is None:
        return None
    return Link(moment_title(moment), here(addresses.moment(moment.id)))


def _preview(kit: Kit, moment: PublicMoment) -> Preview:
    """Return what a link to the moment shows elsewhere: its words where `social` permits them."""
    published = moment.day.isoformat()
    shared = kit.wall.in_social_media.get(moment.id)
    if shared is None:
        house = kit.wall.house
        words = kit.words("headings.wall.description", organisation=house.organisation)
        return Preview("article", house.name, words, published)
    words = shorten(shared.quote, DESCRIPTION_LENGTH)
    return Preview("article", moment_title(shared), words, published)
