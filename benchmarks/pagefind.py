"""Pagefind, from its package on PyPI: what a static site would have for a search."""

import subprocess
from pathlib import Path

from benchmarks.pypi import binary


def install() -> Path:
    """Return the program; install it where it is missing."""
    return binary("pagefind-bin>=1.5,<2", "pagefind_bin/pagefind")


def version() -> str:
    """Return the tool's name and version."""
    said = subprocess.run([install(), "--version"], capture_output=True, text=True, check=True)
    return "Pagefind " + said.stdout.split()[-1]


def command(site: Path, out: Path) -> list[str]:
    """Return the command that makes an index of a site's moments, and of their words alone."""
    what = ["--glob", "moments/*-*-*/index.html", "--root-selector", "main"]
    return [str(install()), "--site", str(site), "--output-path", str(out), "--silent", *what]
