"""Where a folder's files come from, and what there is to do with a new one."""

import subprocess
from pathlib import Path

import pytest

from star_moments.cli.interview.next_steps import Place, sending
from star_moments.reading import history
from star_moments.reading.checkout import Checkout, checkout_of, page_on_github
from star_moments.words import load_words

PAGE = "https://github.com/kunta/seina"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    """Return a folder in git, with one commit and the address of a repository."""
    (tmp_path / "content/moments/2026").mkdir(parents=True)
    (tmp_path / "content/wall.yml").write_text("name: x\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "x")
    git(tmp_path, "remote", "add", "origin", f"{PAGE}.git")
    return tmp_path


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://github.com/kunta/seina.git", PAGE),
        ("https://github.com/kunta/seina", PAGE),
        ("https://someone:secret@github.com/kunta/seina.git/", PAGE),
        ("git@github.com:kunta/seina.git", PAGE),
        ("ssh://git@github.com/kunta/seina.git", PAGE),
        ("ssh://git@github.com:22/kunta/seina.git", PAGE),
        ("git@github.kunta.example:it/seina.git", "https://github.kunta.example/it/seina"),
        ("https://gitlab.com/kunta/seina.git", ""),
        ("https://notgithub.com/kunta/seina.git", ""),
        ("https://example.org/github.com/kunta/seina", ""),
        ("/srv/git/seina.git", ""),
        ("../github.com/seina", ""),
        ("", ""),
    ],
)
def test_a_page_is_known_of_what_is_on_github_and_shows_no_password(url, page):
    assert page_on_github(url) == page
    assert "secret" not in page_on_github(url)


def test_a_working_copy_tells_where_it_comes_from(wall):
    found = checkout_of(wall / "content")
    assert found == Checkout(wall.resolve(), "main", "main", "origin", PAGE, has_git=True)
    git(wall, "switch", "-q", "-c", "uusi")
    found = checkout_of(wall / "content")
    assert found is not None
    assert (found.branch, found.main) == ("uusi", "main")


def test_a_working_copy_is_known_without_git_too(wall, monkeypatch):
    monkeypatch.setattr("star_moments.reading.checkout.ask_git", lambda *_: None)
    found = checkout_of(wall / "content")
    assert found == Checkout(wall.resolve(), "main", "main", "origin", PAGE, has_git=False)


def test_where_there_is_none_it_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history.ask_git(tmp_path, 0.0, "status") is None
    assert checkout_of(tmp_path) is None


def steps(wall: Path, language: str = "fi") -> str:
    place = Place(wall, wall / "content", frozenset(), "star-moments")
    files = [wall / "content/people/sini.yml", wall / "content/moments/2026/2026-11-20-kiitos.yml"]
    return "\n".join(sending(files, place, checkout_of(wall), load_words(language)))


def test_on_the_main_branch_the_commands_make_another_and_name_the_page(wall):
    said = steps(wall)
    assert "git switch -c 2026-11-20-kiitos\n" in said
    assert "git push -u origin 2026-11-20-kiitos\n" in said
    assert f"{PAGE}/compare/main...2026-11-20-kiitos?expand=1" in said


def test_on_a_branch_it_stays_there_and_without_github_no_page_is_named(wall):
    git(wall, "switch", "-q", "-c", "uusi")
    git(wall, "remote", "set-url", "origin", "https://git.example.org/kunta/seina.git")
    said = steps(wall)
    assert "switch" not in said
    assert "git push -u origin uusi" in said
    assert "uusi" in said.splitlines()[-1]
    assert "http" not in said


def test_without_a_remote_nothing_is_sent(wall):
    git(wall, "remote", "remove", "origin")
    said = steps(wall)
    assert "git commit" in said
    assert "push" not in said
    assert "switch" not in said


def test_the_commands_do_what_they_say(wall):
    for place in ("content/people/sini.yml", "content/moments/2026/2026-11-20-kiitos.yml"):
        (wall / place).parent.mkdir(parents=True, exist_ok=True)
        (wall / place).write_text("x")
    git(wall, "config", "user.name", "T")
    git(wall, "config", "user.email", "t@example.org")
    lines = [line.strip() for line in steps(wall).splitlines()]
    for line in lines:
        if line.startswith("git ") and " push " not in line:
            subprocess.run(line, shell=True, cwd=wall, check=True, capture_output=True)
    done = subprocess.run(
        ["git", "log", "--format=%D", "--name-only"], cwd=wall, capture_output=True, text=True
    )
    assert done.stdout.startswith("HEAD -> 2026-11-20-kiitos\n")
    assert "content/people/sini.yml" in done.stdout


def test_without_git_the_pages_to_upload_to_are_named(wall, monkeypatch):
    monkeypatch.setattr("star_moments.reading.checkout.ask_git", lambda *_: None)
    said = steps(wall)
    assert f"{PAGE}/upload/main/content/people\n" in said
    assert said.endswith(f"{PAGE}/upload/main/content/moments/2026")
    assert "git push" not in said


def test_what_is_no_working_copy_is_handed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert steps(tmp_path) == load_words("fi")("new.next.by-hand")


def test_commands_are_called_as_they_are_called_here(tmp_path, monkeypatch):
    content = tmp_path / "content"
    content.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert Place.of(content).call("check") == "star-moments check"
    (tmp_path / "Makefile").write_text("check: x\n\tdo\n")
    assert Place.of(content).call("check") == "make check"
    assert Place.of(content).call("status") == "star-moments status"
    other = tmp_path / "toinen seinä"
    assert Place.of(other).call("check") == "star-moments check --content 'toinen seinä'"
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert Place.of(content).call("check").endswith("check")
    assert not Place.of(content).call("check").startswith("make")
