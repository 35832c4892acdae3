"""The texts that somebody wrote in a file, found by their types: none has to be remembered.

A text is whatever takes words of any kind. Keys, languages, days and what else takes only certain
texts hold nobody's words. A type of which this is not known is an error here, so that no text goes
by in silence.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from star_moments.model.files import FeedId, Key, Language, ZoneName
from star_moments.model.period import Period

# Types of text in which nobody can write what comes to mind.
_CERTAIN = (Key, Language, ZoneName, FeedId)

_NO_TEXT = (bool, int, date, datetime, Period, NoneType)
_SEVERAL = (list, tuple, set, frozenset)


def texts_in(file: BaseModel, first: str = "") -> Iterator[str]:
    """Return each text of a draft, in the order of its fields: from `first` on, and around."""
    for name in text_fields(type(file), first):
        value = getattr(file, name)
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from _flat(value)


def plain_texts(file: BaseModel, but: str) -> list[str]:
    """Return each text of a draft but those in one field: quicker, for a look at every moment."""
    texts: list[str] = []
    for value in _values_but(type(file), but)(file):
        if value.__class__ is str:
            texts.append(value)
        elif value is not None:
            texts += _flat(value)
    return texts


@cache
def _values_but(model: type[BaseModel], but: str) -> Callable[[BaseModel], tuple[Any, ...]]:
    names = [name for name in text_fields(model) if name != but]
    # Of one name alone it would give the value, and no group of one.
    return attrgetter(*names, *(names[:1] if len(names) == 1 else ()))


@cache
def text_fields(model: type[BaseModel], first: str = "") -> tuple[str, ...]:
    """Return the names of the fields in which, or somewhere below which, words may stand."""
    names = _text_fields(model, ())
    start = names.index(first) if first else 0
    return names[start:] + names[:start]


def _text_fields(model: type[BaseModel], above: tuple[type, ...]) -> tuple[str, ...]:
    hints = get_type_hints(model, include_extras=True)
    above = (*above, model)
    return tuple([name for name in model.model_fields if _may_hold_words(hints[name], above)])


def _may_hold_words(hint: Any, above: tuple[type, ...]) -> bool:
    # What stands below itself is walked through wherever it is.
    if hint is str or hint in above:
        return True
    if hint in _CERTAIN or hint in _NO_TEXT:
        return False
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return bool(_text_fields(hint, above))
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Literal:
        return False
    if kind is Annotated:
        return _may_hold_words(parts[0], above)
    if kind in (Union, UnionType, *_SEVERAL):
        # Each is asked, so that an unknown one is met.
        answers = [_may_hold_words(one, above) for one in parts if one is not ...]
        return any(answers)
    if kind is dict and not _may_hold_words(parts[0], above):
        return _may_hold_words(parts[1], above)
    raise TypeError(f"nobody knows whether {hint} holds words: say so here, and how to find them")


def is_text(hint: Any) -> bool:
    """Say whether a field of this type holds words itself, and not something below it."""
    if (isinstance(hint, type) and issubclass(hint, BaseModel)) or get_origin(hint) is list:
        return False
    if hint in _CERTAIN:
        return False
    if get_origin(hint) is Annotated:
        return is_text(get_args(hint)[0])
    return hint is str or any(map(is_text, get_args(hint)))


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts_in(value)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _flat(one)
    elif isinstance(value, _SEVERAL):
        for one in value:
            yield from _flat(one)
