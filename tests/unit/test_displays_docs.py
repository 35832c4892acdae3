"""What the page on screens tells to set is what the page and today's Chromium understand."""

import configparser
import mmap
import re
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPTS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "displays.md").read_text(encoding="utf-8")
PARAMETERS = (SCRIPTS / "04-params.js").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z]+)` \| (.+?) \| .+ \|$", TEXT, re.MULTILINE))
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
# The whole browser: `chromium` on the path may be a script, and the headless shell has no windows.
PROGRAMS = (
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
)


def test_every_parameter_is_told_of():
    asked = set(re.findall(r"\b(?:ask|one)\(\"([a-z]+)\"", PARAMETERS))
    assert set(ROWS) == asked


@pytest.mark.parametrize("name", ["max", "dwell", "safe"])
def test_ranges_are_told_as_they_are(name):
    found = re.search(rf'number\(ask\("{name}"\), (\d+), (\d+)\)', PARAMETERS)
    assert found
    assert ROWS[name].startswith(f"{found[1]} to {found[2]}")


def switches() -> set[str]:
    """Return the switches that Chromium is to be started with."""
    lines = [line for _, block in BLOCKS for line in block.splitlines()]
    after = [line.partition("chromium ")[2] for line in lines if "chromium --" in line]
    return {name for line in after for name in re.findall(r"--([a-z-]+)", line)}


@pytest.mark.soak
def test_the_browser_knows_the_switches():
    """A switch that it does not know it passes over without a word; a whole browser says so."""
    assert "kiosk" in switches()
    program = next((path for path in map(Path, PROGRAMS) if path.is_file()), None)
    if program is None:
        pytest.skip("there is no whole Chromium here")
    with program.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as code:
        unknown = [name for name in switches() if code.find(f"{name}\0".encode()) < 0]
        assert unknown == []
        assert code.find(b"no-such-switch\0") < 0


def test_both_ways_to_start_it_use_the_same_switches():
    started = [line for _, block in BLOCKS for line in block.splitlines() if "chromium --" in line]
    plain, unit = (set(re.findall(r"--[a-z][a-z=-]+", one)) for one in started)
    assert unit == plain | {"--ozone-platform=wayland"}


def test_the_unit_can_be_read_and_waits_for_the_server():
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read_string(next(block for kind, block in BLOCKS if kind == "ini"))
    assert unit.sections() == ["Unit", "Service", "Install"]
    service = unit["Service"]
    assert service["Restart"] == "always"
    assert "until curl --fail" in service["ExecStartPre"]
    assert service["Environment"].startswith("ADDRESS=http")
