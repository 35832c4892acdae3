"""What stands around the moments: the product's words, its theme, and what is written by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

from babel.dates import get_day_names, get_month_names

from star_moments.model.vocabulary import WallLanguage
from star_moments.proof.words import as_written
from star_moments.words import load_words

_THEME = Path(str(resources.files("star_moments_theme")))
_TEXTS = (".html", ".css", ".js", ".svg", ".md", ".txt", ".json", ".xml")


class Around:
    """Looked at only where something was found: nearly always, nothing is."""

    def __init__(self, language: WallLanguage, written: Callable[[], Iterable[str]]) -> None:
        """Take the wall's language, and what gives the texts that are written by hand."""
        self._language: WallLanguage = language
        self._written = written

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What may stand beside the words of moments."""
        return (*_texts(self._language), *self._by_hand)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, in small letters, with those of the theme's templates, styles and scripts."""
        return _words(self._language).union(*map(_words_of, self._by_hand))

    @cached_property
    def _by_hand(self) -> tuple[str, ...]:
        return tuple(self._written())


def is_of_the_theme(path: str, data: bytes) -> bool:
    """Say whether a file of a site is one of the theme's own, as it is: that tells of nobody."""
    return _of_the_theme().get(path) == data


@cache
def _of_the_theme() -> Mapping[str, bytes]:
    assets = _THEME / "assets"
    paths = (path for path in assets.rglob("*") if path.is_file())
    return {path.relative_to(_THEME).as_posix(): path.read_bytes() for path in paths}


@cache
def _texts(language: WallLanguage) -> tuple[str, ...]:
    dates = (
        name
        for names in (get_month_names, get_day_names)
        for context in ("format", "stand-alone")
        for name in names("wide", context, language).values()
    )
    return (*load_words(language).texts.values(), *dates)


@cache
def _words(language: WallLanguage) -> frozenset[str]:
    theme = texts_below(_THEME)
    return frozenset().union(*map(_words_of, (*_texts(language), *theme)))


def _words_of(text: str) -> Iterator[str]:
    for words in as_written(text):
        yield from words


def texts_below(folder: Path) -> Iterator[str]:
    """Give the texts of all files below a folder that are read as such."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")
