"""The content folder: which files there are, and under which key or id."""

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self
from zlib import crc32

from star_moments.codes import found
from star_moments.diagnostics import Diagnostic
from star_moments.fields import nearest
from star_moments.model import KEY_PATTERN
from star_moments.reading.source import CONTROL, LIMIT

_KEY: Final = re.compile(KEY_PATTERN.removesuffix("$") + r"\Z")
_LONGEST: Final = {"moments": 100, "people": 80}
_ENDINGS: Final = (".yml", ".yaml")

EMERGENCY: Final = "emergency.yml"
# What a file with an emergency message might be called by somebody in a hurry.
_EMERGENCIES: Final = (
    *("emergency", "emergency-message", "emergency-yml", "alert"),
    *("hatatiedote", "hatailmoitus", "hata", "nodmeddelande", "krismeddelande", "nod"),
)
_LIKE_YAML: Final = (*_ENDINGS, ".txt")


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
    where there is such a file, also under a name under which it is not read.
    """

    wall: RawFile | None
    people: dict[str, RawFile] = field(default_factory=dict)
    moments: dict[str, RawFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    emergency: RawFile | None = None

    def with_moments(self, content: Path, files: Mapping[str, bool]) -> Self:
        """Return the folder with these of its moments, as `list_moments` gives them, read."""
        diagnostics = list(self.diagnostics)
        moments = _keyed(
            content / "moments", f"{_shown(content)}/moments", "moments", files, diagnostics
        )
        return replace(self, moments=moments, diagnostics=diagnostics)


def read_folder(content: Path) -> Folder:
    """Read every file that the wall is made of; paths are shown from the working directory."""
    return read_but_moments(content).with_moments(content, list_moments(content))


def read_but_moments(content: Path) -> Folder:
    """Read the wall file, the people and the emergency message."""
    shown = _shown(content)
    diagnostics: list[Diagnostic] = []
    wall = _wall(content / "wall.yml", f"{shown}/wall.yml", diagnostics)
    files = _files(content / "people")
    people = _keyed(content / "people", f"{shown}/people", "people", files, diagnostics)
    emergency = _emergency(content, shown, diagnostics)
    return Folder(wall, people, {}, diagnostics, emergency)


def list_moments(content: Path) -> dict[str, bool]:
    """Return the path of each moment's file below `moments/`, and whether it is a file at all."""
    return _files(content / "moments")


def parted(files: Mapping[str, bool], percent: int) -> tuple[dict[str, bool], dict[str, bool]]:
    """Part moments' files in two, the first part some so many percent of them.

    Files of the same name in different folders stay together: they are told from each other.
    """
    parts: tuple[dict[str, bool], dict[str, bool]] = {}, {}
    for path, is_file in files.items():
        stem = path.rpartition("/")[2].rpartition(".")[0]
        parts[crc32(stem.encode(errors="surrogateescape")) % 100 >= percent][path] = is_file
    return parts


def key_from(name: str) -> str:
    """Return the valid key that is nearest to a name: `Kiitos Äiti` gives `kiitos-aiti`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = plain.translate({ord("ø"): "o", ord("đ"): "d", ord("ł"): "l", ord("æ"): "ae"})
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _shown(content: Path) -> str:
    """Return the folder's path as the reader knows it: from where the command runs, or its name."""
    absolute = Path.cwd() / content
    here = Path.cwd()
    if absolute != here and absolute.is_relative_to(here):
        return absolute.relative_to(here).as_posix()
    return absolute.name or "content"


def _wall(path: Path, shown: str, diagnostics: list[Diagnostic]) -> RawFile | None:
    if not path.exists() and not path.is_symlink():
        diagnostics.append(found("no-wall-file", shown))
        return None
    data = _bytes(path) if path.is_file() and not path.is_symlink() else None
    if data is None:
        diagnostics.append(found("unreadable-file", shown))
    return RawFile(shown, data)


def _emergency(content: Path, shown: str, diagnostics: list[Diagnostic]) -> RawFile | None:
    """Return the emergency message's file.

    One with nearly its name is reported: nobody would notice that such a message is not shown.
    """
    files: list[RawFile] = []
    for name in sorted(_beside(content), key=lambda name: name != EMERGENCY):
        stem, _, ending = name.rpartition(".")
        path = content / name
        data = _bytes(path) if path.is_file() and not path.is_symlink() else None
        if name == EMERGENCY:
            files.append(RawFile(f"{shown}/{name}", data))
            if data is None:
                diagnostics.append(found("unreadable-file", files[-1].shown))
        elif f".{ending.lower()}" in _LIKE_YAML and nearest(key_from(stem), _EMERGENCIES):
            files.append(RawFile(_printable(f"{shown}/{name}"), None))
            diagnostics.append(found("emergency-file-name", files[-1].shown, right=EMERGENCY))
    return files[0] if files else None


def _beside(content: Path) -> list[str]:
    try:
        return [name for name in os.listdir(content) if not name.startswith(".")]
    except OSError:
        return []


def _keyed(
    folder: Path,
    shown: str,
    kind: str,
    listed: Mapping[str, bool],
    diagnostics: list[Diagnostic],
) -> dict[str, RawFile]:
    files: dict[str, RawFile] = {}
    for below, is_file in sorted(listed.items()):
        name = _printable(f"{shown}/{below}" if below else shown)
        stem, dot, ending = name.rpartition("/")[2].rpartition(".")
        key = stem
        wrong: Diagnostic | None = None
        data = _bytes(os.path.join(folder, below)) if is_file else None
        if data is None:
            wrong = found("unreadable-file", name)
        elif dot + ending != ".yml":
            wrong = found("yaml-ending", name, right=_proposal(stem, kind))
        elif not _is_key(stem, kind):
            wrong = found("bad-file-name", name, name=f"{stem}.yml", right=_proposal(stem, kind))
        elif stem in files:
            wrong = found("same-id", name, id=stem, other=files[stem].shown)
        if wrong is not None:
            key = _printable(below) or "."
            diagnostics.append(wrong)
        files[key] = RawFile(name, data)
    return files


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


def _files(folder: Path) -> dict[str, bool]:
    """Return, by its path below a folder, what is named like a YAML file, and whether it is a file.

    Links count as no files: one could lead round in a circle, or out of the folder.
    """
    files: dict[str, bool] = {}
    ahead = [""]
    while ahead:
        below = ahead.pop()
        try:
            with os.scandir(os.path.join(folder, below)) as entries:
                for entry in entries:
                    path = f"{below}/{entry.name}" if below else entry.name
                    if entry.name.startswith("."):
                        continue
                    if entry.name.lower().endswith(_ENDINGS):
                        files[path] = entry.is_file(follow_symlinks=False)
                    elif entry.is_dir(follow_symlinks=False):
                        ahead.append(path)
                    elif entry.is_symlink() and entry.is_dir():
                        files[path] = False
        except FileNotFoundError:
            continue
        except OSError:
            files[below] = False
    return files


def _printable(path: str) -> str:
    """Return a path that can be printed: names on a disk can hold any bytes, and ends of lines."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return CONTROL.sub("\ufffd", text).replace("\n", "\ufffd").replace("\t", "\ufffd")


def _bytes(path: str | Path) -> bytes | None:
    """Return a file's bytes, at most one more than is allowed; None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(LIMIT + 1)
    except OSError:
        return None
