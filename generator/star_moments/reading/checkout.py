"""In which working copy of git a folder lies, and where that comes from."""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from star_moments.reading.history import ask_git

_SECONDS = 2.0

# https://github.com/kunta/seina.git, git@github.com:kunta/seina, ssh://git@github.com/kunta/seina:
# whatever stands before the host may be somebody's password.
_ADDRESS = re.compile(
    r"(?:[a-z+]+://)?(?:[^/\s]*@)?(?P<host>[A-Za-z0-9.-]+)(?::[0-9]+(?=/))?[:/]"
    r"(?P<path>[A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?"
)
_SECTION = re.compile(r'\[remote "(?P<name>[^"\n]+)"\][^\[]*?\n\s*url\s*=\s*(?P<url>\S+)')


@dataclass(frozen=True)
class Checkout:
    """A working copy: its folder, the branch it is on and the main one, and its remote's name.

    `page` is the repository's address on GitHub, or empty; `has_git` whether git itself answers.
    """

    root: Path
    branch: str
    main: str
    remote: str
    page: str
    has_git: bool


def checkout_of(folder: Path) -> Checkout | None:
    """Return the working copy that a folder lies in; None where it lies in none."""
    end = time.monotonic() + _SECONDS

    def asked(*arguments: str) -> str:
        answer = ask_git(folder, end, *arguments) or b""
        return answer.decode("utf-8", "replace").strip()

    if root := asked("rev-parse", "--show-toplevel"):
        remotes = asked("remote").split()
        remote = "origin" if "origin" in remotes else next(iter(remotes), "")
        url = asked("remote", "get-url", remote) if remote else ""
        branch = asked("symbolic-ref", "--short", "HEAD")
        head = asked("symbolic-ref", "--short", f"refs/remotes/{remote}/HEAD") if remote else ""
        main = head.removeprefix(f"{remote}/")
        if not main:
            mains = ("main", "master")
            local = asked("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
            main = next((one for one in mains if one == branch or one in local), "main")
        return Checkout(Path(root), branch, main, remote, page_on_github(url), True)
    return _seen_without_git(folder.resolve())


def page_on_github(url: str) -> str:
    """Return the address of a repository's page, where it is on GitHub; empty where it is not."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return ""
    host = found["host"].lower()
    # An organisation's own has its name behind that.
    is_there = host == "github.com" or host.startswith("github.")
    return f"https://{host}/{found['path']}" if is_there else ""


def _seen_without_git(folder: Path) -> Checkout | None:
    """Return what can be seen where programs bring a git of their own, as GitHub Desktop does."""
    for root in (folder, *folder.parents):
        try:
            config = (root / ".git" / "config").read_text(encoding="utf-8", errors="replace")
            head = (root / ".git" / "HEAD").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        urls = {found["name"]: found["url"] for found in _SECTION.finditer(config)}
        remote = "origin" if "origin" in urls else next(iter(urls), "")
        branch = head.strip().removeprefix("ref: refs/heads/")
        return Checkout(root, branch, "main", remote, page_on_github(urls.get(remote, "")), False)
    return None
