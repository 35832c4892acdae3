"""The indexes: all units, people, factors and months, each leading to its page of cards."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Literal

from star_moments.kit import addresses
from star_moments.kit.kit import Kit, here, in_order, month_name
from star_moments.kit.paging import MOST
from star_moments.kit.star import star
from star_moments.kit.views import Entry, Group, IndexView
from star_moments.pages.head import of_list, page
from star_moments.pages.kinds import PageKind, Place
from star_moments.press.plan import Page, PlannedPage

Kind = Literal["units", "people", "factors", "moments"]
_PLACES: dict[Kind, Place] = {
    "units": Place(addresses.UNITS, "units", numbered=True),
    "people": Place(addresses.PEOPLE, "people", numbered=True),
    "factors": Place(addresses.FACTORS, "factors", numbered=True),
    "moments": Place(addresses.MOMENTS, "wall", numbered=True),
}


def index_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return the index of units, people, factors and months."""
    yield from _pages(kit, "units", _units(kit))
    yield from _pages(kit, "people", _people(kit))
    yield from _pages(kit, "factors", [_factors(kit)])
    yield from _pages(kit, "moments", _months(kit))


def _pages(kit: Kit, kind: Kind, groups: Iterable[Group]) -> Iterator[PlannedPage]:
    """Cut an index into pages. The numbers run from the front: new names come in between."""
    cut = _sheets(groups)
    address, section = _PLACES[kind].address, _PLACES[kind].section
    for number, some in enumerate(cut):
        before = addresses.leaf(address, number if number > 1 else 0) if number else None
        after = addresses.leaf(address, number + 2) if number + 1 < len(cut) else None
        at = addresses.leaf(address, number + 1 if number else 0)
        newer, older = before and here(before), after and here(after)
        yield PlannedPage(
            at,
            section,
            kit.key("index", kind, at, str(newer), str(older), repr(some)),
            partial(_page, kit, kind, at, some, newer, older),
        )


def _sheets(groups: Iterable[Group]) -> list[list[Group]]:
    """Share the groups out to pages of at most 48 entries; a long group goes on on the next."""
    sheets: list[list[Group]] = [[]]
    room = MOST
    for group in groups:
        rest = group.entries
        while True:
            if room == 0 or (rest and room < min(len(rest), 3)):
                sheets.append([])
                room = MOST
            sheets[-1].append(replace(group, entries=rest[:room]))
            rest, room = rest[room:], room - min(room, len(rest))
            if not rest:
                break
    return sheets


def _page(
    kit: Kit,
    kind: Kind,
    address: str,
    groups: Sequence[Group],
    newer: str | None,
    older: str | None,
) -> Page:
    entries = any(group.entries or group.address for group in groups)
    heading = kit.words(f"headings.{kind}.heading")
    intro = kit.words(f"headings.{kind}.intro")
    view = IndexView(
        kind=kind,
        heading=heading,
        intro=intro,
        groups=tuple(groups),
        newer=newer,
        older=older,
        empty="" if entries else kit.words(f"headings.{kind}.empty"),
    )
    preview = of_list(kit, heading, intro)
    body = kit.render("index", view)
    return page(kit, heading, address, preview, body, newer=newer, older=older)


def _units(kit: Kit) -> Iterator[Group]:
    """Group the units by those at the top; what lies deeper is indented."""
    for top in kit.wall.units_below.get("", ()):
        entries = tuple(
            Entry(unit.name, here(addresses.unit(unit.key)), level=len(unit.above) - 1)
            for unit in kit.wall.house.units
            if top.key in unit.above
        )
        yield Group(top.name, here(addresses.unit(top.key)), entries)


def _people(kit: Kit) -> Iterator[Group]:
    people = sorted(kit.wall.people.values(), key=lambda one: (in_order(one.name), one.key))
    for letter, some in groupby(people, key=lambda one: one.name[:1].upper()):
        entries = tuple(
            Entry(
                one.name,
                here(addresses.person(one.key)),
                note=one.unit.name,
                paper=one.key in kit.wall.named_on_paper,
            )
            for one in some
        )
        yield Group(letter, None, entries)


def _factors(kit: Kit) -> Group:
    entries = tuple(
        Entry(
            factor.name,
            here(addresses.factor(factor.key)),
            note=factor.meaning,
            colour=factor.colour,
            star=star(factor.key, factor.colour),
        )
        for factor in kit.wall.house.factors
    )
    return Group("", None, entries)


def _months(kit: Kit) -> Iterator[Group]:
    language = kit.words.language
    for year, months in groupby(kit.wall.by_month, key=lambda month: month[0]):
        entries = tuple(
            Entry(month_name(year, month, language), here(addresses.month(year, month)))
            for _, month in months
        )
        yield Group(str(year), here(addresses.year(year)), entries)


def _on_the_map(kit: Kit) -> Sequence[str]:
    return addresses.UNITS, addresses.FACTORS


INDEXES = PageKind(tuple(_PLACES.values()), index_pages, _on_the_map)
