#!/usr/bin/env python3
"""Fetch the wall that the workflow on GitHub has made, and put it in the place of the one before.

    python3 fetch_wall.py your-organisation/tahtihetket /srv/tahtihetket/wall

It takes the artifact of the newest run on the main branch whose job that makes the wall succeeded,
whatever became of later jobs. The new wall is whole before it takes the old one's place; where
anything goes wrong, the old one stays, and the script says why in one sentence and exits 1. Where
all is well it says nothing, so that cron sends no mail.

The folder becomes a symbolic link to what lies in `<folder>.fetched/`. The script needs Python 3.11
and a token that may read the repository's actions: in the file that --token-file names, or in the
environment as STAR_MOMENTS_TOKEN. It is never an argument: everybody on the machine can read those.
"""

import argparse
import contextlib
import fcntl
import filecmp
import hashlib
import json
import os
import re
import shutil
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

# In seconds without a sign of life.
TIMEOUT: Final = 60
LARGEST: Final = 4 * 1024**3
# A wall is made every night; an older one shows what should have ended since.
OLDEST: Final = timedelta(hours=36)
# A run for anything else, such as a proposal from a copy of the repository, may call its branch
# `main` too.
EVENTS: Final = ("push", "schedule", "workflow_dispatch")
REFUSALS: Final = {
    401: "the token does not count, or no longer",
    403: "the token may not read the repository's actions, or has asked too often",
    404: "the repository or its workflow is not there, or the token may not see it",
    410: "the artifact has expired; start a new run",
}


class Trouble(Exception):  # noqa: N818
    """Why the wall was not fetched, in one sentence for whoever gets the mail."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch the wall; 1 where that is not possible, with the old wall in its place."""
    asked = _asked(arguments)
    # Another user's web server has to read it.
    os.umask(0o022)
    try:
        with _alone(asked.folder):
            _fetch(asked, GitHub(asked.api, asked.repository, _token(asked.token_file)))
    except (Trouble, OSError) as trouble:
        sys.stderr.write(f"fetch_wall: {trouble}\n")
        return 1
    except (KeyError, TypeError, ValueError) as error:
        sys.stderr.write(f"fetch_wall: What GitHub answered was not understood ({error!r}).\n")
        return 1
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Fetch the wall that a workflow on GitHub has made.", allow_abbrev=False
    )
    parser.add_argument("repository", help="OWNER/NAME")
    parser.add_argument("folder", type=lambda name: Path(name).absolute(), help="of the web server")
    parser.add_argument("--token-file", type=Path, help="else STAR_MOMENTS_TOKEN is the token")
    parser.add_argument("--branch", default="main")
    parser.add_argument("--workflow", default="publish.yml")
    parser.add_argument("--job", default="Make the wall", help="the name of the job")
    parser.add_argument("--api", default="https://api.github.com")
    return parser.parse_args(arguments)


def _token(file: Path | None) -> str:
    text = file.read_text(encoding="ascii") if file else os.environ.get("STAR_MOMENTS_TOKEN", "")
    if not text.strip():
        raise Trouble("There is no token; --token-file names the file that it is in.")
    return text.strip()


def _place(folder: Path) -> Path:
    """Return where walls lie before and while they are shown."""
    return folder.with_name(f"{folder.name}.fetched")


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    _place(folder).mkdir(parents=True, exist_ok=True)
    with (_place(folder) / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"Somebody else is fetching the wall to {folder} just now.") from None
        yield


def _fetch(asked: argparse.Namespace, github: "GitHub") -> None:
    folder, place = asked.folder, _place(asked.folder)
    if folder.exists() and not folder.is_symlink():
        raise Trouble(f"{folder} was not put there by this script; move it away first.")
    run, made = github.newest_run(asked.workflow, asked.branch, asked.job)
    artifact = github.artifact(run)
    there, name = _shown(folder), f"{run['run_number']}-{artifact['id']}"
    _remove_all_but(place, there)
    if int(there.partition("-")[0] or 0) > run["run_number"]:
        # What was taken down since must not come back.
        raise Trouble(
            f"The newest wall on GitHub is older than the one in {folder}; "
            f"to take it all the same, remove the link {folder} first."
        )
    if there != name:
        packed = place / "wall.zip"
        github.download(artifact, packed)
        _unpack(packed, place / name)
        _keep_times(place / name, folder)
        # In one step: nobody finds half a wall, or none.
        (place / "link").symlink_to(Path(place.name) / name)
        (place / "link").replace(folder)
        _remove_all_but(place, name)
    if datetime.now(UTC) - made > OLDEST:
        raise Trouble(f"The newest wall on GitHub was made on {made:%Y-%m-%d}, and none since.")


class GitHub:
    """A repository on GitHub, asked with a token that goes nowhere else."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        """Take its address and the token."""
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise Trouble(f"{repository} is no repository; write it as OWNER/NAME.")
        if urlsplit(api).scheme != "https" and urlsplit(api).hostname != "127.0.0.1":
            raise Trouble(f"{api} is no https address, so the token does not go there.")
        self.repository = repository
        self.base = f"{api.rstrip('/')}/repos/{repository}/"
        self._token = token
        self._opener = build_opener(_NoRedirect())

    def newest_run(self, workflow: str, branch: str, job: str) -> tuple[dict[str, Any], datetime]:
        """Return the newest run on the branch whose job succeeded, and when that job was done."""
        asked = f"actions/workflows/{workflow}/runs?branch={quote(branch)}&per_page=100"
        runs = [run for run in self._ask(asked)["workflow_runs"] if self._is_ours(run, branch)]
        for run in sorted(runs, key=lambda run: int(run["run_number"]), reverse=True):
            for one in self._ask(f"actions/runs/{int(run['id'])}/jobs?per_page=100")["jobs"]:
                if one["name"] == job and one["conclusion"] == "success":
                    return run, datetime.fromisoformat(one["completed_at"])
        raise Trouble(f"No run of {workflow} on {branch} has a job “{job}” that succeeded.")

    def _is_ours(self, run: dict[str, Any], branch: str) -> bool:
        home = (run.get("head_repository") or {}).get("full_name", "")
        is_here = home.casefold() == self.repository.casefold()
        return is_here and run["head_branch"] == branch and run["event"] in EVENTS

    def artifact(self, run: dict[str, Any]) -> dict[str, Any]:
        """Return the wall that the run has made; it may have made it more than once."""
        asked = f"actions/runs/{int(run['id'])}/artifacts?name=wall&per_page=100"
        found = [one for one in self._ask(asked)["artifacts"] if one["name"] == "wall"]
        artifact: dict[str, Any] = max(found, key=lambda one: int(one["id"]), default={})
        if artifact.get("expired", True):
            raise Trouble(f"The wall of run {run['run_number']} has expired; start a new run.")
        return artifact

    def download(self, artifact: dict[str, Any], path: Path) -> None:
        """Write an artifact into a file."""
        digest, size = hashlib.sha256(), 0
        what = f"actions/artifacts/{int(artifact['id'])}/zip"
        with self._open(what) as answer, path.open("wb") as file:
            while piece := _read(answer, 1 << 20):
                size += len(piece)
                if size > LARGEST:
                    raise Trouble("The artifact is larger than 4 GB, so it is no wall.")
                digest.update(piece)
                file.write(piece)
        named = artifact.get("digest") or ""
        if named.startswith("sha256:") and named != f"sha256:{digest.hexdigest()}":
            raise Trouble("What was downloaded is not the artifact that GitHub names.")

    def _ask(self, what: str) -> dict[str, Any]:
        with self._open(what) as answer:
            said: dict[str, Any] = json.loads(_read(answer, 1 << 24))
        return said

    def _open(self, what: str) -> IO[bytes]:
        """Open an address of GitHub's, or the one that it leads to, to which no token goes."""
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        url = urljoin(self.base, what)
        for _ in range(5):
            host = urlsplit(url).hostname
            try:
                answer: IO[bytes] = self._opener.open(Request(url, headers=headers), None, TIMEOUT)  # noqa: S310
                return answer
            except HTTPError as error:
                there = error.headers.get("Location")
                if error.code not in (301, 302, 303, 307, 308) or not there:
                    reason = REFUSALS.get(error.code, "try again later")
                    raise Trouble(f"{host} answered {error.code}: {reason}.") from None
                there = urljoin(url, there)
                if urlsplit(there).scheme != urlsplit(self.base).scheme:
                    raise Trouble(f"{host} leads to an address that is not safe.") from None
                url, headers = there, {}
            except (URLError, HTTPException, OSError, ValueError) as error:
                why = error.reason if isinstance(error, URLError) else error
                raise Trouble(f"{host} cannot be reached: {why}.") from None
        raise Trouble("GitHub leads from one address to the next.")


class _NoRedirect(HTTPRedirectHandler):
    """Follows nowhere by itself, since the token would go along."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _read(answer: IO[bytes], size: int) -> bytes:
    try:
        return answer.read(size)
    except (HTTPException, OSError) as error:
        raise Trouble(f"The download broke off: {error}.") from None


def _unpack(packed: Path, folder: Path) -> None:
    """Unpack a wall into a folder that is not there yet, if it is one and leads nowhere else."""
    try:
        with zipfile.ZipFile(packed) as archive:
            members = archive.infolist()
            _look_through(members)
            folder.mkdir()
            for one in members:
                path = folder / one.filename
                if one.is_dir():
                    path.mkdir(parents=True, exist_ok=True)
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                # Reading to the end compares the checksum.
                with archive.open(one) as source, path.open("xb") as target:
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise Trouble("The artifact is no whole zip file.") from None
    except (FileExistsError, NotADirectoryError):
        raise Trouble("The artifact has one file twice.") from None
    # A front page that showed what may not be seen was left out; a take-down does not wait for it.
    page = folder / ("index.html" if (folder / "index.html").exists() else "404.html")
    if not page.is_file() or not page.stat().st_size:
        raise Trouble("The artifact has no index.html, so it is no wall.")


def _look_through(members: Sequence[zipfile.ZipInfo]) -> None:
    for one in members:
        path = PurePosixPath(one.filename)
        mode = one.external_attr >> 16
        is_odd = "\\" in one.filename or min(one.filename, default=" ") < " "
        if path.is_absolute() or ".." in path.parts or is_odd or stat.S_ISLNK(mode):
            raise Trouble(f"The artifact has a path that leads out of it: {one.filename!r}.")
    if sum(one.file_size for one in members) > LARGEST:
        raise Trouble("The artifact is larger than 4 GB, so it is no wall.")


def _keep_times(new: Path, old: Path) -> None:
    """Give each file that has not changed the time that it had, so that caches may keep it."""
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        with contextlib.suppress(OSError):
            if path.is_file() and filecmp.cmp(path, before, shallow=False):
                shutil.copystat(before, path)


def _shown(folder: Path) -> str:
    """Return the name of the wall that stands there, or nothing where there is none."""
    there = folder.parent / folder.readlink() if folder.is_symlink() else folder
    is_ours = there.parent == _place(folder) and re.fullmatch(r"\d+-\d+", there.name)
    return there.name if is_ours else ""


def _remove_all_but(place: Path, name: str) -> None:
    """Remove earlier walls, with the words that were taken down, and what fetches have left."""
    for path in place.iterdir():
        if path.name not in ("lock", name):
            (shutil.rmtree if path.is_dir() and not path.is_symlink() else os.unlink)(path)


if __name__ == "__main__":
    sys.exit(main())
