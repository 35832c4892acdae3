"""Builds that go on from what the one before has kept, and builds that know of none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from star_moments.build import kit_of, plan, read_content
from star_moments.diagnostics import Diagnostic
from star_moments.engine.plugin import StarMomentsPlugin
from star_moments.engine.watching import Watch
from star_moments.kit.kit import body_templates
from star_moments.press.frame import Rendered
from star_moments.press.press import Press
from star_moments.publishing.building import Building
from star_moments.publishing.kept.maker import maker
from star_moments.publishing.publisher import Settings
from star_moments.publishing.serving import Serving
from star_moments.search.index import search_files
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


@dataclass(frozen=True)
class HandedOver:
    """What an engine has handed over in a build: a copy of it, and the settings."""

    settings: Settings
    rendered: Rendered


@contextmanager
def overheard(copy: Path) -> Iterator[list[HandedOver]]:
    """Keep what engines hand over to be published; the last one of each list is the newest."""
    kept: list[HandedOver] = []
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Building, Serving):
            publish = kind.publish

            def listening(publisher, edition, settings, rendered, publish=publish):
                shutil.rmtree(copy, ignore_errors=True)
                # Nobody writes into these files: the press moves them.
                shutil.copytree(rendered.folder, copy, copy_function=os.link)
                kept.append(HandedOver(settings, Rendered(rendered.frames, copy)))
                return publish(publisher, edition, settings, rendered)

            patch.setattr(kind, "publish", listening)
        yield kept


def print_cold(world: World, handed: HandedOver) -> Built:
    """Print where there is nothing yet, from what an engine has handed over, the plain way."""
    site = world.root / "cold"
    shutil.rmtree(site, ignore_errors=True)
    settings, rendered = handed.settings, handed.rendered
    edition = read_content(world.folder)
    kit = kit_of(
        edition,
        body_templates(settings.templates),
        settings.site_url,
        maker(),
        display=settings.display,
        look=settings.look,
    )
    press = Press(site)
    if settings.search:
        press.write(search_files(kit))
    press.write(plan(kit, rendered.frames))
    press.take(rendered.folder)
    press.finish()
    return Built(contents(site), [*edition.diagnostics])


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
