"""What the search knows of a moment: its words, what it may be narrowed by, and its card.

Only words that the wall shows are taken.
"""

import re
from collections.abc import Mapping
from sys import intern
from typing import NamedTuple
from unicodedata import normalize

from star_moments.kit.cards import moment_title
from star_moments.kit.excerpt import shorten
from star_moments.kit.kit import Kit, day_text
from star_moments.kit.star import shape
from star_moments.wall.public import PublicMoment

QUOTE_LENGTH = 220

FILTERS = ("unit", "factor", "giver", "year")
"""What a search may be narrowed by."""

# assets/search-index.js parts what is asked for in the same way.
_WORD = re.compile(r"[^\W_]+")

# Soft hyphens, and what else nobody sees in a word.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

# Where a link in a story leads to is none of its words.
_TARGET = re.compile(r"\]\([^)\s]*\)")


class Entry(NamedTuple):
    """A moment, as the search knows it.

    `about` are the words of its title, and of whom and what it is about; `told` are the others, of
    the giver and of the story. `choices` holds the names by which it is found for each filter, and
    `card` what is shown of it.
    """

    language: str
    about: tuple[str, ...]
    told: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    card: Mapping[str, str]


def entry(kit: Kit, moment: PublicMoment) -> Entry:
    """Return what the search knows of a moment."""
    thanks = [one.name for one in moment.recipients]
    units = dict.fromkeys(
        kit.wall.units[key].name for one in moment.units for key in (*one.above, one.key)
    )
    factors = tuple(factor.name for factor in moment.factors)
    about = _words(" ".join((moment.title, *thanks, *units, *factors)))
    story = (_TARGET.sub("] ", text) for text in (moment.story, moment.learned) if text)
    choices = {
        "unit": tuple(units),
        "factor": factors,
        "giver": (kit.words(f"headings.giver.{moment.giver}"),),
        "year": (str(moment.day.year),),
    }
    told = _words(" ".join((moment.quote, *story))) - about
    # The same words come again in thousands of moments.
    return Entry(
        moment.language,
        tuple(map(intern, about)),
        tuple(map(intern, told)),
        choices,
        _card(kit, moment),
    )


def _words(text: str) -> set[str]:
    seen = _UNSEEN.sub("", normalize("NFC", text).lower())
    # The small letter of İ keeps its dot as a sign of its own, which would part the word.
    return set(_WORD.findall(seen.replace("i\u0307", "i")))


def _card(kit: Kit, moment: PublicMoment) -> dict[str, str]:
    made = {
        "id": moment.id,
        "title": moment.title,
        "begins": "" if moment.title else moment_title(moment),
        "quote": shorten(moment.quote, QUOTE_LENGTH),
        "thanks": ", ".join(one.name for one in moment.recipients),
        "unit": ", ".join(one.name for one in moment.units if one not in moment.recipients),
        "day": day_text(moment.day, kit.words.language),
        "iso": moment.day.isoformat(),
        "colour": str(moment.factors[0].colour),
        "factor": moment.factors[0].name,
        "lang": "" if moment.language == kit.words.language else moment.language,
        "star": str(shape(moment.id)),
    }
    return {name: text for name, text in made.items() if text}
