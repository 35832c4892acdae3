"""Everything that a built site says, however it is packed."""

import gzip
import json
from pathlib import Path


def unpacked(path: Path) -> bytes:
    """Return a file's bytes; those of a search index without their gzip."""
    data = path.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def all_bytes(site: Path) -> bytes:
    """Return the bytes and the name of every file of the site, JSON with its escapes undone."""
    parts = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            parts += [path.relative_to(site).as_posix().encode(), unpacked(path)]
            if path.suffix == ".json":
                parts.append(json.dumps(json.loads(parts[-1]), ensure_ascii=False).encode())
    return b"\n".join(parts)
