"""A build that is killed, at whatever step, leaves what the next build can go on from."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.builds import (
    KEPT,
    all_kept,
    assert_as_cold,
    build_again,
    build_cold,
    contents,
)
from tests.support.steps import kill_at, kill_within, run, steps_of
from tests.support.world import WALL, World, ago

PHASES = ["keeping the readings", "printing", "putting in place", "keeping the ledger"]


def edit(world: World) -> None:
    """Add a moment, change one, withdraw one, delete one, and give a factor another name."""
    world.moment("2026-11-20-uusi", quote="Uusi kiitos!", approved={"by": "raija", "on": ago(1)})
    world.moment("hetki-2", quote="Toiset sanat!")
    world.moment("hetki-4", quote="Kiitos 4!", withdrawn=ago(0))
    (world.folder / "moments/2026/hetki-6.yml").unlink()
    world.write("content/wall.yml", WALL.replace("Luottamus", "Luotettavuus"))


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory):
    """A wall, built; and the same with edits not yet built. With each, what a cold build gives."""
    world = World(tmp_path_factory.mktemp("crash"))
    world.person()
    for number in range(8):
        words = "Zyxwomo!" if number == 6 else f"Kiitos {number}!"
        thanks = [{"person": "sini", "told": ago(40)}] if number == 6 else [{"unit": "kahvila"}]
        world.moment(f"hetki-{number}", quote=words, thanks=thanks)
    build_again(world)
    before = build_cold(world)
    shutil.copytree(world.folder, world.root / "saved/content-before")
    edit(world)
    after = build_cold(world)
    shutil.copytree(world.folder, world.root / "saved/content")
    for name in ("site", KEPT):
        shutil.copytree(world.root / name, world.root / "saved" / name, symlinks=True)
    steps = steps_of(world)
    return world, before, after, steps


def bring_back(world: World, *names: str) -> None:
    """Put the folders back as they were before the build, with the times of their files."""
    for name in names:
        target = world.root / name.removesuffix("-before")
        shutil.rmtree(target)
        shutil.copytree(world.root / "saved" / name, target)


@pytest.mark.parametrize("phase", PHASES)
def test_after_a_build_was_killed_the_next_one_gives_what_a_cold_one_gives(before_and_after, phase):
    """At the first step of the phase, the last one, and one by chance; before it and within it."""
    world, before, after, steps = before_and_after
    chance = random.Random(phase)
    numbers = [number for number, step in enumerate(steps) if step.phase == phase]
    chosen = [numbers[0], numbers[-1], chance.choice(numbers)]
    for at in sorted(set(chosen)):
        bring_back(world, "content", "site", KEPT)
        writes = steps[at].what == "open" and not steps[at].path.endswith(".lock")
        assert run(world, kill_at(at)) == -signal.SIGKILL
        if writes:
            bring_back(world, "site", KEPT)
            assert run(world, kill_within(at)) == -signal.SIGXFSZ
        assert_every_file_is_whole(world, before, after)
        undone = chance.random() < 0.3
        if undone:
            bring_back(world, "content-before")
        elif chance.random() < 0.3:
            assert run(world, kill_at(chance.choice(numbers))) in (0, -signal.SIGKILL)
        again = build_again(world)
        assert_as_cold(again, before if undone else after, f"{at}: {steps[at]}")
        if not undone:
            assert kept_names(world.root / KEPT) == kept_names(world.root / "saved" / KEPT)
            kept = all_kept(world)
            assert b"Zyxwomo" not in kept, "what the deleted file said is still there"
            assert b"hetki-6" not in kept


def kept_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}


def assert_every_file_is_whole(world, before, after):
    """Each file of the site is as it was, or as it is to be; what waits is no part of the site."""
    for path, data in contents(world.root / "site").items():
        if not path.startswith("."):
            assert data in (before.files.get(path), after.files.get(path)), path


@pytest.mark.parametrize("seed", range(3))
def test_the_command_can_be_killed_at_any_time(before_and_after, seed):
    """`mkdocs build`, as it is called, killed by the clock of the machine."""
    world, before, after, _ = before_and_after
    bring_back(world, "content", "site", KEPT)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    build = subprocess.Popen(command, cwd=world.root)
    time.sleep(random.Random(seed).uniform(0.5, 1.5))
    build.kill()
    build.wait()
    assert_every_file_is_whole(world, before, after)
    assert_as_cold(build_again(world), after)
