"""What the files of an earlier build said, by the bytes of each: a memory that shortens no check.

Only the parsing is spared, and only for files in which nothing was odd: their data stands here as
JSON, and is typed, checked and decided about each time anew.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from star_moments.reading.tree import Data


@dataclass
class Readings:
    """The data of files, as JSON, by name: those of an earlier build, and those of this one."""

    earlier: Mapping[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """Return the data of a file of that name, if an earlier build has read it."""
        text = self.earlier.get(name)
        if text is not None:
            self.now[name] = text
        return text

    def forget(self, name: str) -> None:
        """Drop a reading that turned out to be none."""
        self.now.pop(name, None)

    def add(self, name: str, data: Data) -> None:
        """Remember the data of a file in which nothing was odd."""
        self.now[name] = json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def reading_name(kind: str, data: bytes) -> str:
    """Return the name of a file's reading: what kind of file it is, and the digest of its bytes."""
    return f"{kind}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"
