"""Compiled templates are kept beside compiled modules, and never where that cannot be."""

import sys

import pytest
from jinja2 import DictLoader, Environment

from star_moments.publishing import compiled
from star_moments.publishing.compiled import CompiledTemplates


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def compilings(monkeypatch, text="{{ 1 + 1 }}") -> int:
    """Render a template in an environment of its own, and return how often one was compiled."""
    calls = []
    templates = Environment(
        loader=DictLoader({"a.html": text}), bytecode_cache=CompiledTemplates(), autoescape=True
    )
    compile_one = templates.compile
    monkeypatch.setattr(
        templates, "compile", lambda *a, **k: calls.append(a) or compile_one(*a, **k)
    )
    assert templates.get_template("a.html").render() == "2"
    return len(calls)


def test_a_template_is_compiled_once(folder, monkeypatch):
    assert [compilings(monkeypatch) for _ in range(2)] == [1, 0]


def test_another_text_is_compiled_anew_and_takes_the_place_of_the_old(folder, monkeypatch):
    texts = ("{{ 1 + 1 }}", "{{ 4 // 2 }}")
    assert [compilings(monkeypatch, text) for text in texts] == [1, 1]
    assert len(list(folder.iterdir())) == 1


def test_where_python_keeps_nothing_nothing_is_kept(folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [compilings(monkeypatch) for _ in range(2)] == [1, 1]
    assert not folder.exists()


def test_where_nothing_can_be_written_nothing_fails(folder, monkeypatch):
    folder.write_text("a file and no folder")
    assert compilings(monkeypatch) == 1
