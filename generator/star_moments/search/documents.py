"""What the search may find: for each moment, its words and what they may be filtered by.

The index is not made from the site's pages but from these small documents, so that it holds the
moments' words and nothing of the frames, and each moment in the language in which it was said. They
stand at the same addresses as the pages that they lead to.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from star_moments.output import File
from star_moments.pages import addresses
from star_moments.pages.cards import card
from star_moments.pages.excerpt import shorten
from star_moments.pages.kit import Kit
from star_moments.pages.prose import prose
from star_moments.pages.star import shape
from star_moments.public import PublicMoment

QUOTE_LENGTH = 220

_DOCUMENT = Markup(
    '<!DOCTYPE html><html lang="{language}"><head><title>{title}</title></head>'
    "<body data-pagefind-body>{meta}{filters}{sort}<h1>{title}</h1>{quote}{story}{learned}"
    "<p>{about}</p></body></html>"
)
_META = Markup('<p data-pagefind-meta="{0}:{1}"></p>')
_SORT = Markup('<p data-pagefind-sort="day:{0}"></p>')
_FILTER = Markup('<p data-pagefind-filter="{0}:{1}"></p>')

# Pagefind does not find a filter's value that has to be escaped in JSON.
_WITHOUT_ESCAPES = str.maketrans({'"': "”", "\\": "⧵", "\n": " ", "\t": " "})


def search_documents(kit: Kit) -> Iterator[File]:
    """Return a document for each moment of the wall, in a folder for each language."""
    for moment in kit.wall.moments:
        path = f"{moment.language}/{addresses.moment(moment.id)}index.html"
        yield File(path, _document(kit, moment).encode())


def _document(kit: Kit, moment: PublicMoment) -> str:
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
    return _DOCUMENT.format(
        language=moment.language,
        title=moment.title,
        meta=_all(_META, meta.items()),
        sort=_SORT.format(made.day_iso),
        filters=_all(_FILTER, ((key, name.translate(_WITHOUT_ESCAPES)) for key, name in filters)),
        quote=Markup("<p>{}</p>").format(moment.quote),
        story=prose(moment.story),
        learned=prose(moment.learned),
        about=", ".join([thanks, *units, *(factor.name for factor in moment.factors)]),
    )


def _all(tag: Markup, pairs: Iterable[tuple[str, str]]) -> Markup:
    return Markup("").join(tag.format(name, value) for name, value in pairs)
