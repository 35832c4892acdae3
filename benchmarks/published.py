"""What the peers are given: the moments that the gate published, and the frame around our pages.

The peers have no gate, so they get neither drafts nor what is held back, and nothing to check. They
get our own page around the content, header, navigation and footer included, cut at its holes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from star_moments.build import Content, kit_of, read_content
from star_moments.engine.plugin import StarMomentsPlugin
from star_moments.kit.cards import moment_title
from star_moments.kit.kit import Kit, body_templates
from star_moments.kit.star import star
from star_moments.press.frame import Frame
from star_moments.wall.public import PublicMoment, PublicPerson

SITE_URL = "https://example.org/"


@dataclass(frozen=True)
class Published:
    """One corpus for the peers. `sample` is our own site of it, from which they take the assets."""

    content: Content
    kit: Kit
    frame: Frame
    nav: list[dict[str, str]]
    sample: Path

    @property
    def assets(self) -> Path:
        """Style sheet, scripts and fonts, which every site copies."""
        return self.sample / "assets"

    def names(self) -> dict[str, str]:
        """Return what units, people and factors are called, by address (`people/p1`)."""
        wall = self.content.wall
        found = {f"units/{key}": one.name for key, one in wall.units.items()}
        found |= {f"people/{key}": one.name for key, one in wall.people.items()}
        return found | {f"factors/{one.key}": one.name for one in wall.house.factors}


def publish(config_file: Path, site: Path) -> Published:
    """Build our own wall into `site`, and keep what the peers need of it."""
    config = load_config(str(config_file), site_dir=str(site))
    plugin = config.plugins["star-moments"]
    assert isinstance(plugin, StarMomentsPlugin)
    build(config)
    content = read_content(config_file.parent / "content")
    kit = kit_of(content, body_templates(), SITE_URL)
    nav = config.extra["wall"]["nav"]
    return Published(content, kit, plugin.frames.rendered["", 1], nav, site)


def fields_of(published: Published, moment: PublicMoment) -> dict[str, object]:
    """Return a moment's data.

    Names stand in a data file, so the moment holds keys, as our own file does. Its title is worked
    out already where nobody gave it one, which spares the peers a step.
    """
    units = moment.units
    above = [key for unit in units for key in (*unit.above, unit.key)]
    persons = [one.key for one in moment.recipients if isinstance(one, PublicPerson)]
    thanks = [
        f"{'people' if isinstance(one, PublicPerson) else 'units'}/{one.key}"
        for one in moment.recipients
    ]
    return {
        "date": moment.since.isoformat(),
        "title": moment_title(moment),
        "titled": bool(moment.title),
        "day": moment.day.isoformat(),
        "giver": published.kit.words(f"headings.giver.{moment.giver}"),
        "quote": moment.quote.strip(),
        "thanks": thanks,
        "place": [f"units/{one.key}" for one in units if one not in moment.recipients],
        "people": persons,
        "units": list(dict.fromkeys(above)),
        "factors": [one.key for one in moment.factors],
        "months": [f"{moment.day:%Y-%m}"],
        "years": [f"{moment.day:%Y}"],
    }


def front_matter(fields: dict[str, object]) -> str:
    """Return the data as YAML between its lines, each value on one line; a day is no text."""
    lines = []
    for key, value in fields.items():
        said = value if key == "date" else json.dumps(value, ensure_ascii=False)
        lines.append(f"{key}: {said}")
    return "\n".join(["---", *lines, "---", ""])


def moment_files(published: Published) -> Iterator[tuple[str, str]]:
    """Return each moment's id and its file: front matter, then the story in Markdown."""
    for moment in published.content.wall.moments:
        yield moment.id, f"{front_matter(fields_of(published, moment))}\n{moment.story}"


def write_data(published: Published, folder: Path) -> None:
    """Write the names of everything, and for each factor its colour and one star for all moments.

    We draw a star for each moment; a peer picks one of nine.
    """
    factors = published.content.wall.house.factors
    colours = {one.key: one.colour for one in factors}
    stars = {one.key: str(star(one.key, one.colour)) for one in factors}
    write(folder / "names.json", json.dumps(published.names()))
    write(folder / "factors.json", json.dumps({"colours": colours, "stars": stars}))


def write(path: Path, text: str) -> None:
    """Write a file and make its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
