"""Lengths of time as people write them, in the words that the model takes."""

import re

from star_moments.model.period import Period

_YEAR = r"(?:years?|yrs?|y|vuotta|vuosi|vuoden|v|år|a)"
_MONTH = r"(?:months?|mo|kuukautta|kuukausi|kuukauden|kk|månader|månad|mån)"
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one yksi ett en",
            "two kaksi två",
            "three kolme tre",
            "four neljä fyra",
            "five viisi fem",
        ),
        1,
    )
    for word in words.split()
}


def repaired_period(text: str) -> Period | None:
    """Return the period that a text means, also in Finnish or Swedish; None if none."""
    found = re.fullmatch(rf"(\w+?)\s*(?:({_YEAR})|({_MONTH}))\.?", text.strip(" \"'").casefold())
    if found is None:
        return None
    number = int(found[1]) if found[1].isascii() and found[1].isdigit() else _NUMBERS.get(found[1])
    if number is None or not 1 <= number <= 99:
        return None
    return Period(number * (12 if found[2] else 1))
