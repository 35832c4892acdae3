"""The proof finds what leaks, however it is told, and nothing on a wall that is in order."""

import json
import random
from functools import partial

import pytest
from click.testing import CliRunner

from star_moments.cli import main
from star_moments.proof.findings import errors
from tests.support.builds import build_again, new_process, overheard
from tests.support.edits import do
from tests.support.edits.deck import EDITS as EVERY
from tests.support.leaks import LEAKS, Printer
from tests.support.office import CHANNELS, Office
from tests.support.proving import DRAFT, a_wall_with_secrets, found_in, printed
from tests.support.sizes import size, sized
from tests.support.world import MKDOCS, ago

# So that each kind of leak comes in every run of so few of them.
SOME = random.Random("leaks").sample(range(len(LEAKS)), len(LEAKS))[: size("mutations")]


@pytest.fixture(scope="module")
def leaky(tmp_path_factory):
    """Return a wall with secrets, and what an engine has rendered for it."""
    root = tmp_path_factory.mktemp("wall")
    world = a_wall_with_secrets(root)
    with new_process(), overheard(root / "handed-over") as handed:
        build_again(world)
    return world, handed[-1]


def test_on_a_wall_with_secrets_nothing_is_found(leaky):
    world, handed = leaky
    content, site = printed(world, handed, world.root / "plain")
    assert found_in(content, site, world.root / "mkdocs.yml") == []


@sized("mutations")
@pytest.mark.parametrize("number", sorted(SOME))
def test_a_leak_is_found(leaky, tmp_path, monkeypatch, number):
    world, handed = leaky
    leak = LEAKS[number]
    printer = Printer(monkeypatch, tmp_path)
    leak.make(printer)
    content, site = printed(world, handed, tmp_path / "site", printer.templates)
    found = errors(found_in(content, site, world.root / "mkdocs.yml"))
    there = [one for one in found if one.kind == leak.kind and one.file.startswith(leak.where)]
    assert there, (leak.name, found)


def test_the_command_tells_where_and_not_what_and_leaves_out_what_it_found(leaky, tmp_path):
    world, handed = leaky
    _, site = printed(world, handed, tmp_path / "site")
    run = partial(CliRunner().invoke, main)
    command = ["proof", str(site), "--content", str(world.folder)]
    done = run(command)
    assert done.exit_code == 0
    assert "Kaikki kunnossa" in done.output
    (site / "otto-ahonen.txt").write_text("x")
    (site / "media").mkdir()
    (site / "media/x.txt").write_text(DRAFT)
    page = site / "kiita/index.html"
    page.write_text(page.read_text() + "<p>Otto Ahonen</p>")
    done = run(command)
    assert done.exit_code == 1
    assert "media/x.txt" in done.output
    assert "kiita/index.html" in done.output
    for secret in ("hiileen", "ahonen", "Ahonen", "otto"):
        assert secret not in done.output
    done = run([*command, "--leave-out", "--format", "json"])
    report = json.loads(done.output)
    assert report["left_out"] == 2
    assert {(one["file"], one["severity"]) for one in report["findings"]} == {
        ("media/x.txt", "error"),
        ("…", "error"),
        ("kiita/index.html", "warning"),
    }
    assert not (site / "media/x.txt").exists()
    assert page.exists()
    assert run([*command, "--format", "github"]).output.startswith("::warning::")


def test_there_are_forty_leaks_of_many_kinds_and_each_can_still_be_put_in(monkeypatch, tmp_path):
    assert len({leak.name for leak in LEAKS}) == len(LEAKS) >= 40
    for leak in LEAKS:
        leak.make(Printer(monkeypatch, tmp_path / leak.name))


# What is done to the theme and the settings is for MkDocs, which renders no page here.
AROUND = {"an_own_page_around_everything", "an_own_template", "another_address", "two_at_once"}
EDITS = sorted(EVERY.keys() - AROUND)


def in_order(office: Office) -> None:
    """Let an office do what honest people do, and what may look like a leak."""
    chance, world = office.chance, office.world
    for _ in range(chance.randint(0, 8)):
        do(chance.choice(EDITS), office)
    office.mend()
    persons = sorted(office.people) or ["sini"]
    told = ago(300)
    # Corrected copies: the old one is taken down, and stands again with a word or two changed.
    words = office.words(12, 40)
    office.write_moment("vanha", **moment(words, withdrawn=ago(1)))
    office.write_moment("uusi", **moment(words.replace("kiitos", "Kiitokset", 1), title="Jono"))
    split = words.split()
    office.write_moment("osissa", **moment(" ".join(split[3:]), title=" ".join(split[:3])))
    # The same few words, twice; and words that others put together.
    office.write_moment("lyhyt-1", **moment("Kiitos ystävällisestä avusta!", withdrawn=ago(1)))
    office.write_moment("lyhyt-2", **moment("Kiitos ystävällisestä avusta!"))
    office.write_moment("luonnos", **moment("Jonossa kului ilta. Kiitos!", approved=None))
    # Namesakes, of whom one has permitted nothing; and two who are thanked side by side.
    office.write_person(
        "nimet-1",
        name="Maija Virtanen",
        shown_as="Maija Virtanen",
        unit="palvelut",
        permission={"on": ago(500), "channels": CHANNELS},
    )
    office.write_person("nimet-2", name="Maija Virtanen", shown_as="Maija", unit="palvelut")
    some = chance.sample(CHANNELS, chance.randint(1, 5))
    office.write_person(
        "sari",
        name="Sari Virtanen",
        shown_as="Sari",
        unit="palvelut",
        permission={"on": ago(500), "channels": some},
    )
    # Somebody's whole name stands in the words, where a shorter one stands beside them.
    everywhere = {"on": ago(500), "channels": CHANNELS}
    who = {"name": "Veera Kallio", "shown_as": "Veera", "unit": "palvelut"}
    office.write_person("veera", **who, permission=everywhere)
    thanks = [{"person": "veera", "told": told}]
    office.write_moment("veeralle", **moment("Kiitos, Veera Kallio!", thanks=thanks))
    office.write_person("suljettu", name="Toivo Hae", unit="palvelut")
    for number in range(3):
        who = chance.sample(["nimet-1", "nimet-2", "sari", "suljettu", *persons], 2)
        thanks = [{"person": one, "told": told} for one in who]
        office.write_moment(f"nimet-{number}-kiitos", **moment(office.words(), thanks=thanks))
    world.write("content/emergency.yml", "message: Soita Toivo Hae.\nuntil: 2099-01-01 12:00\n")
    world.write("content/pages/yhteys.md", "# Yhteys\n\nKysy: Toivo Hae, Maija Virtanen\n")


def moment(quote: str, **fields) -> dict:
    return {
        "date": ago(300),
        "from": "customer",
        "quote": quote,
        "thanks": [{"unit": "palvelut"}],
        "factors": ["skill"],
        "approved": [{"by": "raija", "on": ago(290)}, {"by": "tommi", "on": ago(290)}],
    } | fields


@sized("honest")
@pytest.mark.parametrize("part", range(5))
def test_on_a_wall_in_order_nothing_is_found(leaky, tmp_path, part):
    _, handed = leaky
    for number in range(size("honest") // 5):
        seed = part * 1000 + number
        office = Office(tmp_path / str(seed), random.Random(seed), config=MKDOCS, moments=6)
        in_order(office)
        content, site = printed(office.world, handed, office.world.root / "site")
        page = site / "yhteys/index.html"
        page.parent.mkdir()
        page.write_text("<title>Yhteys</title><p>Kysy: Toivo Hae, Maija Virtanen</p>")
        found = found_in(content, site, office.world.root / "mkdocs.yml")
        assert errors(found) == [], seed
        assert {one.file for one in found} == {"yhteys/index.html"}, seed
