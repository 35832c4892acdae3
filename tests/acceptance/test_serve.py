"""`mkdocs serve` follows an author at work: what is changed, added, broken and repaired."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.support.world import MKDOCS, World, ago

PATIENCE = 20
# No proxy stands between a test and this machine, whatever the environment says.
OPEN = build_opener(ProxyHandler({})).open


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, world: World) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = world.root / "serve.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=world.root,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                start_new_session=True,
                # Else it would not hear of its end where the tests run in the background.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
            )

    def get(self, address: str = "") -> str:
        """Return a page, or an empty text where there is none."""
        try:
            with OPEN(f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE) as answer:
                return answer.read().decode()
        except HTTPError as error:
            error.close()
            return ""

    def until(self, condition) -> None:
        """Wait until something is so; what was printed tells why it never was."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.printed()
            try:
                if condition():
                    return
            except (URLError, ConnectionError):
                pass
            time.sleep(0.1)
        raise AssertionError(self.printed())

    def printed(self) -> str:
        return self.log.read_text(errors="replace")

    def stop(self) -> None:
        """End the server and all that it has started."""
        try:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        except ProcessLookupError:
            self.process.wait()


@pytest.fixture
def served(world):
    world.moment(quote="Ensimmäiset sanat")
    # The author's own folder with the built site, which serving must leave alone.
    world.write("site/index.html", "built before")
    server = Server(world)
    try:
        server.until(lambda: "Ensimmäiset sanat" in server.get())
        yield world, server
    finally:
        server.stop()


def test_the_page_follows_what_the_author_writes(served):
    world, server = served
    world.moment(quote="Muutetut sanat")
    server.until(lambda: "Muutetut sanat" in server.get())
    assert "Ensimmäiset sanat" not in server.get()

    world.moment("2026-10-02-uusi", quote="Uusi hetki")
    server.until(lambda: "Uusi hetki" in server.get())
    assert "Uusi hetki" in server.get("moments/2026-10-02-uusi/")

    world.moment("2026-10-02-uusi", quote="Uusi hetki", withdrawn=ago(0))
    server.until(lambda: "Uusi hetki" not in server.get())
    assert server.get("moments/2026-10-02-uusi/") == ""

    world.write("content/pages/kiita.md", "# Kiitä näin\n\nVaikka heti.\n")
    server.until(lambda: "Vaikka heti." in server.get("kiita/"))
    assert (world.root / "site/index.html").read_text() == "built before"


def test_a_broken_file_is_told_of_and_the_rest_is_served(served):
    world, server = served
    world.moment("2026-10-02-ehja", quote="Ehjä hetki")
    server.until(lambda: "Ehjä hetki" in server.get())

    place = world.write("content/moments/2026/2026-10-01-hetki.yml", "date: 2026-10-01\nquote: [\n")
    server.until(lambda: "Ensimmäiset sanat" not in server.get())
    assert "Ehjä hetki" in server.get()
    wall = world.write("content/wall.yml", world.wall + "\tkoko: [\n")
    server.until(lambda: "content/wall.yml:" in server.printed())
    server.until(lambda: "Ehjä hetki" in server.get())

    printed = server.printed()
    assert f"content/moments/2026/{place.name}:2:8" in printed
    assert "Virhe: " in printed
    assert "Tee näin: " in printed
    assert "Traceback" not in printed

    wall.write_text(world.wall)
    world.moment(quote="Korjatut sanat")
    server.until(lambda: "Korjatut sanat" in server.get())
    server.until(lambda: server.printed().rstrip().count("Kaikki kunnossa") >= 3)
    assert "Traceback" not in server.printed()


def test_an_emergency_is_noticed_at_once_in_error_and_mended(served):
    world, server = served
    text = f"message: Vesi on poikki.\nuntil: {ago(0)}"
    path = world.write("content/emergency.yml", f"{text} iltaan\n")
    server.until(lambda: "HÄTÄTIEDOTETTA EI NÄYTETÄ" in server.printed())
    path.write_text(f"{text} 18:00\n")
    server.until(
        lambda: "Hätätiedote on kaikilla näytöillä 23.11.2026 klo 18.00" in server.printed()
    )
    path.unlink()
    before = server.printed()
    server.until(lambda: "Kaikki kunnossa" in server.printed()[len(before) :])
    assert "Hätätiedote" not in server.printed()[len(before) :]
    assert "Traceback" not in server.printed()


def test_reloading_works_while_serving_and_is_forbidden_on_the_built_site(served):
    world, server = served
    policy = re.compile('http-equiv="Content-Security-Policy"')
    for address in ("", "moments/2026-10-01-hetki/", "kiita/"):
        page = server.get(address)
        assert "livereload(" in page
        assert not policy.search(page)
    site = world.build(site="built")
    for page in site.rglob("*.html"):
        text = page.read_text()
        assert policy.search(text), page
        assert "livereload" not in text


def test_the_search_of_the_served_wall_has_its_index(served):
    world, server = served
    server.until(lambda: "filters" in server.get("search-index/index.json"))
    before = server.get("search-index/index.json")
    world.moment("2026-10-02-toinen", quote="Ihan muita sanoja.")
    server.until(lambda: server.get("search-index/index.json") not in ("", before))
    assert "<title>" in server.get("moments/2026-10-02-toinen/")
    assert MKDOCS.startswith("site_name: Seinä")
    assert "<title>Tähtihetket</title>" in server.get()
