"""The tools of these tests do what the tests believe: a tool that is blind sees no fault."""

import http.client
import json
import time

import pytest

from tests.browser.display.deploys import digest
from tests.browser.display.serving import Server

MANIFEST = {"schema": 1, "words": "Kiitos!" * 40}


@pytest.fixture
def files(tmp_path):
    """Return a folder with a manifest and a page, and an older generation of them."""
    for folder, words in (("site", "new"), ("old", "old")):
        place = tmp_path / folder / "display"
        place.mkdir(parents=True)
        (place / "manifest.json").write_text(json.dumps(MANIFEST | {"is": words}))
        (place / "index.html").write_text(f"<p>{words}</p>")
    return tmp_path


@pytest.fixture
def faulty(files):
    with Server(files / "site", files) as server:
        yield server


def ask(server: Server, path: str = "/display/manifest.json", method: str = "GET", **head: str):
    """Return status, headers and body of an answer, or the error that came instead."""
    host = server.at("127.0.0.1").split("//")[1].strip("/")
    connection = http.client.HTTPConnection(host, timeout=1)
    try:
        connection.request(method, path, headers=head)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return type(error), {}, b""
    finally:
        connection.close()


def test_a_file_comes_whole_and_then_not_again(faulty):
    status, head, body = ask(faulty)
    assert (status, json.loads(body)["is"]) == (200, "new")
    assert ask(faulty, **{"If-None-Match": head["ETag"]})[0] == 304
    assert ask(faulty, "/display/")[2] == b"<p>new</p>"
    assert ask(faulty, "/display")[0] == 301
    assert ask(faulty, "/display/", "HEAD")[0] == 200
    assert ask(faulty, "/nothing")[0] == 404
    assert [one["status"] for one in faulty.requests()] == [200, 304, 200, 301, 200, 404]
    sizes = [one["bytes"] for one in faulty.requests("manifest")]
    assert sizes[0] > len(body)
    assert 100 < sizes[1] < 300


def test_each_way_to_fail_is_one(faulty):
    found = {}
    for mode in ("404", "500", "hang", "drip", "truncate", "cut", "html", "redirect", "mime"):
        faulty.heal()
        faulty.fail("*/manifest.json", mode, seconds=2)
        found[mode] = ask(faulty)
    assert found["404"][0] == 404
    assert found["500"][0] == 500
    assert found["hang"][0] is TimeoutError
    assert found["drip"][0] is TimeoutError
    assert found["truncate"][0] is http.client.IncompleteRead
    with pytest.raises(json.JSONDecodeError):
        json.loads(found["cut"][2])
    assert found["html"][1]["Content-Type"] == "text/html"
    assert found["redirect"][1]["Location"].startswith("http://portal.test")
    assert found["mime"][1]["Content-Type"] == "application/octet-stream"
    assert json.loads(found["mime"][2])["is"] == "new"
    for mode in ("garbage", "empty", "old", "close"):
        faulty.heal()
        faulty.fail("*/manifest.json", mode)
        found[mode] = ask(faulty)
    assert len(found["garbage"][2]) == 900
    assert found["empty"][::2] == (200, b"")
    assert json.loads(found["old"][2])["is"] == "old"
    assert found["close"][0] is http.client.RemoteDisconnected
    began = time.monotonic()
    faulty.heal()
    faulty.fail("*/manifest.json", "delay", seconds=0.3)
    assert ask(faulty)[0] == 200
    assert time.monotonic() - began >= 0.3


def test_a_share_of_the_requests_can_fail(faulty):
    faulty.fail("*", "500", share=0.3)
    answers = [ask(faulty)[0] for _ in range(100)]
    assert 15 <= answers.count(500) <= 45


def test_its_clock_is_set(faulty):
    faulty.now = 1_790_000_000
    faulty.order()
    assert ask(faulty)[1]["Date"] == "Mon, 21 Sep 2026 14:13:20 GMT"


def test_a_killed_server_is_gone_and_comes_back_where_it_was(faulty):
    before = faulty.at()
    faulty.kill()
    assert ask(faulty)[0] is ConnectionRefusedError
    faulty.start()
    assert faulty.at() == before
    assert ask(faulty)[0] == 200


@pytest.mark.parametrize(
    ("text", "hash_"),
    # The first half is FNV-1a 32 as its authors print it: http://www.isthe.com/chongo/tech/comp/fnv/
    [("", "811c9dc501000193"), ("a", "e40c292c"), ("foobar", "bf9cf968")],
)
def test_the_hash_is_fnv(text, hash_):
    assert digest(text).startswith(hash_)


PAGE = """<!doctype html><div id=stage data-changes=0><div class=slide>
<p class=slide__words>Kiitos kaikille.</p></div></div>
<script>
  var stage = document.getElementById("stage"), words = stage.querySelector("p"), shown = 0;
  setInterval(function () { stage.setAttribute("data-changes", ++shown); }, 10000);
  setInterval(function () {
    var ask = new XMLHttpRequest();
    ask.open("GET", "manifest.json");
    ask.send();
  }, 60000);
</script>"""


@pytest.fixture
def plain(files, screen):
    """Return a screen that shows a page of a few lines, which polls and changes."""
    (files / "site" / "display" / "index.html").write_text(PAGE)
    with Server(files / "site", files) as server:
        shown = screen(server)
        shown.open()
        yield shown


def test_the_clock_lets_every_poll_happen(plain):
    plain.run(3600)
    assert len(plain.server.requests("manifest")) == 60
    assert plain.look()["changes"] == plain.spied("changes") == 360
    assert (plain.spied("broken"), plain.spied("off")) == ([], [])
    assert plain.spied("longest") == 60_000


def test_the_clock_of_the_page_and_the_server_go_together(plain):
    plain.run(4 * 3600, step=3600)
    said = plain.page.evaluate("Date.now() / 1000")
    assert abs(said - plain.now) < 1
    assert abs(plain.server.now - plain.now) < 1


def test_a_blank_slide_and_one_that_stays_too_long_are_seen(plain):
    plain.page.evaluate("words.textContent = ' '")
    plain.run(30)
    assert len(plain.spied("broken")) == 3
    plain.page.evaluate("words.textContent = 'x'.repeat(200)")
    plain.run(30)
    assert plain.spied("off")


def test_navigations_errors_and_words_on_the_console_are_seen(plain):
    plain.page.evaluate("setTimeout(function () { console.log('x'); missing(); }, 1000)")
    plain.run(2)
    assert plain.console[0] == "x"
    assert "missing" in plain.errors[0]
    plain.page.evaluate("() => { Promise.resolve().then(() => lost()); }")
    plain.run(1)
    assert "lost" in plain.errors[1]
    plain.page.evaluate("setTimeout(function () { location.reload(); }, 1000)")
    with plain.page.expect_event("framenavigated"):
        plain.run(2)
    plain.page.wait_for_load_state()
    assert len(plain.navigations) == 1


def test_what_the_browser_says_of_a_failed_request_is_told_apart(plain):
    plain.server.fail("*.json", "500")
    plain.run(150)
    asked = plain.server.at() + "display/manifest.json"
    assert set(plain.unanswered) == {asked}
    assert len(plain.unanswered) >= 2
    assert plain.console == []
    plain.page.evaluate(
        "setTimeout(() => console.error('Failed to load resource: by a script'), 10)"
    )
    plain.run(1)
    assert plain.console == ["Failed to load resource: by a script"]


def test_a_page_that_is_loaded_again_goes_on_at_the_time_that_it_is(plain):
    plain.run(3600, step=300)
    plain.page.evaluate("setTimeout(function () { location.reload(); }, 1000)")
    with plain.page.expect_event("framenavigated"):
        plain.run(20)
    plain.page.wait_for_load_state()
    assert plain.now - 20 <= plain.page.evaluate("Date.now() / 1000") <= plain.now
    plain.run(20)
    assert abs(plain.page.evaluate("Date.now() / 1000") - plain.now) < 1


def test_a_request_is_answered_before_its_limit_passes(plain):
    """The page gives up after ten seconds, of which a step of twenty is full."""
    plain.page.evaluate(
        """() => {
          window.given = [];
          setInterval(function () {
            const ask = new XMLHttpRequest();
            const limit = setTimeout(function () { given.push("up"); ask.abort(); }, 10000);
            ask.onload = function () { clearTimeout(limit); given.push("answer"); };
            ask.open("GET", "manifest.json");
            ask.send();
          }, 60000);
        }"""
    )
    plain.run(600)
    given = plain.page.evaluate("given")
    assert set(given) == {"answer"}
    assert len(given) >= 9
    plain.server.fail("*.json", "hang")
    plain.wait_for_answers(0.1)
    plain.run(300)
    assert plain.page.evaluate("given")[-1] == "up"


def test_sleep_fires_each_timer_once(plain):
    plain.sleep(12 * 3600)
    assert plain.look()["changes"] == 1
