"""Small manifests and feeds by the contract of the screens, for tests of their scripts."""

import json
from typing import Any

from star_moments.display.digest import digest

DAY = "2026-11-18"  # the day of `scripts.py`'s clock, 1 795 000 000


def moment(number: int, since: str = DAY, **fields: Any) -> dict[str, Any]:
    """Return a moment; the number makes it different from others."""
    return {
        "id": f"moment-{number}",
        "v": f"{number:08x}",
        "since": since,
        "last": "",
        "lang": "fi",
        "pages": [{"size": "m", "text": f"Kiitos numero {number}! Kaikki sujui hyvin."}],
        "thanks": f"Nimi {number}",
        "who": [f"person:{number}"],
        "unit": "Kotihoito",
        "units": ["kotihoito"],
        "factor": "Iloisuus",
        "factors": ["joy"],
        "colour": 1 + number % 9,
        "star": ["M0 0h9v9z", "M1 1h3v3z"],
        "qr": {"size": 33, "path": "M4 4h7"},
    } | fields


def interlude(heading: str = "Ketä kiität tänään?") -> dict[str, Any]:
    """Return an interlude."""
    return {
        "kind": "thank",
        "heading": heading,
        "text": "Sano se ääneen.",
        "size": "l",
        "meaning": "",
        "colour": 2,
        "star": ["M0 0h9v9z", "M1 1h3v3z"],
        "qr": None,
    }


def feed(*moments: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a feed of these moments."""
    return {
        "schema": 1,
        "name": "Tähtihetket",
        "language": "fi",
        "day": DAY,
        "moments": list(moments),
        "interludes": [interlude()],
    } | fields


def text_of(value: Any) -> str:
    """Return it as the files have it."""
    return json.dumps(value, separators=(",", ":"))


def manifest(of: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return the manifest that announces a feed."""
    text = text_of(of)
    return {
        "schema": 1,
        "day": of["day"],
        "feed": f"feed.{digest(text)}.json",
        "bytes": len(text),
        "hash": digest(text),
        "live": [one["v"] for one in of["moments"]],
        "shell": "89abcdef",
        "zone": [[0, 120]],
        "quiet": None,
        "stale": 14,
        "emergency": None,
    } | fields
