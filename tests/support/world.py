"""A small organisation that tests fill with moments and people, as YAML text or as fields."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from star_moments.build import Content, read_content

DAY = date(2026, 11, 23)

WALL = """\
name: Tähtihetket
organisation: Tiirasalmen palvelut
language: fi
units:
  - key: palvelut
    name: {fi: Palvelut, sv: Service, en: Services}
    units:
      - {key: kahvila, name: Kahvila}
      - {key: kirjasto, name: Kirjasto}
factors:
  - {key: joy, name: Iloisuus, meaning: Hyvä tuuli tarttuu., question: Mille nauroitte viimeksi?}
  - {key: trust, name: Luottamus}
approvers:
  - {key: raija, name: Raija Virta}
  - {key: tommi, name: Tommi Salo}
feed_id: Tiirasalmen palvelut // Tähtihetket
rules: {told_first: true, approvals: 1, keep: 10 years, named_told_from: 2026-11-20}
"""

MKDOCS = """\
site_name: Seinä
docs_dir: content/pages
theme: star-moments
plugins: [star-moments]
"""


def epoch(day: date) -> str:
    """Return noon of the day as SOURCE_DATE_EPOCH takes it."""
    return str(int((datetime(day.year, day.month, day.day, 12, tzinfo=UTC)).timestamp()))


def ago(days: int) -> date:
    """Return the day so many days before the tests' day; negative for days to come."""
    return DAY - timedelta(days=days)


@dataclass
class World:
    """A content folder below `root`, with the MkDocs project around it."""

    root: Path
    wall: str = WALL
    config: str = MKDOCS
    written: list[Path] = field(default_factory=list)

    def __post_init__(self):
        self.write("content/wall.yml", self.wall)
        self.write(
            "content/pages/kiita.md", "---\ntitle: Kiitä\nmenu: Kiitä\n---\n\nSano kiitos.\n"
        )
        self.write("mkdocs.yml", self.config)

    @property
    def folder(self) -> Path:
        return self.root / "content"

    def write(self, place: str, text: str | bytes) -> Path:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.written.append(path)
        return path

    def moment(self, name: str = "2026-10-01-hetki", **fields) -> str:
        """Write a moment that is on the wall unless the fields say otherwise; None leaves out."""
        data = {
            "date": ago(53),
            "from": "customer",
            "quote": "Kiitos kaikesta!",
            "thanks": [{"unit": "kahvila"}],
            "factors": ["joy"],
            "approved": {"by": "raija", "on": ago(50)},
        } | fields
        data = {key: value for key, value in data.items() if value is not None}
        self.write(f"content/moments/2026/{name}.yml", dump(data))
        return name

    def person(self, key: str = "sini", **fields) -> str:
        """Write a person who permits everything unless the fields say otherwise."""
        data = {
            "name": "Sini Korhonen",
            "shown_as": "Sini",
            "unit": "kahvila",
            "permission": {
                "on": ago(100),
                "channels": ["wall", "display", "feed", "print", "social"],
            },
        } | fields
        data = {key: value for key, value in data.items() if value is not None}
        self.write(f"content/people/{key}.yml", dump(data))
        return key

    def read(self) -> Content:
        return read_content(self.folder)

    def build(self, **config) -> Path:
        """Build the site as `mkdocs build` does, and return its folder."""
        site = self.root / config.pop("site", "site")
        build(load_config(str(self.root / "mkdocs.yml"), site_dir=str(site), **config))
        return site


def dump(data: dict) -> str:
    """Return the fields as YAML; JSON is YAML, and every text survives it."""
    lines = (
        f"{key}: {json.dumps(value, default=str, ensure_ascii=False)}\n"
        for key, value in data.items()
    )
    return "".join(lines)
