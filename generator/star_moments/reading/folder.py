"""The content folder: which files there are, and under which key or id."""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, Self
from zlib import crc32

from star_moments.diagnostics import START, Diagnostic, finding
from star_moments.model.keys import KEY_PATTERN, key_from
from star_moments.model.likeness import is_like
from star_moments.reading.copies import original_of
from star_moments.reading.files import ENDINGS, Files, bytes_of, read_files
from star_moments.reading.history import tracked_below
from star_moments.reading.paths import printable, shown_path
from star_moments.reading.strays import is_leftover, strays

_KEY: Final = re.compile(KEY_PATTERN.removesuffix("$") + r"\Z")
_LONGEST: Final = {"moments": 100, "people": 80}

WALL: Final = "wall.yml"
EMERGENCY: Final = "emergency.yml"
# What a file with an emergency message might be called by somebody in a hurry.
_EMERGENCIES: Final = (
    *("emergency", "emergency-message", "emergency-yml", "alert"),
    *("hatatiedote", "hatailmoitus", "hata", "nodmeddelande", "krismeddelande", "nod"),
)
_LIKE_YAML: Final = (*ENDINGS, ".txt")
# What needs no more than another name.
_AS_THEY_ARE: Final = (*ENDINGS, ".txt")

Kind = Literal["people", "moments"]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as it lies on the disk: how its path is shown to people, and its bytes.

    `data` is None where the file cannot be read; it holds at most one byte more than is allowed.
    """

    shown: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a content folder, unread.

    Moments stand under their ids and people under their keys. A file whose name gives neither
    stands under its path below `moments/` or `people/`, which no id or key can be, and is in error.
    `diagnostics` are about names and access only, by that same id or path. `emergency` is there
    where there is such a file, also under a name under which it is not read. `wall_before` is the
    last wall file without error, where the one at hand has one. `strays` are files that look like
    content and are not read, by their paths below the folder.
    """

    wall: RawFile | None
    people: dict[str, RawFile] = field(default_factory=dict)
    moments: dict[str, RawFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    emergency: RawFile | None = None
    wall_before: RawFile | None = None
    strays: Mapping[str, RawFile] = field(default_factory=dict)

    def copies(self, kind: Kind) -> Mapping[str, tuple[RawFile, ...]]:
        """Return the copies of each file of people or moments, by its key or id.

        A copy has a name that is none, and that becomes the file's own without what was appended.
        """
        files = self.people if kind == "people" else self.moments
        odd = [(key, raw) for key, raw in files.items() if not _is_key(key, kind)]
        found: dict[str, tuple[RawFile, ...]] = {}
        for name, raw in (*odd, *self.strays.items()):
            key = original_of(name)
            key = key if key in files else key_from(key)
            if key in files and raw is not files[key]:
                found[key] = (*found.get(key, ()), raw)
        return found

    def with_moments(self, content: Path, files: Files) -> Self:
        """Return the folder with these files of its moments."""
        diagnostics = list(self.diagnostics)
        moments = _keyed(f"{shown_path(content)}/moments", "moments", files, diagnostics)
        return replace(self, moments=moments, diagnostics=diagnostics)


def read_folder(content: Path) -> Folder:
    """Read every file that the wall is made of; paths are shown from the working directory."""
    files = read_files(content)
    return read_but_moments(content, files.people).with_moments(content, files.moments)


def read_but_moments(content: Path, files: Files) -> Folder:
    """Read the wall file and the emergency message, and return them with these files of people."""
    shown = shown_path(content)
    diagnostics: list[Diagnostic] = []
    wall = _wall(content / WALL, f"{shown}/{WALL}", diagnostics)
    people = _keyed(f"{shown}/people", "people", files, diagnostics)
    emergency = _emergency(content, shown, diagnostics)
    strays = _strays(content, shown, diagnostics)
    return Folder(wall, people, {}, diagnostics, emergency, strays=strays)


def parted(files: Files, percent: int) -> tuple[Files, Files]:
    """Part moments' files in two, the first part some so many percent of them.

    Files of the same name in different folders, and copies, stay together: they are told from each
    other.
    """
    parts: tuple[dict[str, bytes | None], dict[str, bytes | None]] = {}, {}
    for path, data in files.items():
        stem = path.rpartition("/")[2].rpartition(".")[0]
        if not _is_key(stem, "moments"):
            stem = key_from(original_of(path))
        parts[crc32(stem.encode(errors="surrogateescape")) % 100 >= percent][path] = data
    return parts


def _wall(path: Path, shown: str, diagnostics: list[Diagnostic]) -> RawFile | None:
    if not path.exists() and not path.is_symlink():
        diagnostics.append(finding("no-wall-file", shown))
        return None
    data = bytes_of(path) if path.is_file() and not path.is_symlink() else None
    if data is None:
        diagnostics.append(finding("unreadable-file", shown))
    return RawFile(shown, data)


def _emergency(content: Path, shown: str, diagnostics: list[Diagnostic]) -> RawFile | None:
    """Return the emergency message's file.

    One with nearly its name is reported: nobody would notice that such a message is not shown.
    """
    files: list[RawFile] = []
    for name in sorted(_beside(content), key=lambda name: name != EMERGENCY):
        stem, _, ending = name.rpartition(".")
        path = content / name
        data = bytes_of(path) if path.is_file() and not path.is_symlink() else None
        if name == EMERGENCY:
            files.append(RawFile(f"{shown}/{name}", data))
            if data is None:
                diagnostics.append(finding("unreadable-file", files[-1].shown))
        elif f".{ending.lower()}" in _LIKE_YAML and is_like(key_from(stem), _EMERGENCIES):
            files.append(RawFile(printable(f"{shown}/{name}"), None))
            diagnostics.append(finding("emergency-file-name", files[-1].shown, right=EMERGENCY))
    return files[0] if files else None


def _strays(content: Path, shown: str, diagnostics: list[Diagnostic]) -> dict[str, RawFile]:
    found: dict[str, RawFile] = {}
    tracked: Collection[str] | None = None
    for path, data in strays(content):
        if _is_emergency(path):
            continue
        if not found:
            tracked = tracked_below(content)
        found[path] = raw = RawFile(printable(f"{shown}/{path}"), data)
        if is_leftover(path) and tracked is not None and path not in tracked:
            diagnostics.append(finding("leftover", raw.shown))
            continue
        right, is_ready = _place(path)
        name = "other" if (content / right).is_file() else "right" if is_ready else ""
        values = {name: f"{shown}/{right}"} if right and name else {}
        diagnostics.append(finding("not-read", raw.shown, START, None, **values))
    return found


def _is_emergency(path: str) -> bool:
    """Tell what is reported as a message already."""
    stem, _, ending = path.rpartition(".")
    like = f".{ending.lower()}" in _LIKE_YAML
    is_beside = "/" not in path and not path.startswith(".")
    return is_beside and like and is_like(key_from(stem), _EMERGENCIES)


def _place(path: str) -> tuple[str, bool]:
    """Return where a file that is not read belongs, and whether it needs no more than to go there.

    By its name: it is "" where nobody can tell.
    """
    kind: Kind = "people" if path.startswith("people/") else "moments"
    key = key_from(original_of(path))
    name = path.rpartition("/")[2]
    is_ready = name.lower().endswith(_AS_THEY_ARE) or "." not in name
    if not _is_key(key, kind):
        return "", False
    if kind == "people":
        return f"people/{key}.yml", is_ready
    year = key[:4]
    if year.isdigit():
        return f"moments/{year}/{key}.yml", is_ready
    return (f"moments/{key}.yml", is_ready) if path.startswith("moments/") else ("", False)


def _beside(content: Path) -> list[str]:
    try:
        return [name for name in os.listdir(content) if not name.startswith(".")]
    except OSError:
        return []


def _keyed(shown: str, kind: str, read: Files, diagnostics: list[Diagnostic]) -> dict[str, RawFile]:
    files: dict[str, RawFile] = {}
    for below in sorted(read):
        name, stem, is_yml, is_key = _named(shown, below, kind)
        key = stem
        wrong: Diagnostic | None = None
        data = read[below]
        if data is None:
            wrong = finding("unreadable-file", name)
        elif not is_yml:
            wrong = finding("yaml-ending", name, right=_proposal(stem, kind))
        elif not is_key:
            wrong = finding("bad-file-name", name, name=f"{stem}.yml", right=_proposal(stem, kind))
        elif stem in files:
            wrong = finding("same-id", name, id=stem, other=files[stem].shown)
        if wrong is not None:
            key = printable(below) or "."
            diagnostics.append(wrong)
        files[key] = RawFile(name, data)
    return files


@lru_cache(maxsize=1 << 17)
def _named(shown: str, below: str, kind: str) -> tuple[str, str, bool, bool]:
    """Return a file's path for people, its name without the ending, and whether ending and name are
    right."""
    name = printable(f"{shown}/{below}" if below else shown)
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return name, stem, dot + ending == ".yml", _is_key(stem, kind)


def _is_key(stem: str, kind: str) -> bool:
    if len(stem) > _LONGEST[kind] or _KEY.match(stem) is None:
        return False
    return kind != "moments" or not stem.replace("-", "").isdigit()


def _proposal(stem: str, kind: str) -> str:
    """Return a file name to propose, also where nothing of the old one can be kept."""
    right = key_from(stem)[: _LONGEST[kind] - len("-kiitos")].strip("-")
    if not right:
        right = "sini" if kind == "people" else "kiitos"
    if kind == "moments" and not any(sign.isalpha() for sign in right):
        right = f"{right}-kiitos"
    return f"{right}.yml"
