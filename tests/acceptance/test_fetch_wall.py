"""A server fetches the wall of the main branch, whole or not at all."""

import fcntl
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_moments.servers import fetch_wall
from tests.support.builds import contents
from tests.support.github import REPOSITORY, TOKEN, GitHub, Run, packed

ROOT = Path(__file__).parents[2]


def wall(night: int) -> dict[str, str]:
    return {
        "index.html": f"<p>Yö {night}",
        f"moments/hetki-{night}/index.html": "<p>Kiitos",
        "assets/style.css": "p {}",
    }


def made(night: int, **fields) -> Run:
    return Run(night, packed(wall(night)), **fields)


@pytest.fixture
def github():
    with GitHub() as service:
        yield service
        assert service.tokens_elsewhere == []


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("STAR_MOMENTS_TOKEN", TOKEN)
    return tmp_path / "srv" / "wall"


def fetch(github: GitHub, folder: Path, *options: str) -> int:
    return fetch_wall.main([REPOSITORY, str(folder), "--api", github.api, *options])


def shown(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if not name.endswith("/")}


def is_night(folder: Path, night: int) -> bool:
    """Tell whether this night's wall stands there, whole, with nothing left of any other."""
    beside = {path.name for path in folder.with_name("wall.fetched").iterdir()}
    return beside == {"lock", folder.readlink().name} and shows(folder, night)


def shows(folder: Path, night: int) -> bool:
    return shown(folder) == {name: text.encode() for name, text in wall(night).items()}


def test_three_nights(github, folder, capsys):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    assert is_night(folder, 1)
    # An old error keeps the last job red, every night.
    github.runs += [made(2, errors="failure", event="schedule")]
    assert fetch(github, folder) == 0
    assert is_night(folder, 2)
    # Newer than main's are a branch, and proposals of somebody whose copy calls its branch main.
    github.runs += [
        made(3, errors="failure", event="schedule"),
        made(4, branch="ehdotus"),
        made(5, event="pull_request", home="somebody/tahtihetket"),
        made(6, event="push", home="somebody/tahtihetket"),
        made(7, event="pull_request_target"),
        made(8, event="workflow_run"),
        made(9, wall="failure"),
        made(10, wall=None),
        made(11, wall="cancelled"),
    ]
    assert fetch(github, folder) == 0
    assert is_night(folder, 3)
    assert fetch(github, folder) == 0
    assert capsys.readouterr() == ("", "")


def without(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def with_link() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in wall(2).items():
            archive.writestr(name, text)
        link = zipfile.ZipInfo("people")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc")
    return data.getvalue()


def twice() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("index.html", "<p>1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("index.html", "<p>2")
    return data.getvalue()


NIGHTS = {
    "expired": made(2, expired=True),
    "deleted": made(2, has_artifact=False),
    "cut short": Run(2, without(packed(wall(2)), 0.6), digest=""),
    "cut to nothing": Run(2, b"", digest=""),
    "another than was named": made(2, digest="0" * 64),
    "no zip": Run(2, b"<html>Sign in</html>"),
    "no wall": Run(2, packed({"moments/index.html": "x"})),
    "an empty page": Run(2, packed({"index.html": ""})),
    "out of it": Run(2, packed(wall(2) | {"../../out.html": "x"})),
    "out of it, deeper": Run(2, packed(wall(2) | {"a/../../out.html": "x"})),
    "absolute": Run(2, packed(wall(2) | {"/tmp/out.html": "x"})),
    "a path of Windows": Run(2, packed(wall(2) | {"..\\out.html": "x"})),
    "a link": Run(2, with_link()),
    "a page twice": Run(2, twice()),
    "a page that is a folder": Run(2, packed(wall(2) | {"index.html/x": "x"})),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_that_fails_leaves_the_wall_and_says_why(github, folder, capsys, night):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    github.runs.append(NIGHTS[night])
    for _ in range(2):
        assert fetch(github, folder) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("fetch_wall: ")
        assert said.err.endswith(".\n")
        assert said.err.count("\n") == 1
        assert shows(folder, 1)
    github.runs.append(made(3))
    assert fetch(github, folder) == 0
    assert is_night(folder, 3)
    assert not [name for name in contents(folder.parents[1]) if "out.html" in name]


def test_a_wall_whose_front_page_was_left_out_takes_down_all_the_same(github, folder):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    left = {name: text for name, text in wall(2).items() if name != "index.html"}
    github.runs.append(Run(2, packed(left | {"404.html": "<p>Ei löydy"})))
    assert fetch(github, folder) == 0
    assert not (folder / "moments/hetki-1").exists()
    assert (folder / "moments/hetki-2/index.html").is_file()


def test_a_service_that_is_not_there_leaves_the_wall(github, folder, capsys, monkeypatch):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    github.runs = [made(2)]
    github.is_down = True
    assert fetch(github, folder) == 1
    github.is_down = False
    nowhere = github.api.rpartition(":")[0] + ":9"
    assert fetch(github, folder, "--api", nowhere) == 1
    assert fetch(github, folder, "--workflow", "no.yml/../../..") == 1
    monkeypatch.setenv("STAR_MOMENTS_TOKEN", "ghp_vanhentunut")
    assert fetch(github, folder) == 1
    said = capsys.readouterr().err.splitlines()
    for reason, line in zip(("503", "reached", "", "401"), said, strict=True):
        assert reason in line
        assert "ghp_" not in line
    assert is_night(folder, 1)


@pytest.fixture(scope="module")
def lasting():
    with GitHub() as service:
        yield service


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_to_the_artifact_gets_through(lasting, folder, data):
    shutil.rmtree(folder.parent, ignore_errors=True)
    lasting.runs = [made(1)]
    assert fetch(lasting, folder) == 0
    whole = packed(wall(2))
    if data.draw(st.booleans()):
        damaged, digest = whole[: data.draw(st.integers(0, len(whole) - 1))], ""
    else:
        at, bit = data.draw(st.integers(0, len(whole) - 1)), 1 << data.draw(st.integers(0, 7))
        damaged = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
        digest = fetch_wall.hashlib.sha256(whole).hexdigest()
    lasting.runs.append(Run(2, damaged, digest=digest))
    assert fetch(lasting, folder) == 1
    assert shows(folder, 1)


@pytest.mark.parametrize("stage", ["_unpack", "_keep_times"])
def test_one_that_is_killed_leaves_the_wall_and_the_next_one_cleans_up(
    github, folder, monkeypatch, stage
):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    github.runs.append(made(2))
    done = getattr(fetch_wall, stage)

    def killed(*arguments):
        done(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fetch_wall, stage, killed)
        with pytest.raises(KeyboardInterrupt):
            fetch(github, folder)
    assert shows(folder, 1)
    assert fetch(github, folder) == 0
    assert is_night(folder, 2)


def test_two_at_once_do_not_meet(github, folder, capsys):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    github.runs.append(made(2))
    with (folder.with_name("wall.fetched") / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert fetch(github, folder) == 1
    assert "just now" in capsys.readouterr().err
    assert is_night(folder, 1)
    assert fetch(github, folder) == 0


def test_what_was_taken_down_does_not_come_back_with_an_older_run(github, folder, capsys):
    github.runs = [made(1), made(2)]
    assert fetch(github, folder) == 0
    github.runs = [made(1)]
    assert fetch(github, folder) == 1
    assert "older" in capsys.readouterr().err
    assert is_night(folder, 2)


def test_a_wall_that_nobody_makes_any_more_is_told_of(github, folder, capsys):
    github.runs = [made(1, done=datetime.now(UTC) - timedelta(days=3))]
    for _ in range(2):
        assert fetch(github, folder) == 1
        assert "none since" in capsys.readouterr().err
        assert is_night(folder, 1)


def test_a_folder_of_somebody_elses_stays(github, folder, capsys):
    github.runs = [made(1)]
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    assert fetch(github, folder) == 1
    assert "move it away" in capsys.readouterr().err
    assert shown(folder) == {"mine.txt": b"mine"}


def test_what_has_not_changed_keeps_its_time(github, folder):
    github.runs = [made(1)]
    assert fetch(github, folder) == 0
    for path in (folder / "assets/style.css", folder / "index.html"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    github.runs.append(made(2))
    assert fetch(github, folder) == 0
    assert (folder / "assets/style.css").stat().st_mtime == 1_000_000_000
    assert (folder / "index.html").stat().st_mtime > 1_700_000_000


def test_the_token_comes_from_a_file_or_the_environment_and_is_no_argument(
    github, folder, tmp_path, monkeypatch, capsys
):
    github.runs = [made(1)]
    monkeypatch.delenv("STAR_MOMENTS_TOKEN")
    assert fetch(github, folder) == 1
    assert fetch(github, folder, "--token-file", str(tmp_path / "none")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    with pytest.raises(SystemExit):
        fetch(github, folder, "--token", TOKEN)
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    assert fetch(github, folder, "--token-file", str(tmp_path / "token")) == 0
    # In clear it goes to this machine alone.
    assert fetch(github, folder, "--api", "http://github.test") == 1


def test_it_asks_for_what_the_workflow_makes(folder):
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]
    asked = fetch_wall._asked([REPOSITORY, str(folder)])
    assert asked.job == jobs["wall"]["name"]
    kept = [one for one in jobs["wall"]["steps"] if "upload-artifact@" in one.get("uses", "")]
    assert [one["with"]["name"] for one in kept] == ["wall"]


def test_it_stands_by_itself(tmp_path):
    script = shutil.copy(fetch_wall.__file__, tmp_path)
    done = subprocess.run([sys.executable, "-I", "-S", script, "--help"], capture_output=True)
    assert done.returncode == 0, done.stderr
