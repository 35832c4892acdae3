"""A build that is killed or refused, at any step, leaves what the next build can go on from."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.support.builds import (
    KEPT,
    all_kept,
    assert_as_cold,
    build_again,
    build_cold,
    contents,
)
from tests.support.sizes import size, sized
from tests.support.steps import (
    Step,
    kill_at,
    kill_within,
    refuse_from,
    run,
    start,
    steps_of,
    stop_before,
)
from tests.support.world import WALL, World, ago

pytestmark = pytest.mark.forks

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


def numbers_of(steps: list[Step], phase: str) -> list[int]:
    return [number for number, step in enumerate(steps) if step.phase == phase]


@sized("kills")
@pytest.mark.parametrize("phase", PHASES)
def test_after_a_build_was_killed_the_next_one_gives_what_a_cold_one_gives(before_and_after, phase):
    """At the first step of the phase, the last one, and some by chance; before it and within it."""
    world, before, after, steps = before_and_after
    chance = random.Random(phase)
    numbers = numbers_of(steps, phase)
    more = chance.choices(numbers, k=size("kills") // len(PHASES) - 2)
    for at in [numbers[0], numbers[-1], *more]:
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
            assert not [name for name in kept_names(world) if "unfinished" in name]
            kept = all_kept(world)
            assert b"Zyxwomo" not in kept, "what the deleted file said is still there"
            assert b"hetki-6" not in kept


def kept_names(world: World) -> list[str]:
    return [path.name for path in (world.root / KEPT).iterdir()]


def assert_every_file_is_whole(world, before, after, but="/"):
    """Each file of the site is as it was, or as it is to be; what waits is no part of the site."""
    for path, data in contents(world.root / "site").items():
        if not path.startswith(".") and not path.endswith(but):
            assert data in (before.files.get(path), after.files.get(path)), path


def _site(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if not path.startswith(".")}


def takes_room(step: Step) -> bool:
    return step.what in ("open", "os.mkdir")


def is_of_the_site(step: Step) -> bool:
    return step.path.startswith("site")


@sized("kills")
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    ("refused", "error"),
    [(takes_room, errno.ENOSPC), (is_of_the_site, errno.EROFS)],
    ids=["a full disk", "a folder that is read only"],
)
def test_a_build_that_is_refused_takes_down_what_it_can_and_the_next_one_is_whole(
    before_and_after, phase, refused, error
):
    world, before, after, steps = before_and_after
    chance = random.Random(phase)
    numbers = numbers_of(steps, phase)
    for at in chance.choices(numbers, k=size("kills") // 12):
        bring_back(world, "content", "site", KEPT)
        there = contents(world.root / "site")
        code = run(world, refuse_from(at, refused, error))
        about = f"{at}: {steps[at]}"
        left = contents(world.root / "site")
        if phase in ("keeping the readings", "printing"):
            assert code == 1, about
        if error == errno.EROFS and phase in ("keeping the readings", "printing"):
            assert _site(left) == _site(there), about
        assert_every_file_is_whole(world, before, after, but="manifest.json")
        if error == errno.ENOSPC:
            gone = b"Zyxwomo", b"hetki-6/", b"Kiitos 4!"
            found = [path for path, data in left.items() for one in gone if one in data]
            assert found == [], about
        assert_as_cold(build_again(world), after, about)


@pytest.mark.parametrize("seed", range(2))
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


def test_a_second_process_that_outlives_a_killed_build_does_not_print_into_the_next(world):
    """It is held up while the next build prints, and then goes on with what it was about."""
    for number in range(150):
        world.moment(f"hetki-{number}", quote=f"Zyxwomo {number}!")
    (world.root / "tmp").mkdir()
    noted = world.root / "tmp/second"
    first: list[int] = []

    def watch(step: Step) -> None:
        first.append(os.getpid())
        if step.phase != "printing":
            return
        if os.getpid() != first[0]:
            if not noted.exists():
                noted.write_text(str(os.getpid()))
                os.kill(os.getpid(), signal.SIGSTOP)
        elif noted.exists() and noted.read_text():
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            # The second process takes a share before this one has taken them all.
            time.sleep(0.02)

    alive, held_by_each = os.pipe()
    killed = start(world, watch)
    os.close(held_by_each)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    for number in range(0, 150, 2):
        (world.folder / f"moments/2026/hetki-{number}.yml").unlink()
    for number in range(1, 150, 2):
        world.moment(f"hetki-{number}", quote=f"Kiitos {number}!")
    following = start(world, stop_before("putting in place"))
    os.waitid(os.P_PID, following.pid, os.WSTOPPED)
    os.kill(int(noted.read_text()), signal.SIGCONT)
    assert os.read(alive, 1) == b"", "the end of the second process"
    os.close(alive)
    os.kill(following.pid, signal.SIGCONT)
    following.join()
    site = contents(world.root / "site")
    assert not [path for path, data in site.items() if b"Zyxwomo" in data]
    assert_as_cold(build_again(world), build_cold(world))
    assert site == contents(world.root / "cold/site")
