"""The criteria: how a moment gets on the wall and off it, told from the rules of the gate."""

from collections.abc import Iterator
from functools import partial

from star_moments.kit import addresses
from star_moments.kit.cards import factor_view
from star_moments.kit.kit import Kit, day_text
from star_moments.kit.views import CriteriaView, Section
from star_moments.model.period import Period
from star_moments.pages.head import of_list, page
from star_moments.pages.kinds import PageKind, Place
from star_moments.press.plan import Page, PlannedPage
from star_moments.words import Words


def criteria_pages(kit: Kit) -> Iterator[PlannedPage]:
    """Return the page that tells what the wall promises."""
    yield PlannedPage(addresses.CRITERIA, "", kit.key("criteria"), partial(_page, kit))


def _page(kit: Kit) -> Page:
    words, rules = kit.words, kit.wall.house.rules
    approval = "one" if rules.approvals == 1 else "many"
    told = "first" if rules.told_first else "free"
    sections = (
        _section(words, "chosen"),
        _section(words, "givers", words("criteria.givers.always"), *_looked_again(kit)),
        _section(
            words,
            "approved",
            words(f"criteria.approved.{approval}", count=rules.approvals),
            words("criteria.approved.own"),
        ),
        _section(words, "told", words(f"criteria.told.{told}")),
        _section(words, "names"),
        _section(
            words,
            "kept",
            words("criteria.kept.period", period=period_text(words, rules.keep))
            if rules.keep
            else words("criteria.kept.always"),
            words("criteria.kept.down"),
        ),
        _section(words, "never"),
    )
    heading, intro = words("criteria.heading"), words("criteria.intro")
    view = CriteriaView(heading, intro, sections, tuple(map(factor_view, kit.wall.house.factors)))
    preview = of_list(kit, heading, intro)
    return page(kit, heading, addresses.CRITERIA, preview, kit.render("criteria", view))


def _looked_again(kit: Kit) -> Iterator[str]:
    """Give the sentence on second looks, where the wall asks for them."""
    first = kit.wall.house.rules.second_look_from
    if first is not None:
        day = day_text(first, kit.wall.house.language)
        yield kit.words("criteria.givers.looked", day=day)


def _section(words: Words, key: str, *paragraphs: str) -> Section:
    told = paragraphs or tuple(words(f"criteria.{key}.text").split("\n\n"))
    return Section(words(f"criteria.{key}.heading"), told)


def period_text(words: Words, period: Period) -> str:
    """Return the period in words: in years where it is whole years, else in months."""
    unit, count = ("month", period.months) if period.months % 12 else ("year", period.months // 12)
    return words(
        f"criteria.period.{unit}" if count == 1 else f"criteria.period.{unit}s", count=count
    )


CRITERIA = PageKind(
    (Place(addresses.CRITERIA, ""),), criteria_pages, lambda kit: [addresses.CRITERIA]
)
