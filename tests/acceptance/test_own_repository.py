"""A repository of one's own stays green: another organisation's content, the product's tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sample import CONTENT, SETTINGS, TREE, is_an_organisations

BIN = Path(sys.executable).parent
WALL = """\
name: Stjärnorna
organisation: Holmviks sjukhus
language: sv
units:
  - key: vården
    name: Vården
    units: [{key: avdelning-3, name: Avdelning 3}]
factors: [{key: lugn, name: Lugn}]
approvers: [{key: elsa, name: Elsa Holm}, {key: otto, name: Otto Dahl}]
rules: {told_first: true, approvals: 2, keep: 3 years, named_told_from: 2026-11-20}
feed_id: Holmviks sjukhus // Stjärnorna
"""
OTHERS = {
    "content/wall.yml": WALL.replace("vården", "varden"),
    "content/pages/tack.md": "---\ntitle: Tacka\nmenu: Tacka\n---\n\nSkriv till oss.\n",
    "content/pages/start.css": "main { max-width: 60rem }\n",
    "mkdocs.yml": """\
site_name: Stjärnorna
site_url: https://intra.holmvik.example/stjarnor/
docs_dir: content/pages
theme: {name: star-moments, custom_dir: eget}
plugins: [{star-moments: {display: false}}]
extra_css: [start.css]
edit_uri: ""
""",
    "eget/bodies/criteria.html": "<h1>{{ page.heading }}</h1>\n",
}
# Tests that once looked at `content/` or `mkdocs.yml`. Whoever does so anew is caught at once, by
# the hook that the last tests below are about.
ONCE_LOOKED = (
    "tests/unit/test_docs.py",
    "tests/unit/test_schema.py",
    "tests/acceptance/test_builds.py::test_the_same_content_is_the_same_bytes_wherever_it_lies",
    "tests/browser/test_search.py::test_who_writes_no_dots_finds_what_has_them_and_not_the_other_way_round",
)
# A path in a page of theirs is nothing for the product's tests to mind.
OTHERS["content/pages/drift.md"] = f"# Drift\n\nServern ligger i `{Path('/home', 'drift')}`.\n"


def tracked() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=TREE, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this is not a git repository")
    return [name for name in done.stdout.decode().split("\0") if name]


@pytest.fixture(scope="module")
def theirs(tmp_path_factory) -> Path:
    """Return a copy of the tree in which the sample has given way to another organisation's."""
    clone = tmp_path_factory.mktemp("theirs")
    for name in tracked():
        if not is_an_organisations(TREE / name) and (TREE / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TREE / name, clone / name)
    for name, text in OTHERS.items():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", clone], check=True)
    return clone


def run(clone: Path, *command: object) -> subprocess.CompletedProcess:
    """Run a program on the clone's own code."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env["PYTHONPATH"] = os.pathsep.join(map(str, (clone, clone / "generator", clone / "theme")))
    return subprocess.run(
        [str(part) for part in command],
        cwd=clone,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_product_s_tests_pass_beside_another_organisation_s_content(theirs):
    done = run(theirs, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *ONCE_LOOKED)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


def test_generated_files_are_as_fresh_beside_it(theirs):
    done = run(theirs, "sh", "tools/fresh.sh", BIN, "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_their_own_content_is_in_order_and_builds(theirs):
    """Else the tests above would pass beside something that is no content at all."""
    checked = run(theirs, BIN / "star-moments", "check")
    assert checked.stdout.strip() == "Allt är i sin ordning: inget att rätta.", checked.stderr
    built = run(theirs, sys.executable, "-m", "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "Holmviks sjukhus" in (theirs / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "look",
    [
        lambda: (TREE / "mkdocs.yml").read_text(),
        lambda: list((TREE / "content").rglob("*.yml")),
        lambda: shutil.copytree(TREE / "content", TREE / "build/never"),
        lambda: list((TREE / "tests/../content/moments").iterdir()),
    ],
)
def test_a_test_that_looks_at_an_organisation_s_own_fails(look):
    with pytest.raises(AssertionError, match="which an organisation replaces"):
        look()


def test_the_sample_may_be_looked_at():
    assert SETTINGS.read_text(encoding="utf-8")
    assert list(CONTENT.rglob("*.yml"))
