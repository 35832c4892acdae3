"""Sizes of tests and of files: what is small is said, and nothing grows unseen."""

import ast
import re

import pytest

from tests.support.sample import TREE
from tests.support.sizes import SIZES

TESTS = sorted((TREE / "tests").rglob("*.py"))
PACKAGE = sorted((TREE / "generator").rglob("*.py"))
DOCS = (TREE / "docs" / "tests.md").read_text(encoding="utf-8")
# Modules that are longer, until each has been divided by meaning.
LONGER: dict[str, int] = {}

ROW = re.compile(r"^\| `([a-z-]+)` \| (.+?) \| ([\d,]+) \| ([\d,]+) \| (.+?) \|$", re.MULTILINE)


def test_the_docs_list_each_kind_with_its_sizes():
    told = {
        kind: (what, int(test.replace(",", "")), int(soak.replace(",", "")))
        for kind, what, test, soak, _ in ROW.findall(DOCS)
    }
    assert told == {kind: (one.what, one.test, one.soak) for kind, one in SIZES.items()}


def calls(name: str) -> set[str]:
    """Return the texts with which the tests call a function of that name."""
    return {
        argument.value
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_each_kind_is_run_by_a_test_that_make_soak_finds():
    assert calls("size") == set(SIZES)
    assert calls("sized") == set(SIZES)


def test_what_make_test_runs_is_less_and_never_nothing():
    for kind, one in SIZES.items():
        assert 0 < one.test < one.soak, kind


@pytest.mark.parametrize(
    ("paths", "most"), [(PACKAGE, 300), (TESTS, 400)], ids=["package", "tests"]
)
def test_no_file_is_longer_than_can_be_read_in_one_sitting(paths, most):
    assert len(paths) > 50
    for path in paths:
        name = path.relative_to(TREE).as_posix()
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= LONGER.get(name, most), f"{name} has {lines} lines"


def test_files_that_may_be_longer_still_are():
    for name in LONGER:
        path = TREE / name
        assert path.is_file(), f"{name} is gone: take it out of the list"
        assert path.read_text(encoding="utf-8").count("\n") > 300, f"{name} is short enough now"
