"""Every script of the screens is ES5: no engine since 2016 stumbles over a single sign of it."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.display.figures import ROOT
from tests.support.acorn import program

DISPLAY = ROOT / "theme" / "star_moments_theme" / "display"
SCRIPTS = [*sorted((DISPLAY / "scripts").glob("*.js")), DISPLAY / "sw.js"]


@pytest.fixture(scope="session")
def acorn() -> Path:
    """Return the path of the parser."""
    return program()


def parsed(acorn: Path, text: str) -> str:
    """Return what the parser says against a script as ES5; nothing where it is."""
    command = ["node", str(acorn), "--ecma5", "--silent"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


@pytest.mark.parametrize(
    "younger", ["const a = 1;", "var f = () => 1;", "a?.b;", "var s = `x`;", "async function f(){}"]
)
def test_a24_the_parser_refuses_what_is_younger(acorn, younger):
    assert parsed(acorn, younger)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a24_each_script_is_es5(acorn, script):
    assert parsed(acorn, script.read_text()) == ""


def test_a24_so_are_all_of_them_joined(acorn):
    joined = "\n".join(path.read_text() for path in SCRIPTS[:-1])
    assert parsed(acorn, f'(function () {{\n"use strict";\n{joined}\n}}());') == ""


def test_a24_nothing_but_words_and_attributes_is_ever_written():
    for path in SCRIPTS[:-1]:
        text = path.read_text()
        for word in (
            "innerHTML",
            "outerHTML",
            "document.write",
            "insertAdjacent",
            "eval(",
            "console.",
        ):
            assert word not in text, f"{path.name}: {word}"
