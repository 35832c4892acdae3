"""What makes the pages: a short text that differs whenever the code that makes them does."""

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import star_moments

# All of the package, wherever in it this module stands: else pages would outlive their code.
_PACKAGE = Path(star_moments.__file__).parent
_KINDS = (".py", ".toml", ".txt")

# What the pages are made with besides our own code.
_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "pydantic",
    "pyyaml",
    "zxing-cpp",
)


@cache
def maker() -> str:
    """Return the text for the code that runs now."""
    return made_by(_PACKAGE)


def made_by(package: Path) -> str:
    """Return the text for the code in a folder, run by this Python with these libraries."""
    digest = blake2b(digest_size=12)
    digest.update(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in sorted(package.rglob("*.*")):
        if path.suffix in _KINDS:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
