"""What was answered to `star-moments new` and is not saved: it is kept, offered, and gone again."""

import subprocess

import pytest
import yaml

from tests.acceptance.test_new import KIND, SAVE, THE_CAFE, new, run

SINI = ["Sini Korhonen", "", "2", "Sini", "y", "21.11.2026", "", "1", ""]


@pytest.mark.parametrize("answered", range(len([*KIND, *SINI]) + 1))
def test_new_writes_nothing_before_it_is_told_to_and_goes_on_where_it_was_left(world, answered):
    before = set(world.folder.rglob("*"))
    answers = [*KIND, *SINI]
    done = run("new", "--content", world.folder, answers=answers[:answered])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert set(world.folder.rglob("*")) == before
    kept = [*world.root.glob(".star-moments/*.json")]
    assert len(kept) == (answered > 0)
    assert ("tallessa" in done.output) == (answered > 0)
    if answered:
        # Within the questions about one person, all that was answered stands there to be taken.
        about = answered - len(KIND)
        rest = [""] * about if about <= 4 else []
        if about == 5:
            # But for the permission, which is asked again.
            rest = [*[""] * 4, "y"]
        written = new(world, "", *rest, *answers[answered:], SAVE)
        assert written["people/sini.yml"]["unit"] == "kahvila"
        assert "permission" in written["people/sini.yml"]
        assert len(written) == 2
        assert not [*world.root.glob(".star-moments/*.json")]


@pytest.mark.parametrize("yes", ["", "k"])
def test_what_was_left_can_be_declined_and_is_gone_then(world, yes):
    run("new", "--content", world.folder, answers=["Kiitos kahvista!", "."])
    done = run("new", "--content", world.folder, answers=["e", yes])
    assert "Kiitos kahvista!" in done.output
    assert "Se on poistettu." in done.output
    assert not [*world.root.glob(".star-moments/*.json")]


def test_what_was_left_waits_where_it_is_neither_taken_up_nor_thrown_away(world):
    run("new", "--content", world.folder, answers=["Kiitos kahvista!", "."])
    new(world, "e", "e", *KIND, *THE_CAFE, "1", "", SAVE)
    assert "Kiitos kahvista!" in run("new", "--content", world.folder, answers=[]).output


def test_what_is_kept_stands_in_no_repository_and_is_for_nobody_else(world):
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=world.root, check=True)
    run("new", "--content", world.folder, answers=["Kiitos kahvista!", "."])
    said = ["git", "status", "--porcelain", "--untracked-files=all"]
    status = subprocess.run(said, cwd=world.root, capture_output=True, text=True, check=True)
    assert "star-moments" not in status.stdout
    (kept,) = world.root.glob(".star-moments/*.json")
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("data", [b"", b"{", b'{"quote": 1}', b"\xff" * 9, b'{"other": "x"}'])
def test_what_cannot_be_read_is_named_and_left(world, data):
    path = world.write(".star-moments/unsaved-moment-1.json", data)
    done = run("new", "--content", world.folder, answers=[*KIND, *THE_CAFE, "1", "", SAVE])
    assert done.exit_code == 0, done.output
    assert str(path) in done.output
    assert path.read_bytes() == data


def test_what_does_not_fit_any_more_is_asked_again(world):
    world.person()
    run("new", "--content", world.folder, answers=[*KIND, "sini", "", "", "", "1 2", ""])
    (world.folder / "people/sini.yml").unlink()
    world.write("content/wall.yml", world.wall.replace("key: trust", "key: faith"))
    done = run("new", "--content", world.folder, answers=["", *THE_CAFE, SAVE])
    assert "Seinän tiedot ovat muuttuneet" in done.output
    # The factor that is left stands; whoever is thanked was asked for again.
    (path,) = (world.folder / "moments").rglob("*.yml")
    moment = yaml.safe_load(path.read_text())
    assert (moment["thanks"], moment["factors"]) == ([{"unit": "kahvila"}], ["joy"])


def test_a_code_of_the_giver_is_not_repeated_where_an_unfinished_moment_is_offered(world):
    run("new", "--content", world.folder, answers=["Hetuni on 131052-308T.", "."])
    assert "131052" not in run("new", "--content", world.folder, answers=[]).output


def test_where_nothing_can_be_kept_it_is_said_and_the_moment_saved_all_the_same(world):
    world.write(".star-moments", "in the way")
    done = run("new", "--content", world.folder, answers=[*KIND, *THE_CAFE, "1", "", SAVE])
    assert done.exit_code == 0, done.output
    assert "ei voi laittaa talteen" in done.output
    assert done.output.count("ei voi laittaa talteen") == 1
    assert "Ctrl+C" not in done.output


def test_where_it_cannot_be_saved_the_answers_stay(world):
    world.write("content/moments", "in the way")
    done = run("new", "--content", world.folder, answers=[*KIND, *SINI, SAVE])
    assert done.exit_code == 1
    assert "ei saatu tallennettua" in done.output
    assert "tallessa" in done.output
    assert not (world.folder / "people/sini.yml").exists()
    (world.folder / "moments").unlink()
    assert len(new(world, "", SAVE)) == 2
