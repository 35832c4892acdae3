"""A screen loads itself again only into a network that has just answered, and seldom."""

import re

import pytest

from tests.browser.display.clock import MORNING
from tests.browser.display.deploys import replace
from tests.support.sizes import size, sized

HOUR = 3600


def new_shell(deploys, version: str = "00c0ffee") -> None:
    """Publish a page of another version, and the manifest that says so."""
    path = deploys.folder / "index.html"
    old = deploys.manifest["shell"]
    text = path.read_text(encoding="utf-8")
    replace(path, text.replace(old, version).encode())
    deploys.publish({}, shell=version)


def shell_of(shown) -> str:
    return shown.page.evaluate("document.documentElement.dataset.shell")


def run_until_loaded(shown, within: float, step: float = 10) -> float:
    """Let time pass until the page was loaded again; return the seconds."""
    passed = 0
    while not shown.navigations:
        assert passed < within, "the page was not loaded again"
        shown.run(step)
        passed += step
    shown.page.wait_for_load_state()
    shown.settle()
    return passed


def test_a31_a_new_page_is_loaded_once(server, screen, deploys, figure):
    shown = screen(server)
    shown.open("?dwell=60")
    shown.run(900, step=60)
    new_shell(deploys)
    passed = run_until_loaded(shown, 900)
    assert shell_of(shown) == "00c0ffee"
    shown.run(1800, step=60)
    assert len(shown.navigations) == 1
    assert shown.spied("broken") == []
    figure("A31", "new page on screen", f"{passed:.0f} s, {len(shown.navigations)} navigation")


def test_a31_nothing_can_be_missing_from_an_older_page(server, screen, deploys):
    """No older feed is kept: a page from a cache shows what it brought until it is told more."""
    shown = screen(server)
    old = (deploys.folder / "index.html").read_bytes()
    new = deploys.publish_tagged()
    assert len(list(deploys.folder.glob("feed.*.json"))) == 1
    replace(deploys.folder / "index.html", old)
    shown.open()
    assert shown.look()["words"]
    shown.until(lambda seen: seen["feed"] == new, 110, step=2)
    wanted = re.findall(r'(?:src|href)="([^"]+)"', old.decode())
    assert all(server.site.joinpath("display", one).exists() for one in wanted)


def test_a30_no_loading_into_a_page_that_is_not_the_new_one(server, screen, deploys, figure):
    folder = server.old / "display"
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes((deploys.folder / "index.html").read_bytes())
    shown = screen(server)
    shown.open("?dwell=300")
    shown.run(900, step=300)
    modes = ("404", "500", "html", "cut", "truncate", "hang", "redirect", "empty", "garbage", "old")
    new_shell(deploys)
    shown.wait_for_answers(0.3)
    for mode in modes:
        server.rules.clear()
        server.fail("*/display/", mode)
        shown.run(1.1 * HOUR, step=300)
        assert shown.navigations == [], mode
        assert shown.look()["words"]
    assert {one["mode"] for one in server.requests("/display/?dwell")} >= set(modes)
    server.heal()
    shown.wait_for_answers(3)
    run_until_loaded(shown, 2 * HOUR, step=300)
    assert shell_of(shown) == "00c0ffee"
    figure("A30", "pages that are not the new one", f"0 of {len(modes)} kinds loaded")


@sized("stuck")
def test_a30_a_page_that_never_becomes_the_new_one_is_not_loaded_again_and_again(
    server, screen, deploys, figure
):
    """The manifest asks for a version that the server never has, as a stuck cache makes it."""
    shown = screen(server)
    shown.open("?dwell=300")
    deploys.publish({}, shell="00c0ffee")
    shown.run(size("stuck") * HOUR, step=300)
    figure("A30", "loads in a day of a stuck cache", str(len(shown.navigations)))
    assert len(shown.navigations) <= 3
    assert shown.look()["words"]


def test_a29_a_slide_that_throws(server, screen, figure):
    """The page's own parts fail, one after the other; it goes on or is loaded again."""
    shown = screen(server)
    shown.open()
    shown.run(100)
    shown.page.evaluate(
        """() => {
          spy.dwell = false;
          const real = Element.prototype.setAttribute;
          let left = 6;
          Element.prototype.setAttribute = function (name, value) {
            if (name === "d" && left-- > 0) throw new Error("a broken part");
            return real.call(this, name, value);
          };
        }"""
    )
    before = shown.look()["changes"]
    shown.run(180)
    assert shown.look()["words"]
    assert shown.look()["changes"] > before or shown.navigations
    assert len(shown.navigations) <= 1
    figure("A29", "a slide that throws", f"{len(shown.navigations)} loads")


def test_a29_a_chain_of_timers_that_breaks(server, screen, figure):
    """The timer that turns the slide is lost, as some engines lose one after sleep."""
    shown = screen(server)
    shown.open()
    shown.run(100)
    before = shown.look()
    shown.page.evaluate(
        """() => {
          spy.dwell = false;
          const real = window.setTimeout;
          spy.lost = 0;
          window.setTimeout = function (run, delay, ...more) {
            if (delay >= 9000 && delay <= 31000 && spy.lost < 1) { spy.lost += 1; return 987654; }
            return real.call(window, run, delay, ...more);
          };
        }"""
    )
    shown.run(40)
    assert shown.spied("lost") == 1
    since = shown.look()["changes"]
    shown.run(3 * 30 + 5, step=5)
    assert shown.look()["changes"] > since
    assert shown.look()["changes"] > before["changes"]
    assert shown.navigations == []


def test_a29_a_request_that_never_ends(server, screen, deploys, figure):
    shown = screen(server)
    shown.open()
    shown.wait_for_answers(0.05)
    server.fail("*.json", "hang", seconds=60)
    shown.run(600)
    assert shown.spied("broken") == []
    assert shown.spied("off") == []
    server.kill()
    server.rules.clear()
    shown.wait_for_answers(3)
    new = deploys.publish_tagged()
    server.start()
    passed = shown.until(lambda seen: seen["feed"] == new, 600, step=10)
    figure("A29", "after requests that hang", f"new words in {passed:.0f} s")


@sized("stuck")
def test_a29_reloads_are_counted(server, screen, deploys, figure):
    """All drawing fails for good: at most three loads in a day, and none without an answer."""
    shown = screen(server)
    shown.page.add_init_script(
        """
        const real = Object.getOwnPropertyDescriptor(CharacterData.prototype, "data");
        Object.defineProperty(CharacterData.prototype, "data", {
          get() { return real.get.call(this); },
          set(value) { if (value) throw new Error("nothing can be written"); },
        });
        """
    )
    shown.open()
    shown.run(size("stuck") / 6 * HOUR, step=300)
    assert len(shown.navigations) <= 3
    assert shown.page.inner_text(".slide:not([hidden])").strip()
    server.kill()
    loads = len(shown.navigations)
    shown.run(size("stuck") / 12 * HOUR, step=300)
    assert len(shown.navigations) == loads
    figure("A29", "loads where nothing can be drawn", str(loads))


@pytest.mark.parametrize("is_there", [True, False])
def test_a30_a_screen_without_quiet_hours_is_loaded_anew_at_night(server, screen, is_there):
    """Once a night, in a minute of its own, and only where the server has just sent the page."""
    shown = screen(server, at=MORNING.replace(hour=1))
    shown.open("?quiet=off&dwell=60")
    shown.sleep(25 * HOUR - 300)
    shown.run(240, step=60)
    assert shown.navigations == []
    if not is_there:
        server.kill()
    shown.run(3 * HOUR + 600, step=60)
    assert len(shown.navigations) == int(is_there)
    assert shown.look()["words"]
