"""Run Pagefind over the search documents: one index for each language, so that each is searched by
the rules of its own grammar."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from pagefind_bin import get_executable

from star_moments.output import PlannedFile
from star_moments.search.canonical import make_canonical

FOLDER = "pagefind"

# The theme searches by itself; this is what is left of the bundle: user interfaces of its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "*highlight.js")


class SearchIndexError(Exception):
    """Pagefind could not be run, or did not finish."""


class Index:
    """An index in the making. Pagefind runs beside us from `start` to `finish`."""

    def __init__(self, site: Path) -> None:
        """Make the index of this site, in its folder for search."""
        self._target = site / FOLDER
        self._sources = TemporaryDirectory(prefix="star-moments-search-")
        self._running: dict[str, tuple[subprocess.Popen[bytes], IO[bytes]]] = {}
        self._interrupted = False

    def start(self, documents: Iterable[PlannedFile]) -> None:
        """Lay the documents out and let Pagefind begin, in every language at once."""
        sources = Path(self._sources.name)
        _lay_out(documents, sources)
        for language in sorted(folder.name for folder in sources.iterdir()):
            if self._interrupted:
                return
            said = TemporaryFile()  # noqa: SIM115, closed when the program has ended
            command = [get_executable(), "--site", sources / language, "--silent"]
            command += ["--output-path", self._target / language]
            try:
                # In a session of its own: a Ctrl+C is for us, and we end what we have started.
                program = subprocess.Popen(  # noqa: S603
                    command, stdout=said, stderr=said, start_new_session=True
                )
            except OSError as error:
                said.close()
                self.stop()
                raise SearchIndexError(str(error)) from error
            self._running[language] = program, said

    def finish(self) -> None:
        """Wait until the index is there, and make it the same for the same documents."""
        try:
            for language, (program, said) in self._running.items():
                if program.wait():
                    said.seek(0)
                    text = said.read().decode(errors="replace").strip()
                    raise SearchIndexError(text or f"Pagefind ended with {program.returncode}.")
                bundle = self._target / language
                for pattern in _UNUSED:
                    for path in bundle.glob(pattern):
                        path.unlink()
                make_canonical(bundle)
            self._target.mkdir(parents=True, exist_ok=True)
            listing = [{"language": language} for language in self._running]
            text = json.dumps(listing) + "\n"
            (self._target / "languages.json").write_text(text, encoding="utf-8")
        finally:
            self.stop()

    def interrupt(self) -> None:
        """End what another thread waits for; there, `finish` fails."""
        self._interrupted = True
        for program, _ in self._running.values():
            program.kill()

    def stop(self) -> None:
        """Let nothing run any longer, and tidy up; what has been written stays."""
        for program, said in self._running.values():
            if program.poll() is None:
                program.kill()
                program.wait()
            said.close()
        self._sources.cleanup()


def _lay_out(documents: Iterable[PlannedFile], folder: Path) -> None:
    for document in documents:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.make())
