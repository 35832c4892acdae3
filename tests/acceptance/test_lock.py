"""A locked package that comes with other bytes is not installed, by whatever installs the product.

No index is asked: the packages lie in a folder, and are made here, for a name that nobody has.
"""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tools.lock import ENTRY, only_entries

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
STAMPS = (".installed", ".installed-dev")
WORKFLOWS = ("check.yml", "publish.yml")
NAME, RELEASE = "tiirasalmi", "1.0"


@dataclass(frozen=True)
class Place:
    """A folder with an environment of its own, locks, and the packages that can be had."""

    root: Path

    @property
    def wheels(self) -> Path:
        return self.root / "wheels"

    @property
    def packages(self) -> Path:
        (found,) = self.root.glob(".venv/lib/python*/site-packages")
        return found

    def wheel(self, says: str = "", name=NAME, release=RELEASE, needs: str = "") -> str:
        """Put a package into the folder, and return its digest."""
        path = self.wheels / f"{name}-{release}-py3-none-any.whl"
        about = f"{name}-{release}.dist-info"
        named = f"Name: {name}\nVersion: {release}\n"
        needed = f"Requires-Dist: {needs}\n" if needs else ""
        files = {
            f"{name}/__init__.py": f"SAYS = {says!r}\n",
            f"{about}/METADATA": f"Metadata-Version: 2.1\n{named}{needed}",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in files) + f"{about}/RECORD,,\n"
        with zipfile.ZipFile(path, "w") as packed:
            for file, text in files.items():
                packed.writestr(zipfile.ZipInfo(file), text)
        return digest(path)

    def lock(self, *digests: str, name=NAME, release=RELEASE) -> None:
        """Lock one package, in the form of our own locks."""
        hashes = "".join(f" \\\n    --hash=sha256:{one}" for one in digests)
        text = f"{name}=={release}{hashes}\n"
        assert only_entries(text) == bool(digests)
        for lock in LOCKS:
            (self.root / lock).write_text(text)

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command where nothing can be had but what lies in the folder."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "MAKE", "MFLAGS", "PYTHONPATH"))
        }
        own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels", "PIP_CONFIG_FILE": os.devnull}
        own["PATH"] = f"{self.root}/.venv/bin{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            command, cwd=self.root, env=kept | own, capture_output=True, text=True, check=False
        )

    def install(self, command: str) -> str:
        """Install from the lock; return what the package says, or nothing where pip refused it."""
        done = self.run(shlex.split(command))
        told = list(self.packages.glob(f"{NAME}/__init__.py"))
        assert bool(told) == (done.returncode == 0), done.stderr
        return told[0].read_text() if told else ""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a folder with the Makefile and an environment in which nothing is but pip."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "wheels").mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    (tmp_path / ".venv" / ".made").touch()
    made = Place(tmp_path)
    (made.packages / "pip").symlink_to(Path(sysconfig.get_path("purelib"), "pip"))
    return made


def of_make(stamp: str) -> str:
    """Return the command by which `make` installs the locked packages."""
    printed = subprocess.run(
        ["make", "--dry-run", "--always-make", "VENV=.venv", f".venv/{stamp}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (command,) = re.findall(r".* install .* -r requirements\S*\.txt", printed.stdout)
    return command


def of_workflow(name: str) -> str:
    """Return the command by which a workflow installs the locked packages."""
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    runs = [
        step.get("run", "")
        for job in yaml.safe_load(text)["jobs"].values()
        for step in job["steps"]
    ]
    (command,) = [line for run in runs for line in run.splitlines() if " -r requirements" in line]
    return command


@pytest.mark.parametrize("installer", [*STAMPS, *WORKFLOWS])
def test_other_bytes_of_the_same_release_are_refused(place, installer):
    command = of_make(installer) if installer in STAMPS else of_workflow(installer)
    place.lock(place.wheel("other"))
    place.wheel("ours")
    assert place.install(command) == ""
    place.lock(place.wheel("ours"))
    assert place.install(command) == "SAYS = 'ours'\n"


def test_make_stops_and_tries_again_the_next_time(place):
    place.lock(place.wheel("ours"))
    place.wheel("other")
    for stamp in STAMPS:
        done = place.run(["make", f".venv/{stamp}"])
        assert done.returncode != 0
        assert "DO NOT MATCH THE HASHES" in done.stderr
        assert not (place.root / ".venv" / stamp).exists()


@pytest.mark.parametrize("name", ["mkdocs", "jinja2", "hatchling"])
def test_a_package_that_is_really_locked_is_no_exception(place, name):
    lock = (ROOT / LOCKS[0]).read_text(encoding="utf-8")
    entry = next(found for found in ENTRY.finditer(lock) if found["name"] == name)
    place.wheel("other", name, entry["version"])
    (place.root / LOCKS[0]).write_text(entry[0])
    done = place.run(shlex.split(of_make(STAMPS[0])))
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_a_newer_release_changes_nothing(place):
    place.lock(place.wheel("ours"))
    place.wheel("newer", release="1.1")
    assert place.install(of_make(STAMPS[0])) == "SAYS = 'ours'\n"


def test_a_package_that_nobody_has_locked_does_not_come_along(place):
    place.lock(place.wheel("ours", needs="kahvila>=1"))
    place.wheel("other", "kahvila")
    assert place.install(of_make(STAMPS[0])) == ""


def test_what_has_no_digest_is_not_installed(place):
    place.wheel("ours")
    place.lock()
    assert place.install(of_make(STAMPS[0])) == ""


def test_nothing_is_built_that_would_fetch_its_own_tools(place):
    source = place.wheels / f"{NAME}-{RELEASE}.tar.gz"
    settings = place.root / "setup.py"
    settings.write_text(
        f"from setuptools import setup\nsetup(name='{NAME}', version='{RELEASE}')\n"
    )
    with tarfile.open(source, "w:gz") as packed:
        packed.add(settings, f"{NAME}-{RELEASE}/setup.py")
    place.lock(digest(source))
    done = place.run(shlex.split(of_make(STAMPS[0])))
    assert f"No matching distribution found for {NAME}" in done.stderr
