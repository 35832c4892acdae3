"""Lock what is installed: which release of each package, and the digests of its files.

    make lock                     everything, at the newest that pyproject.toml lets in
    make lock ARGS="-P jinja2"    this package alone; what stands here goes to uv

A release is taken a week after it came out, or at once where it mends a hole:

    make lock ARGS="-P jinja2 --exclude-newer-package jinja2=false"

The files hold for every system and for each Python from the oldest on. They name no place that
anything was fetched from, so they serve behind a mirror as well.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV = "requirements.txt", "requirements-dev.txt"
PLUGINS = "requirements-plugins.txt"

_HEADS = {
    RUN: "What the product runs on, and what it is installed with.",
    DEV: "What is in requirements.txt, and the tools of its development.",
    PLUGINS: "What is in requirements.txt, and plugins of others that `make soak` builds beside.",
}
_MADE = "# Made by `make lock` from pyproject.toml: names, releases and digests.\n"

# A release that was tampered with is usually found and taken back within days.
_SETTLED = {"UV_EXCLUDE_NEWER": "7 days"}
_OPTIONS = [
    *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--only-binary", ":all:", "--generate-hashes", "--no-annotate", "--no-header"),
]

ENTRY = re.compile(
    r"^(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][0-9a-z.+!]*)"
    r"(?: ; (?P<marker>[a-zA-Z0-9_.<>=!'\" ()]+))?"
    r"(?P<digests>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n",
    re.MULTILINE,
)


def only_entries(text: str) -> bool:
    """Say whether nothing but names, releases, markers and digests stands in a lock."""
    return ENTRY.sub("", text) == ""


def main(arguments: list[str]) -> int:
    """Make the files anew; 1 where uv finds no releases that go together."""
    uv = Path(sys.executable).with_name("uv")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in _HEADS:
            if (ROOT / name).is_file():
                (place / name).write_bytes((ROOT / name).read_bytes())
        # The most first: what the product runs on is then the same in all.
        as_in_dev = ["--constraints", str(place / DEV)]
        parts = {
            DEV: ["--extra", "dev"],
            RUN: as_in_dev,
            PLUGINS: ["--group", "plugins", *as_in_dev],
        }
        for name, part in parts.items():
            command = [str(uv), "pip", "compile", "pyproject.toml", "--group", "build", *part]
            command += [*_OPTIONS, *(arguments or ["--upgrade"])]
            command += ["--quiet", "--output-file", str(place / name)]
            done = subprocess.run(command, cwd=ROOT, env=_SETTLED | os.environ, check=False)  # noqa: S603
            if done.returncode:
                return 1
        texts = {name: (place / name).read_text(encoding="utf-8") for name in _HEADS}
    for name, text in texts.items():
        if not text or not only_entries(text):
            sys.stderr.write(f"{name}: more than names and digests would stand in it. Is uv set")
            sys.stderr.write(" to write addresses down?\n")
            return 1
    for name, text in texts.items():
        (ROOT / name).write_text(f"# {_HEADS[name]}\n{_MADE}{text}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
