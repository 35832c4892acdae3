"""Earlier versions of a file: the one that a build has kept, and those that git remembers."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from star_moments.reading.source import LIMIT

# Whoever builds must not wait for a history of many years.
_SECONDS = 2.0
_VERSIONS = 50
# Whoever asks for a comparison waits for it.
_LONG = 60.0

_MAINS = frozenset({"main", "master"})
# Where GitHub and GitLab say which branch a build is of.
_SAYING = {
    "GITHUB_REF": frozenset(f"refs/heads/{name}" for name in _MAINS),
    "CI_COMMIT_BRANCH": _MAINS,
}


def earlier_versions(file: Path, kept: Path) -> Iterator[bytes]:
    """Give what was kept of a file, and then its versions in git, the newest first.

    Git is asked for two seconds at most; where there is none, or no history, there is nothing.
    """
    with suppress(OSError):
        yield kept.read_bytes()
    yield from _in_git(file)


def revision(folder: Path, name: str) -> bytes | None:
    """Return a folder as it was in a revision, as a tar archive; None where git knows of none."""
    end = time.monotonic() + _LONG
    commit = ask_git(folder, end, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if commit is None:
        return None
    return ask_git(folder, end, "archive", "--format=tar", commit.decode("ascii").strip(), ".")


def tracked_below(folder: Path) -> frozenset[str] | None:
    """Return the paths below a folder of what git tracks there; None where there is no git."""
    found = ask_git(folder, time.monotonic() + _SECONDS, "ls-files", "-z", "--", ".")
    if found is None:
        return None
    return frozenset(found.decode("utf-8", "surrogateescape").split("\0"))


def is_main_line(folder: Path) -> bool:
    """Say whether a folder's files are those that are published: no branch's, and no proposal's.

    What runs a build for others says so; else git does, and where there is no git, all are.
    """
    for name, mains in _SAYING.items():
        if name in os.environ:
            return os.environ[name] in mains
    end = time.monotonic() + _SECONDS
    if ask_git(folder, end, "rev-parse", "--git-dir") is None:
        return True
    branch = ask_git(folder, end, "symbolic-ref", "--short", "HEAD")
    remote = ask_git(folder, end, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    named = (remote or b"").decode(errors="replace").strip().removeprefix("origin/")
    return (branch or b"").decode(errors="replace").strip() in ({named} if named else _MAINS)


def _in_git(file: Path) -> Iterator[bytes]:
    end = time.monotonic() + _SECONDS
    number = f"--max-count={_VERSIONS}"
    found = ask_git(file.parent, end, "log", "--format=%H", number, "--", file.name)
    for commit in (found or b"").decode("ascii", "replace").split():
        data = ask_git(file.parent, end, "cat-file", "blob", f"{commit}:./{file.name}")
        if data is not None and len(data) <= LIMIT:
            yield data


def ask_git(folder: Path, end: float, *arguments: str) -> bytes | None:
    """Return what git answers about a folder until a moment of the clock; None where it cannot."""
    left = end - time.monotonic()
    if left <= 0:
        return None
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607, whichever git its user has
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=left,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
