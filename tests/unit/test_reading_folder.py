"""The content folder: names, and what is no ordinary file."""

import os

import pytest

from star_moments.model.keys import key_from
from star_moments.reading.folder import read_folder


@pytest.fixture
def put(tmp_path):
    """Write a file into a content folder."""

    def write(path: str, text: str = "a: b\n"):
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    write("wall.yml")
    return write


@pytest.fixture
def read(tmp_path):
    """Read the folder and say what is wrong: code and the proposed name or other file."""

    def reading():
        folder = read_folder(tmp_path / "content")
        return folder, [(one.code, one.file, one.values.get("right")) for one in folder.diagnostics]

    return reading


def test_files_stand_under_their_names_in_any_depth(put, read):
    put("moments/a.yml")
    put("moments/2026/11/b-2.yml")
    put("people/sini.yml")
    folder, wrong = read()
    assert set(folder.moments) == {"a", "b-2"}
    assert folder.moments["b-2"].shown == "content/moments/2026/11/b-2.yml"
    assert folder.people["sini"].data == b"a: b\n"
    assert wrong == []


def test_other_and_hidden_files_are_not_read_and_told_of_where_they_look_like_content(put, read):
    put("moments/readme.md")
    put("moments/.a.yml")
    put("moments/.hidden/a.yml")
    put("people/notes.txt")
    folder, wrong = read()
    assert (folder.moments, folder.people) == ({}, {})
    assert wrong == [
        ("not-read", "content/people/notes.txt", "content/people/notes.yml"),
        ("not-read", "content/moments/.a.yml", "content/moments/a.yml"),
    ]


@pytest.mark.parametrize(
    ("name", "code", "right"),
    [
        ("Kiitos Äiti.yml", "bad-file-name", "kiitos-aiti.yml"),
        ("kiitos_äiti.yml", "bad-file-name", "kiitos-aiti.yml"),
        ("2026-11-20.yml", "bad-file-name", "2026-11-20-kiitos.yml"),
        ("---.yml", "bad-file-name", "kiitos.yml"),
        ("a--b.yml", "bad-file-name", "a-b.yml"),
        ("a" * 101 + ".yml", "bad-file-name", "a" * 93 + ".yml"),
        ("sini.yaml", "yaml-ending", "sini.yml"),
        ("SINI.YML", "yaml-ending", "sini.yml"),
        ("a\nb.yml", "bad-file-name", "a-b.yml"),
    ],
)
def test_a_name_that_is_no_address_gets_a_proposal_and_is_read_all_the_same(
    put, read, name, code, right
):
    put(f"moments/2026/{name}")
    folder, ((found, shown, proposal),) = read()
    assert (found, proposal) == (code, right)
    assert "\n" not in shown
    (key,) = folder.moments
    assert key.startswith("2026/")
    assert folder.moments[key].data == b"a: b\n"


def test_the_longest_id_is_100_and_the_longest_key_80(put, read):
    put("moments/" + "a" * 100 + ".yml")
    put("people/" + "a" * 80 + ".yml")
    assert read()[1] == []


def test_the_same_id_in_two_folders_is_said_of_the_later(put, read):
    put("moments/2025/a.yml")
    put("moments/2026/a.yml")
    folder, _ = read()
    (one,) = folder.diagnostics
    assert (one.code, one.file) == ("same-id", "content/moments/2026/a.yml")
    assert one.values["other"] == "content/moments/2025/a.yml"
    assert set(folder.moments) == {"a", "2026/a.yml"}


def test_folders_links_and_pipes_are_no_files(put, read, tmp_path):
    put("moments/x.yml/keep.txt")
    (tmp_path / "content/moments/link.yml").symlink_to("/etc/hostname")
    (tmp_path / "content/moments/round").symlink_to("..")
    os.mkfifo(tmp_path / "content/moments/pipe.yml")
    folder, wrong = read()
    assert [code for code, _, _ in wrong] == ["unreadable-file"] * 4
    assert all(raw.data is None for raw in folder.moments.values())


def test_a_folder_in_place_of_the_wall_file(put, read, tmp_path):
    (tmp_path / "content/wall.yml").unlink()
    put("wall.yml/keep.txt")
    assert [code for code, _, _ in read()[1]] == ["unreadable-file"]


def test_a_missing_wall_file_and_empty_folders(tmp_path):
    folder = read_folder(tmp_path / "content")
    assert [one.code for one in folder.diagnostics] == ["no-wall-file"]
    assert (folder.wall, folder.people, folder.moments) == (None, {}, {})


def test_names_that_are_not_utf8_can_be_printed(put, read, tmp_path):
    put("moments/a.yml")
    (tmp_path / "content/moments" / os.fsdecode(b"\xe4\x1b.yml")).write_bytes(b"a: b")
    (one,) = read()[0].diagnostics
    assert one.code == "bad-file-name"
    assert one.file.encode("utf-8").decode().isprintable()


def test_paths_are_shown_from_the_working_directory(put, monkeypatch, tmp_path):
    put("moments/a.yml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").rename(tmp_path / "sisalto")
    assert read_folder(tmp_path / "sisalto").moments["a"].shown == "sisalto/moments/a.yml"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kiitos Äiti!", "kiitos-aiti"),
        ("Øst & Ærlig", "ost-aerlig"),
        ("Страница", ""),
        ("ﬁ½", "fi1-2"),
    ],
)
def test_keys_from_names(name, key):
    assert key_from(name) == key


@pytest.mark.parametrize(
    "name",
    [
        *("Emergency.yml", "emergency.yaml", "EMERGENCY.YML", "emergency.yml.txt", "emergancy.yml"),
        *("hätätiedote.yml", "emergency (2).yml", "nödmeddelande.yml", "emergency.txt"),
    ],
)
def test_an_emergency_under_nearly_its_name_is_told_of(put, read, name):
    put(name)
    folder, wrong = read()
    assert wrong == [("emergency-file-name", f"content/{name}", "emergency.yml")]
    assert folder.emergency is not None
    assert folder.emergency.data is None


def test_the_emergency_s_own_file_comes_before_its_likes(put, read):
    put("emergency.yml", "message: a\n")
    put("Emergency.yaml")
    folder, wrong = read()
    assert folder.emergency.data == b"message: a\n"
    assert [file for _, file, _ in wrong] == ["content/Emergency.yaml"]


def test_files_of_other_names_are_no_emergency(put, read):
    for name in (
        "emergency.schema.json",
        "emergency.md",
        ".emergency.yml",
        "mkdocs.yml",
        "muuta.yml",
    ):
        put(name)
    folder, wrong = read()
    assert folder.emergency is None
    assert {code for code, _, _ in wrong} == {"not-read"}
    assert len(wrong) == 4


def test_a_folder_or_link_for_the_emergency_is_told_of(put, read):
    target = put("muuta.yml")
    link = target.parent / "emergency.yml"
    link.symlink_to(target)
    folder, wrong = read()
    assert ("unreadable-file", "content/emergency.yml", None) in wrong
    assert folder.emergency.data is None
    link.unlink()
    link.mkdir()
    assert read()[1] == wrong
