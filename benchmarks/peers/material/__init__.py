"""MkDocs with the Material theme, as our own build uses them."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path


def install() -> Path:
    """Return the interpreter: MkDocs and Material stand beside our own build, which needs them."""
    return Path(sys.executable)


def version() -> str:
    """Return the tool's name and version."""
    return f"MkDocs {version_of('mkdocs')} + Material {version_of('mkdocs-material')}"


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that builds the site below `folder` into `out`."""
    return [
        *(str(install()), "-m", "mkdocs", "build", "--quiet"),
        *("-f", str(folder / "mkdocs.yml"), "-d", str(out)),
    ]
