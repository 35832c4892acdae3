"""What a run on GitHub says of where it runs."""

import os
from pathlib import Path
from urllib.parse import quote


def address_on_github(content: Path) -> str:
    """Return the address below which findings name the files that a run has checked out.

    They name them from the working directory. Empty where the run is not on GitHub, or the content
    folder lies elsewhere.
    """
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_WORKSPACE")
    said = [os.environ.get(name, "") for name in names]
    here = Path.cwd().resolve()
    if not all(said) or not content.is_relative_to(here):
        return ""
    server, repository, commit, top = said
    root = Path(top).resolve()
    if not here.is_relative_to(root):
        return ""
    parts = (repository, "blob", commit, *here.relative_to(root).parts)
    return "/".join([server, *map(quote, parts), ""])
