"""The example of code owners names all that makes the wall, and nothing that is not there."""

import re
import tomllib
from fnmatch import fnmatch

import pytest

from tests.support.sample import TREE
from tests.unit.test_docs import tracked

# What an organisation may have and the product has not.
THEIRS = {"/content/emergency.yml", "/own/", "/servers/"}
# What is read by people, and runs nowhere.
READ = re.compile(r"\*\.md|LICENSE|docs|benchmarks")


def owners() -> list[tuple[str, str]]:
    text = (TREE / ".github/CODEOWNERS.example").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return [(pattern, owner) for pattern, owner in lines]


def fits(pattern: str, path: str) -> bool:
    if pattern.endswith("/"):
        return f"/{path}".startswith(pattern)
    return pattern == "*" or (fnmatch(f"/{path}", pattern) and pattern.count("/") > path.count("/"))


def owner_of(path: str) -> str:
    return [owner for pattern, owner in owners() if fits(pattern, path)][-1].partition("/")[2]


def test_all_that_makes_the_wall_has_a_line_of_its_own():
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    making = [one for one in packed if READ.fullmatch(one) is None]
    assert {"generator", "theme", "tools", "Makefile", "requirements*.txt"} <= set(making)
    making += [".github", ".ci", "pyproject.toml", "requirements.txt", "requirements-dev.txt"]
    named = {pattern.strip("/") for pattern, _ in owners()}
    assert set(making) - {"content", "requirements*.txt"} <= named


def test_no_line_is_for_what_is_not_there():
    paths = [path.relative_to(TREE).as_posix() for path in tracked()]
    unused = {pattern for pattern, _ in owners() if not any(fits(pattern, path) for path in paths)}
    assert {one for one in unused if not one.startswith("/content/")} <= THEIRS


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("content/moments/2026/2026-11-20-sini.yml", "communications"),
        ("content/people/sini.yml", "data-protection"),
        ("content/wall.yml", "communications-lead"),
        ("content/emergency.yml", "communications-lead"),
        ("content/pages/kiita.md", "it"),
        ("content/moment.schema.json", "it"),
        (".github/CODEOWNERS", "it"),
        ("own/main.html", "it"),
        ("overrides/main.html", "it"),
        ("somewhere/new.txt", "it"),
    ],
)
def test_each_is_asked_of_what_is_theirs(path, owner):
    assert owner_of(path) == owner
