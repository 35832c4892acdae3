"""The pages of cards: the wall, and the moments of a unit, person, factor, month or year."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from operator import attrgetter, itemgetter
from typing import Literal

from markupsafe import Markup

from star_moments.kit import addresses
from star_moments.kit.cards import card, printed_card, unit_link
from star_moments.kit.kit import Kit, here, month_name, months_text
from star_moments.kit.paging import MOST, Leaf, leaves, may_end
from star_moments.kit.remembered import Cut
from star_moments.kit.star import star
from star_moments.kit.views import Link, ListView
from star_moments.pages.head import of_list, page
from star_moments.pages.kinds import PageKind, Place
from star_moments.press.plan import Page, PlannedPage, key_of
from star_moments.wall.public import PublicFactor, PublicMoment, PublicPerson, PublicUnit


@dataclass(frozen=True)
class Listing:
    """A list before it is cut into pages: what it is about, and where it stands.

    `person` is whom it is about, `paper` whether it may be printed, and `shared` whether a preview
    may name what it is about.
    """

    kind: Literal["wall", "unit", "person", "factor", "month", "year"]
    address: str
    section: str
    moments: Sequence[PublicMoment]
    heading: str
    description: str
    intro: str = ""
    question: str = ""
    above: tuple[Link, ...] = ()
    below: tuple[Link, ...] = ()
    below_heading: str = ""
    feeds: str | None = None
    screen: str | None = None
    star: Markup | None = None
    colour: int | None = None
    person: PublicPerson | None = None
    paper: bool = True
    shared: bool = True

    @property
    def about(self) -> str:
        """All that its pages show besides the moments, as one text."""
        return repr([getattr(self, name) for name in _ABOUT])


_ABOUT = [name for name in Listing.__dataclass_fields__ if name != "moments"]
_id_of = attrgetter("id")


def list_pages(kit: Kit) -> list[PlannedPage]:
    """Return every page of cards, those with the newest moments first.

    So whoever prints from one end, while another prints from the other, rarely needs the same card.
    """
    places = {moment.id: place for place, moment in enumerate(kit.wall.moments)}
    ends = {moment_id for moment_id in places if may_end(moment_id)}
    found: list[tuple[int, PlannedPage]] = []
    for listing in _listings(kit):
        about = listing.about, listing.moments, _otherwise(kit, listing)
        cut = partial(_cut, kit, listing, ends)
        for leaf, key in kit.known_lists.of(listing.address, about, cut):
            planned = PlannedPage(
                addresses.leaf(listing.address, leaf.number),
                listing.section,
                key,
                partial(_page, kit, listing, leaf),
            )
            found.append((places[leaf.items[0].id] if leaf.items else 0, planned))
    return [planned for _, planned in sorted(found, key=itemgetter(0))]


def _otherwise(kit: Kit, listing: Listing) -> list[PublicMoment | None]:
    """Return what paper carries of the moments of which it may not carry all."""
    known = kit.wall.otherwise_on_paper
    return [known[one.id] for one in listing.moments if one.id in known] if known else []


def _cut(kit: Kit, listing: Listing, ends: Set[str]) -> Cut:
    about = kit.key("list", listing.about)
    key_by_id = kit.card_keys.__getitem__
    from_oldest = enumerate(reversed(listing.moments), 1)
    found = []
    for leaf in leaves(listing.moments, [n for n, one in from_oldest if one.id in ends]):
        turns = f"{leaf.number} {leaf.newer} {leaf.older}"
        found.append((leaf, key_of((about, turns, *map(key_by_id, map(_id_of, leaf.items))))))
    return found


def _listings(kit: Kit) -> Iterator[Listing]:
    yield _wall(kit)
    for unit in kit.wall.house.units:
        yield _unit(kit, unit)
    for person in kit.wall.people.values():
        yield _person(kit, person)
    for factor in kit.wall.house.factors:
        yield _factor(kit, factor)
    for year, months in _months_by_year(kit).items():
        yield _year(kit, year, months)
        for month in months:
            yield _month(kit, year, month)


def _page(kit: Kit, listing: Listing, leaf: Leaf[PublicMoment]) -> Page:
    at = addresses.leaf(listing.address, leaf.number)
    newer, older = (
        None if number is None else here(addresses.leaf(listing.address, number))
        for number in (leaf.newer, leaf.older)
    )
    first = leaf.items[0] if leaf.number == 0 and leaf.items and listing.kind == "wall" else None
    title, intro = listing.heading, listing.intro
    if leaf.number:
        title = kit.words("headings.list.page", heading=title, number=leaf.number)
        intro = months_text((one.day for one in leaf.items), kit.words.language)
    view = ListView(
        kind=listing.kind,
        heading=title,
        intro=intro,
        question="" if leaf.number else listing.question,
        lead=card(kit, first) if first else None,
        cards=tuple(printed_card(kit, one) for one in leaf.items if one is not first),
        newer=newer,
        older=older,
        above=listing.above,
        below=() if leaf.number else listing.below,
        below_heading=listing.below_heading,
        empty="" if leaf.items else kit.words(f"headings.{listing.kind}.empty"),
        feed=listing.feeds,
        screen=listing.screen,
        star=listing.star,
        colour=listing.colour,
        front=leaf.number == 0,
        paper=listing.paper,
    )
    return page(
        kit,
        title,
        at,
        of_list(kit, title, listing.description, listing.person),
        kit.render("list", view),
        newer=newer,
        older=older,
        feeds=listing.feeds,
        is_titled_on_paper=listing.paper,
    )


def _wall(kit: Kit) -> Listing:
    house = kit.wall.house
    empty = not kit.wall.moments
    return Listing(
        kind="wall",
        address=addresses.WALL,
        section="wall",
        moments=kit.wall.moments,
        heading=house.name,
        description=kit.words("headings.wall.description", organisation=house.organisation),
        # A wall that is still empty has a star of its own, and tells how to get there.
        below=(Link(kit.words("criteria.heading"), here(addresses.CRITERIA)),) if empty else (),
        feeds=here(addresses.WALL),
        star=star(house.name, 1) if empty else None,
    )


def _unit(kit: Kit, unit: PublicUnit) -> Listing:
    below = _links(kit, kit.wall.units_below.get(unit.key, ()))
    return Listing(
        kind="unit",
        address=addresses.unit(unit.key),
        section="units",
        moments=kit.wall.by_unit.get(unit.key, ()),
        heading=unit.name,
        description=kit.words("headings.unit.description", name=unit.name),
        above=tuple(unit_link(kit.wall.units[key]) for key in unit.above),
        below=below,
        below_heading=kit.words("headings.unit.below") if below else "",
        feeds=here(addresses.unit(unit.key)),
        screen=here(addresses.screen(unit.key)) if kit.display else None,
    )


def _links(kit: Kit, units: Sequence[PublicUnit]) -> tuple[Link, ...]:
    """Return links to the units; where there are too many, the last leads to the index of all."""
    links = tuple(map(unit_link, units))
    if len(links) <= MOST:
        return links
    return (*links[: MOST - 1], Link(kit.words("headings.units.all"), here(addresses.UNITS)))


def _person(kit: Kit, person: PublicPerson) -> Listing:
    return Listing(
        kind="person",
        address=addresses.person(person.key),
        section="people",
        moments=kit.wall.by_person[person.key],
        heading=person.name,
        description=kit.words("headings.person.description", name=person.name),
        above=(unit_link(person.unit),),
        person=person,
        paper=person.key in kit.wall.named_on_paper,
        shared=person.key in kit.wall.named_in_social_media,
    )


def _factor(kit: Kit, factor: PublicFactor) -> Listing:
    return Listing(
        kind="factor",
        address=addresses.factor(factor.key),
        section="factors",
        moments=kit.wall.by_factor.get(factor.key, ()),
        heading=factor.name,
        description=factor.meaning or kit.words("headings.factor.description", name=factor.name),
        intro=factor.meaning,
        question=factor.question,
        star=star(factor.key, factor.colour),
        colour=factor.colour,
    )


def _year(kit: Kit, year: int, months: Sequence[int]) -> Listing:
    return Listing(
        kind="year",
        address=addresses.year(year),
        section="wall",
        moments=kit.wall.by_year[year],
        heading=str(year),
        description=kit.words("headings.year.description", year=year),
        above=(Link(kit.words("headings.moments.heading"), here(addresses.MOMENTS)),),
        below=tuple(
            Link(month_name(year, month, kit.words.language), here(addresses.month(year, month)))
            for month in months
        ),
        below_heading=kit.words("headings.year.below"),
    )


def _month(kit: Kit, year: int, month: int) -> Listing:
    name = f"{month_name(year, month, kit.words.language)} {year}"
    return Listing(
        kind="month",
        address=addresses.month(year, month),
        section="wall",
        moments=kit.wall.by_month[year, month],
        heading=name,
        description=kit.words("headings.month.description", month=name),
        above=(
            Link(kit.words("headings.moments.heading"), here(addresses.MOMENTS)),
            Link(str(year), here(addresses.year(year))),
        ),
    )


def _months_by_year(kit: Kit) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for year, month in kit.wall.by_month:
        found.setdefault(year, []).append(month)
    return found


def _on_the_map(kit: Kit) -> Iterator[str]:
    yield addresses.WALL
    yield from (addresses.unit(unit.key) for unit in kit.wall.house.units)
    yield from (addresses.factor(factor.key) for factor in kit.wall.house.factors)


LISTS = PageKind(
    (
        Place(addresses.WALL, "wall", numbered=True),
        Place(addresses.unit("*"), "units", numbered=True),
        Place(addresses.person("*"), "people", numbered=True),
        Place(addresses.factor("*"), "factors", numbered=True),
        Place(f"{addresses.MOMENTS}*/", "wall", numbered=True),
        Place(f"{addresses.MOMENTS}*/*/", "wall", numbered=True),
    ),
    list_pages,
    _on_the_map,
)
