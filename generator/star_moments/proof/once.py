"""What an object finds out once, and knows for as long as it is there itself."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def once(
    find: Callable[Concatenate[Owner, Asked], Found],
) -> Callable[Concatenate[Owner, Asked], Found]:
    """Let a method find out once what it is asked.

    The library's own way keeps the object itself until the process ends.
    """
    name = f"once {find.__name__}"

    @wraps(find)
    def found(owner: Owner, /, *args: Asked.args, **others: Asked.kwargs) -> Found:
        known: dict[object, Found] = vars(owner).setdefault(name, {})
        asked = args, *others.items()
        if asked not in known:
            known[asked] = find(owner, *args, **others)
        return known[asked]

    return found
