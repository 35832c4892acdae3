"""Generations of a screen's manifest and feed, made by the contract and not by the product's code.

So the tests hold the page against what is written down about the files, and can make five hundred
generations in a second, and files that the product would never make.
"""

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path

FNV_PRIME = 0x01000193
# The two start values: the usual basis of FNV-1a, and its prime.
FNV_STARTS = (0x811C9DC5, FNV_PRIME)


def digest(text: str) -> str:
    """Return the 64 bits of a feed's text, as 16 hex digits."""
    halves = []
    for value in FNV_STARTS:
        for byte in text.encode("ascii"):
            value = ((value ^ byte) * FNV_PRIME) & 0xFFFFFFFF
        halves.append(f"{value:08x}")
    return "".join(halves)


def dumped(data: object) -> str:
    """Return JSON as the product writes it: ASCII only, nothing that could be left out."""
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def version(tag: str) -> str:
    """Return a moment's version: 8 hex digits that differ where what is shown differs."""
    return digest(tag.encode("unicode_escape").decode("ascii"))[:8]


@dataclass
class Deploys:
    """The folder of one screen, `display/` or a unit's below it, in a site that is served."""

    folder: Path
    count: int = 0
    manifest: dict = field(init=False)
    feed: dict = field(init=False)
    pattern: dict = field(init=False)

    def __post_init__(self):
        self.manifest = json.loads(self.manifest_path.read_bytes())
        self.feed = json.loads((self.folder / self.manifest["feed"]).read_bytes())
        self.pattern = self.feed["moments"][0]

    @property
    def manifest_path(self) -> Path:
        return self.folder / "manifest.json"

    def moment(self, name: str, words: str = "", **fields: object) -> dict:
        """Return a moment that says its name in each of its parts."""
        more = {
            "id": f"2026-11-01-{name}",
            "v": version(name + words + repr(fields)),
            "pages": [{"size": "l", "text": words or f"Kiitos {name}! Kaikki sujui hyvin."}],
            "thanks": f"Saaja {name}",
            "who": [f"unit:{name}"],
            "unit": f"Yksikkö {name}",
            "units": [f"yksikko-{name}"],
            "factor": f"Tekijä {name}",
        }
        return copy.deepcopy(self.pattern) | more | fields

    def tagged(self, count: int = 6) -> tuple[dict, dict]:
        """Return manifest and feed of a next generation: all words carry its number."""
        self.count += 1
        tag = f"sp{self.count}"
        moments = [self.moment(f"{tag}-{number}") for number in range(count)]
        interludes = [
            one | {"heading": f"Väliotsikko {tag}-{number}", "text": f"Väliteksti {tag}-{number}"}
            for number, one in enumerate(copy.deepcopy(self.feed["interludes"][:2]))
        ]
        return self.made({"moments": moments, "interludes": interludes})

    def made(self, changes: dict, **manifest: object) -> tuple[dict, dict]:
        """Return the manifest that announces the newest feed with these changes, and that feed."""
        feed = self.feed | changes
        text = dumped(feed)
        live = [one["v"] for one in feed["moments"] or () if isinstance(one.get("v"), str)]
        facts = {"feed": f"feed.{digest(text)}.json", "bytes": len(text), "hash": digest(text)}
        return self.manifest | facts | {"live": live} | manifest, feed

    def write_feed(self, feed: dict) -> None:
        text = dumped(feed)
        replace(self.folder / f"feed.{digest(text)}.json", text.encode())

    def write_manifest(self, manifest: dict) -> None:
        self.manifest = manifest
        replace(self.manifest_path, dumped(manifest).encode())

    def sweep(self) -> None:
        """Remove the feeds that the manifest does not announce, as the product does."""
        for path in self.folder.glob("feed.*.json"):
            if path.name != self.manifest["feed"]:
                path.unlink()

    def publish(self, changes: dict | None = None, **manifest: object) -> str:
        """Publish a generation with these changes as the product does; return its hash."""
        made, feed = self.made(changes or {}, **manifest)
        self.write_feed(feed)
        self.write_manifest(made)
        self.feed = feed
        self.sweep()
        return made["hash"]

    def publish_tagged(self, count: int = 6) -> str:
        """Publish the next generation of `tagged`."""
        made, feed = self.tagged(count)
        return self.publish(
            {"moments": feed["moments"], "interludes": feed["interludes"]}, live=made["live"]
        )


def replace(path: Path, body: bytes) -> None:
    """Write a file so that nobody can read a half of it."""
    new = path.with_suffix(".new")
    new.write_bytes(body)
    new.replace(path)
