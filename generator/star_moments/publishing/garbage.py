"""Look for no garbage while something is built of which nothing is garbage before the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_garbage(*, ends_soon: bool) -> Iterator[None]:
    """Keep Python from looking through all objects again and again: it costs a tenth of the time.

    A process that `ends_soon` need not look through what was made here later either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if ends_soon:
                gc.freeze()
            gc.enable()
