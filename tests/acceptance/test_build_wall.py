"""The script for cron: whatever fails is said, and keeps nothing after it from being done."""

import os
import subprocess
from pathlib import Path

import pytest

from star_moments import servers

SCRIPT = Path(servers.__file__).with_name("build_wall.sh")


class Place:
    """A repository with programs that note that they were called, and fail where they are told."""

    def __init__(self, root: Path):
        self.root = root
        (root / ".venv/bin").mkdir(parents=True)
        for name in ("git", "make", "mkdocs", "star-moments"):
            program = root / ".venv/bin" / name
            program.write_text(
                f'#!/bin/sh\necho "{name} $*" >> calls\necho "INFO of {name}"\n'
                f'if [ -f "fails-{name}" ]; then cat "fails-{name}" >&2; exit 1; fi\n'
            )
            program.chmod(0o755)

    def fail(self, name: str, text: str | None) -> None:
        path = self.root / f"fails-{name}"
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(f"{text}\n")

    def run(self) -> tuple[int, str, list[str]]:
        """Return the exit code, what a mail would hold, and what was called."""
        (self.root / "calls").unlink(missing_ok=True)
        done = subprocess.run(
            ["sh", SCRIPT, self.root], capture_output=True, text=True, cwd="/", check=False
        )
        calls = (self.root / "calls").read_text().splitlines()
        return done.returncode, done.stdout + done.stderr, calls


PULL = "git pull --quiet --ff-only"


@pytest.fixture
def place(tmp_path) -> Place:
    return Place(tmp_path)


def test_where_all_is_well_there_is_no_mail(place):
    assert place.run() == (0, "", [PULL, "star-moments check", "mkdocs build"])


def test_a_repository_of_the_product_is_made_as_it_makes_itself(place):
    (place.root / "Makefile").touch()
    assert place.run() == (0, "", [PULL, "make --silent check", "make --silent build"])


@pytest.mark.parametrize("name", ["git", "star-moments", "mkdocs"])
def test_what_fails_is_said_and_stops_nothing(place, name):
    place.fail(name, "the very reason")
    code, said, calls = place.run()
    assert (code, calls) == (1, [PULL, "star-moments check", "mkdocs build"])
    assert f"== {'timeout 300 ' if name == 'git' else ''}{name} " in said
    assert "the very reason" in said
    assert [line for line in said.splitlines() if line.startswith("INFO")] == [f"INFO of {name}"]


def test_one_mail_for_each_mistake_and_another_one_a_day(place):
    place.fail("star-moments", "one error")
    assert "one error" in place.run()[1]
    code, said, calls = place.run()
    assert (code, said, len(calls)) == (1, "", 3)
    place.fail("star-moments", "another error")
    assert "another error" in place.run()[1]
    last = place.root / ".star-moments/last-report"
    assert "error" not in last.read_text()
    a_day_ago = last.stat().st_mtime - 24 * 3600
    os.utime(last, (a_day_ago, a_day_ago))
    assert "another error" in place.run()[1]
    place.fail("star-moments", None)
    assert place.run()[:2] == (0, "")
    place.fail("star-moments", "another error")
    assert "another error" in place.run()[1]


def test_without_a_repository_it_says_so(tmp_path):
    for arguments in ([], [str(tmp_path / "nowhere")]):
        done = subprocess.run(["sh", SCRIPT, *arguments], capture_output=True, check=False)
        assert done.returncode != 0
        assert done.stderr
