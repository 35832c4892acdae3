"""Build the same wall with each tool in turn, over and over: A B C, B C A, C A B …

Tools that take turns meet the same disturbances, so their ratio within a round says more than
either time. The first round warms up files and programs and is not kept.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import pagefind
from benchmarks.changes import made_in
from benchmarks.corpus import BUILD_DAY
from benchmarks.measure import BuildError, run, weigh
from benchmarks.place import Place

PEERS = ("hugo", "eleventy", "material")
ROOT = Path(__file__).resolve().parent.parent

Run = dict[str, Any]
Turn = Callable[[], Iterator[Run]]


def peer(name: str) -> ModuleType:
    """Return the module that knows the tool of this name."""
    return import_module(f"benchmarks.peers.{name}")


def rounds(turns: Sequence[Turn], numbers: Iterable[int]) -> Iterator[Run]:
    """Return what each build cost, round by round; round 0 is not kept."""
    for number in numbers:
        first = number % len(turns)
        for turn in (*turns[first:], *turns[:first]):
            for one in turn():
                if number:
                    yield {"size": one["size"], "round": number, **one}


class Wall:
    """One size of wall, prepared for all tools."""

    def __init__(self, size: int, place: Place, peers: Sequence[str]) -> None:
        self.size, self.place, self.peers = size, place, peers
        self.folder = place.fresh(f"wall-{size}")
        noon = datetime(BUILD_DAY.year, BUILD_DAY.month, BUILD_DAY.day, 12, tzinfo=UTC)
        temporary = place.fresh("tmp")
        temporary.mkdir(parents=True)
        self.environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
            "TMPDIR": str(temporary),
            "NO_MKDOCS_2_WARNING": "1",
        }
        # An installed package lies there compiled, as the others' programs do.
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._site = place.fresh("again")
        command = [sys.executable, "-m", "benchmarks.prepare", str(size), str(self.folder), *peers]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def turns(self) -> list[Turn]:
        """Return all that is measured of a wall: each tool, our search, and one change."""
        return [self._ours, self._search, self._again, self._pagefind, *self._peers()]

    def whole(self) -> list[Turn]:
        """Return the whole builds alone, without a search."""
        return [self._ours, *self._peers()]

    def _peers(self) -> list[Turn]:
        return [partial(self._peer, name) for name in self.peers]

    def _ours(self) -> Iterator[Run]:
        self._forget()
        yield self._cold("ours", lambda out: self._command("mkdocs.yml", out))

    def _search(self) -> Iterator[Run]:
        self._forget()
        yield self._cold("search", lambda out: self._command("search.yml", out))

    def _pagefind(self) -> Iterator[Run]:
        """Let Pagefind make its index of the site that the changes have left."""
        yield self._cold("pagefind", lambda out: pagefind.command(self._site, out))

    def _peer(self, name: str) -> Iterator[Run]:
        yield self._cold(name, lambda out: list(peer(name).command(self.folder / name, out)))

    def _again(self) -> Iterator[Run]:
        """Build into the folder of the last build, after one change and then the next."""
        command = self._command("mkdocs.yml", self._site)
        self._run("unchanged", command, self._site)
        with made_in(self.folder / "ours" / "content", self.size) as changes:
            for name, make in changes:
                make()
                time.sleep(0.05)  # so that what was written before can be told by its time
                yield self._run(name, command, self._site, since=time.time() - 0.02)

    def _forget(self) -> None:
        """Take away what our last build has kept for the next one, compiled templates included."""
        shutil.rmtree(self.folder / "ours" / ".star-moments", ignore_errors=True)
        for compiled in (ROOT / "generator" / "star_moments").rglob("__pycache__/template-*"):
            compiled.unlink()

    def _cold(self, build: str, command: Callable[[Path], list[str]]) -> Run:
        out = self.place.fresh(build)
        found = self._run(build, command(out), out)
        self.place.done_with(out)
        return found

    def _run(self, build: str, command: list[str], out: Path, since: float = 0) -> Run:
        said = self.place.folder / "said.txt"
        with said.open("wb") as output:
            try:
                cost = run(command, self.environment, output)
            except BuildError as error:
                raise BuildError(f"{error}\n{said.read_text(encoding='utf-8')}") from None
        files, size = weigh(out, since)
        rounded = {key: value and round(value, 3) for key, value in asdict(cost).items()}
        about = {"size": self.size, "build": build}
        return {**about, **rounded, "files": files, "bytes": size}

    def _command(self, config: str, out: Path) -> list[str]:
        file = self.folder / "ours" / config
        return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(file), "-d", str(out)]
