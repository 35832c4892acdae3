"""The tokens of the default look: colours, letters, spaces and measures, as `tokens.toml` has them.

A colour goes by its path in that file, such as `day.paper` or `factor.1.night.star`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Colours = Mapping[str, str]

NUMBERS = tuple(range(1, 10))
TIMES = ("day", "night")

_FILE = Path(__file__).parent / "tokens.toml"


@cache
def default_tokens() -> Mapping[str, Any]:
    """Return all tokens of the default look."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def default_colours() -> Colours:
    """Return the colours of the default look by their paths."""
    return dict(_colours_in(default_tokens()))


def recoloured(tokens: Mapping[str, Any], colours: Colours, path: str = "") -> dict[str, Any]:
    """Return the tokens with these colours in place of their own."""
    return {
        name: recoloured(value, colours, f"{path}{name}.")
        if isinstance(value, Mapping)
        else colours.get(path + name, value)
        for name, value in tokens.items()
    }


def _colours_in(tokens: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tokens.items():
        if isinstance(value, Mapping):
            yield from _colours_in(value, f"{path}{name}.")
        elif isinstance(value, str) and value.startswith("#"):
            yield path + name, value
