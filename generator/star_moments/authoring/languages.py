"""Which language is meant by its name, as people say it, and what it is called."""

from functools import cache

from babel import Locale

from star_moments.model.vocabulary import SPOKEN, WALL_LANGUAGES, WallLanguage
from star_moments.names.inflection import is_form_of
from star_moments.names.letters import fold, words_of

# *på svenska, in English*
_BEFORE = ("in", "pa", "på")
_BEGINNING = 3


def language_shown(code: str, wall: WallLanguage) -> str:
    """Return what a language is called in the wall's own."""
    return str(Locale.parse(wall).languages.get(code, code))


def language_meant(text: str) -> str | None:
    """Return the code of the language that is meant by its code or its name; None where unclear."""
    if text.strip().casefold() in SPOKEN:
        return text.strip().casefold()
    words = [fold(word) for word in words_of(text)]
    words = words[1:] if words and words[0] in _BEFORE else words
    if not words:
        return None
    called = _called()
    for fits in (_is_named, _is_begun):
        found = {code for name, code in called if fits(words, name)}
        if len(found) == 1:
            return found.pop()
    return None


def _is_named(words: list[str], name: tuple[str, ...]) -> bool:
    return len(words) == len(name) and all(map(_is_form, words, name))


def _is_form(word: str, name: str) -> bool:
    # *suomeksi* bends as an old word does, *englanniksi* as a young one.
    return is_form_of(word, name) or is_form_of(word, name, is_first=True)


def _is_begun(words: list[str], name: tuple[str, ...]) -> bool:
    return len(words) == 1 and len(words[0]) >= _BEGINNING and name[0].startswith(words[0])


@cache
def _called() -> list[tuple[tuple[str, ...], str]]:
    locales = [Locale.parse(one) for one in WALL_LANGUAGES]
    names = ((locale.languages.get(code, code), code) for locale in locales for code in SPOKEN)
    return [(tuple(map(fold, words_of(name))), code) for name, code in names]
