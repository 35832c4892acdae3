"""nginx shows the wall by the example: each answer and header, and pages that no policy stops."""

import subprocess
from pathlib import Path

import pytest

from tests.support.shown_wall import (
    answers_as_it_should,
    built,
    lets_only_screens_in,
    opens_without_a_fault,
    with_login,
)
from tests.support.web_server import Running


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("wall"))


@pytest.fixture(scope="module")
def nginx(site, tmp_path_factory):
    with Running("nginx", site, tmp_path_factory.mktemp("nginx") / "run") as server:
        yield server


def test_it_answers_as_it_should(nginx):
    answers_as_it_should(nginx)


def test_wall_search_and_screen_open_behind_it(nginx, browser):
    opens_without_a_fault(nginx, browser)


def test_who_is_outside_needs_a_password(site, tmp_path):
    (tmp_path / "htpasswd").write_text("sini:{PLAIN}salasana\n")

    def outside(text: str) -> str:
        return text.replace("allow 127.0.0.1;", "")

    def with_password(text: str) -> str:
        file = ("/etc/nginx/tahtihetket.htpasswd", str(tmp_path / "htpasswd"))
        for line in ("satisfy any;", 'auth_basic "', "auth_basic_user_file "):
            assert f"#{line}" in text
            text = text.replace(f"#{line}", line)
        return outside(text.replace(*file))

    with Running("nginx", site, tmp_path / "outside", outside) as server:
        assert {server.get(one).status for one in ("", "feed.json", "display/", "no")} == {403}
    with Running("nginx", site, tmp_path / "password", with_password) as server:
        assert server.get("").status == 401
        assert server.get("", Authorization="Basic c2luaTp2YWFyaW4=").status == 401
        assert server.get("", Authorization="Basic c2luaTpzYWxhc2FuYQ==").status == 200


def test_screens_get_in_where_all_others_log_in(site, browser, tmp_path):
    with Running("nginx", site, tmp_path / "run", with_login("nginx", tmp_path)) as server:
        lets_only_screens_in(server, browser)


def test_the_example_is_sound(site, tmp_path):
    """nginx warns of nothing in it."""
    with Running("nginx", site, tmp_path / "run") as server:
        command = [*server.process.args, "-t"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "[warn]" not in done.stderr
        assert "[emerg]" not in done.stderr.replace("bind()", "")
