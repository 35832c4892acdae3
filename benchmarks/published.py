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

from star_moments.build import Content, Site, read_content
from star_moments.pages.cards import moment_title
from star_moments.pages.kit import Kit, body_templates
from star_moments.plugin import StarMomentsPlugin
from star_moments.press import Frame
from star_moments.public import PublicMoment, PublicPerson

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
        """Return what units, people and factors are called, by address without slashes at the end."""
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
    kit = Site.of(content, body_templates(), SITE_URL).kit
    nav = config.extra["wall"]["nav"]
    return Published(content, kit, plugin.frames.rendered["", 1], nav, site)


def front_matter(published: Published, moment: PublicMoment) -> str:
    """Return a moment's data as YAML, each value on one line, for tools that read front matter.

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
    fields: dict[str, object] = {
        "title": moment_title(moment),
        "titled": bool(moment.title),
        "day": moment.day.isoformat(),
        "giver": published.kit.words(f"headings.giver.{moment.giver}"),
        "quote": moment.quote,
        "thanks": thanks,
        "place": [f"units/{one.key}" for one in units if one not in moment.recipients],
        "people": persons,
        "units": list(dict.fromkeys(above)),
        "factors": [one.key for one in moment.factors],
        "months": [f"{moment.day:%Y-%m}"],
        "years": [f"{moment.day:%Y}"],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join([f"date: {moment.since}", *lines])


def moment_files(published: Published) -> Iterator[tuple[str, str]]:
    """Return each moment's id and its file: front matter, then the story in Markdown."""
    for moment in published.content.wall.moments:
        yield moment.id, f"---\n{front_matter(published, moment)}\n---\n\n{moment.story}"


def write(path: Path, text: str) -> None:
    """Write a file and make its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
