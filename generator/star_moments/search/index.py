"""Run Pagefind over the search documents: one index for each language, so that each is searched by
the rules of its own grammar."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from star_moments.output import PlannedFile
from star_moments.search.canonical import make_canonical

FOLDER = "pagefind"

# The theme searches by itself; this is what is left of the bundle: user interfaces of its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "*highlight.js")


class SearchIndexError(Exception):
    """Pagefind could not be run, or did not finish."""


def write_index(documents: Iterable[PlannedFile], site: Path) -> None:
    """Index the documents into the site's folder for search, with a list of the languages."""
    target = site / FOLDER
    with TemporaryDirectory(prefix="star-moments-search-") as name:
        sources = Path(name)
        _lay_out(documents, sources)
        languages = sorted(folder.name for folder in sources.iterdir())
        for language in languages:
            _run(sources / language, target / language)
            make_canonical(target / language)
    target.mkdir(parents=True, exist_ok=True)
    listing = [{"language": language} for language in languages]
    (target / "languages.json").write_text(json.dumps(listing) + "\n", encoding="utf-8")


def _lay_out(documents: Iterable[PlannedFile], folder: Path) -> None:
    for document in documents:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.make())


def _run(source: Path, target: Path) -> None:
    command = [get_executable(), "--site", source, "--output-path", target, "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        raise SearchIndexError(str(error)) from error
    if done.returncode:
        raise SearchIndexError((done.stderr or done.stdout).strip())
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
