"""The folder of hand-written pages: what lies in it, and what kind of file each is.

Nothing is published from it but pages and what they show: pictures, sound, films, PDF files. So no
draft, no copy and no file of a program gets on the site because it lies there.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

from star_moments.reading.files import bytes_of
from star_moments.reading.paths import printable, shown_path

# What MkDocs takes for a page.
PAGES: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

MEDIA: Final = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"),
    *(".mp3", ".m4a", ".ogg", ".opus", ".wav", ".mp4", ".m4v", ".webm", ".mov", ".vtt"),
    ".pdf",
)

# What search engines ask for, at the top alone.
ROBOTS: Final = "robots.txt"

# Beyond what a moment may hold: a page may be a whole guide.
LIMIT: Final = 256 * 1024

# What systems leave in every folder.
_NOTHING: Final = ("thumbs.db", "desktop.ini")


class PageFile(NamedTuple):
    """A file in the folder of pages: how its path is shown, and its bytes where it is a page.

    `is_there` is false for what is no ordinary file, or cannot be read.
    """

    shown: str
    is_there: bool
    data: bytes | None = None


class PageFolder(NamedTuple):
    """What lies in the folder of pages, by path below it, index pages first.

    `is_there` is false where there is no such folder, and `is_link` true where it is a link.
    """

    shown: str
    files: dict[str, PageFile]
    is_there: bool = True
    is_link: bool = False


def read_pages(folder: Path, shown: str) -> PageFolder:
    """Read a folder of hand-written pages, whose path is shown like this. No link is followed."""
    if folder.is_symlink():
        return PageFolder(shown, {}, is_link=True)
    if not folder.is_dir():
        return PageFolder(shown, {}, is_there=False)
    files: dict[str, PageFile] = {}
    ahead = [""]
    while ahead:
        below = ahead.pop()
        try:
            entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
        except OSError:
            files[below] = PageFile(printable(f"{shown}/{below}".rstrip("/")), False)
            continue
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith(".") or entry.name.lower() in _NOTHING:
                continue
            if entry.is_dir(follow_symlinks=False):
                ahead.append(path)
            else:
                files[path] = _file(entry, path, shown)
    return PageFolder(shown, dict(sorted(files.items(), key=lambda item: _order(item[0]))))


def shown_pages(folder: Path, content: Path) -> tuple[str, bool]:
    """Return how the path of a folder of pages is shown, and whether it is outside the content."""
    whole, above = folder.absolute(), content.absolute()
    if whole.is_relative_to(above):
        return f"{shown_path(content)}/{whole.relative_to(above).as_posix()}", False
    return shown_path(folder), True


def is_page(path: str) -> bool:
    """Say whether a file is a page by its name."""
    return path.endswith(PAGES)


def is_media(path: str) -> bool:
    """Say whether a file is by its name something that a page may show."""
    return path.lower().endswith(MEDIA)


def _file(entry: os.DirEntry[str], path: str, shown: str) -> PageFile:
    name = printable(f"{shown}/{path}")
    if not entry.is_file(follow_symlinks=False):
        return PageFile(name, False)
    # Of what is no page, nobody needs more than to know that it can be read.
    data = bytes_of(entry.path, LIMIT if is_page(path) else 0)
    return PageFile(name, data is not None, data if is_page(path) else None)


def _order(path: str) -> tuple[list[str], bool, bool, str]:
    """Order pages as MkDocs does, which is the order of the menus."""
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0]
    return folders, stem not in ("index", "README"), stem != "index", name
