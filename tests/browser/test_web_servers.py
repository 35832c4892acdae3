"""Apache and Caddy show the wall by their examples as nginx does, with the same answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.shown_wall import (
    answers_as_it_should,
    built,
    lets_only_screens_in,
    opens_without_a_fault,
    with_login,
)
from tests.support.web_server import Running

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Path]:
    """Build the wall where whichever user a server runs as can read it."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield shutil.copytree(built(tmp_path_factory.mktemp("wall")), Path(place) / "site")


@pytest.fixture(scope="module", params=["apache2", "caddy"])
def server(request, site, tmp_path_factory):
    with Running(request.param, site, tmp_path_factory.mktemp("server") / "run") as server:
        yield server


def test_it_answers_as_it_should(server):
    answers_as_it_should(server)


def test_wall_search_and_screen_open_behind_it(server, browser):
    opens_without_a_fault(server, browser)


def test_who_is_outside_sees_nothing(server, site, tmp_path):
    def outside(text: str) -> str:
        return text.replace(" 127.0.0.1\n", "\n").replace("Require local\n", "\n")

    with Running(server.name, site, tmp_path / "run", outside) as closed:
        assert {closed.get(one).status for one in ("", "feed.json", "display/", "no")} == {403}


def test_screens_get_in_where_all_others_log_in(server, site, browser, tmp_path):
    change = with_login(server.name, site.parent)
    with Running(server.name, site, tmp_path / "run", change) as closed:
        lets_only_screens_in(closed, browser)
