"""The page of one moment."""

from collections.abc import Iterator
from functools import partial

from star_moments.output import Page, PlannedPage
from star_moments.pages import addresses
from star_moments.pages.cards import full_card, moment_title, recipient_link
from star_moments.pages.excerpt import shorten
from star_moments.pages.head import Preview, head
from star_moments.pages.kit import Kit, day_text, here
from star_moments.pages.prose import prose
from star_moments.pages.views import Link, MomentView
from star_moments.public import PublicMoment, PublicUnit

DESCRIPTION_LENGTH = 155

# The title and the id of a neighbour; both are empty where there is none.
_End = tuple[str, str]


def moment_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return a page for each moment of the wall."""
    moments = kit.wall.moments
    titles = [moment_title(moment) for moment in moments]
    # What the neighbours are called and where they lead to; nothing stands before the first.
    ends = [("", ""), *zip(titles, (moment.id for moment in moments), strict=True), ("", "")]
    for place, moment in enumerate(moments):
        newer, older = ends[place], ends[place + 2]
        yield PlannedPage(
            addresses.moment(moment.id),
            "wall",
            kit.key("moment", *_versions(kit, moment), *newer, *older),
            partial(_page, kit, moment, newer, older),
        )


def _versions(kit: Kit, moment: PublicMoment) -> Iterator[str]:
    """Return the keys of the moment as the wall, paper and social media may show it."""
    own = kit.moment_keys[moment.id]
    yield own
    for others in (kit.wall.on_paper, kit.wall.in_social_media):
        other = others.get(moment.id)
        yield "" if other is None else own if other is moment else kit.keys.of(other)


def _link(end: _End) -> Link | None:
    title, moment_id = end
    return Link(title, here(addresses.moment(moment_id))) if moment_id else None


def _page(kit: Kit, moment: PublicMoment, newer_end: _End, older_end: _End) -> Page:
    newer, older = _link(newer_end), _link(older_end)
    address = addresses.moment(moment.id)
    on_paper = kit.wall.on_paper.get(moment.id)
    view = MomentView(
        card=full_card(kit, moment),
        came_by=moment.came_by,
        story=prose(moment.story),
        learned=prose(moment.learned),
        newer=newer,
        older=older,
        paper=_paper(moment, on_paper) if on_paper else (),
        paper_words=on_paper is not None,
    )
    # The title goes into a printed page's file name; words that paper may not carry stay out of it.
    title = moment_title(moment) if on_paper else day_text(moment.day, kit.words.language)
    return Page(
        title=kit.title(title),
        description=shorten(moment.quote, DESCRIPTION_LENGTH),
        head=head(
            kit,
            address,
            _preview(kit, moment),
            newer=newer.address if newer else None,
            older=older.address if older else None,
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
