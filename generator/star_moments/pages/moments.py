"""The page of one moment."""

from collections.abc import Iterator
from functools import partial

from star_moments.kit import addresses
from star_moments.kit.cards import full_card, moment_title, on_paper
from star_moments.kit.kit import Kit, here
from star_moments.kit.prose import prose
from star_moments.kit.views import Link, MomentView
from star_moments.pages.head import of_moment, page
from star_moments.pages.kinds import PageKind, Place
from star_moments.press.plan import Page, PlannedPage
from star_moments.wall.public import PublicMoment

# A neighbour on the wall, or the same moment elsewhere, where there is one.
_Other = PublicMoment | None


def moment_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return a page for each moment of the wall."""
    moments = kit.wall.moments
    bordered = (None, *moments, None)
    for newer, moment, older in zip(bordered, moments, bordered[2:], strict=False):
        id_ = moment.id
        paper, shared = kit.wall.on_paper.get(id_), kit.wall.in_social_media.get(id_)
        shown = moment, paper, shared, newer, older
        key = kit.known_pages.of(id_, shown, partial(_key, kit, *shown))
        make = partial(_page, kit, moment, newer, older)
        yield PlannedPage(addresses.moment(id_), "wall", key, make)


def _key(
    kit: Kit, moment: PublicMoment, paper: _Other, shared: _Other, newer: _Other, older: _Other
) -> str:
    """Return the key of a page: of the moment as the wall, paper and social media may show it, and
    of what stands before it and after it on the wall."""
    versions = (
        "" if one is None else kit.remembered.keys.of(one) for one in (moment, paper, shared)
    )
    return kit.key("moment", *versions, *_end(newer), *_end(older))


def _end(other: _Other) -> tuple[str, str, str]:
    """Return what a neighbour is called and where it leads to, as far as a page shows it."""
    return (moment_title(other), other.id, other.language) if other else ("", "", "")


def _link(kit: Kit, other: _Other) -> Link | None:
    if other is None:
        return None
    lang = None if other.language == kit.words.language else other.language
    return Link(moment_title(other), here(addresses.moment(other.id)), lang)


def _page(kit: Kit, moment: PublicMoment, newer_one: _Other, older_one: _Other) -> Page:
    newer, older = _link(kit, newer_one), _link(kit, older_one)
    paper = on_paper(kit, moment)
    view = MomentView(
        moment=moment,
        card=full_card(kit, moment),
        came_by=moment.came_by,
        story=prose(moment.story),
        learned=prose(moment.learned),
        newer=newer,
        older=older,
        paper=paper.thanks,
        paper_words=paper.words,
    )
    return page(
        kit,
        moment_title(moment),
        addresses.moment(moment.id),
        of_moment(kit, moment.id, moment.day),
        kit.render("moment", view),
        newer=newer.address if newer else None,
        older=older.address if older else None,
        is_titled_on_paper=paper.words,
    )


def _on_the_map(kit: Kit) -> Iterator[str]:
    return (addresses.moment(moment.id) for moment in kit.wall.moments)


MOMENTS = PageKind((Place(addresses.moment("*"), "wall"),), moment_pages, _on_the_map)
