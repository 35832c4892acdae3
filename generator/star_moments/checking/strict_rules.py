"""What holds of the rules of a wall file in error: of all that can be made out, the strictest.

A rule counts wherever in the file it stands, and under a name that is nearly right. What relaxes a
rule counts only where it stands as it should.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from star_moments.checking.shape.periods import repaired_period
from star_moments.model.fields import fields_of, likely_field, parts_of
from star_moments.model.files import House, Rules
from star_moments.model.period import Period

MOST_APPROVALS: Final = 9
# How long moments stay where it was said how long, and nobody can read it.
SHORTEST: Final = Period(12)
# Days from which more is asked of a moment. Where one is written and nobody can read it, all are
# asked.
_DAYS: Final = ("named_told_from", "second_look_from")

_NAMES: Final = tuple({name for model in parts_of(House) for name in fields_of(model)})

# A field's name, also in quotation marks, and what stands behind it up to the end of the line; or
# one of these words anywhere, where its colon is missing.
_FIELD: Final = re.compile(
    r"(?:^|[{,]|- )[ \t]*[\"']?([^\W\d][\w -]*?)[\"']?[ \t]*[:=](?=([^\n]*))", re.M
)
_WORD: Final = re.compile(
    rf"^[^#\n]*?\b(approvals|keep|{'|'.join(_DAYS)})\b[\"']?[ \t]*[:=]?([^\n]*)", re.M
)


def strict_rules(texts: Sequence[str], houses: Sequence[House], before: House | None) -> Rules:
    """Return the strictest rules.

    `texts` are those as which the file may be read, `houses` what could be read of each, and
    `before` is the last one without error.
    """
    found = [one.rules for one in houses] + ([before.rules] if before else [])
    approvals = [one.approvals for one in found]
    keep = [one.keep for one in found if one.keep is not None]
    days = {
        name: [day for one in found if (day := getattr(one, name)) is not None] for name in _DAYS
    }
    for name, value in _written(texts):
        number, period = re.search(r"[1-9]\d*", value), repaired_period(value)
        if name == "approvals" and (number or before is None):
            approvals.append(min(int(number[0]), MOST_APPROVALS) if number else MOST_APPROVALS)
        elif name == "keep" and (period or before is None):
            keep.append(period or SHORTEST)
        elif name in _DAYS and (day := _day(value) or (date.min if before is None else None)):
            days[name].append(day)
    rules = {
        "told_first": _told_first(texts, houses, before),
        "approvals": max(approvals, default=1),
        "keep": min(keep, default=None, key=lambda one: one.months),
        **{name: min(there, default=None) for name, there in days.items()},
    }
    return Rules().model_copy(update=rules)


def _told_first(texts: Sequence[str], houses: Sequence[House], before: House | None) -> bool:
    """Say whether the thanks has to be told first: unless it is said nowhere, or only not to."""
    said = [
        house.rules.told_first for house in houses if "told_first" in house.rules.model_fields_set
    ]
    if before is not None:
        said.append(before.rules.told_first)
    is_left_out = not any("told_first" in text for text in texts)
    return any(said) or not said or is_left_out


def _day(value: str) -> date | None:
    written = re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
    try:
        return date.fromisoformat(written[0]) if written else None
    except ValueError:
        return None


def _written(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each rule that a text holds and says something of, and what it says."""
    for text in texts:
        for pattern in (_FIELD, _WORD):
            for written, behind in pattern.findall(text):
                value = re.split(r"[,}#]", behind, maxsplit=1)[0].strip(" \t\"'[]")
                name = likely_field(written, _NAMES) if value else None
                if name in ("approvals", "keep", *_DAYS):
                    yield name, value
