"""What is known of the fields of a file: all of it stands here, or follows from the model.

A new field is declared in `files.py` and has its line in `FIELDS`. Which fields hold words, which
are lists, and where each stands is read off its type.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from star_moments.model.files import Emergency, House, Moment, Person
from star_moments.model.likeness import most_like, nearest, nearest_meaning
from star_moments.model.texts import is_text

# The words that Finnish, Swedish and English writers put for the name of a field, in the order of
# the wall's languages.
FIELDS: Final[Mapping[str, str]] = {
    "date": "päivä päiväys päivämäärä pvm datum dag day",
    "from": "keneltä lähde antaja från källa givare giver source sender",
    "channel": "kanava tapa kanal medium",
    "language": "kieli språk lang locale",
    "quote": "lainaus palaute kiitosteksti teksti sanat citat feedback text message",
    "thanks": "kiitos kiitokset kenelle saaja saajat tack till mottagare to recipients",
    "person": "henkilö työntekijä anställd medarbetare employee",
    "unit": "yksikkö tiimi osasto enhet team avdelning department",
    "told": "kerrottu berättat informerad informed",
    "factors": "tekijä tekijät tunnisteet faktor faktorer taggar factor tags",
    "title": "otsikko rubrik titel heading headline",
    "story": "tarina kertomus juttu berättelse historia",
    "learned": "oppi opittu opimme lärdom lärt learnt lesson",
    "approved": "hyväksytty hyväksyjä godkänd godkänt approval",
    "by": "kuka av who approver",
    "on": "milloin päivä päivämäärä pvm när datum dag when date day",
    "publish": "julkaise julkaistu julkaisupäivä publicera publicerad published",
    "until": "asti saakka päättyy voimassa tills slutar expires",
    "withdrawn": (
        "poistettu poistetaan poista peruttu vedetty återkallad borttagen tillbakadragen "
        "removed remove deleted revoked retracted"
    ),
    "seen": "nähty katsottu sedd sett tarkastettu looked checked",
    "name": "nimi namn",
    "shown_as": "näytetään näkyy kutsumanimi visas nickname shown display_name",
    "permission": "lupa suostumus tillstånd samtycke lov consent",
    "channels": "kanavat kanaler",
    "organisation": "organisaatio organization org",
    "units": "yksiköt enheter teams",
    "approvers": "hyväksyjät godkännare",
    "rules": "säännöt regler",
    "key": "avain tunnus nyckel id",
    "headcount": "henkilöstö henkilöstömäärä personal antal",
    "meaning": "merkitys tarkoitus betydelse description",
    "question": "kysymys fråga",
    "time_zone": "aikavyöhyke tidszon timezone",
    "public": "julkinen offentlig",
    "keep": "säilytys säilytä behåll retention",
    "approvals": "hyväksynnät godkännanden",
    "told_first": "kerrotaan_ensin",
    "named_told_from": "nimetyille_kerrotaan_alkaen",
    "other_people": "muut_henkilöt muita kaimat kaima andra_personer namnar namesakes",
    "second_look_from": "katsotaan_uudelleen en_titt_till",
    "message": "viesti tiedote ilmoitus meddelande text teksti",
    "heading": "otsikko rubrik title headline",
    "displays": "näytöt infonäytöt ruudut skärmar display screens",
    "quiet": "hiljaa hiljaisuus lepo tyst vila night dark silent",
    "feed_id": "syötteen_tunnus syötteiden_tunnus flödets_id flödenas_id feed_key feeds_id",
}

# What Finnish, Swedish and English writers put for a value.
VALUES: Final = {
    word: value
    for value, words in {
        "customer": "asiakas asiakkaalta kund client",
        "colleague": "kollega työkaveri työtoveri kolleega arbetskamrat coworker",
        "manager": "esihenkilö esimies johtaja päällikkö chef förman boss supervisor",
        "partner": "kumppani yhteistyökumppani samarbetspartner",
        "self": "itse minä oma själv jag me myself",
        "wall": "seinä vägg",
        "display": "näyttö infonäyttö ruutu skärm screen tv",
        "feed": "syöte flöde rss",
        "print": "tuloste paperi juliste utskrift papper paper poster",
        "social": "some sosiaalinen sociala",
        "fi": "suomi suomeksi finska finnish fin",
        "sv": "ruotsi ruotsiksi svenska swedish se swe",
        "en": "englanti englanniksi engelska english eng gb",
        "true": "yes kyllä joo ja on tosi sant 1 y k",
        "false": "no ei nej off epätosi falskt 0 n",
    }.items()
    for word in words.split()
}

# The kinds of files.
_FILES: Final = (Moment, Person, House, Emergency)


def fields_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields as they stand in a file."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def needed_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields that have to stand in a file."""
    fields = model.model_fields.items()
    return tuple(info.alias or name for name, info in fields if info.is_required())


@cache
def parts_of(file: type[BaseModel]) -> Mapping[type[BaseModel], str]:
    """Return the models that make up a kind of file, each with the field that it stands under."""
    found: dict[type[BaseModel], str] = {file: ""}
    ahead = [file]
    while ahead:
        for name, hint in _hints(ahead.pop(0)):
            for model in _models_in(hint):
                if model not in found:
                    found[model] = name
                    ahead.append(model)
    return found


def model_below(file: type[BaseModel], field: str) -> type[BaseModel] | None:
    """Return the model of what stands under a field in a kind of file; None for plain values."""
    return next((model for model, name in parts_of(file).items() if name and name == field), None)


@cache
def key_lists(file: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a kind of file that hold lists of keys alone, good for one line."""
    return frozenset(
        name
        for model in parts_of(file)
        for name, hint in _hints(model)
        if _is_list(hint) and not [*_models_in(hint)]
    )


def _hints(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        yield info.alias or name, hints[name]


def _models_in(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    elif get_origin(hint) is Annotated:
        yield from _models_in(get_args(hint)[0])
    else:
        for one in get_args(hint):
            yield from _models_in(one)


def _is_list(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return _is_list(get_args(hint)[0])
    return get_origin(hint) is list or any(
        _is_list(one) for one in get_args(hint) if get_origin(one) is not None
    )


def _is_day(hint: Any) -> bool:
    return hint is date or any(map(_is_day, get_args(hint)))


_EVERY: Final = [
    (name, hint) for file in _FILES for model in parts_of(file) for name, hint in _hints(model)
]
ALL_FIELDS: Final = frozenset(name for name, _ in _EVERY)

# Fields that hold words for people to read; the others hold days, keys and the like.
TEXT_FIELDS: Final = frozenset(name for name, hint in _EVERY if is_text(hint))

# Fields that hold a day, and no time.
DAY_FIELDS: Final = frozenset(name for name, hint in _EVERY if _is_day(hint))

# Fields that hold fields of their own.
GROUP_FIELDS: Final = frozenset(
    name for file in _FILES for model, name in parts_of(file).items() if name
)

LIST_FIELDS: Final = frozenset(name for name, hint in _EVERY if _is_list(hint))

# A word may mean one field in one file and another one in another.
SYNONYMS: Final[Mapping[str, Sequence[str]]] = {
    word: [name for name, others in FIELDS.items() if word in others.split()]
    for others in FIELDS.values()
    for word in others.split()
}


@lru_cache(maxsize=1 << 10)
def nearest_field(name: str, allowed: tuple[str, ...]) -> str | None:
    """Return the field that was probably meant by a name that is none."""
    # Longer names than any field has are near to none; the pattern would take its time with them.
    plain = re.sub(r"[\W_]+", "_", name[:_LONGEST].casefold()).strip("_")
    return nearest_meaning(plain, _meanings(allowed))


@lru_cache(maxsize=1 << 10)
def likely_field(name: str, allowed: tuple[str, ...]) -> str | None:
    """Return the field that a name may stand for at all: for what is not to be overlooked."""
    return nearest_field(name, allowed) or most_like(name[:_LONGEST].casefold(), _meanings(allowed))


_LONGEST: Final = 200


@cache
def _meanings(allowed: tuple[str, ...]) -> dict[str, str]:
    """Return each word that may stand for one of the fields, with the field."""
    found = {word: name for word, names in SYNONYMS.items() for name in names if name in allowed}
    return found | {field: field for field in allowed}


def guess(key: str, keys: tuple[str, ...]) -> str | None:
    """Return the key that was probably meant by one that does not exist."""
    close = nearest(key.casefold(), keys)
    if close is not None:
        return close
    longer = [other for other in keys if len(key) >= 3 and (key in other.split("-"))]
    return longer[0] if len(longer) == 1 else None
