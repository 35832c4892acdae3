"""What the search may find: for each moment, its words and what they may be filtered by.

The index is not made from the site's pages but from these small documents, so that it holds the
moments' words and nothing of the frames, and each moment in the language in which it was said. They
stand at the same addresses as the pages that they lead to.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import escape

from star_moments.output import PlannedFile
from star_moments.pages import addresses
from star_moments.pages.cards import card
from star_moments.pages.excerpt import shorten
from star_moments.pages.kit import Kit
from star_moments.pages.prose import prose
from star_moments.pages.star import shape
from star_moments.public import PublicMoment

QUOTE_LENGTH = 220

# Pagefind 1.5 does not find a filter's value that JSON would write with a backslash.
_NO_ESCAPES = str.maketrans({'"': "”", "\\": "⧵", "\n": " ", "\t": " "})


def search_documents(kit: Kit) -> Iterator[PlannedFile]:
    """Return a document for each moment of the wall, in a folder for each language."""
    for moment in kit.wall.moments:
        path = f"{moment.language}/{addresses.moment(moment.id)}index.html"
        key = kit.key("document", kit.moment_keys[moment.id])
        yield PlannedFile(path, key, partial(_document, kit, moment))


def search_key(kit: Kit) -> str:
    """Return the key of the whole index: it has to be made anew when any moment changes."""
    return kit.key("search", *kit.moment_keys.values())


def _document(kit: Kit, moment: PublicMoment) -> bytes:
    made = card(kit, moment)
    thanks = ", ".join(one.name for one in moment.recipients)
    unit = ", ".join(one.name for one in moment.units if one not in moment.recipients)
    units = dict.fromkeys(
        kit.wall.units[key].name for one in moment.units for key in (*one.above, one.key)
    )
    meta = {
        "quote": shorten(moment.quote, QUOTE_LENGTH),
        "thanks": thanks,
        "unit": unit,
        "day": made.day_text,
        "iso": made.day_iso,
        "colour": str(made.colour),
        "factor": moment.factors[0].name,
        "lang": moment.language,
        "star": str(shape(moment.id)),
    }
    filters = [
        *(("unit", name) for name in units),
        *(("factor", factor.name) for factor in moment.factors),
        ("giver", made.giver),
        ("year", str(moment.day.year)),
    ]
    filters = [(name, value.translate(_NO_ESCAPES)) for name, value in filters]
    title = escape(moment.title)
    about = escape(", ".join([thanks, *units, *(factor.name for factor in moment.factors)]))
    return (
        f'<!DOCTYPE html><html lang="{moment.language}"><head><title>{title}</title></head>'
        f"<body data-pagefind-body>{_marks('meta', meta.items())}{_marks('filter', filters)}"
        f"{_marks('sort', [('day', made.day_iso)])}<h1>{title}</h1><p>{escape(moment.quote)}</p>"
        f"{prose(moment.story)}{prose(moment.learned)}<p>{about}</p></body></html>"
    ).encode()


def _marks(kind: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return what Pagefind takes as a result's fields, filters and order."""
    return "".join(
        f'<p data-pagefind-{kind}="{name}:{escape(value)}"></p>' for name, value in pairs
    )
