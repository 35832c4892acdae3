"""What is taken down leaves a running screen and all that it keeps; what must be read comes on."""

from datetime import timedelta

import pytest

from tests.browser.display.clock import MORNING
from tests.browser.display.serving import Server
from tests.browser.display.walls import small_wall
from tests.support.world import ago

HOUR, DAY = 3600, 86_400
LIMIT = 75

CACHED = """async () => {
  let all = "";
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) all += await (await cache.match(asked)).text();
  }
  return all;
}"""


def gone_within(shown, text: str) -> int:
    """Return the seconds after which a text no longer stands on the screen."""
    return shown.until(lambda seen: text not in seen["words"] + seen["thanks"], LIMIT, step=3)


def show(shown, name: str, within: float = 3000) -> None:
    """Go on, as the right arrow of a remote control does, until a moment is on the screen."""
    while name not in shown.look()["moment"]:
        shown.page.keyboard.press("ArrowRight")
        shown.run(1)
        within -= 1
        assert within > 0


def leaves_no_trace(shown, text: str) -> None:
    """Fail where the words are still kept."""
    escaped = text.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00")
    for kept in (shown.stored(), shown.page.evaluate("document.body.innerText")):
        assert text not in kept
        assert escaped not in kept


@pytest.mark.parametrize("kind", ["moment", "permission"])
def test_a06_withdrawn_on_the_wall_gone_from_the_screen(tmp_path, screen, figure, kind):
    """The product builds the wall before and after, as it would on the day of the take-down."""
    world = small_wall(tmp_path / "wall", moments=5)
    words = "Aamun ensimmäinen asiakas jäi hymyillen kahville."
    fields = {"date": ago(2), "approved": {"by": "raija", "on": ago(0)}, "quote": words}
    thanks = [{"person": "p0", "told": ago(0)}]
    name = world.moment("2026-11-20-poistuva", thanks=thanks, **fields)
    with Server(world.build(), tmp_path) as server:
        shown = screen(server)
        shown.open("?dwell=300", host="127.0.0.1")
        shown.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        shown.run(130, step=60)
        show(shown, name)
        shown.run(5)
        if kind == "moment":
            world.moment(name, thanks=thanks, withdrawn=ago(0), **fields)
            text = words
        else:
            world.person("p0", permission=None, name="Sini Korhonen", shown_as="Sini")
            text = "Sini"
        assert text in shown.look()["words"] + shown.look()["thanks"]
        world.build()
        passed = gone_within(shown, text)
        leaves_no_trace(shown, text)
        shown.run(3)
        assert text not in shown.page.evaluate(CACHED)
        shown.run(600, step=60)
        leaves_no_trace(shown, text)
        assert shown.spied("broken") == []
        assert shown.navigations == []
        server.kill()
        shown.page.reload()
        leaves_no_trace(shown, text)
    figure("A6", f"{kind} withdrawn", f"{passed:.0f} s")


@pytest.mark.parametrize("fault", ["404", "hang", "garbage", "html"])
def test_a06_even_where_the_new_feed_does_not_come(server, screen, deploys, figure, fault):
    deploys.publish_tagged(4)
    shown = screen(server)
    shown.open("?dwell=300")
    show(shown, "sp1-2")
    shown.run(2)
    server.fail("*/feed.*.json", fault)
    text = shown.look()["words"]
    deploys.publish({"moments": [deploys.feed["moments"][0]]})
    passed = gone_within(shown, text)
    leaves_no_trace(shown, "Saaja sp1-2")
    figure("A6", f"feed {fault}", f"{passed:.0f} s")


def test_a06_a_take_down_that_brings_back_an_earlier_state(server, screen, deploys, figure):
    """Published, noticed and reverted on one day: what stands there then was there before."""
    deploys.publish_tagged(3)
    before = deploys.feed["moments"]
    shown = screen(server)
    shown.open("?dwell=300")
    shown.run(65, step=5)
    deploys.publish({"moments": [deploys.moment("vahinko"), *before]})
    shown.run(130, step=5)
    show(shown, "vahinko")
    shown.run(2)
    text = shown.look()["words"]
    deploys.publish({"moments": before})
    passed = gone_within(shown, text)
    leaves_no_trace(shown, "Saaja vahinko")
    figure("A6", "an earlier state", f"{passed:.0f} s")
    shown.run(300, step=30)
    assert {one["v"] for one in before} == set(deploys.manifest["live"])
    leaves_no_trace(shown, "Saaja vahinko")


def test_a06_what_was_taken_down_does_not_come_back_with_a_reload(server, screen, deploys):
    """The page itself may be an older one from a cache: what it brings along is not shown."""
    deploys.publish_tagged(4)
    shown = screen(server)
    shown.open("?dwell=60")
    shown.run(130, step=60)
    gone = deploys.feed["moments"][1]
    moments = [one for one in deploys.feed["moments"] if one is not gone]
    deploys.publish({"moments": moments})
    shown.run(LIMIT + 10)
    leaves_no_trace(shown, gone["thanks"])
    server.kill()
    server.start()
    server.fail("*.json", "500")
    shown.page.reload()
    shown.run(900, step=60)
    leaves_no_trace(shown, gone["thanks"])


def test_a_moment_goes_at_the_end_of_its_last_day_without_any_news(server, screen, deploys):
    """As where a permission ends, and nobody makes the wall that night."""
    moments = [
        deploys.moment("paattyva", last=MORNING.date().isoformat()),
        deploys.moment("pysyva", last=(MORNING + timedelta(days=9)).date().isoformat()),
    ]
    deploys.publish({"moments": moments})
    shown = screen(server, at=MORNING.replace(hour=23, minute=40))
    shown.open("?quiet=off&dwell=30")
    show(shown, "paattyva")
    server.kill()
    shown.run(21 * 60, step=60)
    seen = set()
    for _ in range(10):
        seen.add(shown.look()["moment"].removeprefix("2026-11-01-"))
        shown.run(30, step=30)
    assert "pysyva" in seen
    assert "paattyva" not in seen


def emergency(at: float, **more) -> dict:
    facts = {"heading": "Vesi poikki", "message": "Älkää juoko hanavettä.", "until": int(at)}
    return facts | more


def test_a07_emergency_comes_and_goes(server, screen, deploys, figure):
    shown = screen(server)
    shown.open("?dwell=60")
    shown.run(45)
    deploys.publish({}, emergency=emergency(shown.now + HOUR))
    on = shown.until(lambda seen: seen["emergency"], LIMIT)
    assert "Älkää juoko hanavettä." in shown.page.inner_text("#emergency")
    assert shown.look()["state"] == "emergency"
    covered = shown.page.evaluate(
        "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#emergency') !== null"
    )
    assert covered
    shown.run(100)
    deploys.publish({}, emergency=None)
    off = shown.until(lambda seen: not seen["emergency"], LIMIT)
    assert shown.look()["words"]
    figure("A7", "on", f"{on:.0f} s")
    figure("A7", "off", f"{off:.0f} s")


@pytest.mark.parametrize("skew", [0, 3 * DAY, -3 * DAY], ids=["right", "ahead", "behind"])
def test_a07_emergency_ends_by_the_servers_clock_without_network(
    server, screen, deploys, figure, skew
):
    """The screen's own clock is wrong by days, and nobody takes the message back."""
    shown = screen(server, at=MORNING + timedelta(seconds=skew))
    shown.gone -= skew
    shown.open("?dwell=60")
    shown.run(45)
    end = shown.now + 1800
    deploys.publish({}, emergency=emergency(end))
    shown.until(lambda seen: seen["emergency"], LIMIT, step=5)
    server.kill()
    shown.run(end - shown.now - 20, step=120)
    assert shown.look()["emergency"]
    passed = shown.until(lambda seen: not seen["emergency"], 20 + LIMIT)
    assert passed >= 15
    figure("A7", f"end, clock {skew // DAY:+d} d", f"{passed - 20:+.0f} s")


def test_a07_an_emergency_that_is_over_is_not_shown(server, screen, deploys):
    deploys.publish({}, emergency=emergency(MORNING.timestamp() - 60))
    shown = screen(server)
    shown.open()
    shown.run(200, step=60)
    assert not shown.look()["emergency"]


def test_a44_after_two_weeks_alone_no_words_of_people(server, screen, deploys, figure):
    deploys.publish_tagged()
    shown = screen(server)
    shown.open("?dwell=300")
    shown.run(70)
    server.kill()
    gone = shown.gone
    shown.run(600, step=60)
    shown.sleep(6.9 * DAY)
    shown.run(600, step=60)
    shown.sleep(7 * DAY)
    shown.run(600, step=60)
    assert shown.look()["state"] == "moments"
    shown.until(lambda seen: seen["state"] == "neutral", DAY, step=600)
    alone = (shown.gone - gone) / DAY
    assert 14 <= alone < 14.1
    shown.run(HOUR, step=60)
    assert "Saaja" not in shown.page.evaluate("document.body.innerText")
    assert shown.spied("broken") == []
    new = deploys.publish_tagged()
    server.start()
    passed = shown.until(lambda seen: seen["feed"] == new, 1000, step=20)
    assert shown.look()["state"] == "moments"
    figure("A44", "neutral after", f"{alone:.2f} days")
    figure("A44", "moments again", f"{passed:.0f} s after the network")
