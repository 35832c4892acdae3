"""The wall as a site of Hugo: content, data, settings, and templates that print the same pages.

Taxonomies make the lists of units, people, factors, months and years. What Hugo offers to be quick
is used: partials that are the same on many pages (header, footer, cards) are cached.
"""

import json
import shutil
from pathlib import Path

from benchmarks.chrome import chrome
from benchmarks.published import SITE_URL, Published, moment_files, write, write_data

TEMPLATES = Path(__file__).parent

MENU = """\
{{- range site.Params.nav }}
<li><a href="/{{ .address }}"{{ if eq .key $ }} aria-current="true"{{ end }}>{{ .name }}</a></li>
{{- end }}"""
SETTINGS = {
    "baseURL": SITE_URL,
    "locale": "fi",
    "defaultContentLanguage": "fi",
    "title": "Tähtihetket",
    "disableKinds": ["rss"],
    "pagination": {"pagerSize": 24, "disableAliases": True},
    "taxonomies": {one: one for one in ("units", "people", "factors", "months", "years")},
    "outputFormats": {
        "atom": {"mediaType": "application/atom+xml", "baseName": "feed", "isPlainText": False},
        "jsonfeed": {"mediaType": "application/feed+json", "baseName": "feed", "isPlainText": True},
    },
    "mediaTypes": {
        "application/atom+xml": {"suffixes": ["xml"]},
        "application/feed+json": {"suffixes": ["json"]},
    },
    "outputs": {one: ["html"] for one in ("section", "taxonomy", "term", "page")}
    | {"home": ["html", "atom", "jsonfeed"]},
}


def write_site(published: Published, folder: Path) -> None:
    """Write content, data, templates and settings."""
    shutil.copytree(TEMPLATES / "layouts", folder / "layouts")
    shutil.copytree(published.assets, folder / "static" / "assets")
    parts = chrome(published.frame, "", MENU)
    base = folder / "layouts" / "baseof.html"
    base.write_text(parts.fill(base.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("top", "bottom"):
        write(folder / "layouts" / "_partials" / f"{name}.html", getattr(parts, name))
    settings = {**SETTINGS, "params": {"nav": published.nav}}
    write(folder / "hugo.json", json.dumps(settings))
    write_data(published, folder / "data")
    content = folder / "content"
    for key, text in moment_files(published):
        write(content / "moments" / f"{key}.md", text)
    _write_lists(published, content)
    write(content / "kiita.md", "---\ntitle: Kiitä\nlayout: plain\n---\n\nSano kiitos.\n")
    write(content / "criteria.md", "---\ntitle: Miten hetki pääsee seinälle\nlayout: plain\n---\n")


def _write_lists(published: Published, content: Path) -> None:
    """Write the page of every unit, person and factor, and leave out the indexes nobody has."""
    wall = published.content.wall
    for address, name in published.names().items():
        front: dict[str, object] = {"title": name}
        kind, _, key = address.partition("/")
        if kind == "units":
            front["outputs"] = ["html", "atom", "jsonfeed"]
            front["above"] = [f"units/{one}" for one in wall.units[key].above]
            front["below"] = [f"units/{one.key}" for one in wall.units_below.get(key, ())]
        elif kind == "people":
            front["above"] = [f"units/{wall.people[key].unit.key}"]
        write(content / address / "_index.md", json.dumps(front, ensure_ascii=False) + "\n")
    sections = {"units": "Yksiköt", "people": "Ihmiset", "factors": "Hyvä palvelu"}
    for kind, title in {**sections, "moments": "Kaikki hetket"}.items():
        write(content / kind / "_index.md", f"---\ntitle: {title}\n---\n")
    for kind in ("months", "years"):
        write(content / kind / "_index.md", "---\nbuild: {render: never}\n---\n")
