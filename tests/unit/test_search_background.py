"""The index that follows: the newest one wins, and what is given up leaves nothing behind."""

import os

import pytest

from star_moments.output import PlannedFile
from star_moments.search import background
from star_moments.search.background import BackgroundIndex


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(background, "_PAUSE", 0)


def documents(word, asked=None):
    def make():
        if asked:
            asked()
        text = f'<html lang="fi"><body data-pagefind-body><h1>{word}</h1></body></html>'
        return text.encode()

    return [PlannedFile(f"fi/moments/{word}-{n}/index.html", "", make) for n in range(3)]


def fragments(site):
    return len(list(site.glob("pagefind/fi/fragment/*")))


def test_the_index_takes_its_place_when_it_is_ready(tmp_path):
    failed = []
    index = BackgroundIndex(failed.append)
    index.start(documents("yksi"), tmp_path, "k")
    index.wait()
    assert (index.ready, failed) == ("k", [])
    assert fragments(tmp_path) == 3
    index.start([], tmp_path, "l")
    index.wait()
    assert index.ready == "l"
    assert fragments(tmp_path) == 0


def test_a_newer_index_takes_the_place_of_one_that_is_not_ready(tmp_path):
    failed = []
    index = BackgroundIndex(failed.append)
    index.start(documents("yksi", asked=lambda: index._enough.wait(20)), tmp_path, "old")
    index.start(documents("kaksi"), tmp_path, "new")
    index.wait()
    assert (index.ready, failed) == ("new", [])


def test_what_is_given_up_is_never_put_in_place(tmp_path):
    index = BackgroundIndex(pytest.fail)
    index.start(documents("yksi", asked=lambda: index._enough.wait(20)), tmp_path, "k")
    index.stop()
    assert index.ready == ""
    assert not (tmp_path / "pagefind").exists()


def test_what_goes_wrong_is_told_and_the_old_index_stays(tmp_path, monkeypatch):
    failed = []
    index = BackgroundIndex(failed.append)
    index.start(documents("yksi"), tmp_path, "k")
    index.wait()
    monkeypatch.setattr("star_moments.search.index.get_executable", lambda: "/no/such/program")
    index.start(documents("kaksi"), tmp_path, "l")
    index.wait()
    assert index.ready == "k"
    assert len(failed) == 1
    assert fragments(tmp_path) == 3


def test_a_program_that_ends_without_a_word_is_told_of_and_hears_no_ctrl_c(tmp_path, monkeypatch):
    program = tmp_path / "program"
    program.write_text('#!/bin/sh\nps -o sid= -p $$ > "$(dirname "$0")/session"\nexit 3\n')
    program.chmod(0o755)
    monkeypatch.setattr("star_moments.search.index.get_executable", lambda: program)
    failed = []
    index = BackgroundIndex(failed.append)
    index.start(documents("yksi"), tmp_path / "site", "k")
    index.wait()
    assert failed == ["Pagefind ended with 3."]
    assert int((tmp_path / "session").read_text()) != os.getsid(0)
