"""`withdraw` and `forget`, as somebody at a keyboard meets them."""

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner

from star_moments.cli import main
from tests.support.world import WALL, World, ago

TOLD = [{"person": "sini", "told": ago(50)}]


@pytest.fixture
def wall(world) -> World:
    world.person()
    world.moment("2026-10-01-hetki", thanks=TOLD)
    world.moment("2026-10-02-toinen", quote="Sinille kiitos!", thanks=TOLD)
    return world


def run(world: World, *arguments: str):
    return CliRunner().invoke(main, [*arguments, "--content", str(world.folder)])


def shown(world: World, channel: str = "wall") -> dict[str, str]:
    moments = world.read().wall.publication.moments[channel]
    return {key: one.recipients[0].name for key, one in moments.items()}


@pytest.mark.parametrize(
    "name",
    [
        "2026-10-01-hetki",
        "content/moments/2026/2026-10-01-hetki.yml",
        "https://wall.example/moments/2026-10-01-HETKI/",
    ],
)
def test_a_moment_is_withdrawn_by_id_file_or_address(wall, name):
    done = run(wall, "withdraw", "moment", name)
    assert done.exit_code == 0, done.output
    assert shown(wall) == {"2026-10-02-toinen": "Sini"}
    assert "Kirjoitettu: content/moments/2026/2026-10-01-hetki.yml\n" in done.output
    assert "\n  moments/2026-10-01-hetki/\n" in done.output
    assert "docs/privacy.md" in done.output
    assert not wall.read().diagnostics
    again = run(wall, "withdraw", "moment", name)
    assert again.exit_code == 0
    assert "lukee jo näin" in again.output


@pytest.mark.parametrize("name", ["sini", "Sini", "sini korhonen", "people/sini.yml"])
def test_a_permission_is_taken_back_by_any_name(wall, name):
    done = run(wall, "withdraw", "person", name)
    assert done.exit_code == 0, done.output
    assert shown(wall) == {"2026-10-01-hetki": "Kahvila"}
    assert "\n  people/sini/\n" in done.output
    assert [one.code for one in wall.read().diagnostics] == ["name-without-permission"]


def test_one_channel_alone_can_be_closed(wall):
    assert run(wall, "withdraw", "person", "sini", "--on", "feed").exit_code == 0
    assert len(shown(wall)) == 2
    assert shown(wall, "feed") == {"2026-10-01-hetki": "Kahvila"}
    done = run(wall, "withdraw", "moment", "2026-10-01-hetki", "--on", "feed")
    assert done.exit_code == 2
    assert "withdraw person TUNNUS --on feed" in done.output


def test_a_channel_of_a_file_in_error_takes_the_whole_permission(wall):
    path = wall.folder / "people/sini.yml"
    path.write_text(path.read_text().replace('"unit": "kahvila"', "unit: ["))
    path.write_text("name: Sini Korhonen\nunit: [\npermission:\n  on: 2026-01-01\n")
    done = run(wall, "withdraw", "person", "sini", "--on", "feed")
    assert done.exit_code == 0
    assert "koko lupa peruttiin" in done.output
    assert path.read_text().endswith("permission:\n  on: 2026-01-01\n  withdrawn: 2026-11-23\n")


def test_errors_elsewhere_keep_nothing_waiting(wall):
    wall.write("content/wall.yml", WALL.replace("approvers:", "approvers"))
    wall.write("content/people/x.yml", "name: 'x")
    for number in range(3):
        wall.write(f"content/moments/2026/rikki-{number}.yml", "quote |\n\t- {")
    done = run(wall, "withdraw", "moment", "rikki-1")
    assert done.exit_code == 0, done.output
    assert "on virhe" in done.output
    assert wall.read().decisions["rikki-1"].state == "withdrawn"


@pytest.mark.parametrize(
    ("name", "said"), [("sinni", "Tarkoititko tätä: sini?"), ("x", "ei löytynyt")]
)
def test_who_is_not_known_is_asked_about(wall, name, said):
    done = run(wall, "withdraw", "person", name)
    assert done.exit_code == 2
    assert said in done.output


def test_two_of_one_name_are_told_apart_by_key(wall):
    wall.person("salo", name="Sini Korhonen")
    done = run(wall, "withdraw", "person", "Sini Korhonen")
    assert done.exit_code == 2
    assert "Anna jokin näistä tunnuksista: salo, sini" in done.output


def test_a_person_is_forgotten(wall):
    wall.write("content/pages/yhteys.md", "# Yhteys\n\nSini Korhonen\n")
    done = run(wall, "forget", "sini")
    assert done.exit_code == 0, done.output
    assert "Poistettu, koska nimi on mukana: 1\n" in done.output
    assert "Henkilön sijasta kiitetään yksikköä: 1\n" in done.output
    assert "  content/pages/yhteys.md:3\n" in done.output
    assert "Seinä ei enää tunne nimeä" in done.output
    assert "Poistettu: content/people/sini.yml" in done.output
    assert shown(wall) == {"2026-10-01-hetki": "Kahvila"}
    assert not wall.read().diagnostics


def test_the_persons_file_stays_while_a_file_has_to_be_changed_by_hand(wall):
    wall.write("content/moments/2026/suuri.yml", f"quote: Sini Korhonen {'x' * 70_000}")
    done = run(wall, "forget", "sini")
    assert done.exit_code == 1
    assert "  content/moments/2026/suuri.yml\n" in done.output
    assert (wall.folder / "people/sini.yml").exists()
    assert shown(wall) == {"2026-10-01-hetki": "Kahvila"}


def test_a_full_disk_loses_no_byte_of_a_file(wall, monkeypatch):
    path = wall.folder / "moments/2026/2026-10-01-hetki.yml"
    before = path.read_bytes()
    write = Path.write_bytes

    def full(self, data):
        write(self, data[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    done = run(wall, "withdraw", "moment", "2026-10-01-hetki")
    assert isinstance(done.exception, OSError)
    assert path.read_bytes() == before
    assert [*path.parent.glob(".*")] == []


def test_all_languages_say_what_was_done(wall):
    for language, written in (("sv", "Skrivet: "), ("en", "Written: ")):
        wall.write("content/wall.yml", WALL.replace("language: fi", f"language: {language}"))
        moment = wall.moment(f"hetki-{language}")
        assert written in run(wall, "withdraw", "moment", moment).output
    assert "Borttaget" not in run(wall, "forget", "sini").output
