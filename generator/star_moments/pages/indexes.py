"""The indexes: all units, people, factors and months, each leading to its page of cards."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from star_moments.output import Page
from star_moments.pages import addresses
from star_moments.pages.head import Preview, head
from star_moments.pages.kit import Kit, here, in_order, month_name
from star_moments.pages.paging import PER_PAGE
from star_moments.pages.star import star
from star_moments.pages.views import Entry, Group, IndexView
from star_moments.public import PublicPerson, PublicUnit

Kind = Literal["units", "people", "factors", "moments"]
_SECTIONS: dict[Kind, str] = {
    "units": "units",
    "people": "people",
    "factors": "factors",
    "moments": "wall",
}


def index_pages(kit: Kit) -> Iterator[Page]:
    """Return the index of units, people, factors and months."""
    yield _page(kit, "units", addresses.UNITS, tuple(_units(kit)))
    yield from _people(kit)
    yield _page(kit, "factors", addresses.FACTORS, (_factors(kit),))
    yield _page(kit, "moments", addresses.MOMENTS, tuple(_months(kit)))


def _page(
    kit: Kit,
    kind: Kind,
    address: str,
    groups: Sequence[Group],
    newer: str | None = None,
    older: str | None = None,
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
    return Page(
        address=address,
        section=_SECTIONS[kind],
        title=kit.title(heading),
        description=intro,
        head=head(kit, address, Preview("website", heading, intro), newer=newer, older=older),
        body=kit.render("index", view),
    )


def _units(kit: Kit) -> Iterator[Group]:
    """Group the units by those at the top; what lies deeper is indented."""
    for top in kit.wall.units_below.get("", ()):
        below = [unit for unit in kit.wall.house.units if top.key in unit.above]
        entries = tuple(_unit_entry(unit) for unit in below)
        yield Group(top.name, here(addresses.unit(top.key)), entries)


def _unit_entry(unit: PublicUnit) -> Entry:
    return Entry(unit.name, here(addresses.unit(unit.key)), "", len(unit.above) - 1, None, None)


def _people(kit: Kit) -> Iterator[Page]:
    """Page the people by the alphabet. The numbers run from the front: names come in between."""
    people = sorted(kit.wall.people.values(), key=lambda one: (in_order(one.name), one.key))
    per_page = 2 * PER_PAGE
    cut = [people[start : start + per_page] for start in range(0, len(people), per_page)] or [[]]
    for number, some in enumerate(cut):
        address = addresses.leaf(addresses.PEOPLE, number + 1 if number else 0)
        before = here(addresses.leaf(addresses.PEOPLE, number if number > 1 else 0))
        after = here(addresses.leaf(addresses.PEOPLE, number + 2))
        yield _page(
            kit,
            "people",
            address,
            tuple(_letters(some)),
            before if number else None,
            after if number + 1 < len(cut) else None,
        )


def _letters(people: Sequence[PublicPerson]) -> Iterator[Group]:
    for letter, some in groupby(people, key=lambda one: one.name[:1].upper()):
        yield Group(
            letter,
            None,
            tuple(
                Entry(one.name, here(addresses.person(one.key)), one.unit.name, 0, None, None)
                for one in some
            ),
        )


def _factors(kit: Kit) -> Group:
    return Group(
        "",
        None,
        tuple(
            Entry(
                factor.name,
                here(addresses.factor(factor.key)),
                factor.meaning,
                0,
                factor.colour,
                star(factor.key, factor.colour),
            )
            for factor in kit.wall.house.factors
        ),
    )


def _months(kit: Kit) -> Iterator[Group]:
    for year, months in groupby(kit.wall.by_month, key=lambda month: month[0]):
        yield Group(
            str(year),
            here(addresses.year(year)),
            tuple(
                Entry(
                    month_name(year, month, kit.words.language),
                    here(addresses.month(year, month)),
                    "",
                    0,
                    None,
                    None,
                )
                for _, month in months
            ),
        )
