"""A screen shows one generation at a time, and nothing of a file that is not in order."""

import random
import re

import pytest

from tests.browser.display.clock import screens
from tests.browser.display.conftest import copied
from tests.browser.display.deploys import Deploys, digest, dumped, replace
from tests.browser.display.metrics import Meter
from tests.browser.display.serving import Server
from tests.support.sizes import size, sized

DEPLOYS = size("deploys")
FAULTS = ("404", "500", "truncate", "cut", "html", "garbage", "mime", "empty", "old", "close")

# Notes each slide whose parts come from more than one generation, or from another than it says.
WATCH = """(tags) => {
  spy.tags = tags;
  spy.feeds = {};
  spy.dwell = false;
  spy.watch = (now) => {
    const all = [now.words, now.thanks, now.heading, now.unit, now.factor, now.moment].join(" ");
    const found = [...new Set(all.match(/sp\\d+/g) || [])];
    if (found.length > 1) spy.mixed.push(found.join());
    if (found.length && spy.tags[now.feed] !== found[0]) spy.mixed.push(now.feed + found[0]);
    if (found.length) spy.feeds[now.feed] = true;
  };
}"""


@sized("deploys")
def test_a08_hundreds_of_deploys_never_mix(server, site, screen, deploys, figure):
    """Files come in any order, a tenth of all answers is a failure, and time passes between."""
    dice = random.Random(8)
    shown = screen(server, spies=True)
    deploys.publish_tagged()
    shown.open("?order=fresh")
    shown.page.evaluate(WATCH, {deploys.manifest["hash"]: "sp1"})
    for mode in FAULTS:
        server.fail("*.json", mode, share=0.1 / len(FAULTS))
    meter = Meter(shown.page)
    shown.run(600)
    costs = []
    server.old.mkdir()
    for number in range(DEPLOYS):
        if number % (DEPLOYS // 20) == 0:
            costs.append(meter.cost())
        manifest, feed = deploys.tagged(dice.randrange(1, 5))
        shown.page.evaluate(
            "([hash, tag]) => { spy.tags[hash] = tag; }", [manifest["hash"], f"sp{deploys.count}"]
        )
        keep_as_old(server, deploys)
        steps = [
            lambda feed=feed: deploys.write_feed(feed),
            lambda manifest=manifest: deploys.write_manifest(manifest),
            deploys.sweep,
        ]
        dice.shuffle(steps)
        for step in steps:
            step()
            if dice.random() < 0.4:
                shown.run(dice.uniform(1, 40), step=40)
        deploys.write_feed(feed)
        shown.run(dice.uniform(20, 60), step=60)
    server.heal()
    shown.run(240)
    # A few nodes come and go with the moment at which they are counted, so the most of each half.
    half = len(costs) // 2
    more = max(one.nodes for one in costs[half:]) - max(one.nodes for one in costs[:half])
    seen = len(shown.spied("feeds"))
    assert shown.look()["feed"] == deploys.manifest["hash"], "the last one is shown in the end"
    assert shown.spied("mixed") == []
    assert shown.spied("broken") == []
    assert (shown.errors, shown.navigations) == ([], [])
    assert seen > DEPLOYS / 4, "too few of the generations were ever shown to say anything"
    assert more <= 0
    assert {one.listeners for one in costs} == {costs[0].listeners}
    figure("A8", f"{DEPLOYS} deploys", f"{seen} generations shown, 0 slides that mix")
    figure("A14", f"{DEPLOYS} new feeds", f"{more:+d} nodes")


def keep_as_old(server, deploys) -> None:
    """Let the mode `old` serve what was announced until now."""
    for path in server.old.glob("**/*.json"):
        path.unlink()
    folder = server.old / "display"
    folder.mkdir(exist_ok=True)
    for path in deploys.folder.glob("*.json"):
        (folder / path.name).write_bytes(path.read_bytes())


def test_a08_the_watch_would_see_a_mixed_slide(server, screen, deploys):
    deploys.publish_tagged()
    shown = screen(server)
    shown.open()
    shown.page.evaluate(WATCH, {deploys.manifest["hash"]: "sp1"})
    text = "document.querySelectorAll('.slide__words').forEach((one) => one.textContent = 'sp7 x')"
    shown.page.evaluate(
        f"() => {{ const real = spy.look; spy.look = () => {{ {text}; return real(); }} }}"
    )
    shown.run(60)
    assert shown.spied("mixed")


@pytest.fixture(scope="module")
def living(chrome, built, tmp_path_factory):
    """Return a screen that goes through all that is broken or odd, and what publishes to it."""
    work = tmp_path_factory.mktemp("living")
    with Server(copied(built, work / "site"), work) as server, screens(chrome) as begin:
        shown = begin(server)
        deploys = Deploys(server.site / "display")
        deploys.publish_tagged(4)
        shown.open()
        yield shown, deploys


@pytest.fixture
def steady(living):
    """Return that screen when it shows a good generation, and has nothing to tell."""
    shown, deploys = living
    new = deploys.publish_tagged(4)
    shown.until(lambda seen: seen["feed"] == new, 260, step=20)
    shown.console.clear()
    shown.page.evaluate("() => { spy.broken = []; }")
    return shown


@pytest.fixture
def deploys_to(living):
    return living[1]


def feed_as(change) -> object:
    """Return what publishes a feed whose text was changed, with the manifest that fits it."""

    def publish(deploys):
        text = change(deploys)
        raw = text if isinstance(text, bytes) else text.encode()
        shown_as = raw.decode("utf-8", "replace")
        hash_ = digest(shown_as.encode("ascii", "replace").decode())
        replace(deploys.folder / f"feed.{hash_}.json", raw)
        feed = {"feed": f"feed.{hash_}.json", "bytes": len(raw), "hash": hash_}
        replace(
            deploys.manifest_path, dumped(deploys.manifest | feed | {"day": "2026-11-23"}).encode()
        )

    return publish


def manifest_as(change) -> object:
    """Return what publishes a good new feed, and a manifest whose text was changed."""

    def publish(deploys):
        manifest, feed = deploys.tagged()
        deploys.write_feed(feed)
        # Nothing is taken down by it.
        text = change(manifest | {"live": deploys.manifest["live"] + manifest["live"]})
        replace(deploys.manifest_path, text if isinstance(text, bytes) else text.encode())

    return publish


def changed(**fields) -> object:
    return lambda deploys: dumped(deploys.feed | fields)


def first(deploys, **fields) -> list:
    """Return moments of which the first has these fields."""
    moments = [deploys.moment(f"hylatty-{number}") for number in range(3)]
    moments[0] |= fields
    return moments


# What is announced and may not be taken: the last good generation stays.
REFUSED = {
    "feed cut": feed_as(lambda d: dumped(d.feed)[:-40]),
    "feed a list": feed_as(lambda d: "[]"),
    "feed nothing": feed_as(lambda d: ""),
    "feed null": feed_as(lambda d: "null"),
    "feed a page": feed_as(lambda d: "<!doctype html><title>Verkko</title>"),
    "feed of another schema": feed_as(changed(schema=2)),
    "feed without moments": feed_as(changed(moments=None)),
    "feed without anything": feed_as(changed(moments=[], interludes=[])),
    "feed of 5 MB": feed_as(lambda d: dumped(d.feed | {"x": "y" * 5_000_000})),
    "feed with a mark of bytes": feed_as(lambda d: b"\xef\xbb\xbf" + dumped(d.feed).encode()),
    "feed nested": feed_as(lambda d: "[" * 20_000 + "]" * 20_000),
    "manifest cut": manifest_as(lambda m: dumped(m)[:-30]),
    "manifest a list": manifest_as(lambda m: "[]"),
    "manifest nothing": manifest_as(lambda m: ""),
    "manifest a page": manifest_as(lambda m: "<!doctype html><p>Hei"),
    "manifest of another schema": manifest_as(lambda m: dumped(m | {"schema": 99})),
    "manifest with a wrong hash": manifest_as(lambda m: dumped(m | {"hash": "0" * 16})),
    "manifest with wrong bytes": manifest_as(lambda m: dumped(m | {"bytes": m["bytes"] + 1})),
    "manifest with null": manifest_as(lambda m: dumped(dict.fromkeys(m))),
    "manifest of 100 KB": manifest_as(lambda m: dumped(m | {"x": "y" * 100_000})),
    "manifest to another host": manifest_as(
        lambda m: dumped(m | {"feed": "//portal.test/feed.0123456789abcdef.json"})
    ),
    "manifest to another folder": manifest_as(lambda m: dumped(m | {"feed": "../" + m["feed"]})),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a09_what_is_not_in_order_is_not_taken(steady, deploys_to, figure, name):
    good = steady.look()["feed"]
    REFUSED[name](deploys_to)
    asked = len(steady.server.requests("manifest"))
    steady.run(300, step=30)
    seen = steady.look()
    assert (seen["feed"], seen["state"]) == (good, "moments")
    assert len(steady.server.requests("manifest")) > asked + 2
    harmless(steady)
    figure("A9", "refused", f"{len(REFUSED)} kinds of broken files")


def harmless(shown) -> None:
    """Fail where something ran, went wrong, was blank, or was said again and again."""
    assert shown.page.evaluate("window.pwned") is None
    assert shown.page.evaluate("({}).polluted") is None
    assert shown.errors == []
    assert shown.navigations == []
    assert shown.spied("broken") == []
    assert len(shown.console) == len(set(shown.console)) <= 1, shown.console


SCRIPT = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
# What is odd and in order: it is shown as text, whole and within the slide.
ODD = {
    "markup": SCRIPT,
    "one word": "Q" * 280,
    "emoji": "Kiitos 👩‍👩‍👧‍👦 👍🏽 🇫🇮 " * 6,
    "right to left": "שלום \u202eעולם\u202d مرحبا \u202bאבג",
    "letters in many parts": "Z" + "\u0300\u0323\u031b" * 30 + "algo",
    "lines": "Kiitos.\n\n\n\nKiitos.\u2028Kiitos.",
    "separators": "a\u0000b\u0007c\ufeffd\ufffee",
}


@pytest.mark.parametrize("name", ODD)
def test_a09_odd_words_are_shown_as_text(steady, deploys_to, name):
    text = ODD[name]
    fields = {"thanks": text[:60], "unit": text[:40], "factor": text[:30]}
    moment = deploys_to.moment("outo", text, **fields)
    new = deploys_to.publish({"moments": [moment]})
    steady.until(lambda seen: seen["feed"] == new and "outo" in seen["moment"], 260, step=10)
    seen = steady.look()
    letters = re.sub(r"[^\w<>=/]", "", text)[:60]
    assert letters in re.sub(r"[^\w<>=/]", "", seen["words"])
    assert steady.page.evaluate(OVERFLOW) == []
    assert steady.page.evaluate("document.images.length") == 0
    harmless(steady)


# What does not stay within the window, or is cut off by the slide that it stands in.
OVERFLOW = """() => {
  const found = [];
  if (getComputedStyle(document.documentElement).overflow !== "hidden") found.push("scrolls");
  for (const node of document.querySelectorAll(".slide:not([hidden]) p")) {
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width && (box.left < -1 || box.right > innerWidth + 1 || box.top < -1
          || box.bottom > innerHeight + 1)) { found.push(node.className); break; }
    }
  }
  return found;
}"""

# Fields that are not what they should be, among moments that are.
STRANGE = {
    "null": dict.fromkeys(("pages", "thanks", "who", "unit", "units", "factor", "star", "v")),
    "numbers": {"pages": 7, "id": 7, "thanks": 7, "colour": "8", "star": 7},
    "no pages": {"pages": []},
    "page without words": {"pages": [{"size": "l", "text": ""}]},
    "size unknown": {"pages": [{"size": "huge", "text": "hei"}]},
    "markup in a size": {"pages": [{"size": 'l" onclick="window.pwned=1', "text": "hei"}]},
    "markup in a path": {"star": ['M0 0"/><script>window.pwned=1</script>', "M0 0z"]},
    "markup in a code": {"qr": {"size": 41, "path": '"><img src=x onerror=window.pwned=1>'}},
    "code without a size": {"qr": {"size": "x", "path": "M0 0h1v1z"}},
    "colour of no factor": {"colour": 99},
    "language of none": {"lang": '"><script>window.pwned=1</script>'},
    "nested": {"pages": {"0": {"text": "hei"}, "length": 1}},
}


@pytest.mark.parametrize("name", STRANGE)
def test_a09_a_strange_moment_does_no_harm(steady, deploys_to, name):
    deploys_to.publish({"moments": first(deploys_to, **STRANGE[name])})
    steady.run(300, step=30)
    seen = steady.look()
    assert seen["state"] == "moments"
    assert seen["words"]
    assert "null" not in seen["words"] + seen["thanks"] + seen["unit"]
    assert "undefined" not in seen["words"] + seen["thanks"] + seen["unit"]
    harmless(steady)


def test_a09_a_key_called_proto_changes_nothing(steady, deploys_to):
    body = dumped(deploys_to.feed)[:-1] + ',"__proto__":{"polluted":1},"constructor":{"x":1}}'
    feed_as(lambda d: body)(deploys_to)
    steady.run(300, step=30)
    assert steady.look()["words"]
    harmless(steady)


def test_a09_the_same_moment_twice_and_a_thousand_of_them(steady, deploys_to):
    twins = [deploys_to.moment("kaksonen") for _ in range(3)]
    many = [
        deploys_to.moment(f"joukko-{number}", star=["M0 0h9"], qr=None) for number in range(997)
    ]
    deploys_to.publish({"moments": twins + many})
    steady.run(300, step=30)
    assert steady.look()["words"]
    harmless(steady)


def test_a09_a_mark_of_bytes_is_passed_over_as_browsers_do(steady, deploys_to):
    manifest, feed = deploys_to.tagged()
    deploys_to.write_feed(feed)
    replace(deploys_to.manifest_path, b"\xef\xbb\xbf" + dumped(manifest).encode())
    steady.run(150, step=30)
    assert steady.look()["words"]
    harmless(steady)


def test_a09_no_moments_but_interludes(steady, deploys_to):
    new = deploys_to.publish({"moments": []})
    steady.until(lambda seen: seen["feed"] == new, 130, step=5)
    steady.run(200)
    assert steady.look()["state"] == "neutral"
    assert steady.spied("broken") == []
