"""Tools that come from npm, each of one version, into `.tools/`."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent / ".tools"


@dataclass(frozen=True)
class Package:
    """A package, and the file in it that we use."""

    name: str
    version: str
    file: str

    @property
    def folder(self) -> Path:
        """Return where this version of it is installed."""
        return TOOLS / f"{self.name}-{self.version}"

    @property
    def path(self) -> Path:
        """Return the path of the file."""
        return self.folder / "node_modules" / self.name / self.file

    def missing(self) -> str:
        """Return why the package cannot be used, or nothing; it is installed if need be."""
        return "" if self.path.is_file() else self._install()

    def _install(self) -> str:
        npm = shutil.which("npm")
        if npm is None:
            return "npm is not installed"
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(self.folder), "--no-save", "--no-audit"]
        command += ["--no-fund", "--ignore-scripts", f"{self.name}@{self.version}"]
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode or not self.path.is_file():
            return f"npm could not install {self.name}\n{(done.stderr or done.stdout).strip()}"
        return ""


def runs(program: str, name: str, *arguments: str) -> str:
    """Return why a program that a package needs does not run, or nothing."""
    path = shutil.which(program)
    if path is None:
        return f"{name} is not installed"
    done = subprocess.run([path, *arguments], capture_output=True, check=False)  # noqa: S603
    return f"{name} does not run" if done.returncode else ""
