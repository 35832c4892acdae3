"""Builds that go on from what the one before has kept, and builds that know of none."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from star_moments.diagnostics import Diagnostic
from star_moments.engine.plugin import StarMomentsPlugin
from star_moments.engine.watching import Watch
from tests.support.world import MKDOCS, World

KEPT = ".star-moments"
WITHOUT_SEARCH = MKDOCS.replace("[star-moments]", "[{star-moments: {search: false}}]")


@dataclass(frozen=True)
class Built:
    """What a build has left: the bytes of each file by path, and what it said of the content.

    A folder stands among the files with a slash at its end, so that a bare one is seen too.
    """

    files: dict[str, bytes]
    told: list[Diagnostic]


def contents(site: Path) -> dict[str, bytes]:
    """Return the bytes of every file, and nothing for every folder, by the path below the site."""
    return {
        path.relative_to(site).as_posix() + "/" * path.is_dir(): b""
        if path.is_dir()
        else path.read_bytes()
        for path in site.rglob("*")
    }


def build_again(world: World) -> Built:
    """Build where the last build was, with all that it has kept, in a process of its own."""
    with new_process():
        return _build(world, world.root / "site", KEPT)


def build_cold(world: World, *, serving: bool = False) -> Built:
    """Build where there is nothing yet."""
    place = world.root / "cold"
    shutil.rmtree(place, ignore_errors=True)
    with new_process():
        return _build(world, place / "site", str(place / "kept"), serving)


def serve_again(world: World) -> Built:
    """Build once more in the process at hand, as `mkdocs serve` does when something changes."""
    return _build(world, world.root / "site", KEPT, serving=True)


def _watched(plugin: StarMomentsPlugin, world: World) -> None:
    """Let the plugin know what has changed, as it does where somebody watches."""
    if plugin.watch is None:
        plugin.watch = Watch(world.folder, but=[world.folder / "pages"])
    plugin.watch.look_around()


def _build(world: World, site: Path, kept: str, serving: bool = False) -> Built:
    config = load_config(str(world.root / "mkdocs.yml"), site_dir=str(site))
    plugin = config.plugins["star-moments"]
    plugin.config.cache_dir = kept
    if serving:
        plugin.on_startup(command="serve", dirty=False)
        if plugin.publisher is not None:
            _watched(plugin, world)
    build(config)
    if serving:
        # The search follows in its own time.
        plugin.publisher.wait()
    return Built(contents(site), plugin.edition.diagnostics)


@contextmanager
def new_process():
    """Let MkDocs begin with a new plugin, as a new process does: it has one for all its builds."""
    known = MkDocsConfig.plugins.plugin_cache
    before = dict(known)
    known.clear()
    try:
        yield
    finally:
        known.clear()
        known.update(before)


def assert_as_cold(again: Built, cold: Built, about: str = "") -> None:
    """Fail where a build has left anything else than a cold one, and tell what."""
    found = list(_differences(again.files, cold.files))
    if again.told != cold.told:
        found.append(f"told: {again.told}\nnot: {cold.told}")
    assert not found, "\n".join([*found[:12], f"({len(found)} differences)", about])


def _differences(again: dict[str, bytes], cold: dict[str, bytes]):
    for path in sorted(again.keys() | cold.keys()):
        if path not in again:
            yield f"{path} is missing"
        elif path not in cold:
            yield f"{path} is left over"
        elif again[path] != cold[path]:
            at = _first_difference(again[path], cold[path])
            start = max(0, at - 30)
            yield (
                f"{path} has other bytes from {at} on:\n"
                f"  {again[path][start : at + 50]!r}\n  and not\n  {cold[path][start : at + 50]!r}"
            )


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def all_kept(world: World) -> bytes:
    """Return all that is kept, with the names of the files it is kept in."""
    parts = []
    for path in sorted((world.root / KEPT).rglob("*")):
        parts.append(path.name.encode())
        if path.is_file():
            parts.append(path.read_bytes())
    return b"\n".join(parts)
