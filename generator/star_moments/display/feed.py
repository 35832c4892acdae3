"""Write what a screen may show, as the JSON that its page reads."""

import json
from collections.abc import Sequence
from typing import Any

from star_moments.display.qr import Code
from star_moments.display.slides import MOST_OF_A_NAME, Interlude, MomentSlide
from star_moments.kit.excerpt import shorten
from star_moments.kit.kit import Kit

SCHEMA = 1


def feed_text(kit: Kit, moments: Sequence[MomentSlide], between: Sequence[Interlude]) -> str:
    """Return the feed, in ASCII, so that characters are bytes wherever they are counted."""
    # A key of a person could be a name that the person did not choose to show: numbers will do.
    numbers: dict[str, str] = {}
    for one in moments:
        for known in one.who:
            kind = known.partition(":")[0]
            numbers.setdefault(known, f"{kind}:{len(numbers) + 1}")
    return compact(
        {
            "schema": SCHEMA,
            "name": shorten(kit.wall.house.name, MOST_OF_A_NAME),
            "language": kit.words.language,
            "day": kit.wall.day.isoformat(),
            "moments": [_moment(one, numbers) for one in moments],
            "interludes": [_interlude(one) for one in between],
        }
    )


def compact(data: object) -> str:
    """Return the data as JSON in ASCII on one line."""
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _moment(one: MomentSlide, numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "v": one.version,
        "since": one.since,
        "last": one.last,
        "lang": one.language,
        "pages": [{"size": page.size, "text": page.text} for page in one.pages],
        "thanks": one.thanks,
        "who": [numbers[known] for known in one.who],
        "unit": one.unit,
        "units": list(one.units),
        "factor": one.factor,
        "factors": list(one.factors),
        "colour": one.colour,
        "star": list(one.star),
        "qr": _code(one.code),
    }


def _interlude(one: Interlude) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "heading": one.heading,
        "text": one.page.text,
        "size": one.page.size,
        "meaning": one.meaning,
        "colour": one.colour,
        "star": list(one.star),
        "qr": _code(one.code),
    }


def _code(code: Code | None) -> dict[str, Any] | None:
    return None if code is None else {"size": code.size, "path": code.path}
