"""Which files of the folder of hand-written pages are for readers, and what is wrong with the rest.

A page in error is left out, and all others are published.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, NamedTuple

from star_moments.checking.front_matter import check_front_matter
from star_moments.diagnostics import Diagnostic, finding
from star_moments.reading.copies import original_of
from star_moments.reading.merges import merge_mark
from star_moments.reading.pages import LIMIT, PAGES, ROBOTS, PageFolder, is_media, is_page
from star_moments.reading.source import CONTROL, read_text
from star_moments.reading.strays import is_stray

IsTemplate = Callable[[str], bool]

# A name that a disk takes may be too long together with where the site is made.
_LONGEST: Final = 240
# Columns of a list in a list in a list, quotations in quotations, and brackets that are not closed:
# far beyond what anybody reads, and below what takes seconds to render.
_COLUMNS: Final = 400
_QUOTED: Final = 60
_OPEN: Final = 2000
_LEAD: Final = re.compile(r"[ \t>]*")


class CheckedPages(NamedTuple):
    """The files that may be published, in their order, the text of each page, and all findings."""

    published: tuple[str, ...]
    texts: Mapping[str, str]
    diagnostics: list[Diagnostic]


def check_pages(
    found: PageFolder,
    is_template: IsTemplate,
    asked: Collection[str] = (),
    *,
    apart: bool = False,
) -> CheckedPages:
    """Check a folder of pages.

    `asked` are the paths of what else mkdocs.yml wants to be published from it; `apart` says that
    the folder lies outside the content, where nobody else tells of what is read nowhere.
    """
    if found.is_link:
        return CheckedPages((), {}, [finding("unreadable-file", found.shown)])
    if not found.is_there:
        return CheckedPages((), {}, [finding("no-pages", found.shown)])
    published: list[str] = []
    texts: dict[str, str] = {}
    wrong: list[Diagnostic] = []
    addresses = Addresses()
    for path, file in found.files.items():
        about: list[Diagnostic] = []
        if not file.is_there:
            about.append(finding("unreadable-file", file.shown))
        elif not _is_name(path):
            about.append(finding("page-name", file.shown))
        elif is_page(path):
            if other := _copied(path, found):
                about.append(finding("not-read", file.shown, other=found.files[other].shown))
            else:
                texts[path], about = _read(file.data or b"", file.shown, is_template)
        elif not (is_media(path) or path in asked or path == ROBOTS):
            name = path.rpartition("/")[2]
            if apart or not is_stray(f"pages/{path}", name, PAGES):
                about.append(finding("page-kind", file.shown))
            wrong += about
            continue
        if not about and (there := addresses.take(path)):
            about.append(finding("page-address", file.shown, other=found.files[there].shown))
        wrong += about
        if not about:
            published.append(path)
    return CheckedPages(
        tuple(published), {path: texts[path] for path in published if path in texts}, wrong
    )


class Addresses:
    """The addresses that are taken: of two files at one, or one below the other, the first stays.

    Whatever is a file on the site cannot be a folder there.
    """

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str, address: str | None = None) -> str:
        """Take the address of a file; return the path of the one that has it, or ""."""
        address = address or address_of(path)
        parts = address.split("/")
        above = ["/".join(parts[:at]) for at in range(1, len(parts))]
        there = self._files.get(address) or self._folders.get(address)
        there = there or next((self._files[one] for one in above if one in self._files), "")
        if not there:
            self._files[address] = path
            for one in above:
                self._folders.setdefault(one, path)
        return there


def address_of(path: str) -> str:
    """Return where a file of the folder comes to lie on the site."""
    if not is_page(path):
        return path
    stem = path.rpartition(".")[0]
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        stem = folder
    return f"{stem}/index.html".lstrip("/")


def _is_name(path: str) -> bool:
    try:
        size = len(path.encode())
    except UnicodeEncodeError:
        return False
    return size <= _LONGEST and CONTROL.search(path) is None and not set(path) & {"\n", "\t", "\\"}


def _copied(path: str, found: PageFolder) -> str:
    """Return the path of the page of which this one is a copy that a program has made, or ""."""
    folder, slash, name = path.rpartition("/")
    original = original_of(name)
    if original == name.rpartition(".")[0].casefold():
        return ""
    beside = (one for one in found.files if is_page(one) and one.rpartition("/")[0] == folder)
    stems = {one.removeprefix(folder + slash).rpartition(".")[0].casefold(): one for one in beside}
    return stems.get(original, "")


def _read(data: bytes, shown: str, is_template: IsTemplate) -> tuple[str, list[Diagnostic]]:
    text, wrong = read_text(data, shown, LIMIT)
    if text is None:
        return "", wrong
    if mark := merge_mark(text):
        return text, [finding("unfinished-merge", shown, mark)]
    return text, [*wrong, *check_front_matter(text, shown, is_template), *_tangles(text, shown)]


def _tangles(text: str, shown: str) -> Iterator[Diagnostic]:
    """Find where a page is nested too deeply, or has too many open brackets, to be rendered."""
    brackets = 0
    for number, line in enumerate(text.split("\n"), start=1):
        lead = _LEAD.match(line)
        margin = lead[0].expandtabs(4) if lead else ""
        brackets += line.count("[") - line.count("]")
        if (
            (len(margin) > _COLUMNS and len(line) > len(lead[0] if lead else ""))
            or margin.count(">") > _QUOTED
            or brackets > _OPEN
        ):
            yield finding("page-tangled", shown, (number, 1))
            return
