"""Find ages of children: *5-vuotiaani, Eetu 5 v, min 6-åring, my four-year-old*."""

import re
from collections.abc import Iterator

from star_moments.checking.givers.found import Found, has_any, one_line
from star_moments.checking.givers.kin import KIN
from star_moments.checking.givers.names import NAME, names_of

_ADULT = 18
_NUMBER_FI = (
    "yksi|kaksi|kolmi|kolme|neli|neljä|viisi|viis|kuusi|kuus|seitsemän|seitsen|kahdeksan|yhdeksän"
    "|kymmenen|yksitoista|kaksitoista|kolmetoista|neljätoista|viisitoista"
)
_NUMBER_SV = "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton"
_NUMBER_EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"

_AGED = re.compile(
    rf"(?i:\b(?P<fi>[0-9]{{1,2}}|{_NUMBER_FI})[ –-]?vuotia(?:s|a|i)\w*"
    r"|\b(?P<young>[0-9]{1,2})[ –-]?(?:kuukautise(?:ni|mme)|kuukauden ikäi\w+"
    r"|viikkoi(?:nen|se(?:n|ni|mme))\b)|\b(?P<of>[0-9]{1,2}) vuoden ikäi\w+"
    rf"|\b(?P<sv>[0-9]{{1,2}}|{_NUMBER_SV})[ –-]?år(?:ing|ig)\w*|\b(?P<old>[0-9]{{1,2}}) år gam\w+"
    rf"|\b(?P<en>[0-9]{{1,2}}|{_NUMBER_EN})[ –-](?:year|month)s?[ –-]olds?\b"
    r"|\baged? (?P<aged>[0-9]{1,2})\b)"
)
# Without one of these nobody is of any age.
_OF_AGE = ("vuotia", "ikäi", "kuukaut", "viikkoi", "åri", "år ga", "ear", "onth", "age", "VUOTIA")
_IN_SHORT = re.compile(r"[0-9] ?(?:v|kk|vk)\b")
# What is old but no child.
_THING = re.compile(
    r"\W*(?i:erfarenhet|avtal|garanti|jubile|tradition|building|house|system|car|computer|boiler"
    r"|takuu|kirjasto|yhdisty|toiminta|talo|rakennu|perinne|auto|kone|laite|seura|hanke)"
)
_SHORT = r",? ?\(?(?P<age>[0-9]{1,2}) ?(?:v|kk|vk)\b\.?\)?"
_SHORT_AGE = re.compile(rf"(?:{KIN}(?:\s+{NAME})?|\b(?P<name>{NAME})){_SHORT}")


def children_in(text: str) -> Iterator[Found]:
    """Give each age of a child, with the name before it where there is one."""
    if has_any(_OF_AGE, text):
        yield from _aged(text)
    if _IN_SHORT.search(text):
        for found in _SHORT_AGE.finditer(text):
            name = found["name"]
            if _is_young(found["age"]) and (name is None or names_of(name)):
                yield Found("giver-child", one_line(found[0]))


def _aged(text: str) -> Iterator[Found]:
    for found in _AGED.finditer(text):
        age = next(value for value in found.groupdict().values() if value)
        if _is_young(age) and not _THING.match(text, found.end()):
            yield Found("giver-child", one_line(found[0]))


def _is_young(age: str) -> bool:
    return not age.isdigit() or int(age) < _ADULT
