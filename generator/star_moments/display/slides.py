"""What a screen shows at one time: a moment, or something between moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from babel.lists import format_list

from star_moments.display.fit import WordsPage, fit, size_of, width
from star_moments.display.hyphens import with_hyphens
from star_moments.display.qr import Code, qr
from star_moments.kit import addresses
from star_moments.kit.excerpt import shorten
from star_moments.kit.kit import Kit, locale_of
from star_moments.kit.star import paths, shape
from star_moments.press.plan import key_of
from star_moments.wall.public import PublicFactor, PublicMoment, PublicPerson, PublicUnit

# Names are set in at least 7 vmin, and two lines of them leave room for the words.
_MOST_OF_NAMES = 52
MOST_OF_A_NAME = 90
_WIDEST_OF_NAMES = 11.0
_INTERLUDES = ("today", "how", "seen")
_VERSION = 8

Star = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MomentSlide:
    """A moment as the channel `display` may show it, ready to print.

    `thanks` says thank you to whom it is for, by name; `unit` is where they work, unless that is
    said already. `who` tells recipients and units apart. After the day `last`, where there is one,
    a screen drops the slide without waiting for news.
    """

    id: str
    version: str
    since: str
    last: str
    language: str
    pages: tuple[WordsPage, ...]
    thanks: str
    who: tuple[str, ...]
    unit: str
    units: tuple[str, ...]
    factor: str
    factors: tuple[str, ...]
    colour: int
    star: Star
    code: Code | None


@dataclass(frozen=True, slots=True)
class Interlude:
    """What stands between moments, and alone where none may be shown."""

    kind: Literal["thank", "factor"]
    heading: str
    page: WordsPage
    meaning: str
    colour: int
    star: Star
    code: Code | None


def version(kit: Kit, moment: PublicMoment) -> str:
    """Return a short text that differs whenever anything differs that a screen shows of it.

    A title, a story and what was learned are not shown, and change nothing.
    """
    shown = (
        *(moment.id, moment.since.isoformat(), str(moment.last), moment.language, moment.quote),
        repr([(type(one).__name__, one.key, one.name) for one in moment.recipients]),
        repr(moment.units),
        repr([(factor.key, factor.name, factor.colour) for factor in moment.factors]),
        *(_address(kit, moment), kit.words.language),
    )
    return key_of(shown)[:_VERSION]


def moment_slide(kit: Kit, moment: PublicMoment) -> MomentSlide:
    """Return the slide of a moment as the channel `display` may show it."""
    factor = moment.factors[0]
    above = (key for unit in moment.units for key in (unit.key, *reversed(unit.above)))
    return MomentSlide(
        id=moment.id,
        version=version(kit, moment),
        since=moment.since.isoformat(),
        last=moment.last.isoformat() if moment.last else "",
        language=moment.language,
        pages=fit(moment.quote, moment.language),
        thanks=thanks(kit, [one.name for one in moment.recipients]),
        who=tuple(_who(moment)),
        unit=shorten(", ".join(unit.name for unit in _shown_units(moment)), MOST_OF_A_NAME),
        units=tuple(dict.fromkeys(above)),
        factor=shorten(factor.name, MOST_OF_A_NAME),
        factors=tuple(one.key for one in moment.factors),
        colour=factor.colour,
        star=paths(shape(moment.id)),
        code=_code(_address(kit, moment)),
    )


def interludes(kit: Kit) -> Iterator[Interlude]:
    """Return how to thank, and what the house thanks for: at least one of them, always."""
    house = kit.wall.house
    for number, name in enumerate(_INTERLUDES):
        address = addresses.CRITERIA if name == "how" else addresses.WALL
        text = kit.words(f"display.{name}.text")
        yield Interlude(
            kind="thank",
            heading=kit.words(f"display.{name}.heading"),
            page=WordsPage(size_of(text), text),
            meaning="",
            colour=1 + 4 * number % 9,
            star=paths(shape(f"{house.name} {name}")),
            code=_code(kit.site_url and kit.site_url + address),
        )
    for factor in house.factors:
        if factor.question or factor.meaning:
            yield _factor(kit, factor)


def _factor(kit: Kit, factor: PublicFactor) -> Interlude:
    language = kit.words.language
    page, *_ = fit(factor.question or factor.meaning, language)
    meaning = fit(factor.meaning, language)[0].text if factor.question and factor.meaning else ""
    return Interlude(
        kind="factor",
        heading=_breakable(shorten(factor.name, MOST_OF_A_NAME), language),
        page=page,
        meaning=meaning,
        colour=factor.colour,
        star=paths(shape(factor.key)),
        code=_code(kit.site_url and kit.site_url + addresses.factor(factor.key)),
    )


def thanks(kit: Kit, of: Sequence[str]) -> str:
    """Thank by name, as one would say it; where there are too many, the last are only counted."""
    language = kit.words.language
    shown = list(of[:1])
    while len(shown) < len(of) and sum(map(len, of[: len(shown) + 1])) <= _MOST_OF_NAMES:
        shown.append(of[len(shown)])
    whole = [_breakable(shorten(name, MOST_OF_A_NAME), language) for name in shown]
    left = len(of) - len(shown)
    if left:
        whole.append(kit.words("display.more", count=left))
    return kit.words("display.thanks", names=format_list(whole, locale=locale_of(language)))


def _breakable(name: str, language: str) -> str:
    """Give the words of a name that are wider than a narrow screen places to break."""
    return " ".join(
        with_hyphens(word, language) if width(word) > _WIDEST_OF_NAMES else word
        for word in name.split(" ")
    )


def _shown_units(moment: PublicMoment) -> list[PublicUnit]:
    return [unit for unit in moment.units if unit not in moment.recipients]


def _who(moment: PublicMoment) -> Iterator[str]:
    for one in moment.recipients:
        if isinstance(one, PublicPerson):
            yield f"person:{one.key}"
    for unit in moment.units:
        yield f"unit:{unit.key}"


def _address(kit: Kit, moment: PublicMoment) -> str:
    """Return where the moment can be read on, or nothing where it cannot or nobody knows."""
    on_wall = moment.id in kit.wall.publication.moments["wall"]
    return kit.site_url + addresses.moment(moment.id) if kit.site_url and on_wall else ""


def _code(address: str) -> Code | None:
    return qr(address) if address else None
