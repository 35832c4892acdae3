"""Find illnesses told of the giver or of somebody close: *äitini muistisairaus, my diabetes*."""

import re
from collections.abc import Iterator

from star_moments.checking.givers.found import Found, has_any, one_line
from star_moments.checking.givers.kin import KIN, MINE

_ENDING = r"[a-zåäö]{0,9}"
_FINNISH = (
    rf"\w*syö(?:pä|vä|pää|vän|pädiagnoosi){_ENDING}|syöpi\w*|leukemia{_ENDING}|melanooma{_ENDING}"
    rf"|lymfooma{_ENDING}|\w*diabete(?:s|k){_ENDING}|\w*dementia{_ENDING}|alzheimer\w*"
    rf"|muistisairau{_ENDING}|\w*masennu{_ENDING}|ahdistuneisuushäiriö{_ENDING}|psykoos{_ENDING}"
    rf"|paniikkihäiriö{_ENDING}|skitsofreni{_ENDING}|kaksisuuntai{_ENDING}|syömishäiriö{_ENDING}"
    rf"|anoreksia{_ENDING}|\w*infarkt{_ENDING}|aivohalvau{_ENDING}|aivoverenvuo{_ENDING}"
    rf"|epilepsia{_ENDING}|parkinson\w*|autis\w+|adhd\w*|as?perger\w*|ms-tau\w+|als-tau\w+|hiv\w*"
    rf"|keskenmeno{_ENDING}|alkoholism{_ENDING}|päihdeongelma{_ENDING}|kehitysvamma{_ENDING}"
    rf"|keuhkoahtaumatau{_ENDING}|sepelvaltimotau{_ENDING}|reuma{_ENDING}|astma{_ENDING}"
    rf"|munuaissairau{_ENDING}|mielenterveysongelm{_ENDING}|itsemurha\w*"
)
_SWEDISH = (
    r"\w*cancern?|leukemi|diabetes|demens\w*|depression\w*|ångest|psykos|schizofreni|bipolär\w*"
    r"|anorexi|ätstörning\w*|hjärtinfarkt\w*|hjärninfarkt\w*|stroken?|epilepsi|autism|reumatism"
    r"|astma|missfall\w*|alkoholism|minnessjukdom\w*|utvecklingsstörning\w*"
)
_ENGLISH = (
    r"cancer|leukaemia|leukemia|diabetes|dementia|depression|anxiety|psychosis|schizophrenia|bipolar"
    r"|anorexia|eating disorder|heart attack|stroke|epilepsy|autism|autistic|asthma|arthritis"
    r"|miscarriage|alcoholism|hiv|memory disorder|tumou?r"
)
_ILLNESS = rf"(?i:\b(?:{_FINNISH}|{_SWEDISH}|{_ENGLISH}))\b"
# Without one of these no illness is named.
_STEMS = tuple(
    "syöp syöv leuk melanoom lymfoom diabet dement demens alzheim sairau masennu häiriö psyko"
    " psycho skitso schizo suuntai anor infark infarc halvau verenvuo epilep parkinson autis"
    " adhd perger -tau hiv keskenm alkohol alcohol päihde vamma ahtauma valtimotau reuma astma"
    " terveysong itsemurha cancer depress ångest anxiety bipol ätstörn disorder attack stroke"
    " missfall sjukdom störning asthma arthritis miscarr tumor tumour".split()
)
# A word like *syöpäosasto* names a place and no illness.
_PLACE = re.compile(
    r"(?i:.*(?:osasto|hoitaja|poli|yksik|lääkäri|keskus|tiimi|klinik|säätiö|yhdisty|avdelning|vård"
    r"|sköterska|mottagning|koulu|ohjaaja|kerho|ryhmä|kurssi))"
)
_GAP = r"[ \t\n,;:()–-]{1,3}(?:[^\W\d_]+[ \t\n,;:()–-]{1,3}){0,3}?"
_WHOSE = f"(?:{KIN}|{MINE})"
_TOLD = re.compile(rf"{_WHOSE}(?:['’]s)?{_GAP}(?P<one>{_ILLNESS})|(?P<other>{_ILLNESS}){_GAP}{KIN}")
_OWN = re.compile(rf"{_ILLNESS}")
_OWN_ENDING = re.compile(r".*[aeiouyäö](?:ni|mme)")


def illness_in(text: str) -> Iterator[Found]:
    """Give each illness beside *my*, *our* or a word for somebody close."""
    if not has_any(_STEMS, text.lower()):
        return
    told: list[int] = []
    for found in _TOLD.finditer(text):
        if not _PLACE.match(found["one"] or found["other"]):
            told.append(found.end())
            yield Found("giver-health", one_line(found[0]))
    for found in _OWN.finditer(text):
        if found.end() not in told and _OWN_ENDING.fullmatch(found[0]):
            yield Found("giver-health", found[0])
