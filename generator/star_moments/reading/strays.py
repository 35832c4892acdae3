"""Files of a content folder that look like content, and are not read where they lie."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from star_moments.reading.files import ENDINGS, bytes_of

# What belongs in no other place: the wall file and the message, hand-written pages, schemas.
_READ: Final = ("wall.yml", "emergency.yml")
_FOLDERS: Final = ("people", "moments", "pages")
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

    Below `people/` and `moments/` that is what is not named like YAML; elsewhere also what is.
    """
    ahead = [("", False)]
    while ahead:
        below, is_read = ahead.pop()
        try:
            entries = sorted(os.scandir(content / below), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if is_read and entry.name.endswith(".yml") and not entry.name.startswith("."):
                # Nearly all are what is read, and not looked at twice.
                continue
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                # A folder that is named like a file is told of as that file.
                is_file = entry.name.lower().endswith(ENDINGS)
                if not (is_file or entry.name.startswith(".") or path == "pages"):
                    ahead.append((path, is_read or path in _FOLDERS))
            elif entry.is_file(follow_symlinks=False) and _is_stray(path, entry.name, is_read):
                yield path, bytes_of(entry.path)


def is_leftover(path: str) -> bool:
    """Tell what editors and merge tools leave beside a file, and nobody has written."""
    name = path.rpartition("/")[2].lower()
    return name.endswith(_LEFT) or name.startswith((".", "#", "~")) or _is_kept(name)


def _is_stray(path: str, name: str, is_read: bool) -> bool:
    if path in _READ or _NO_CONTENT.fullmatch(name):
        return False
    if name.startswith("."):
        # Hidden from what reads the folder; an editor's, where it is named after YAML.
        return any(ending in name.lower() for ending in ENDINGS)
    stem, dot, ending = name.rpartition(".")
    ending = f".{ending.lower()}" if dot and stem else ""
    if ending in ENDINGS:
        return not is_read
    return ending in _TEXTS or is_leftover(name)


def _is_kept(name: str) -> bool:
    """Tell a file that a program has made beside another one: `sini.yml.2026`, `.sini.yml.swp`."""
    return any(f"{ending}." in name.lower() or f"{ending}_" in name.lower() for ending in ENDINGS)
