"""Two builds at once, of one site or of two: both end well, and each site is whole."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.support.builds import (
    WITHOUT_SEARCH,
    Built,
    assert_as_cold,
    build_again,
    build_cold,
    contents,
)
from tests.support.steps import start, stop_before
from tests.support.world import World, ago

SECONDS = 60


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path, config=WITHOUT_SEARCH)
    for number in range(60):
        world.moment(f"hetki-{number}", quote=f"Kiitos {number}!")
    return world


def command(world: World, *arguments: str) -> subprocess.Popen:
    """Start `mkdocs build` as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=world.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(*builds: subprocess.Popen) -> None:
    for build in builds:
        said, _ = build.communicate(timeout=SECONDS)
        assert build.returncode == 0, said


def edit(world: World, number: int) -> None:
    world.moment(f"hetki-{number}", quote="Zyxwomo!", withdrawn=ago(0))
    world.moment(f"uusi-{number}", approved={"by": "raija", "on": ago(number)})
    world.moment("hetki-50", quote=f"Toiset sanat {number}!")


def site(world: World, name: str = "site") -> Built:
    return Built(contents(world.root / name), [])


def cold(world: World) -> Built:
    return Built(build_cold(world).files, [])


def test_two_commands_at_once_leave_one_whole_site(world):
    """The second begins with an edit, while the first is loading, reading or printing."""
    first = command(world)
    time.sleep(0.5)
    edit(world, 1)
    ended(first, command(world))
    assert_as_cold(site(world), cold(world))


def test_many_builds_at_once_leave_what_the_content_was_last(world):
    builds = []
    for number in range(5):
        edit(world, number)
        builds.append(start(world))
        time.sleep(random.Random(number).choice([0, 0.05, 0.2]))
    for build in builds:
        build.join(SECONDS)
    assert [build.exitcode for build in builds] == [0] * 5
    assert_as_cold(site(world), cold(world))
    assert_as_cold(build_again(world), build_cold(world))


def test_builds_into_two_folders_share_a_store(world):
    for number in range(3):
        edit(world, number)
        builds = [start(world, site=name) for name in ("one", "two")]
        for build in builds:
            build.join(SECONDS)
        assert [build.exitcode for build in builds] == [0, 0]
    expected = cold(world)
    assert_as_cold(site(world, "one"), expected)
    assert_as_cold(site(world, "two"), expected)


@pytest.mark.parametrize("phase", ["keeping the readings", "printing", "putting in place"])
def test_a_build_that_was_begun_earlier_does_not_bring_back_what_was_taken_down(world, phase):
    """It has read the content, and is then held up until a later build has done what it can."""
    build_again(world)
    edit(world, 1)
    earlier = start(world, stop_before(phase))
    os.waitid(os.P_PID, earlier.pid, os.WSTOPPED)
    edit(world, 2)
    later = command(world)
    wait_until_it_waits_or_has_ended(later)
    os.kill(earlier.pid, signal.SIGCONT)
    earlier.join(SECONDS)
    ended(later)
    assert earlier.exitcode == 0
    assert_as_cold(site(world), cold(world))


def wait_until_it_waits_or_has_ended(build: subprocess.Popen) -> None:
    for line in build.stdout:
        if "waiting for it" in line:
            return
