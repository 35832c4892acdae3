"""Where acorn is, which reads scripts. STAR_MOMENTS_ACORN names its program, or is `off`."""

import os
import shutil
from pathlib import Path

import pytest

from tools.acorn import ACORN

ADVICE = """\
acorn cannot be run: {}. It takes Node.js and npm (Debian: apt install nodejs npm); then
`python tools/acorn.py` installs it. STAR_MOMENTS_ACORN=off leaves this test out."""


def program() -> Path:
    """Return the path of the parser. Where it is off the test is left out, unless CI is set."""
    named = os.environ.get("STAR_MOMENTS_ACORN", "")
    if named == "off" and not os.environ.get("CI"):
        pytest.skip("STAR_MOMENTS_ACORN is off")
    acorn = Path(named) if named not in ("", "off") else ACORN
    if shutil.which("node") is None:
        pytest.fail(ADVICE.format("Node.js is not installed"), pytrace=False)
    if not acorn.is_file():
        pytest.fail(ADVICE.format(f"there is no {acorn}"), pytrace=False)
    return acorn
