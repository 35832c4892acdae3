"""The wall as a site of MkDocs: every moment a Markdown page, outside the navigation.

MkDocs has no lists of pages and no feeds. The lists stand ready as Markdown files that hold the
HTML we print ourselves, and feeds there are none. Material's template gives way to one that prints
our header and footer; its own would print more.
"""

import json
import shutil
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from benchmarks.chrome import chrome
from benchmarks.published import SITE_URL, Published, fields_of, front_matter, write
from star_moments.kit import addresses
from star_moments.kit.cards import moment_title
from star_moments.kit.kit import day_text
from star_moments.kit.star import star
from star_moments.pages import KINDS, MOMENTS
from star_moments.press.plan import ROOT
from star_moments.wall.public import PublicMoment, PublicPerson, PublicUnit

TEMPLATE = Path(__file__).parent / "main.html"
MENU = """\
{%- for item in config.extra.nav %}
<li><a href="{{ base_url }}/{{ item.address }}"
{%- if item.key == meta.section %} aria-current="true"{% endif %}>{{ item.name }}</a></li>
{%- endfor %}"""
SETTINGS: dict[str, object] = {
    "site_name": "Tähtihetket",
    "site_url": SITE_URL,
    "theme": {"name": "material", "custom_dir": "theme", "font": False},
    "plugins": [],
    "nav": ["index.md", "kiita.md"],
    "not_in_nav": "*",
}


def write_site(published: Published, folder: Path) -> None:
    """Write pages, template and settings."""
    parts = chrome(published.frame, "{{ base_url }}", MENU)
    write(folder / "theme" / "main.html", parts.fill(TEMPLATE.read_text(encoding="utf-8")))
    shutil.copytree(published.assets, folder / "theme" / "assets")
    settings = {**SETTINGS, "extra": {"nav": published.nav}}
    write(folder / "mkdocs.yml", json.dumps(settings, ensure_ascii=False))
    docs = folder / "docs"
    collecting = (kind for kind in KINDS if kind is not MOMENTS)
    for planned in chain.from_iterable(kind.plan(published.kit) for kind in collecting):
        page = planned.make()
        up = "../" * planned.depth or "./"
        fields: dict[str, object] = {
            "title": page.title,
            "description": page.description,
            "section": planned.section,
        }
        body = page.body.replace(ROOT, up)
        write(docs / planned.address / "index.md", f"{front_matter(fields)}\n{body}")
    moments = published.content.wall.moments
    for position, moment in enumerate(moments):
        older = moments[position + 1 : position + 2]
        newer = moments[position - 1 : position] if position else ()
        text = _moment(published, moment, newer, older)
        write(docs / addresses.moment(moment.id).rstrip("/") / "index.md", text)
    write(docs / "kiita.md", "---\ntitle: Kiitä\n---\n\nSano kiitos.\n")


def _moment(
    published: Published,
    moment: PublicMoment,
    newer: Sequence[PublicMoment],
    older: Sequence[PublicMoment],
) -> str:
    """Return a moment's file: what MkDocs cannot look up stands in it, neighbours included."""
    fields = fields_of(published, moment)
    elsewhere = [one for one in moment.units if one not in moment.recipients]
    fields |= {
        "section": "wall",
        "thanks": list(map(_link, moment.recipients)),
        "place": list(map(_link, elsewhere)),
        "factors": [[one.name, addresses.factor(one.key), one.colour] for one in moment.factors],
        "star": str(star(moment.id, moment.factors[0].colour)),
        "day_text": day_text(moment.day, "fi"),
        "newer": [[moment_title(one), addresses.moment(one.id)] for one in newer],
        "older": [[moment_title(one), addresses.moment(one.id)] for one in older],
    }
    return f"{front_matter(fields)}\n{moment.story}"


def _link(one: PublicPerson | PublicUnit) -> list[str]:
    if isinstance(one, PublicUnit):
        return [one.name, addresses.unit(one.key)]
    return [one.name, addresses.person(one.key)]
