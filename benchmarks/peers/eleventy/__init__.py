"""Eleventy, from npm; it runs on Node."""

import json
import shutil
import subprocess
from pathlib import Path

WANTED = "@11ty/eleventy@~3.1.8"
FOLDER = Path(__file__).resolve().parents[3] / ".tools" / "eleventy"
PACKAGE = FOLDER / "node_modules" / "@11ty" / "eleventy"


def install() -> Path:
    """Return Eleventy's program."""
    program = PACKAGE / "cmd.cjs"
    if not program.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("Eleventy needs npm and Node; leave it out with --peers")
        FOLDER.mkdir(parents=True, exist_ok=True)
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([npm, "install", "--prefix", str(FOLDER), *options, WANTED], check=True)
    return program


def version() -> str:
    """Return the tool's name and version."""
    package = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))
    return f"Eleventy {package['version']}"


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`.

    Node itself runs it: an npm script or npx would be measured too. The settings are told with the
    whole path, because Eleventy looks for folders from where it is started.
    """
    node = shutil.which("node") or "node"
    return [node, str(folder / "build.cjs"), str(install()), str(folder), str(out)]
