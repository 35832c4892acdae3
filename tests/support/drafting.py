"""Drafts made in memory: the examples' base with one file in place of its own."""

from pathlib import Path

from star_moments.checking.drafts import Drafts, draft
from star_moments.reading.folder import Folder, RawFile
from tests.examples.update import DAY, HERE, MOMENT

BASE = HERE / "base"
# Where in the base a file of each kind stands.
KINDS = {"moment": MOMENT, "person": "people/sini.yml", "wall": "wall.yml"}


def base(path: str) -> str:
    return (BASE / path).read_text(encoding="utf-8")


def drafted(
    moment: str | bytes | None = None,
    person: str | bytes | None = None,
    wall: str | bytes | None = None,
    emergency: str | bytes | None = None,
) -> Drafts:
    """Read and check one moment, one person (sini) and the wall: the base's where not given.

    There is no emergency where none is given.
    """
    return draft(
        Folder(
            _raw("wall.yml", wall),
            {"sini": _raw("people/sini.yml", person)},
            {Path(MOMENT).stem: _raw(MOMENT, moment)},
            emergency=None if emergency is None else _raw("emergency.yml", emergency),
        ),
        DAY,
    )


def codes(drafts: Drafts) -> list[str]:
    return [diagnostic.code for diagnostic in drafts.diagnostics]


def _raw(path: str, text: str | bytes | None) -> RawFile:
    if text is None:
        text = base(path)
    return RawFile(f"content/{path}", text.encode() if isinstance(text, str) else text)
