"""The Nu Html Checker finds nothing to mend in one page of each kind.

STAR_MOMENTS_NU names the checker's jar; `off` leaves the test out, but not where CI is set.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.support.browser import LOST
from tools.nu_checker import JAR

# What the checker warns of, and why that is as it should be.
EXPECTED = (
    # It reads files, which are no origin of their own; tests/browser/test_pages.py opens each page
    # in a browser that keeps to its policy.
    "Resource violates Content Security Policy",
)

# The page that is wrong on purpose: a checker that says nothing of it says nothing of any.
WRONG = "wrong"

# It ends before it would gain by being compiled well, or by collecting garbage beside its work.
# The code that is compiled less takes more of the stack.
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")

ADVICE = """\
The Nu Html Checker cannot be run: {}. It takes Java (Debian: apt install default-jre-headless)
and npm; then `python tools/nu_checker.py` installs it. STAR_MOMENTS_NU=off leaves this test out."""


@pytest.fixture(scope="session")
def jar() -> Path:
    """Return the path of the checker."""
    named = os.environ.get("STAR_MOMENTS_NU", "")
    if named == "off" and not os.environ.get("CI"):
        pytest.skip("STAR_MOMENTS_NU is off")
    jar = Path(named) if named not in ("", "off") else JAR
    if shutil.which("java") is None:
        pytest.fail(ADVICE.format("Java is not installed"), pytrace=False)
    if not jar.is_file():
        pytest.fail(ADVICE.format(f"there is no {jar}"), pytrace=False)
    return jar


def checked(jar: Path, pages: dict[str, str]) -> dict[str, list[str]]:
    """Return what the checker says about the files, errors and warnings, by the files' names."""
    command = ["java", *BRIEFLY, "-jar", str(jar)]
    command += ["--format", "json", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = {}
    for one in json.loads(done.stderr)["messages"]:
        if not any(words in one["message"] for words in EXPECTED):
            name = pages[one["url"].removeprefix("file:")]
            found.setdefault(name, []).append(f"line {one.get('lastLine')}: {one['message']}")
    return found


@pytest.fixture(scope="module")
def said(request, jar, tmp_path_factory) -> dict[str, list[str]]:
    """Return what the checker says of a page of each kind, and of one that is wrong.

    All in one run: to start it takes longer than to check them.
    """
    wrong = tmp_path_factory.mktemp("wrong") / "wrong.html"
    wrong.write_text("<!DOCTYPE html><html lang=fi><title>x</title><p><div id=a><b id=a></p>")
    pages = {str(wrong): WRONG}
    for name, (wall, address) in KINDS.items():
        site = request.getfixturevalue(wall).site
        page = site / "404.html" if address == LOST else site / address / "index.html"
        pages[str(page)] = name
    assert len(pages) == len(KINDS) + 1
    return checked(jar, pages)


def test_the_checker_checks(said):
    assert len(said.get(WRONG, [])) > 1


def test_the_pages_are_sound_html(said):
    assert {name: found for name, found in said.items() if name != WRONG} == {}
