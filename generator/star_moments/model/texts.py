"""The texts that somebody wrote in a file, found by their types: none has to be remembered.

A text is whatever takes words of any kind. Keys, languages, days and what else takes only certain
texts hold nobody's words.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from star_moments.model.files import Key, Language, ZoneName

# Types of text in which nobody can write what comes to mind.
_CERTAIN = (Key, Language, ZoneName)


def texts_in(file: BaseModel) -> Iterator[str]:
    """Return each text of a draft, in the order of its fields."""
    for name in text_fields(type(file)):
        value = getattr(file, name)
        if value is not None:
            yield from (value,) if isinstance(value, str) else _flat(value)


@cache
def text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields in which, or somewhere below which, words may stand."""
    return _text_fields(model, ())


def _text_fields(model: type[BaseModel], above: tuple[type, ...]) -> tuple[str, ...]:
    hints = get_type_hints(model, include_extras=True)
    above = (*above, model)
    return tuple(name for name in model.model_fields if _may_hold_words(hints[name], above))


def _may_hold_words(hint: Any, above: tuple[type, ...]) -> bool:
    if hint in _CERTAIN or hint in above:
        return False
    if get_origin(hint) is Annotated:
        return _may_hold_words(get_args(hint)[0], above)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return bool(_text_fields(hint, above))
    return hint in (str, Any, object) or any(_may_hold_words(one, above) for one in get_args(hint))


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
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _flat(one)
