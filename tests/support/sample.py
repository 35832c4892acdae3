"""The sample wall that tests look at: a town of its own, whatever stands in `content/`.

What lies in `content/` and `mkdocs.yml` at the top belongs to whoever makes the repository theirs;
so no test reads either.
"""

import os
import shutil
from pathlib import Path

TREE = Path(__file__).parents[2]
SAMPLE = TREE / "tests" / "sample"
CONTENT = SAMPLE / "content"
SETTINGS = SAMPLE / "mkdocs.yml"

_THEIRS = (str(TREE / "content"), str(TREE / "mkdocs.yml"))
_LOOKS = {"open", "os.listdir", "os.scandir"}


def lay_sample(root: Path) -> Path:
    """Put the sample's content and settings into a folder, and return where the settings are."""
    shutil.copytree(CONTENT, root / "content", dirs_exist_ok=True)
    return Path(shutil.copy(SETTINGS, root))


def is_an_organisations(path: object) -> bool:
    """Tell what an organisation replaces by its own: content and settings at the top."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    # Asked of every file that is opened: `Path` would take ten times as long.
    place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
    return place in _THEIRS or place.startswith(_THEIRS[0] + os.sep)


def look_away(event: str, args: tuple) -> None:
    """Fail whoever reads what an organisation replaces; a hook for `sys.addaudithook`."""
    # Whoever removes a folder of their own that is called so opens it by its name alone.
    is_mere_name = event == "open" and args[0] == "content"
    if event in _LOOKS and not is_mere_name and is_an_organisations(args[0]):
        raise AssertionError(f"a test looked at {args[0]}, which an organisation replaces")
