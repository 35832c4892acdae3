"""Whatever is in the files: a report that people can use, and a wall without what is in error."""

import json
import os
import random
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from star_moments.cli import main
from tests.examples.update import BAD, GOOD
from tests.support.sample import CONTENT
from tests.support.sizes import size, sized
from tests.support.world import MKDOCS, WALL, World

MOMENTS = [
    *sorted((CONTENT / "moments").rglob("*.yml")),
    *sorted([*BAD.rglob("moment.yml"), *GOOD.glob("*.yml")]),
]
PEOPLE = [*sorted((CONTENT / "people").glob("*.yml")), *sorted(BAD.rglob("person.yml"))]
WALLS = [CONTENT / "wall.yml", *sorted([*BAD.rglob("wall.yml"), BAD.parent / "base/wall.yml"])]
EMERGENCIES = sorted([*BAD.rglob("emergency.yml"), *GOOD.rglob("emergency.yml")])
MOST = size("accidents")
PERSONS = MOST * 6 // 100
NO_SEARCH = MKDOCS.replace("[star-moments]", "[{star-moments: {search: false}}]")

SIGNS = [
    *("\t", ":", ": ", " #", "- ", "|", ">", "&a ", "*a ", "!!python/object:os.system ", "'", '"'),
    *("{", "}", "[", "]", ",", "%", "@", "`", "\\", "---\n", "...\n", "? ", "<<: *a\n", "~", "=\n"),
    *("\u2028", "\u200b", "\u202e", "\ufeff", "\x00", "\x02", "\x1b[31m", "\r", "\x85", "😀", "ä"),
    *("<script>alert(1)</script>", "</title>", "]]>", "{{ x }}", "{x}", "%s", "$(x)", "::error::"),
]


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Return the file with one to four accidents of editing and copying."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = rng.choice(ACCIDENTS)(rng, data)
    return data


def cut_out(rng, data):
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.randrange(1, 20) :]


def put_in(rng, data):
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(SIGNS).encode() + data[at:]


def random_bytes(rng, data):
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.randrange(1, 30)) + data[at:]


def truncated(rng, data):
    return data[: rng.randrange(len(data) + 1)]


def of_lines(change):
    def changed(rng, data):
        lines = data.split(b"\n")
        change(rng, lines, rng.randrange(len(lines)))
        return b"\n".join(lines)

    return changed


def reencoded(rng, data):
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(["utf-16", "utf-16-le", "cp1252", "utf-32", "utf-7"]), "replace")


ACCIDENTS = [
    *(cut_out, put_in, put_in, truncated, random_bytes, reencoded),
    of_lines(lambda rng, lines, at: lines.insert(rng.randrange(len(lines)), lines[at])),
    of_lines(lambda rng, lines, at: lines.pop(at)),
    of_lines(lambda rng, lines, at: lines.__setitem__(at, b"\t" + lines[at])),
    of_lines(lambda rng, lines, at: lines.__setitem__(at, b" " * rng.randrange(1, 5) + lines[at])),
    of_lines(lambda rng, lines, at: lines.__setitem__(at, lines[at].strip())),
    of_lines(lambda rng, lines, at: rng.shuffle(lines)),
    lambda rng, data: data.replace(b"\n", b"\r\n"),
    lambda rng, data: data.replace(b":", b"=", 1),
    lambda rng, data: data * rng.choice((2, 90)),
    lambda rng, data: data,
]


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> World:
    """A wall of many files, most of which have met with an accident, and its build."""
    rng = random.Random(20261123)
    world = World(tmp_path_factory.mktemp("fuzz"))
    shutil.copytree(CONTENT, world.folder, dirs_exist_ok=True)
    for number in range(MOST - PERSONS):
        data = mutated(rng, rng.choice(MOMENTS).read_bytes())
        world.write(f"content/moments/2026/2026-10-01-arpa-{number}.yml", data)
    for number in range(PERSONS):
        data = mutated(rng, rng.choice(PEOPLE).read_bytes())
        world.write(f"content/people/arpa-{number}.yml", data)
    for number, sign in enumerate(SIGNS):
        # As JSON, so that what is markup elsewhere arrives in the words.
        quote = f"Kiitos {sign} kaikesta!"
        world.moment(f"2026-10-02-merkki-{number}", quote=quote, thanks=[{"unit": "kirjasto"}])
    # It ends in error where the proof takes words that may be shown for others.
    world.build()
    return world


def report(folder: Path) -> dict:
    """Return the JSON report of a check that ended as a check should."""
    done = CliRunner().invoke(main, ["check", "--content", str(folder), "--format", "json"])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code in (0, 1)
    found = json.loads(done.stdout)
    errors = [one for one in found["diagnostics"] if one["severity"] == "error"]
    assert bool(errors) == (done.exit_code == 1)
    for one in found["diagnostics"]:
        assert one["line"] >= 1
        assert one["column"] >= 1
        assert one["file"].startswith("content/")
        assert one["message"].strip()
        assert one["todo"].strip()
        assert "\x1b" not in one["message"] + one["todo"] + (one["fix"] or "")
    return found


@sized("accidents")
def test_each_finding_of_many_files_has_its_place_its_message_and_its_next_step(many):
    found = report(many.folder)["diagnostics"]
    assert len({one["file"] for one in found}) > 0.3 * MOST
    assert len({one["code"] for one in found}) > 30


@sized("accidents")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_check_as_a_program_never_shows_a_traceback(many, form):
    done = subprocess.run(
        [sys.executable, "-m", "star_moments", "check", "--format", form],
        cwd=many.root,
        capture_output=True,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout
    assert done.stderr == b""
    done.stdout.decode()


@sized("accidents")
def test_the_good_ones_are_published_and_those_in_error_are_not(many):
    site = many.root / "site"
    pages = {path.parent.name for path in (site / "moments").glob("*-*/index.html")}
    findings = report(many.folder)["diagnostics"]
    in_error = {Path(o["file"]).stem for o in findings if o["severity"] == "error"}
    content = many.read()
    on_wall = {name for name, one in content.decisions.items() if one.state == "on the wall"}
    assert pages == on_wall
    assert not pages & in_error
    assert len([name for name in pages if "arpa" in name]) > 0.05 * MOST
    assert len(in_error) > 0.3 * MOST
    for path in many.folder.rglob("2026-*.yml"):
        decision = content.decisions[path.stem]
        assert (decision.state in ("held", "withdrawn")) >= (path.stem in in_error)


@sized("accidents")
def test_no_markup_of_a_mutated_file_is_markup_on_a_page(many):
    pages = [path.read_text() for path in (many.root / "site").rglob("*.html")]
    assert any("&lt;script&gt;" in page for page in pages)
    # A screen's page ends in a script of its own; what is in the files can only stand before that.
    written = [page.partition("<script>(function () {")[0] for page in pages]
    assert not [page for page in written if "<script>" in page or "\x02" in page]


# Any accident with any file of the corpus, and any bytes at all.
files = st.one_of(
    st.builds(
        lambda seed, path: mutated(random.Random(seed), path.read_bytes()),
        st.integers(0, 2**32),
        st.sampled_from(MOMENTS),
    ),
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.lists(st.sampled_from([*SIGNS, "quote", "date: ", "\n", "  ", "thanks:"])).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    ),
)


@sized("any-file")
@settings(
    max_examples=size("any-file"),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(files)
@example(b"factors: [n:")
@example(b"\xef\xbb\xbfv\xc3")
def test_any_file_at_all_is_published_or_reported(tmp_path_factory, data):
    world = World(tmp_path_factory.mktemp("one"))
    world.write("content/moments/2026/2026-10-01-hetki.yml", data)
    found = report(world.folder)
    state = world.read().decisions["2026-10-01-hetki"].state
    errors = [one for one in found["diagnostics"] if one["severity"] == "error"]
    assert (state == "on the wall") <= (not errors)
    assert found["held"] == (state == "held")


@sized("walls")
@pytest.mark.parametrize("seed", range(size("walls")))
def test_a_mutated_wall_person_and_emergency_never_stop_the_build(world, seed):
    rng = random.Random(seed)
    wall = rng.choice([WALL.encode(), *(path.read_bytes() for path in WALLS)])
    world.write("content/wall.yml", mutated(rng, wall))
    world.write("content/people/sini.yml", mutated(rng, rng.choice(PEOPLE).read_bytes()))
    emergency = mutated(rng, rng.choice(EMERGENCIES).read_bytes())
    world.write("content/emergency.yml", emergency)
    world.write("mkdocs.yml", NO_SEARCH)
    world.moment()
    world.moment("2026-10-02-sini", thanks=[{"person": "sini", "told": "2026-10-03"}])
    world.moment("2026-10-03-pois", withdrawn="2026-10-04")
    # Where nothing is left of the wall file, the build ends in error once it has made the site.
    with pytest.raises(Abort) if world.read().remains else nullcontext():
        world.build()
    site = world.root / "site"
    found = report(world.folder)
    wrong = {o["file"] for o in found["diagnostics"] if o["severity"] == "error"}
    is_wrong = "content/emergency.yml" in wrong
    assert (found["emergency"]["state"] == "in error") == is_wrong
    assert (world.read().wall.publication.emergency is None) >= is_wrong
    assert (site / "index.html").is_file()
    states = {name: one.state for name, one in world.read().decisions.items()}
    assert states["2026-10-03-pois"] == "withdrawn"
    for name, state in states.items():
        assert (site / "moments" / name).exists() == (state == "on the wall")
