"""`check --against` says how many moments a change brings to the wall and takes from it."""

import json

import pytest
from click.testing import CliRunner

from star_moments.cli import main
from tests.support.repository import git
from tests.support.world import WALL, World


@pytest.fixture
def committed(world) -> World:
    """A wall of five moments, committed."""
    for number in range(5):
        world.moment(f"hetki-{number}")
    git(world, "init")
    git(world, "add", ".")
    git(world, "commit", "-m", "x")
    return world


def check(world: World, *arguments: str):
    options = ["check", "--content", str(world.folder), "--against", "HEAD", *arguments]
    return CliRunner().invoke(main, options)


def test_a_change_of_nothing_says_so(committed):
    done = check(committed)
    assert done.exit_code == 0
    assert done.output.startswith("Muutos ei tuo seinälle hetkiä eikä vie niitä sieltä.\n")
    assert "Kaikki kunnossa" in done.output


def test_a_rule_that_takes_many_is_named_with_both_its_values(committed):
    committed.write("content/wall.yml", WALL.replace("approvals: 1", "approvals: 2"))
    committed.moment(
        "uusi", approved=[{"by": one, "on": "2026-11-01"} for one in ("raija", "tommi")]
    )
    done = check(committed)
    assert done.output.startswith(
        "Muutos tuo seinälle hetkiä: 1.\n\n"
        "Muutos vie seinältä hetkiä: 5.\n"
        "  Hyväksyntöjä on liian vähän: 5. Sääntö approvals muuttuu: 1 → 2.\n"
    )


def test_a_unit_that_goes_takes_its_moments(committed):
    gone = "      - {key: kahvila, name: Kahvila}\n"
    committed.write("content/wall.yml", WALL.replace(gone, ""))
    done = check(committed, "--format", "json")
    assert json.loads(done.output)["changes"] == {"brought": {}, "taken": {"nobody": 5}}
    assert "henkilöä tai hyväksyjää ei enää ole: 5." in check(committed).output


def test_one_or_two_are_counted_and_not_explained(committed):
    committed.moment("hetki-0", withdrawn="2026-11-01")
    for name in ("a", "b", "c"):
        committed.moment(name)
    summary = committed.root / "summary.md"
    done = check(committed, "--format", "github", "--summary", str(summary))
    assert "Muutos vie seinältä hetkiä: 1.\n\n" in done.output
    assert "Muutos tuo seinälle hetkiä: 3.\n- Uusia: 3.\n" in summary.read_text()


def test_a_revision_that_git_does_not_know_is_told_in_words(committed):
    for name in ("nowhere", "--all", "HEAD:content"):
        done = CliRunner().invoke(
            main, ["check", "--content", str(committed.folder), "--against", name]
        )
        assert done.exit_code == 2, done.output
        assert f"git knows no revision {name}" in done.output


def test_a_link_in_a_revision_leads_nowhere(committed):
    (committed.folder / "moments/2026/linkki.yml").symlink_to("/etc/hostname")
    git(committed, "add", ".")
    git(committed, "commit", "-m", "x")
    done = check(committed)
    assert done.exit_code == 0
    assert done.output.startswith("Muutos ei tuo seinälle hetkiä")
    assert "linkki.yml:1 Tiedostoa ei voi lukea" in done.output


def test_what_was_wrong_before_a_change_is_named_and_does_not_fail_it(committed):
    committed.moment("vanha", thanks=[{"person": "ei-ole"}])
    committed.write("content/pages/sivu.md", "---\ntemplate: ei.html\n---\nx\n")
    git(committed, "add", ".")
    git(committed, "commit", "-m", "x")
    committed.write("content/moments/2026/uusi.yml", "quote: hei\n")
    file = committed.folder / "moments/2026/vanha.yml"
    file.write_text("# Yksi rivi lisää.\n" + file.read_text())
    done = check(committed, "--format", "github")
    assert done.exit_code == 1
    new, named = done.output.split("\nNämä olivat tiedostoissa jo ennen muutosta, eivätkä ne ")
    assert "vanha.yml" not in new
    assert "sivu.md" not in new
    assert "moments/2026/uusi.yml" in new
    assert "content/moments/2026/vanha.yml:5 Henkilöllä ”ei-ole” ei ole omaa tiedostoa.\n" in named
    assert "content/pages/sivu.md:" in named
    (committed.folder / "moments/2026/uusi.yml").unlink()
    done = check(committed)
    assert done.exit_code == 0
    assert "\n\nMuutoksessa ei ole korjattavaa." in done.output
    # Once more than before is new.
    committed.moment("vanha", thanks=[{"person": "ei-ole"}, {"person": "ei-ole"}])
    assert check(committed).exit_code == 1


def test_files_that_a_change_to_the_wall_file_broke_are_new(committed):
    committed.write("content/wall.yml", WALL.replace("key: raija", "key: raili"))
    done = check(committed)
    assert done.exit_code == 1
    assert "moments/2026/hetki-0.yml" in done.output
    assert "jo ennen muutosta" not in done.output


def test_a_persons_file_that_is_removed_by_hand_is_warned_of(world):
    world.person()
    world.moment("held", quote="Sini Korhonen auttoi.", thanks=[{"unit": "kirjasto"}])
    world.moment("gone", quote="Sini Korhonen auttoi.", withdrawn="2026-11-01")
    world.moment("other", quote="Sini auttoi.")
    git(world, "init")
    git(world, "add", ".")
    git(world, "commit", "-m", "x")
    (world.folder / "people/sini.yml").rename(world.folder / "people/sini-k.yml")
    assert "person-removed" not in check(world).output
    (world.folder / "people/sini-k.yml").unlink()
    done = check(world)
    assert done.exit_code == 0
    assert done.output.count("person-removed") == 1
    assert "star-moments forget sini" in done.output
