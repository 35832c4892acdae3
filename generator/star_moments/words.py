"""The product's own words, in the language of the wall.

They stand in `locale/<language>/<part>.toml`, one file per part of the product, each key in all
three languages (a test keeps them equal).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from star_moments.model.vocabulary import WALL_LANGUAGES, WallLanguage

LANGUAGES: tuple[WallLanguage, ...] = WALL_LANGUAGES


@dataclass(frozen=True)
class Words:
    """Look up a text by `part.section.key` and fill in its placeholders."""

    language: WallLanguage
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key`; a key that does not exist is a bug and raises KeyError."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def part(self, prefix: str) -> dict[str, str]:
        """Return the texts below `prefix`, by the rest of their keys."""
        start = f"{prefix}."
        return {k.removeprefix(start): v for k, v in self.texts.items() if k.startswith(start)}


@cache
def load_words(language: WallLanguage) -> Words:
    """Read the catalogues of one language."""
    folder = resources.files("star_moments") / "locale" / language
    texts: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            data = tomllib.loads(entry.read_text(encoding="utf-8"))
            _flatten(entry.name.removesuffix(".toml"), data, texts)
    return Words(language, texts)


def _flatten(prefix: str, data: Mapping[str, object], texts: dict[str, str]) -> None:
    for key, value in data.items():
        if isinstance(value, str):
            texts[f"{prefix}.{key}"] = value.strip("\n")
        elif isinstance(value, Mapping):
            _flatten(f"{prefix}.{key}", value, texts)
