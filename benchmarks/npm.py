"""Tools from npm that are measured, or that measure: installed where the tests' own tools are."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from from_npm import Package

__all__ = ["Package", "installed", "version_of"]


def installed(package: Package, without: str) -> Path:
    """Return the path of the package's program; `without` says how to go on without it."""
    reason = package.missing()
    if reason:
        raise SystemExit(f"{package.name} cannot be used: {reason}; {without}")
    return package.path


def version_of(package: Package) -> str:
    """Return the version that is installed, as the package itself tells it."""
    folder = package.folder / "node_modules" / package.name
    told: str = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return told
