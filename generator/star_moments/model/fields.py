"""The fields a file may have, taken from the model, and the words people write instead of them."""

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import BaseModel

from star_moments.model.files import (
    Approval,
    Approver,
    Displays,
    Emergency,
    Factor,
    House,
    Moment,
    Permission,
    Person,
    Rules,
    Thanks,
    Unit,
)


def fields_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields as they stand in a file."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


# Where a field of each model stands, as shown to an author whose field is in the wrong place.
PLACES: Final[dict[type[BaseModel], str]] = {
    Moment: "",
    Thanks: "thanks",
    Approval: "approved",
    Person: "",
    Permission: "permission",
    House: "",
    Unit: "units",
    Factor: "factors",
    Approver: "approvers",
    Rules: "rules",
    Displays: "displays",
    Emergency: "",
}

# The models that make up each kind of file.
PARTS: Final[dict[type[BaseModel], tuple[type[BaseModel], ...]]] = {
    Moment: (Moment, Thanks, Approval),
    Person: (Person, Permission),
    House: (House, Unit, Factor, Approver, Rules, Displays),
    Emergency: (Emergency,),
}

ALL_FIELDS: Final = frozenset(name for model in PLACES for name in fields_of(model))

# Fields that hold words for people to read; the others hold days, keys and the like.
TEXT_FIELDS: Final = frozenset(
    {
        *("channel", "quote", "title", "story", "learned"),
        *("name", "shown_as", "organisation", "meaning", "question"),
        *("heading", "message"),
    }
)

LIST_FIELDS: Final = frozenset(("thanks", "factors", "channels", "units", "approvers", "approved"))

# What Finnish, Swedish and English writers put for a field, in the order of the wall's languages.
_WORDS: Final = {
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
    "on": "milloin när when",
    "publish": "julkaise julkaistu julkaisupäivä publicera publicerad published",
    "until": "asti saakka päättyy voimassa tills slutar expires",
    "withdrawn": "poistettu peruttu vedetty återkallad borttagen removed deleted",
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
    "message": "viesti tiedote ilmoitus meddelande text teksti",
    "heading": "otsikko rubrik title headline",
    "displays": "näytöt infonäytöt ruudut skärmar display screens",
    "quiet": "hiljaa hiljaisuus lepo tyst vila night dark silent",
}

# A word may mean one field in one file and another one in another.
SYNONYMS: Final[Mapping[str, Sequence[str]]] = {
    word: [name for name, others in _WORDS.items() if word in others.split()]
    for words in _WORDS.values()
    for word in words.split()
}


def nearest_field(name: str, allowed: tuple[str, ...]) -> str | None:
    """Return the field that was probably meant by a name that is none."""
    plain = re.sub(r"[\W_]+", "_", name.casefold()).strip("_")
    meanings = {word: name for word, names in SYNONYMS.items() for name in names if name in allowed}
    meanings |= {field: field for field in allowed}
    return _nearest(plain, meanings)


def guess(key: str, keys: tuple[str, ...]) -> str | None:
    """Return the key that was probably meant by one that does not exist."""
    close = nearest(key.casefold(), keys)
    if close is not None:
        return close
    longer = [other for other in keys if len(key) >= 3 and (key in other.split("-"))]
    return longer[0] if len(longer) == 1 else None


def nearest(text: str, choices: tuple[str, ...]) -> str | None:
    """Return the choice that looks most like a text, or None if none looks like it."""
    return _nearest(text, {choice: choice for choice in choices})


def _nearest(text: str, meanings: dict[str, str]) -> str | None:
    if text in meanings:
        return meanings[text]
    close = difflib.get_close_matches(text[:80], meanings, n=1, cutoff=0.7)
    return meanings[close[0]] if close else None
