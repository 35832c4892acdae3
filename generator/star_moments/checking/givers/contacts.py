"""Find what leads to somebody: telephone numbers, mail addresses, car plates, street addresses.

Whether digits make a telephone number is for the numbering plans to say (`phonenumbers`), once they
are no day, no time, no business id and not said to be the number of something else.
"""

import re
from collections.abc import Iterator

from star_moments.checking.givers.found import Found, one_line
from star_moments.checking.givers.other_numbers import is_of_anything

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
    r"| ?\((?:at|ät|miukumauku|snabel-a)\) ?[\w-]{1,64}\.[\w.-]{0,64}\w)"
)

_PHONE = re.compile(
    r"(?<![\w+,./:-])(?:\+ ?\(?[1-9]|\(?0)[0-9\s()./–-]{4,22}[0-9](?![\w,.:/-]?[0-9])"
)
_SAID = re.compile(
    r"(?<!\w)(?i:puh|puhelin\w*|numero(?:ni|mme|on)|tel|telefon\w*|tfn|phone|gsm|mob|call|ring"
    r"|soit\w+)"
    r"[\s.:]{1,3}(?:\w+[\s:]+)?([0-9][0-9 –-]{3,14}[0-9])(?![\w,.:/-]?[0-9])"
)
# Days, times and Finnish business ids.
_OTHER = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}(?![0-9])|[0-9]{1,2}[.:][0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.|[0-9]{7} ?[–-] ?[0-9]$"
)
_REGIONS = ("FI", "SE")
_SHORTEST = 7

_PLATE = re.compile(r"(?<![\w-])([A-ZÅÄÖ]{2,3}) ?[-–] ?([0-9]{1,3})(?![\w-])")
_SWEDISH_PLATE = re.compile(r"(?<![\w-])[A-Z]{3} ?[0-9]{2}[0-9A-Z](?![\w-])")
_OF_A_CAR = re.compile(
    r"(?i:\bauto(?:n|ni|mme|ssa|sta|lla|lle|a|ssani|ni)?\b|rekisteri|rek\.|kilpi|\bbilen?s?\b"
    r"|registrerings|\bcar\b|plate|pakettiauto|henkilöauto|\bvan\b)"
)
_NEAR = 40

_STREET = re.compile(
    r"\b([A-ZÅÄÖ][\wåäö-]{0,40}(?:katu|kadu|kadulla|kadulta|tie|tien|tiellä|tieltä|kuja|kuja[lns]\w*"
    r"|polku|polu\w*|raitti|raiti\w*|kaari|kaare\w*|kadun|väylä\w*|gata[n]?|vägen|gränden|stigen"
    r"|allén|brinken)) [0-9]{1,3}(?: ?[A-Za-z](?![\w-])(?: ?[0-9]{1,3})?)?(?![\w-])"
    r"|\b[0-9]{1,4} ((?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Lane|Avenue|Drive|Terrace|St|Rd)\b)"
)
_ROADS = re.compile(r"(?:Valta|Kanta|Kehä|Moottori|Seutu|Yhdys)tie")


def mail_in(text: str) -> Iterator[Found]:
    """Give each mail address."""
    for found in _MAIL.finditer(text):
        yield Found("giver-mail", one_line(found[0]))


def numbers_in(text: str) -> Iterator[Found]:
    """Give each telephone number, car plate and street address."""
    yield from _phones(text)
    yield from _plates(text)
    for found in _STREET.finditer(text):
        street = found[1] or found[2]
        if not _ROADS.match(street):
            yield Found("giver-address", one_line(found[0]), (street,))


def _phones(text: str) -> Iterator[Found]:
    ends: list[int] = []
    for found in _PHONE.finditer(text):
        number = found[0]
        if _OTHER.match(number.lstrip("( ")) or is_of_anything(text, found.start()):
            continue
        if _is_phone(number):
            ends.append(found.end())
            yield Found("giver-phone", one_line(number))
    for found in _SAID.finditer(text):
        if found.end() not in ends and not _OTHER.match(found[1]):
            yield Found("giver-phone", one_line(found[1]))


def _is_phone(written: str) -> bool:
    digits = re.sub(r"[^0-9+]", "", written)
    if not _SHORTEST <= len(digits.lstrip("+")) <= 15:
        return False
    # Loaded here: few texts come so far, and it takes long.
    import phonenumbers

    for region in _REGIONS:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def _plates(text: str) -> Iterator[Found]:
    for found in _PLATE.finditer(text):
        is_whole = len(found[1]) == 3 and len(found[2]) == 3
        if is_whole or _is_about_a_car(text, found):
            yield Found("giver-plate", one_line(found[0]))
    for found in _SWEDISH_PLATE.finditer(text):
        if _is_about_a_car(text, found):
            yield Found("giver-plate", one_line(found[0]))


def _is_about_a_car(text: str, found: re.Match[str]) -> bool:
    return _OF_A_CAR.search(text[max(0, found.start() - _NEAR) : found.end() + _NEAR]) is not None
