"""One browser and a few walls, built and served once for all tests of this folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import LAPTOP, UNSEEN, Visit, launch
from tests.support.sample import lay_sample
from tests.support.server import Server
from tests.support.world import World, ago


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def unseen(browser: Browser) -> Iterator[Browser]:
    """Start a browser that draws nothing, for tests that look at no picture and click nowhere."""
    unseen = launch(browser.browser_type, UNSEEN)
    yield unseen
    unseen.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """Build the sample wall."""
    root = tmp_path_factory.mktemp("sample")
    build(load_config(str(lay_sample(root)), site_dir=str(root / "site")))
    return root / "site"


@pytest.fixture(scope="session")
def wall(sample: Path) -> Iterator[Server]:
    """Serve the sample wall at the root of a host."""
    with Server(sample) as server:
        yield server


@pytest.fixture(scope="session")
def wall_below(sample: Path) -> Iterator[Server]:
    """Serve the same files below a folder, as GitHub Pages does."""
    with Server(sample, "/repo/") as server:
        yield server


@pytest.fixture(scope="session")
def long_wall(tmp_path_factory) -> Iterator[Server]:
    """Serve a wall of eighty moments, which has numbered pages, with nobody named on it."""
    world = World(tmp_path_factory.mktemp("long"))
    for number in range(80):
        quote = f"Kiitos numero {number}! " + "Kaikki sujui hyvin. " * (number % 9)
        world.moment(f"2026-09-01-hetki-{number}", date=ago(80 + number), quote=quote)
    with Server(world.build()) as server:
        yield server


@pytest.fixture(scope="session")
def window(browser: Browser, wall: Server) -> Iterator[Visit]:
    """Open one window for all tests that leave no trace in it: opening one takes a while."""
    window = Visit.begin(browser, wall.address, reduced_motion="reduce")
    yield window
    window.context.close()


@pytest.fixture(scope="session")
def unseen_window(unseen: Browser, wall: Server) -> Iterator[Visit]:
    """Open the same in the browser that draws nothing."""
    window = Visit.begin(unseen, wall.address, reduced_motion="reduce")
    yield window
    window.context.close()


@pytest.fixture
def reader(window: Visit, wall: Server) -> Iterator[Visit]:
    """Return that window as a laptop shows it; each fault that a page commits fails the test."""
    yield from reading(window, wall)


@pytest.fixture
def unseen_reader(unseen_window: Visit, wall: Server) -> Iterator[Visit]:
    """Return the other one likewise, for who wants to know only what a page says and how wide."""
    yield from reading(unseen_window, wall)


def reading(window: Visit, wall: Server) -> Iterator[Visit]:
    window.home = wall.address
    window.page.set_viewport_size(LAPTOP)
    window.page.emulate_media(media="null", color_scheme="light")
    window.requests.clear()
    yield window
    assert window.found_no_fault()


@pytest.fixture
def visit(browser: Browser, unseen: Browser) -> Iterator[Callable[..., Visit]]:
    """Return what opens a wall in a window of its own; any fault fails the test at its end."""
    begun: list[Visit] = []

    def begin(server: Server, *, drawn: bool = True, **options) -> Visit:
        begun.append(Visit.begin(browser if drawn else unseen, server.address, **options))
        return begun[-1]

    yield begin
    for one in begun:
        one.context.close()
    assert all(one.found_no_fault() for one in begun)
