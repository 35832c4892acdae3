"""A wall's files as they were in a revision of git, laid out beside those of today."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from star_moments.reading.history import revision


@contextmanager
def laid_out(folder: Path, name: str, home: Path) -> Iterator[Path | None]:
    """Give a content folder as it was in a revision of git; None where git knows of none.

    All else that was below `home`, the folder that holds the wall's settings, lies around it.
    """
    archive = revision(home, name)
    if archive is None:
        yield None
        return
    with TemporaryDirectory() as place, tarfile.open(fileobj=BytesIO(archive)) as files:
        # In a folder of its own: what lies beside a content folder is read too.
        above = Path(place) / home.name
        members = [*files]
        whole = [one for one in members if one.isfile() or one.isdir()]
        files.extractall(above, whole, filter="data")
        # Links are no content, and may lead out of the folder: these lead nowhere.
        for one in members:
            if one.issym() and (above / one.name).parent.is_dir():
                (above / one.name).symlink_to("/dev/null/nowhere")
        content = above / folder.relative_to(home)
        yield content if content.is_dir() else None
