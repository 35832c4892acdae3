"""What is installed is locked: it fits the ranges, has digests, and names no place."""

import re
import tomllib
from importlib.metadata import version
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lock import DEV, ENTRY, PLUGINS, RUN, only_entries

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BUILD = PROJECT["dependency-groups"]["build"]
ASKED = {RUN: [*PROJECT["project"]["dependencies"], *BUILD]}
ASKED[DEV] = ASKED[RUN] + PROJECT["project"]["optional-dependencies"]["dev"]
ASKED[PLUGINS] = ASKED[RUN] + PROJECT["dependency-groups"].get("plugins", [])

SYSTEMS = [
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]

FROM_LOCK = r"install --require-hashes --only-binary :all: -r requirements(-dev)?\.txt"
THE_TREE = r"install --no-deps --no-build-isolation (-e |--editable )?\."
THE_WHEEL = r"install --no-deps star_moments-[0-9.]+-py3-none-any\.whl"


def body(name: str) -> str:
    """Return a lock without the two lines that say what it is."""
    head, made, text = (ROOT / name).read_text(encoding="utf-8").split("\n", 2)
    assert head.startswith("# ")
    assert made.startswith("# Made by `make lock`")
    return text


def locked(name: str, **where: str) -> dict[str, str]:
    """Return the release of each package that a lock has for a place, or for this one."""
    found: dict[str, str] = {}
    for entry in ENTRY.finditer(body(name)):
        if entry["marker"] and not Marker(entry["marker"]).evaluate(where):
            continue
        assert entry["name"] not in found, f"two releases of {entry['name']}"
        found[entry["name"]] = entry["version"]
    return found


@pytest.mark.parametrize("name", ASKED)
def test_nothing_stands_in_a_lock_but_names_releases_markers_and_digests(name):
    text = body(name)
    assert only_entries(text)
    assert "//" not in text
    assert ENTRY.search(text)


@given(at=st.integers(min_value=0), kind=st.integers(min_value=0, max_value=8))
def test_an_address_or_a_missing_digest_is_seen_wherever_it_stands(at, kind):
    lines = (
        "a==1 \\\n    --hash=sha256:{0}\nb==2 ; python_version < '3.13' \\\n    --hash=sha256:{0}\n"
    )
    lines = lines.format("0" * 64).splitlines(keepends=True)
    assert only_entries("".join(lines))
    other = [
        "--index-url https://packages.example/simple\n",
        "-i https://packages.example/simple\n",
        "--find-links wheels\n",
        "    # from https://packages.example/simple\n",
        "c @ https://packages.example/c-1-py3-none-any.whl\n",
        "c @ file:///wheels/c-1-py3-none-any.whl\n",
        "-e .\n",
        "c==3\n",
        "c>=3 \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ][kind]
    at %= len(lines) + 1
    assert not only_entries("".join([*lines[:at], other, *lines[at:]]))


@pytest.mark.parametrize(("system", "python"), [*product(SYSTEMS, PYTHONS)])
def test_whatever_is_asked_for_is_locked_within_its_range(system, python):
    where = system | {"python_version": python, "python_full_version": f"{python}.0"}
    for name, asked in ASKED.items():
        releases = locked(name, **where)
        for requirement in map(Requirement, asked):
            if requirement.marker and not requirement.marker.evaluate(where):
                continue
            release = releases.get(canonicalize_name(requirement.name))
            assert release is not None, f"{name} lacks {requirement}: make lock"
            assert requirement.specifier.contains(release), f"{name} has {release}: make lock"


def test_what_is_tested_is_what_runs():
    everything = ENTRY.findall(body(DEV))
    assert [entry for entry in ENTRY.findall(body(RUN)) if entry not in everything] == []


def test_what_is_installed_here_is_what_is_locked():
    wanted = locked(DEV)
    assert {name: version(name) for name in wanted} == wanted


def test_the_tree_is_built_with_what_is_locked():
    assert set(PROJECT["build-system"]["requires"]) <= set(BUILD)


def test_the_lock_holds_from_the_oldest_python_on():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert f'"--python-version", "{oldest}"' in (ROOT / "tools/lock.py").read_text(encoding="utf-8")


def installing(text: str) -> list[str]:
    """Return what follows `pip`, and options of pip's own, where something is installed."""
    found = re.findall(r"\b[Pp][Ii][Pp]\)?((?: --?[a-z-]+)*) (install\b[^\n`]*)", text)
    return [command.strip() for _, command in found]


def test_makefile_and_workflows_install_from_the_lock_alone():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(installing(makefile)) == {
        "install --require-hashes --only-binary :all: -r",
        "install --no-deps --no-build-isolation --editable .",
    }
    assert makefile.count("@$(FROM_LOCK) requirements") == 3
    assert all("--no-build-isolation" in line for line in re.findall(r".*\bwheel --.*", makefile))
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for job in yaml.safe_load(text)["jobs"].values():
            commands = [one for step in job["steps"] for one in installing(step.get("run", ""))]
            for first, then in zip(commands[::2], commands[1::2], strict=True):
                assert re.fullmatch(FROM_LOCK, first), f"{path.name}: {first}"
                assert re.fullmatch(THE_TREE, then), f"{path.name}: {then}"
            for key in re.findall(r"hashFiles\((.+?)\)", text):
                assert "'requirements.txt'" in key


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/set-up.md"])
def test_the_docs_tell_to_install_from_the_lock(page):
    for command in installing((ROOT / page).read_text(encoding="utf-8")):
        allowed = f"{FROM_LOCK}|{THE_TREE}|{THE_WHEEL}"
        assert re.fullmatch(allowed, command), f"{page}: {command}"
