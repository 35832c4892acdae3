"""Everything that a built site says, however it is packed."""

import json
from pathlib import Path


def all_bytes(site: Path) -> bytes:
    """Return the bytes and the name of every file of the site, JSON with its escapes undone, and
    the words of the search index put together again."""
    parts = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            parts += [path.relative_to(site).as_posix().encode(), path.read_bytes()]
            if path.suffix == ".json":
                said = json.loads(parts[-1])
                parts.append(json.dumps(said, ensure_ascii=False).encode())
                if path.parent.name == "forms":
                    parts += [word.encode() for word in words_of(said)]
    return b"\n".join(parts)


def words_of(groups: list[list[str]]) -> set[str]:
    """Return the words of a file of the search index."""
    return {root + ending for root, _, endings, *_ in groups for ending in endings.split(" ")}
