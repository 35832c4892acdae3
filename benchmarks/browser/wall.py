"""The wall that is looked at: public, with search, built for the address at which it is served."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import pagefind
from benchmarks.browser.server import serving
from benchmarks.corpus import BUILD_DAY, UNITS, write_corpus
from benchmarks.place import open_place
from benchmarks.prepare import CONFIG
from benchmarks.published import write

# Below the wall's site, where Pagefind's index of it lies.
PAGEFIND = "pagefind"


@dataclass(frozen=True)
class Wall:
    """A wall that is being served at `address`; `site` is its folder.

    `source` is where its mkdocs.yml and its content lie; None where that is not known.
    """

    address: str
    site: Path
    source: Path | None = None

    def pages(self) -> dict[str, str]:
        """Return the pages that are looked at, by what they are called in the tables."""
        newest = max(path.name for path in (self.site / "moments").glob("????-??-??-*"))
        return {
            "the wall": self.address,
            "a moment": f"{self.address}moments/{newest}/",
            "a unit": f"{self.address}units/unit-{UNITS // 2}/",
        }


@contextmanager
def open_wall(size: int) -> Iterator[Wall]:
    """Make a wall of so many moments, drafts among them, and serve it meanwhile."""
    with open_place("", size) as place:
        folder = place.fresh("wall")
        site = folder / "site"
        write_corpus(folder / "content", size)
        with serving(site) as address:
            write(folder / "mkdocs.yml", CONFIG.format(url=address, search="true"))
            noon = datetime(BUILD_DAY.year, BUILD_DAY.month, BUILD_DAY.day, 12, tzinfo=UTC)
            environment = {
                **os.environ,
                "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
                "NO_MKDOCS_2_WARNING": "1",
            }
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            command += ["-f", str(folder / "mkdocs.yml"), "-d", str(site)]
            subprocess.run(command, env=environment, check=True)
            subprocess.run(pagefind.command(site, site / PAGEFIND), check=True)
            yield Wall(address, site, folder)


@contextmanager
def standing(site: Path) -> Iterator[Wall]:
    """Serve a wall that has been built already; its own addresses may name another host."""
    with serving(site.absolute()) as address:
        yield Wall(address, site)
