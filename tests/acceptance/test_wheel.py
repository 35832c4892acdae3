"""The wheel alone is the product: installed in an empty place, it makes the same wall."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support.sample import CONTENT, lay_sample

ROOT = Path(__file__).parents[2]
MKDOCS = """\
site_name: Tähtihetket
site_url: ""
docs_dir: content/pages
theme: star-moments
plugins: [star-moments]
"""


def run(*command, cwd, **env):
    """Run a program without anything of this environment that could lead to the tree."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index"]
    made = run(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, ROOT, cwd="/")
    assert made.returncode == 0, made.stderr
    (path,) = folder.glob("star_moments-*-py3-none-any.whl")
    return path


@pytest.fixture(scope="module")
def bin_folder(wheel, tmp_path_factory) -> Path:
    """Return the programs of an environment with the wheel; what it needs is borrowed from here."""
    place = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd="/")
    programs = place / "bin"
    options = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    installed = run(
        *(sys.executable, "-m", "pip", "--python", programs / "python"),
        *("install", *options, wheel),
        cwd="/",
    )
    assert installed.returncode == 0, installed.stderr
    # A plain line adds the folder; the .pth files within it, such as the tree's own, are not read.
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


@pytest.fixture
def elsewhere(tmp_path) -> Path:
    """Return an empty repository with nothing in it but a content folder and five lines."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    return tmp_path


def test_the_product_is_imported_from_the_wheel(bin_folder, tmp_path):
    code = "import star_moments, star_moments_theme as t; print(star_moments.__file__, t.__file__)"
    done = run(bin_folder / "python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    places = done.stdout.split()
    assert len(places) == 2
    assert all(place.startswith(str(bin_folder.parent)) for place in places)


def test_the_wheel_holds_all_that_the_wall_is_made_of(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    tree = {
        path.relative_to(ROOT / top).as_posix()
        for top, package in (("generator", "star_moments"), ("theme", "star_moments_theme"))
        for path in (ROOT / top / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == tree
    for needed in (
        "star_moments/py.typed",
        "star_moments/starter/wall.yml.txt",
        *(f"star_moments/starter/pages/{language}.md.txt" for language in ("fi", "sv", "en")),
        *(f"star_moments/locale/{language}/pages.toml" for language in ("fi", "sv", "en")),
        "star_moments_theme/main.html",
        "star_moments_theme/bodies/moment.html",
        "star_moments_theme/assets/style.css",
    ):
        assert needed in packed
    fonts = {name for name in packed if name.endswith(".woff2")}
    licences = [name for name in packed if name.endswith("-OFL.txt")]
    assert fonts
    for font in fonts:
        family = Path(font).name.partition(".")[0].partition("-")[0]
        assert any(Path(licence).name == f"{family}-OFL.txt" for licence in licences), font
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_makes_the_same_bytes_as_the_repository(bin_folder, elsewhere, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    lay_sample(own)
    here = run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=own)
    there = run(bin_folder / "python", "-m", "mkdocs", "build", "--strict", cwd=elsewhere)
    assert here.returncode == 0, here.stderr
    assert there.returncode == 0, there.stderr
    theirs = elsewhere / "site"
    sites = [
        {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
        for site in (own / "site", theirs)
    ]
    assert len(sites[0]) > 150
    assert sites[0].keys() == sites[1].keys()
    assert not [name for name, data in sites[0].items() if sites[1][name] != data]


def test_init_of_the_wheel_makes_a_wall_that_builds(bin_folder, tmp_path):
    options = ["--name", "Seinä", "--organisation", "Talo", "--language", "sv"]
    done = run(bin_folder / "star-moments", "init", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    checked = run(bin_folder / "star-moments", "check", cwd=tmp_path)
    assert checked.stdout.strip() == "Allt är i sin ordning: inget att rätta."
    built = run(bin_folder / "python", "-m", "mkdocs", "build", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "<h1" in (tmp_path / "site/index.html").read_text()
    assert (tmp_path / "site/tacka/index.html").is_file()


def test_the_wheel_wears_another_look(bin_folder, elsewhere):
    look = 'plugins: [{star-moments: {look: {ink: "#10312B", stars: [], logo: own/logo.png}}}]'
    settings = elsewhere / "mkdocs.yml"
    settings.write_text(MKDOCS.replace("plugins: [star-moments]", look))
    built = run(bin_folder / "python", "-m", "mkdocs", "build", "--strict", cwd=elsewhere)
    assert built.returncode == 0, built.stderr
    assert "[look-stars]" in built.stderr
    assert "[look-no-file]" in built.stderr
    assert "--ink: #10312B" in (elsewhere / "site/assets/style.css").read_text()
    assert "#10312B" in (elsewhere / "site/display/index.html").read_text()
