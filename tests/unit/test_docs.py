"""The documentation is true: its links lead somewhere, its examples do what it says."""

import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from star_moments.build import read_content
from star_moments.cli import main
from tests.support.sample import CONTENT, SETTINGS, is_an_organisations
from tools.format_tables import DOCUMENT, filled

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/*.md")])
# What is written by hand; the pages of the messages quote what their examples say.
WRITTEN = [page for page in PAGES if page.parent.name != "diagnostics"]

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """Return the page's text without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the addresses of the page's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.+?)\s*$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"`[^`\n]*`", "", prose(page))
    return (target for target in LINK.findall(text) if not re.match(r"https?:|mailto:", target))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    for target in links(page):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{name_of(page)} links to {target}"
        if anchor:
            assert anchor in anchors(there), f"{name_of(page)} links to {target}"


def test_every_page_of_the_docs_can_be_found():
    index = ROOT / "docs" / "README.md"
    found = {(index.parent / target.partition("#")[0]).resolve() for target in links(index)}
    for page in (ROOT / "docs").glob("*.md"):
        assert page == index or page in found, f"docs/README.md does not lead to {page.name}"


def test_tables_of_fields_are_fresh():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == filled(text), "docs/format.md is out of date: make fresh"
    assert text.count("<!-- fields of ") == 12


def test_every_dependency_has_its_sentence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["build-system"]["requires"] + project["project"]["dependencies"]
    wanted += project["project"]["optional-dependencies"]["dev"]
    wanted += project["dependency-groups"]["build"]
    names = {re.split(r"[\[<>=~!; ]", one)[0].lower().replace("_", "-") for one in wanted}
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \| (.+?) \| (.+?) \|$", design, re.MULTILINE)
    told = {name for name, *_ in rows if name != "package"}
    assert names <= told, f"docs/design.md does not say why: {', '.join(sorted(names - told))}"
    others = {"acorn", "browser-compat-data", "lighthouse", "vnu-jar"}
    assert told - names == others, "docs/design.md tells of what is not there"


@pytest.mark.parametrize("page", WRITTEN, ids=name_of)
def test_commands_that_are_told_exist(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    blocks = [found[2] for found in FENCE.findall(page.read_text(encoding="utf-8"))]
    said = "\n".join([*blocks, *re.findall(r"`([^`]+)`", prose(page))])
    for words in re.findall(r"\bmake((?: +[a-z]+\b(?!=))+)", said):
        assert set(words.split()) <= targets, f"{name_of(page)}: make{words}"
    for command in re.findall(r"\bstar-moments ([a-z]+)", said):
        assert command in main.commands, f"{name_of(page)}: star-moments {command}"


def moments_in(page: Path) -> list[str]:
    """Return the whole moments among the page's examples."""
    blocks = [
        textwrap.dedent(found[2]) for found in FENCE.findall(page.read_text(encoding="utf-8"))
    ]
    return [text for text in blocks if re.search(r"^date:", text, re.M) and "thanks:" in text]


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "docs/format.md", ROOT / "docs/writing.md"], ids=name_of
)
def test_examples_are_in_order(page, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    examples = moments_in(page)
    assert examples
    for number, text in enumerate(examples):
        (content / "moments" / f"example-{number}.yml").write_text(text, encoding="utf-8")
    read = read_content(content)
    for number in range(len(examples)):
        found = [one for one in read.diagnostics if one.file.endswith(f"example-{number}.yml")]
        assert found == []
        assert read.decisions[f"example-{number}"].state in ("on the wall", "draft")


def test_five_lines_of_settings_are_told_as_they_are():
    text = (ROOT / "docs" / "set-up.md").read_text(encoding="utf-8")
    told = next(found[2] for found in FENCE.findall(text) if found[2].startswith("site_name"))
    settings = SETTINGS.read_text(encoding="utf-8")
    keys = re.findall(r"^(\w+):", settings, re.MULTILINE)
    assert re.findall(r"^(\w+):", told, re.MULTILINE) == keys
    assert len(keys) == 5


def tracked() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git repository")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_no_file_knows_a_certain_machine():
    """No path of somebody's machine, and no host of a package registry: both differ elsewhere."""
    paths = re.compile(r"(?<![\w.~})-])/(?:work|root|home/\w+)(?:/|\b)")
    hosts = re.compile(r"py[p]i\.org|python[h]osted|npm[j]s\.|deb[.]debian")
    for path in tracked():
        if is_an_organisations(path) or not path.is_file() or path.suffix in (".woff2", ".png"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for pattern in (paths, hosts):
            found = pattern.search(text)
            assert found is None, f"{name_of(path)} says {found and found[0]}"


def test_tools_for_the_docs_can_be_run_by_themselves():
    command = [sys.executable, str(ROOT / "tools" / "format_tables.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0
