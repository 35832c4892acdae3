"""Eleventy, from npm; it runs on Node."""

import shutil
from pathlib import Path

from benchmarks.npm import Package, installed, version_of

PACKAGE = Package("@11ty/eleventy", "3.1.8", "cmd.cjs")


def install() -> Path:
    """Return Eleventy's program."""
    return installed(PACKAGE, "leave it out with --peers")


def version() -> str:
    """Return the tool's name and version."""
    return f"Eleventy {version_of(PACKAGE)}"


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`.

    Node itself runs it: an npm script or npx would be measured too. The settings are told with the
    whole path, because Eleventy looks for folders from where it is started.
    """
    node = shutil.which("node") or "node"
    return [node, str(folder / "build.cjs"), str(install()), str(folder), str(out)]
