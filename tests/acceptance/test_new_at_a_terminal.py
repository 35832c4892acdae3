"""`star-moments new` at a real terminal: keys, long lines, and what happens when it is left."""

import json
import os
import sys

import pytest
import yaml

from tests.support.terminal import CTRL_C, CTRL_D, END, ENTER, LEFT, UP, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")

# Giver, how it came, day, language, whom, yes, nobody else, factors, title, save.
REST = [one + ENTER for one in ("1", "", "20.11.", "", "Kahvila", "", "", "1", "", "")]


def new(world) -> Terminal:
    return Terminal(world.root, "new")


def typed(world, *keys: str) -> dict:
    """Type at a terminal until the moment is saved, and return it."""
    terminal = new(world)
    for one in keys:
        terminal.type(one)
    assert terminal.ended() == 0, terminal.seen
    (path,) = (world.folder / "moments").rglob("*.yml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def kept(world) -> dict:
    (path,) = world.root.glob(".star-moments/*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_line_is_edited_with_the_arrow_keys(world):
    words = "Kiitos avsta!" + LEFT * 4 + "u" + ENTER + "Toinen" + UP + END + "!" + ENTER
    moment = typed(world, words + "." + ENTER, *REST)
    assert moment["quote"] == "Kiitos avusta!!\nToinen\n"


def test_a_line_of_six_thousand_bytes_arrives_whole(world):
    words = "äö" * 1500
    assert len(words.encode()) == 6000
    moment = typed(world, words + ENTER + "." + ENTER, *REST)
    assert moment["quote"] == f"{words}\n"


def test_what_is_pasted_keeps_its_lines_and_a_title_has_one(world):
    paste = "\x1b[200~{}\x1b[201~"
    title = paste.format("Hyvä\npäivä") + ENTER
    words = paste.format("Kiitos!\n\n  Terveisin me\n") + "." + ENTER
    moment = typed(world, words, *REST[:-2], title, ENTER)
    assert moment["quote"] == "Kiitos!\n\nTerveisin me\n"
    assert moment["title"] == "Hyvä päivä"


@pytest.mark.parametrize("last", ["Ja" + CTRL_C, "Ja" + ENTER + CTRL_C])
def test_what_was_written_is_offered_the_next_time(world, last):
    terminal = new(world)
    terminal.type("Kiitos kahvista!" + ENTER + last)
    assert terminal.ended() == 1
    assert "tallessa" in terminal.seen
    again = new(world)
    assert "Kiitos kahvista!" in again.until("Jatketaanko")
    for one in (ENTER, END + ENTER + "." + ENTER, *REST):
        again.type(one)
    assert again.ended() == 0
    (path,) = (world.folder / "moments").rglob("*.yml")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["quote"] == "Kiitos kahvista!\nJa\n"
    assert not [*world.root.glob(".star-moments/*.json")]


def test_the_end_of_input_stops_it_and_keeps_what_was_answered(world):
    terminal = new(world)
    terminal.type("Kiitos!" + ENTER + "." + ENTER)
    terminal.type(CTRL_D)
    assert terminal.ended() == 1
    assert kept(world)["quote"] == "Kiitos!"


def test_a_program_that_is_killed_and_a_terminal_that_is_closed_lose_no_letter(world):
    for end in (lambda one: one.process.kill(), lambda one: one.close()):
        terminal = new(world)
        terminal.type("Kiitos kahvista")
        terminal.until("kahvista")
        end(terminal)
        terminal.process.wait(30)
        assert kept(world)["begun"] == {"quote": "Kiitos kahvista"}
        again = new(world)
        again.type("e" + ENTER)
        again.type("k" + ENTER)
        again.type(CTRL_C)
        assert again.ended() == 1


def test_letters_that_the_terminal_does_not_know_stop_nothing(world):
    terminal = new(world)
    terminal.type("Hyv")
    os.write(terminal.master, b"\xe4\xe4 ty\xf6!" + (ENTER + "." + ENTER).encode())
    for one in REST:
        terminal.type(one)
    assert terminal.ended() == 0, terminal.seen
    (path,) = (world.folder / "moments").rglob("*.yml")
    assert "Hyv" in yaml.safe_load(path.read_text(encoding="utf-8"))["quote"]


def test_an_answer_that_is_changed_stands_there_to_be_changed(world):
    changed = ["8" + ENTER, " meille" + ENTER]
    moment = typed(
        world, "Kiitos!" + ENTER + "." + ENTER, *REST[:-2], "Ilo" + ENTER, *changed, ENTER
    )
    assert moment["title"] == "Ilo meille"
