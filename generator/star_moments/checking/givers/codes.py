"""Find identity codes and account numbers, however they are written.

A Finnish personal identity code is found by its form, its day and its check character, with each of
the separators that are in use since 2023 (decree 128/2010 as changed by 690/2022, § 1); so is an
IBAN. What has the form of a Swedish or an Estonian one may as well be the number of an order, so it
counts only where a word for it stands before it, and is asked about elsewhere.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from star_moments.checking.givers.found import Found
from star_moments.checking.givers.other_numbers import is_of_a_thing
from star_moments.names.letters import UNUSUAL

_DASHES = r"\-‐‑‒–—―−－"

# In each, spaces may stand between any two signs; dots only where they part a day.
_FINNISH = re.compile(
    r"(?<![0-9])(?=((?:[0-3]\s?[0-9])[\s.]{0,2}(?:[01]\s?[0-9])[\s.]{0,2}(?:[0-9]\s?[0-9])"
    rf"\s{{0,2}}[{_DASHES}+A-FU-Ya-fu-y]\s{{0,2}}[0-9]\s?[0-9]\s?[0-9]\s{{0,2}}"
    r"[0-9A-FHJ-NPR-Ya-fhj-npr-y])"
    # An ending may follow without its colon.
    r"(?:(?:n|t|a|na|ksi|kin|l[tl]a|lle|s[st]a)?(?![0-9A-Za-z])))"
)
_IBAN = re.compile(
    rf"(?<![0-9A-Za-z])(?=([A-Za-z]{{2}}(?:[\s{_DASHES}.]?[0-9]){{2}}"
    rf"(?:[\s{_DASHES}.]{{0,2}}[0-9A-Za-z]){{11,30}}))"
)
_SWEDISH = re.compile(
    rf"(?<![0-9A-Za-z{_DASHES}+.,])((?:19|20)?[0-9]{{2}}[01][0-9][0-3][0-9])\s?"
    rf"([{_DASHES}+])\s?([0-9]{{4}})(?![0-9A-Za-z])"
)
_ESTONIAN = re.compile(r"(?<![0-9A-Za-z+])([3-6][0-9]{2}[01][0-9][0-3][0-9]{5})(?![0-9A-Za-z])")
# What begins as Finnish mobile numbers do is one.
_MOBILE = re.compile(r"0[45]0")
_WORD_FOR_IT = re.compile(
    r"(?:personnummer|persnr|personbeteckning|isikukood|henkilötunnu|henkilönumero|hetu|sotu"
    r"|identity (?:code|number)|personal (?:code|number|id))\w*[^\w]{0,3}(?:\w+[^\w]{1,3}){0,2}$",
    re.IGNORECASE,
)
_SHORTEST = 15
# Without them what stands on either side would run together.
_MARKS = dict.fromkeys(map(ord, "*_~`\\"), " ")


def codes_in(text: str) -> Iterator[Found]:
    """Give each code that a text holds, and what may be one."""
    # Half a code may have been taken for the number of a sign.
    for one in dict.fromkeys(map(_straight, (text, html.unescape(text)))):
        yield from _finnish(one)
        yield from _accounts(one)
        yield from _swedish(one)
        yield from _estonian(one)


def _straight(text: str) -> str:
    """Return the text with plain digits, spaces for marks, and without what cannot be seen."""
    if UNUSUAL.search(text):
        text = "".join(map(_sign, text))
    return text.translate(_MARKS)


def _sign(sign: str) -> str:
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind in ("Cf", "Mn", "Me"):
        return ""
    # Letters as wide as Chinese ones.
    return unicodedata.normalize("NFKC", sign) if "Ａ" <= sign <= "ｚ" else sign


def _finnish(text: str) -> Iterator[Found]:
    for found in _FINNISH.finditer(text):
        written = found[1]
        code = re.sub(r"[\s.]", "", written)
        code = re.sub(f"[{_DASHES}]", "-", code).upper()
        # Loaded here: hardly any text comes so far, and it takes long.
        from stdnum.fi import hetu

        if hetu.is_valid(code, allow_temporary=True):
            # Nothing but digits may by chance be the number of an order of that day.
            is_thing = code.replace("-", "").isdigit() and is_of_a_thing(text, found.start())
            yield Found("giver-code" if is_thing else "giver-identity-code", written)


def _accounts(text: str) -> Iterator[Found]:
    for written in dict.fromkeys(_IBAN.findall(text)):
        signs = [(sign, at) for at, sign in enumerate(written) if sign.isalnum()]
        number = "".join(sign for sign, _ in signs)
        for length in _possible_lengths(number):
            end = signs[length - 1][1] + 1
            # Where a number ends within a word, it was none.
            if written[end : end + 1].isalnum():
                continue
            from stdnum import iban

            if iban.is_valid(number[:length], check_country=False):
                yield Found("giver-account", written[:end])


def _possible_lengths(number: str) -> Iterator[int]:
    """Give the lengths at which a number passes what ISO 13616 asks first: 1 as rest of 97."""
    start = "".join(str(int(sign, 36)) for sign in number[:4])
    power, remainder = 10 ** len(start), 0
    for length, sign in enumerate(number[4:], start=5):
        value = int(sign, 36)
        remainder = (remainder * (10 if value < 10 else 100) + value) % 97
        if length >= _SHORTEST and (remainder * power + int(start)) % 97 == 1:
            yield length


def _swedish(text: str) -> Iterator[Found]:
    for found in _SWEDISH.finditer(text):
        day, _, rest = found.groups()
        years = (int(day[:4]),) if len(day) == 8 else (1900 + int(day[:2]), 2000 + int(day[:2]))
        if _MOBILE.match(day) or not any(_is_day(year, day[-4:-2], day[-2:]) for year in years):
            continue
        from stdnum import luhn

        if luhn.is_valid(day[-6:] + rest):
            yield _perhaps(text, found)


def _estonian(text: str) -> Iterator[Found]:
    for found in _ESTONIAN.finditer(text):
        from stdnum.ee import ik

        if ik.is_valid(found[1]):
            yield _perhaps(text, found)


def _perhaps(text: str, found: re.Match[str]) -> Found:
    before = text[max(0, found.start() - 60) : found.start()]
    is_one = _WORD_FOR_IT.search(before) is not None
    return Found("giver-identity-code" if is_one else "giver-code", found[0])


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
