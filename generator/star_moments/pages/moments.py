"""The page of one moment."""

from collections.abc import Iterator
from functools import partial

from star_moments.kit import addresses
from star_moments.kit.cards import full_card, moment_title, recipient_link
from star_moments.kit.excerpt import shorten
from star_moments.kit.kit import Kit, day_text, here
from star_moments.kit.prose import prose
from star_moments.kit.views import Link, MomentView
from star_moments.pages.head import Preview, head
from star_moments.pages.kinds import PageKind, Place
from star_moments.press.plan import Page, PlannedPage
from star_moments.wall.public import PublicMoment, PublicUnit

DESCRIPTION_LENGTH = 155

# A neighbour on the wall, or the same moment elsewhere, where there is one.
_Other = PublicMoment | None


def moment_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return a page for each moment of the wall."""
    moments = kit.wall.moments
    bordered = (None, *moments, None)
    for newer, moment, older in zip(bordered, moments, bordered[2:], strict=False):
        id_ = moment.id
        on_paper, shared = kit.wall.on_paper.get(id_), kit.wall.in_social_media.get(id_)
        shown = moment, on_paper, shared, newer, older
        key = kit.known_pages.of(id_, shown, partial(_key, kit, *shown))
        page = partial(_page, kit, moment, newer, older)
        yield PlannedPage(addresses.moment(id_), "wall", key, page)


def _key(
    kit: Kit, moment: PublicMoment, on_paper: _Other, shared: _Other, newer: _Other, older: _Other
) -> str:
    """Return the key of a page: of the moment as the wall, paper and social media may show it, and
    of what stands before it and after it on the wall."""
    versions = (
        "" if one is None else kit.remembered.keys.of(one) for one in (moment, on_paper, shared)
    )
    return kit.key("moment", *versions, *_end(newer), *_end(older))


def _end(other: _Other) -> tuple[str, str]:
    """Return what a neighbour is called and where it leads to, as far as a page shows it."""
    return (moment_title(other), other.id) if other else ("", "")


def _link(other: _Other) -> Link | None:
    return Link(moment_title(other), here(addresses.moment(other.id))) if other else None


def _page(kit: Kit, moment: PublicMoment, newer_one: _Other, older_one: _Other) -> Page:
    newer, older = _link(newer_one), _link(older_one)
    address = addresses.moment(moment.id)
    on_paper = kit.wall.on_paper.get(moment.id)
    view = MomentView(
        moment=moment,
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
    preview = _preview(kit, moment)
    return Page(
        title=kit.title(title),
        # What search engines and chats show of a page elsewhere is all one.
        description=preview.description,
        head=head(
            kit,
            address,
            preview,
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


def _on_the_map(kit: Kit) -> Iterator[str]:
    return (addresses.moment(moment.id) for moment in kit.wall.moments)


MOMENTS = PageKind((Place(addresses.moment("*"), "wall"),), moment_pages, _on_the_map)
