"""A large wall is printed in two processes, and nobody can tell from the result."""

import multiprocessing

import pytest

from star_moments.memory.readings import Readings
from star_moments.press.plan import PlannedFile
from star_moments.press.press import Press
from star_moments.publishing.deciding import but_moments, decide, decide_in_two
from star_moments.publishing.kept.store import Store
from star_moments.publishing.memory import Memory
from star_moments.publishing.parallel import beside, can_fork, print_in_two
from star_moments.reading.files import read_files
from tests.support.world import World

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(not can_fork(), reason="this system cannot fork a process"),
]
# More names than a pipe holds: who writes them has to wait for a reader.
MANY = 5000


def files(name, count=MANY):
    return [PlannedFile(f"{name}/{at:040}.html", "", lambda: b"x") for at in range(count)]


def broken():
    raise ZeroDivisionError


BROKEN = PlannedFile("broken.html", "", broken)


def test_two_processes_print_the_same_bytes_as_one(world, monkeypatch):
    world.person()
    for number in range(60):
        world.moment(f"2026-10-01-hetki-{number}", thanks=[{"unit": "kahvila"}])
    started = []
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(fork.Process, "start", counted(fork.Process.start, started))
    monkeypatch.setattr("star_moments.publishing.parallel.WORTH_IT", 10_000)
    one = contents(world, "one")
    # Every build has one that looks ahead.
    assert len(started) == 1
    monkeypatch.setattr("star_moments.publishing.parallel.WORTH_IT", 10)
    assert contents(world, "two") == one
    # And now one that prints, and one for the proof.
    assert len(started) == 4


def test_two_processes_read_the_same_as_one(world, monkeypatch):
    world.person()
    world.person("otto", name="Otto Ahonen", permission=None)
    for number in range(40):
        world.moment(f"2026-10-01-hetki-{number}", thanks=[{"unit": "kahvila"}])
    world.moment("2026-09-01-alku", factors=["nothing"])
    world.moment("2026-10-02-loppu", quote="Otto Ahonen oli mainio.")
    monkeypatch.setattr("star_moments.publishing.deciding.WORTH_READING", 10)
    memory, files = Memory(), read_files(world.folder)
    rest = but_moments(world.folder, files, Store(world.root / "kept", "1"))
    one = decide(rest, world.folder, files, Memory())
    two = decide_in_two(rest, world.folder, files, memory)
    assert len(one.diagnostics) == 2
    assert (two.day, two.held, two.diagnostics) == (one.day, one.held, one.diagnostics)
    assert two.wall == one.wall
    # What was read there need not be read again, and is told apart from what is new.
    again = Memory(Readings(memory.readings.now))
    assert decide_in_two(rest, world.folder, files, again).wall == one.wall
    assert again.readings.now == memory.readings.now
    assert set(again.readings.news().values()) == {None}


def test_an_error_beside_is_an_error_here(capfd):
    wait = beside(broken)
    with pytest.raises(RuntimeError, match="ended"):
        wait()
    assert "ZeroDivisionError" in capfd.readouterr().err


def contents(world: World, name):
    site = world.build(site=name)
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def counted(start, calls):
    def counting(process):
        calls.append(process)
        start(process)

    return counting


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 149, 2 * MANY])
def test_every_file_is_printed_once(tmp_path, count):
    press, heard = Press(tmp_path), []
    print_in_two(press, files("a", count), lambda done, of: heard.append((done, of)))
    press.finish()
    assert len(list(tmp_path.rglob("*.html"))) == count
    assert len(press.printed) == len(press.changed) == count
    assert heard == sorted(heard)
    assert all(done <= of == count for done, of in heard)


def test_an_error_here_does_not_wait_for_the_other_process(tmp_path):
    with pytest.raises(ZeroDivisionError):
        print_in_two(Press(tmp_path), [BROKEN, *files("there")])


def test_an_error_in_the_other_process_is_an_error_here(tmp_path, capfd):
    with pytest.raises(RuntimeError, match="could not be printed"):
        print_in_two(Press(tmp_path), [*files("here"), BROKEN])
    assert "ZeroDivisionError" in capfd.readouterr().err
