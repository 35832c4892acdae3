"""Files of a content folder that look like content, and are not read where they lie."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from star_moments.reading.files import ENDINGS, bytes_of
from star_moments.reading.pages import PAGES, ROBOTS

# What belongs in no other place: the wall file and the message, and what search engines ask for.
_READ: Final = ("wall.yml", "emergency.yml", f"pages/{ROBOTS}")
# What is read in each folder.
_FOLDERS: Final = {"people": ENDINGS, "moments": ENDINGS, "pages": PAGES}
_NO_CONTENT: Final = re.compile(
    r"readme(\..*)?|license(\..*)?|\.gitkeep|\.gitignore|\.gitattributes|\.ds_store|thumbs\.db|desktop\.ini"
    r"|.*\.schema\.json",
    re.I,
)
# What people write texts in, and what programs make of a file that they keep.
_TEXTS: Final = (
    *("", ".txt", ".md", ".doc", ".docx", ".odt", ".rtf", ".json"),
    *(".bak", ".backup", ".old", ".orig", ".rej", ".save", ".tmp", ".temp", ".new", ".copy"),
)
_LEFT: Final = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".temp", ".save")


def strays(content: Path) -> Iterator[tuple[str, bytes | None]]:
    """Give each of them by its path below the folder, with its bytes; None where it has none.

    Below `people/` and `moments/` that is what is not named like YAML, below `pages/` what is no
    page; elsewhere it is both.
    """
    ahead: list[tuple[str, tuple[str, ...]]] = [("", ())]
    while ahead:
        below, read = ahead.pop()
        try:
            entries = sorted(os.scandir(content / below), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if read is ENDINGS and entry.name.endswith(".yml") and not entry.name.startswith("."):
                # Nearly all are what is read, and not looked at twice.
                continue
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                # A folder that is named like a file is told of as that file.
                is_file = entry.name.lower().endswith(ENDINGS)
                if not (is_file or entry.name.startswith(".")):
                    ahead.append((path, read or _FOLDERS.get(path, ())))
            elif entry.is_file(follow_symlinks=False) and is_stray(path, entry.name, read):
                yield path, bytes_of(entry.path)


def is_leftover(path: str) -> bool:
    """Tell what editors and merge tools leave beside a file, and nobody has written."""
    name = path.rpartition("/")[2].lower()
    return name.endswith(_LEFT) or name.startswith((".", "#", "~")) or _is_kept(name)


def is_stray(path: str, name: str, read: tuple[str, ...]) -> bool:
    """Tell a file that looks like content, and is not read where only these endings are."""
    if path in _READ or _NO_CONTENT.fullmatch(name):
        return False
    if name.startswith("."):
        # Hidden from what reads the folder; an editor's, where it is named after YAML.
        return any(ending in name.lower() for ending in ENDINGS)
    stem, dot, ending = name.rpartition(".")
    ending = f".{ending.lower()}" if dot and stem else ""
    if ending in read:
        return False
    return ending in ENDINGS or ending in _TEXTS or is_leftover(name)


def _is_kept(name: str) -> bool:
    """Tell a file that a program has made beside another one: `sini.yml.2026`, `.sini.yml.swp`."""
    return any(f"{ending}." in name.lower() or f"{ending}_" in name.lower() for ending in ENDINGS)
