"""The Nu Html Checker finds no error in one page of each kind.

STAR_MOMENTS_NU names the checker's jar; `off` leaves the test out, but never where CI runs it.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.support.browser import LOST
from tools import nu_checker

# What the checker warns of, and why that is as it should be.
EXPECTED = ()


@pytest.fixture(scope="session")
def jar() -> str:
    """Return the path of the checker."""
    named = os.environ.get("STAR_MOMENTS_NU", "")
    if named == "off" and not os.environ.get("CI"):
        pytest.skip("STAR_MOMENTS_NU is off")
    if named and Path(named).is_file() and shutil.which("java"):
        return named
    reason = nu_checker.missing()
    if reason:
        pytest.fail(
            f"The Nu Html Checker cannot be used: {reason}. Install Java (Debian: apt install "
            "default-jre-headless) and npm, then run `python tools/nu_checker.py`. "
            "STAR_MOMENTS_NU=off leaves this test out.",
            pytrace=False,
        )
    return str(nu_checker.JAR)


def test_pages_are_sound_html(request, jar):
    pages = {}
    for name, (server, address) in KINDS.items():
        site = request.getfixturevalue(server).site
        page = site / "404.html" if address == LOST else site / address / "index.html"
        pages[page.as_uri()] = name
    command = ["java", "-jar", jar, "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *(str(Path.from_uri(uri)) if False else uri for uri in pages)],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    found = [
        f"{pages.get(one['url'], one['url'])}, line {one.get('lastLine')}: {one['message']}"
        for one in messages
        if not any(words in one["message"] for words in EXPECTED)
    ]
    assert found == []
