"""Commands tell what they have to tell on any terminal, and to any program."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.examples.update import HERE, MOMENT

NARROW = ["cp1252", "latin-1", "cp437"]


@pytest.fixture
def content(tmp_path):
    """A wall with a mistake whose message has signs that few terminals know."""
    folder = tmp_path / "content"
    shutil.copytree(HERE / "base", folder)
    path = folder / MOMENT
    text = path.read_text(encoding="utf-8").replace(
        "date: 2026-11-20", "date: \u201ceilen\u201d \U0001f600"
    )
    path.write_text(text, encoding="utf-8")
    return folder


def run(content, encoding, *arguments):
    command = [sys.executable, "-m", "star_moments", *arguments, "--content", str(content)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("encoding", NARROW)
def test_a_report_is_told_whole(content, encoding):
    done = run(content, encoding, "check")
    assert done.returncode == 1
    told = done.stdout.decode(encoding)
    assert "date-format" in told
    assert "eilen" in told
    assert len(told.splitlines()) == len(
        run(content, "utf-8", "check").stdout.decode().splitlines()
    )


@pytest.mark.parametrize("encoding", NARROW)
def test_a_program_reads_the_same_from_any(content, encoding):
    for command in ("check", "status"):
        told = run(content, encoding, command, "--format", "json").stdout.decode(encoding)
        whole = run(content, "utf-8", command, "--format", "json").stdout.decode()
        assert json.loads(told) == json.loads(whole)
