"""The table of what screens have to stand is whole, and each row names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

from tests.browser.display.figures import ROW, TABLE, filled
from tools.engines import ENGINES

HERE = Path(__file__).parent
TEXT = TABLE.read_text(encoding="utf-8")
ROWS = {match[1]: match for match in ROW.finditer(TEXT)}


def names_in(name: str) -> set[str]:
    """Return the names of the tests in a file of this folder."""
    tree = ast.parse((HERE / name).read_text(encoding="utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def rows_of(test: str) -> set[str]:
    """Return the rows that a test's name says that it is for."""
    return {f"A{int(number)}" for number in re.findall(r"_a(\d\d)(?=_)", test)}


def test_every_row_is_there_once():
    assert list(ROWS) == [f"A{number}" for number in range(1, 45)]
    assert len(ROW.findall(TEXT)) == 44


@pytest.mark.parametrize("row", ROWS)
def test_each_row_names_tests_that_exist(row):
    named = re.findall(r"`(test_\w+\.py)::(test\w*)`", ROWS[row][5])
    assert named, "no test"
    for file, start in named:
        assert any(test.startswith(start) for test in names_in(file)), f"{file}::{start}"


@pytest.mark.parametrize("row", ROWS)
def test_each_row_says_its_limit_and_what_was_measured(row):
    _, _, limit, measured, _ = ROWS[row].groups()
    assert limit.strip()
    assert measured.strip(" –"), "nothing was measured"


def test_each_test_of_a_row_is_found_from_it():
    for path in HERE.glob("test_*.py"):
        for test in names_in(path.name):
            for row in rows_of(test):
                named = re.findall(r"`(test_\w+\.py)::(test\w*)`", ROWS[row][5])
                assert any(path.name == file and test.startswith(start) for file, start in named), (
                    f"{row} does not name {path.name}::{test}"
                )


def test_each_engine_has_its_row():
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", TEXT, re.MULTILINE)
    assert rows == [(engine.name, engine.about) for engine in ENGINES]


def test_figures_go_into_their_rows_only():
    text = "| A1 | What | Limit | – | `t` |\n| A2 | What | Limit | old | `t` |\n"
    new = filled(text, {"A1": {"72 h": "3", "30 d": "4"}})
    assert new == text.replace("–", "30 d: 4; 72 h: 3")
