"""The commands, as somebody at a keyboard or a CI service meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from star_moments import servers
from star_moments.cli import main
from star_moments.gate.decide import STATES
from star_moments.model.schema import schemas
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.servers import FILES
from tests.support.world import WALL, World, ago

COMMANDS = ("init", "new", "check", "status", "schema", "servers")


def run(*arguments, answers=None):
    typed = None if answers is None else "\n".join([*answers, ""])
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed)


def diagnostics(*arguments):
    return json.loads(run("check", *arguments, "--format", "json").stdout)["diagnostics"]


def broken(world: World) -> str:
    world.moment()
    world.moment("2026-10-02-vaara", factors=["ilo"])
    return "content/moments/2026/2026-10-02-vaara.yml"


def test_check_exits_with_1_where_there_is_an_error_and_0_for_warnings(world):
    world.moment(told_early=None, thanks=[{"unit": "kahvila", "told": ago(60)}])
    done = run("check", "--content", world.folder)
    assert (done.exit_code, "Huomautus" in done.output) == (0, True)
    place = broken(world)
    done = run("check", "--content", world.folder)
    assert done.exit_code == 1
    assert place in done.output


def test_check_exits_with_2_where_it_is_used_wrongly(world, tmp_path):
    (tmp_path / "else.yml").touch()
    for wrong in (["--format", "xml"], [tmp_path / "no-such.yml"], [tmp_path / "else.yml"]):
        assert run("check", "--content", world.folder, *wrong).exit_code == 2
    assert run("check", "--content", tmp_path / "nowhere").exit_code == 2


@pytest.mark.parametrize("here", ["", "content", "content/moments", "elsewhere"])
def test_check_tells_only_of_the_paths_that_were_asked_for(world, monkeypatch, here):
    broken(world)
    world.moment("2026-10-03-toinen", factors=["huvi"])
    (world.root / "elsewhere").mkdir()
    monkeypatch.chdir(world.root / here)
    folder = Path(os.path.relpath(world.folder))
    for path in ("moments/2026/2026-10-02-vaara.yml", "moments/2026/2026-10-01-hetki.yml"):
        done = run("check", "--content", folder, folder / path, "--format", "json")
        found = json.loads(done.output)["diagnostics"]
        assert done.exit_code == bool(found) == ("vaara" in path)
        assert {Path(one["file"]).name for one in found} <= {Path(path).name}
    assert run("check", "--content", folder, folder / "wall.yml").exit_code == 0
    assert len(diagnostics("--content", folder, folder)) == 2


def test_check_speaks_the_language_of_the_wall_in_every_format(world):
    broken(world)
    for language, wrong in (("fi", "Virhe"), ("sv", "Fel"), ("en", "Error")):
        world.write("content/wall.yml", WALL.replace("language: fi", f"language: {language}"))
        assert f"{wrong}: " in run("check", "--content", world.folder).stdout
        found = json.loads(run("check", "--content", world.folder, "--format", "json").stdout)
        assert (found["language"], found["held"], found["version"]) == (language, 1, 2)
        lines = run("check", "--content", world.folder, "--format", "github").stdout.splitlines()
        assert lines[0].startswith("::error file=content/moments/2026/2026-10-02-vaara.yml,line=")
        assert f"    {wrong}: " in "\n".join(lines[1:])


def test_check_adds_its_summary_to_what_is_there(world, tmp_path):
    broken(world)
    path = tmp_path / "summary.md"
    path.write_text("# Before\n")
    for _ in range(2):
        run("check", "--content", world.folder, "--summary", path)
    text = path.read_text()
    assert text.startswith("# Before\n## ")
    assert text.count("2026-10-02-vaara.yml</code>") == 2


def test_status_tells_for_each_state_the_next_step_and_who_takes_it(world):
    world.person("matti", name="Matti Meri", permission=None)
    told = [{"person": world.person()}]
    world.moment("2026-10-01-luonnos", approved=None)
    world.moment("2026-10-01-kerrottava", thanks=told)
    world.moment("2026-10-01-vaara", factors=["ilo"])
    world.moment("2026-10-01-nimi", quote="Kiitos Matti Merelle.")
    world.moment("2026-10-01-huomenna", publish=ago(-1))
    world.moment("2026-10-01-seinalla")
    world.moment("2026-10-01-vanha", until=ago(1))
    world.moment("2026-10-01-pois", withdrawn=ago(1))
    found = json.loads(run("status", "--content", world.folder, "--format", "json").stdout)
    assert found["day"] == "2026-11-23"
    steps = {one["id"][11:]: one for one in found["moments"]}
    assert {one["state"] for one in steps.values()} == set(STATES)
    for name, told_next in {
        "luonnos": "Hyväksyjiä tarvitaan 1",
        "kerrottava": "Sini",
        "vaara": "rivi",
        "nimi": "”Matti”",
        "huomenna": "24.11.2026",
        "seinalla": "1.10.2036",
        "vanha": "22.11.2026",
        "pois": "Ei näy missään",
    }.items():
        assert told_next in steps[name]["next"], name
        assert steps[name]["who"], name
    assert steps["seinalla"]["channels"] == ["wall", "display", "feed", "print", "social"]
    assert steps["pois"]["channels"] == steps["vaara"]["channels"] == []
    text = run("status", "--content", world.folder).stdout
    assert all(one["next"] in text and one["file"] in text for one in steps.values())
    assert "Odottaa korjausta (2) – " in text


IN_ERROR = "HÄTÄTIEDOTETTA EI NÄYTETÄ NÄYTÖILLÄ. Korjaa ensin tiedosto content/emergency.yml."


def test_what_becomes_of_an_emergency_is_said_last_and_by_every_command(world, tmp_path):
    path = world.write("content/emergency.yml", "message: Vesi on poikki.\n")
    place = ("--content", world.folder)
    checked = run("check", *place)
    assert checked.exit_code == 1
    assert checked.stdout.rstrip().endswith(f"\n\n{IN_ERROR}")
    assert run("status", *place).stdout.startswith(f"{IN_ERROR}\n\n")
    run("check", *place, "--summary", tmp_path / "summary.md")
    assert f"> [!CAUTION]\n> {IN_ERROR}\n\n<p>" in (tmp_path / "summary.md").read_text()

    path.write_text(f"message: Vesi on poikki.\nuntil: {ago(0)} 18.00\nunits: [kirjasto]\n")
    checked = run("check", *place)
    assert checked.exit_code == 0
    assert (
        "23.11.2026 klo 18.00 asti näillä näytöillä: Kirjasto." in checked.stdout.splitlines()[-1]
    )
    assert run("status", *place).stdout.splitlines()[0] == checked.stdout.splitlines()[-1]
    emergency = {
        "state": "shown",
        "file": "content/emergency.yml",
        "until": "2026-11-23T18:00:00+02:00",
        "units": ["Kirjasto"],
    }
    for command in ("check", "status"):
        told = json.loads(run(command, *place, "--format", "json").stdout)["emergency"]
        assert told == emergency

    path.write_text(f"message: Vesi on poikki.\nuntil: {ago(1)} 18.00\n")
    checked = run("check", *place)
    assert checked.exit_code == 0
    assert checked.stdout.count("22.11.2026 klo 18.00") == 1
    assert run("status", *place).stdout.startswith("Hätätiedote päättyi 22.11.2026 klo 18.00")

    path.unlink()
    for command in ("check", "status"):
        assert json.loads(run(command, *place, "--format", "json").stdout)["emergency"] is None
        assert "ätätiedote" not in run(command, *place).stdout


def test_status_of_an_empty_wall_says_how_to_begin(world):
    assert "star-moments new" in run("status", "--content", world.folder).stdout


def test_schema_writes_what_is_not_fresh_and_check_only_tells(world):
    asked = ["schema", "--content", world.folder]
    assert run(*asked, "--check").exit_code == 1
    assert not list(world.folder.glob("*.json"))
    assert run(*asked).output.count("written") == 4
    assert {p.name: p.read_text() for p in world.folder.glob("*.json")} == schemas()
    assert (run(*asked).output, run(*asked, "--check").exit_code) == ("", 0)
    (world.folder / "moment.schema.json").write_text("{}")
    stale = run(*asked, "--check")
    assert (stale.exit_code, stale.output.count("out of date")) == (1, 1)


NAMES = [
    "Tähtihetket",
    "A \"B\": 'C' #1 – {d} [e] & 100 % $name @f !g *h",
    "yes",
    "2026",
    "- \\ | >",
]


@pytest.mark.parametrize("language", WALL_LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_init_makes_a_wall_that_builds_and_checks_clean(tmp_path, language, name):
    options = ["--name", name, "--organisation", name, "--language", language]
    assert run("init", tmp_path, *options).exit_code == 0
    assert diagnostics("--content", tmp_path / "content") == []
    assert run("schema", "--content", tmp_path / "content", "--check").exit_code == 0
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins["star-moments"].config.search = False
    build(config)
    assert json.loads((tmp_path / "site/feed.json").read_text())["title"] == name
    assert f'<html lang="{language}"' in (tmp_path / "site/index.html").read_text()


def test_init_asks_and_leaves_what_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("init", answers=["", "Nurmeksen palvelut", "xx", "sv"])
    assert done.exit_code == 0
    Path("content/wall.yml").write_text("mine")
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    again = run("init", "--name", "X", "--organisation", "Y", "--language", "sv")
    assert again.output.count("left as it is") == len(done.output.split(": written")) - 1 == 9
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == files


def test_servers_writes_what_a_web_server_needs_and_leaves_what_is_there(tmp_path):
    asked = ["servers", tmp_path / "servers"]
    assert run(*asked).output.count(": written") == len(FILES)
    there = Path(servers.__file__).parent
    assert {path.name for path in there.iterdir() if path.is_file()} - {"__init__.py"} == set(FILES)
    for name in FILES:
        path = tmp_path / "servers" / name
        assert path.read_bytes() == (there / name).read_bytes()
        path.write_text("mine")
    assert run(*asked).output.count("left as it is") == len(FILES)
    assert {path.read_text() for path in (tmp_path / "servers").iterdir()} == {"mine"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    for flag in ("--help", "-h"):
        done = run(command, flag)
        assert done.exit_code == 0
        assert f"Usage: main {command}" in done.output
    assert f"  {command} " in run("--help").output


def test_the_product_runs_as_a_module_too():
    module = [sys.executable, "-m", "star_moments"]
    version = subprocess.run([*module, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("star-moments, version 0.")
    wrong = subprocess.run([*module, "chekc"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
