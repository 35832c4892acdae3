"""Other plugins beside ours: none sees a frame, and none finds anything out of its place."""

import json
import logging
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, PluginCollection, event_priority

from star_moments.build import addresses_of
from tests.support.builds import new_process
from tests.support.neighbours import (
    GONE,
    ORDERS,
    SAID,
    SITE,
    TRACES,
    built,
    descriptions,
    files_of,
    furnished,
    take_down,
    without_foot,
)
from tests.support.plugins import SOAKED, TESTED
from tests.support.world import MKDOCS, World

ROOT = Path(__file__).parents[2]
BAD = ("not found", "is not shown", "[page-", "Traceback")

KINDS = [
    *(pytest.param(one, id=one.name) for one in TESTED),
    *(pytest.param(one, id=one.name, marks=pytest.mark.soak) for one in SOAKED),
]


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> dict[str, bytes]:
    """Return the site of the same wall without any other plugin."""
    return built(furnished(World(tmp_path_factory.mktemp("alone"))))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("neighbour", KINDS)
def test_a_plugin_works_on_the_written_pages_and_touches_no_other(
    world, caplog, monkeypatch, alone, neighbour, order
):
    # What a plugin keeps for itself, some keep where the build was started.
    monkeypatch.chdir(world.root)
    furnished(world)
    for path, text in neighbour.pages.items():
        world.write(f"content/pages/{path}", text)
    world.write("mkdocs.yml", neighbour.config(order))
    with caplog.at_level(logging.INFO):
        files = built(world)
    assert not [said for said in BAD if said in caplog.text], caplog.text
    for path, data in files.items():
        assert TRACES.search(data) is None, path
    for path, words in neighbour.shows.items():
        assert words in files[path].decode(), path
    walls = [path for path in alone if path.split("/")[0] not in ("ohjeet", "kiita", "vanha")]
    # MkDocs makes the page for a wrong address, so it may become smaller as other pages do.
    smaller = ("404.html",) if neighbour.name == "minify_html" else ()
    for path in walls:
        if path not in smaller and not path.endswith(".gz"):
            assert without_foot(files[path]) == without_foot(alone[path]), path
    assert descriptions(files["ohjeet/index.html"]) == [SAID]

    take_down(world)
    again, cold = built(world), built(world, site="cold")
    assert again.keys() == cold.keys()
    for path, data in again.items():
        assert GONE.encode() not in data, path
        assert TRACES.search(data) is None, path
    assert not [path for path in again if "vanha" in path or "2026-10-02-pois" in path]


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("order", ORDERS)
def test_files_about_the_menu_set_its_order_and_are_not_published(world, tmp_path, order):
    (nav,) = (one for one in SOAKED if one.name == "awesome-nav")
    furnished(world)
    for path, text in nav.pages.items():
        world.write(f"content/pages/{path}", text)
    # Links are not followed, not even by what other plugins read.
    (tmp_path / "muu").mkdir()
    (tmp_path / "muu/.nav.yml").write_text("nav:\n  - Linkin takaa: sivu.md\n")
    world.write("content/pages/sivussa/sivu.md", "# Sivussa\n")
    (world.folder / "pages/sivussa/.nav.yml").symlink_to(tmp_path / "muu/.nav.yml")
    (world.folder / "pages/linkki").symlink_to(tmp_path / "muu", target_is_directory=True)
    world.write("mkdocs.yml", nav.config(order))
    files = built(world)
    foot = re.search(r"<footer.*?</footer>", files["criteria/index.html"].decode(), re.DOTALL)[0]
    names = re.findall(r">([^<]+)</a>", foot)
    assert names[3:7] == ["Ensimmäiseksi", "Enemmän", "Sivussa", "Viimeiseksi"]
    assert not [path for path in files if ".nav" in path]


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("order", ORDERS)
def test_a_feed_of_pages_has_every_written_page_and_no_other(world, monkeypatch, order):
    monkeypatch.chdir(world.root)
    (rss,) = (one for one in SOAKED if one.name == "rss")
    furnished(world)
    for path, text in rss.pages.items():
        world.write(f"content/pages/{path}", text)
    world.write("mkdocs.yml", rss.config(order))
    site, post = "https://intra.example.fi/", "blog/2026/10/05/syksyn-kiitokset/"
    lists = ("blog/archive/2026/", "blog/category/kiitos/")
    for gone in (set(), {"vanha/"}):
        if gone:
            take_down(world)
        files = built(world)
        pages = {"kiita/", "ohjeet/", "vanha/", "blog/", post, *lists}
        there = {site + one for one in pages - gone}
        for kind in ("created", "updated"):
            feed = ET.fromstring(files[f"feed_rss_{kind}.xml"])
            assert feed.findtext("channel/language") == "fi"
            entries = feed.findall("channel/item/link")
            items = json.loads(files[f"feed_json_{kind}.json"])["items"]
            assert {one.text for one in entries} == {one["url"] for one in items} == there


class Watcher(BasePlugin):
    """Looks in every event at all that other plugins look at, and notes what is not as it should
    be."""

    def __init__(self, root: Path) -> None:
        self.root, self.wrong, self.events = root, [], set()

    def look(self, event, config, files=(), page=None, output=""):
        self.events.add(event)
        names = [file.src_uri for file in files] + ([page.file.src_uri] if page else [])
        said = {
            "frames": [name for name in names if "-frame" in name or name == "index.md"],
            "a hole": TRACES.findall(output.encode()),
            "the site": [config.site_dir] if config.site_dir == str(self.root / "site") else [],
            "docs_dir": [] if Path(config.docs_dir) == self.root / "content/pages" else [1],
        }
        config.theme.get_env().get_template("partials/language.html")
        self.wrong += [(event, what, found) for what, found in said.items() if found]


def watching(priority: float) -> type[Watcher]:
    """Return a plugin whose events have this priority."""

    class At(Watcher):
        @event_priority(priority)
        def on_config(self, config):
            self.look("config", config)

        @event_priority(priority)
        def on_pre_build(self, *, config):
            self.look("pre_build", config)

        @event_priority(priority)
        def on_files(self, files, *, config):
            self.look("files", config, files)

        @event_priority(priority)
        def on_nav(self, nav, *, config, files):
            self.look("nav", config, [page.file for page in nav.pages])

        @event_priority(priority)
        def on_page_markdown(self, markdown, *, page, config, files):
            self.look("page_markdown", config, files, page, markdown)

        @event_priority(priority)
        def on_env(self, env, *, config, files):
            env.get_template("base.html")
            env.get_template("partials/language.html")
            self.look("env", config, files)

        @event_priority(priority)
        def on_page_context(self, context, *, page, config, nav):
            self.look("page_context", config, context["pages"], page)

        @event_priority(priority)
        def on_post_page(self, output, *, page, config):
            self.look("post_page", config, (), page, output)

        @event_priority(priority)
        def on_post_build(self, *, config):
            self.look("post_build", config)
            (Path(config.site_dir) / "myohassa.txt").write_text("kirjoitettu")
            (Path(config.site_dir) / "moments/tyhja").mkdir(parents=True)
            (Path(config.site_dir) / "moments/tyhja/index.html").write_text(GONE)

    return At


def built_beside(world, plugin, order):
    with new_process():
        config = load_config(str(world.root / "mkdocs.yml"), site_dir=str(world.root / "site"))
        ours, both = config.plugins["star-moments"], PluginCollection()
        pairs = [("watcher", plugin), ("star-moments", ours)]
        for name, one in pairs if order == "before" else reversed(pairs):
            both[name] = one
        config.plugins = both
        build(config)
    return files_of(world.root / "site")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("priority", [100, -100])
def test_no_event_sees_a_frame_or_finds_a_folder_out_of_its_place(world, caplog, priority, order):
    furnished(world)
    watcher = watching(priority)(world.root)
    files = built_beside(world, watcher, order)
    assert watcher.wrong == []
    assert len(watcher.events) == 9
    # What is written last of all is a part of the site, save where the wall stands.
    assert files["myohassa.txt"] == b"kirjoitettu"
    assert "moments/tyhja/index.html" not in files
    assert "moments/tyhja/index.html is not shown" in caplog.text


class OnceMore(BasePlugin):
    """Builds once more within a build, as plugins for several languages do."""

    within = False

    @event_priority(-100)
    def on_post_build(self, *, config):
        if not self.within:
            self.within = True
            build(config, dirty=True)


@pytest.mark.parametrize("order", ORDERS)
def test_a_build_within_a_build_publishes_once_and_waits_for_nothing(world, alone, order):
    there = built_beside(furnished(world), OnceMore(), order)
    # The page for a wrong address too, which the last of the builds has made with what it knows.
    assert there.keys() == alone.keys()
    assert [path for path in alone if there[path] != alone[path]] == []


REFUSED = {
    "a redirect": ({"redirects": {"redirect_maps": {"moments/x.md": "kiita.md"}}}, "redirect_maps"),
    "a blog at the top": ({"material/blog": {"blog_dir": "."}}, "blog_dir"),
    "a blog there": ({"material/blog": {"blog_dir": "people"}}, "blog_dir"),
    "a feed": ({"rss": {"feeds_filenames": {"rss_created": "feed.xml"}}}, "feeds_filenames"),
    "a style": ({"minify_html": {"css_files": ["assets/style.css"]}}, "css_files"),
    "a style from elsewhere": ({"material/privacy": {}}, "extra_css"),
}


# Some of these plugins are there for `make soak` alone.
KINDS = [
    pytest.param(kind, marks=[pytest.mark.soak] if {"redirects", "rss"} & options.keys() else [])
    for kind, (options, _) in REFUSED.items()
]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_work_is_refused_with_its_setting_and_blocks_no_take_down(
    world, caplog, kind, language
):
    options, setting = REFUSED[kind]
    name = next(iter(options))
    furnished(world)
    wall = world.wall.replace("language: fi", f"language: {language}")
    world.write("content/wall.yml", wall)
    built(world)
    take_down(world)
    config = SITE + MKDOCS.replace("[star-moments]", f"[star-moments, {options}]")
    if name == "material/privacy":
        config += "extra_css: ['https://styles.example/x.css']\n"
    world.write("mkdocs.yml", config)
    caplog.clear()
    with pytest.raises(Abort):
        built(world)
    (said,) = (one.getMessage() for one in caplog.records if "mkdocs.yml" in one.getMessage())
    assert setting in said
    there = files_of(world.root / "site")
    assert not [path for path, data in there.items() if b"2026-10-02-pois" in data]


@pytest.mark.parametrize("order", ORDERS)
def test_a_post_without_its_day_ends_the_build_by_its_name_and_blocks_no_take_down(
    world, caplog, order
):
    (blog,) = (one for one in TESTED if one.name == "material/blog")
    furnished(world)
    for path, text in blog.pages.items():
        world.write(f"content/pages/{path}", text)
    world.write("mkdocs.yml", blog.config(order))
    built(world)
    take_down(world)
    world.write("content/pages/blog/posts/ilman.md", "---\ntitle: Ilman\n---\n\nTeksti.\n")
    with pytest.raises(Abort):
        built(world)
    assert "'date' of post 'blog/posts/ilman.md'" in caplog.text
    there = files_of(world.root / "site")
    assert there
    assert not [path for path, data in there.items() if b"2026-10-02-pois" in data]


def test_every_address_of_the_wall_is_refused_to_others_and_no_other(world):
    from star_moments.engine.frames import Frames

    furnished(world)
    own = Frames()
    for address in addresses_of(world.read()):
        path = address if "." in address.rpartition("/")[2] else f"{address}index.html"
        assert own.take_the_place_of(path) or path == "sitemap.xml", path
    for path in ("kiita/index.html", "blog/index.html", "sv/index.html", "feed_rss_created.xml"):
        assert not own.take_the_place_of(path)


def test_a_plugin_that_moves_the_pages_is_refused(world, tmp_path, caplog):
    class Mover(BasePlugin):
        def on_config(self, config):
            config.docs_dir = str(tmp_path)

    with pytest.raises(Abort):
        built_beside(furnished(world), Mover(), "after")
    assert "docs_dir" in caplog.text


def test_the_table_tells_of_every_plugin_that_is_tried_and_of_no_other():
    text = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| `")]
    assert rows == [f"`{one.name}`" for one in (*TESTED, *SOAKED)]
