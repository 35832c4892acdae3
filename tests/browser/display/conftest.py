"""Screens, the walls that they show, and a server that fails on order."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.display import figures
from tests.browser.display.clock import SMALL, Screen, screens
from tests.browser.display.deploys import Deploys
from tests.browser.display.metrics import Hurried, Processes
from tests.browser.display.serving import Server
from tests.browser.display.walls import small_wall
from tests.support.browser import UNSEEN
from tests.support.browser import launch as start
from tests.support.builds import contents
from tests.support.sizes import FULL

# What Anthias gives its browser: 64 MB for scripts, and the ways of a machine with little memory.
PLAYER = ("--js-flags=--max-old-space-size=64", "--enable-low-end-device-mode")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Iterator[Path]:
    """Build a small wall, and return its site, whose files nobody may change: many link to them."""
    site = small_wall(tmp_path_factory.mktemp("wall")).build()
    before = contents(site)
    yield site
    assert contents(site) == before, "a test has written into a file instead of replacing it"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the screens' files, and of what they use, which a test may change."""
    return copied(built, tmp_path / "site")


def copied(built: Path, folder: Path) -> Path:
    """Copy what screens need of a site."""
    for name in ("display", "assets"):
        # The tests replace files and write into none, so a link is as good as a copy.
        shutil.copytree(built / name, folder / name, copy_function=os.link)
    return folder


@pytest.fixture
def deploys(site: Path) -> Deploys:
    """Return what publishes new generations to the general screen."""
    return Deploys(site / "display")


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    """Serve the copy."""
    with Server(site, tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def launch(browser: Browser) -> Iterator[Callable[..., Browser]]:
    """Return what starts a browser of its own, with flags of its own."""
    begun: list[Browser] = []

    def begin(*flags: str) -> Browser:
        begun.append(start(browser.browser_type, *flags))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


@pytest.fixture(scope="session")
def chrome(unseen: Browser) -> Browser:
    """Return the browser in which most screens run."""
    return unseen


@pytest.fixture
def screen(chrome: Browser) -> Iterator[Callable[..., Screen]]:
    """Return what opens screens with a turned clock."""
    with screens(chrome) as begin:
        yield begin


@pytest.fixture
def seen(browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Return what opens screens that are drawn, for what can only be seen or felt there."""
    with screens(browser) as begin:
        yield begin


@pytest.fixture
def figure(request) -> Callable[[str, str, str], None]:
    """Return what keeps a figure for the table in the docs, which tells of full sizes only."""
    small = request.node.get_closest_marker("sized") and not FULL
    return (lambda *_: None) if small else figures.record


@pytest.fixture(scope="session")
def hurried(launch, built, tmp_path_factory) -> Iterator[Hurried]:
    """Let a screen run through its slides as fast as it can, as on a player with little memory."""
    work = tmp_path_factory.mktemp("hurried")
    with Server(copied(built, work / "site"), work) as server:
        # What is counted is the page's own; a player draws it too, as the full size does.
        flags = PLAYER if FULL else (*PLAYER, UNSEEN)
        page = launch(*flags).new_page(viewport=SMALL)
        yield Hurried.begin(page, server.at() + "display/?dwell=1")


@pytest.fixture(scope="session")
def idle(launch, built, tmp_path_factory) -> Iterator[Processes]:
    """Let a screen run beside the tests of a file, and count the processor time that it takes."""
    work = tmp_path_factory.mktemp("idle")
    with Server(copied(built, work / "site"), work) as server:
        before = Processes.running()
        page = launch().new_page(viewport={"width": 1920, "height": 1080})
        page.goto(server.at() + "display/")
        page.wait_for_timeout(3000)
        yield Processes(before)
