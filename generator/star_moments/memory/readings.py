"""What the files of an earlier build said, by the bytes of each: a memory that shortens no check.

Only the parsing is spared, and only for files in which nothing was odd: their data stands here as
JSON, and is typed, checked and decided about each time anew.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from star_moments.reading.tree import Data

Shaped = TypeVar("Shaped", bound=BaseModel)


@dataclass
class Readings:
    """The data of files, as JSON, by name: those of an earlier build, and those of this one."""

    earlier: Mapping[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    def news(self) -> Mapping[str, str | None]:
        """Return what was read, for another process that knows what was read earlier too."""
        return {name: None if name in self.earlier else text for name, text in self.now.items()}

    def join(self, news: Mapping[str, str | None]) -> None:
        """Take over what another process has read."""
        for name, text in news.items():
            self.now[name] = self.earlier[name] if text is None else text

    def find(self, name: str, model: type[Shaped]) -> Shaped | None:
        """Return the typed draft of the file of that name, if an earlier build has read it."""
        text = self.earlier.get(name) or self.now.get(name)
        if text is None:
            return None
        try:
            draft = model.model_validate_json(text)
        except ValidationError:
            return None
        self.now[name] = text
        return draft

    def add(self, name: str, data: Data) -> None:
        """Remember a file in which nothing was odd."""
        try:
            self.now[name] = to_json(data).decode()
        except PydanticSerializationError:
            # Half a sign, which only escapes can write.
            self.now[name] = json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def reading_name(kind: str, data: bytes) -> str:
    """Return the name of a file's reading: what kind of file it is, and the digest of its bytes."""
    return f"{kind}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"
