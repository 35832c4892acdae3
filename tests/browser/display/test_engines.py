"""Old engines, hostile storage, no scripts, remote controls: the screen shows its words."""

import html
import re

import pytest

from tests.browser.display.clock import FULL_HD, SMALL
from tests.browser.display.deploys import replace

HOUR, DAY = 3600, 86_400
SMALLEST = 4.4

# What an engine may lack or refuse, each as a script that runs before the page's own.
LACKING = {
    "fetch": "delete window.fetch; window.fetch = undefined;",
    "Promise": "delete window.Promise; window.Promise = undefined; window.fetch = undefined;",
    "AbortController": "window.AbortController = undefined;",
    "URLSearchParams": "window.URLSearchParams = undefined; window.URL = undefined;",
    "IntersectionObserver": "window.IntersectionObserver = window.ResizeObserver = undefined;",
    "serviceWorker": "delete Navigator.prototype.serviceWorker;",
    "serviceWorker throws": """Object.defineProperty(Navigator.prototype, "serviceWorker",
        { get() { throw new Error("no"); } });""",
    "serviceWorker refuses": """if (navigator.serviceWorker) navigator.serviceWorker.register =
        () => Promise.reject(new Error("no"));""",
    "wakeLock throws": """Object.defineProperty(Navigator.prototype, "wakeLock",
        { get() { throw new Error("no"); } });""",
    "caches throws": """Object.defineProperty(window, "caches",
        { get() { throw new Error("no"); } });""",
    "localStorage": "delete window.localStorage;",
    "localStorage throws": """Object.defineProperty(window, "localStorage",
        { get() { throw new Error("denied"); } });""",
    "setItem throws": """Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError"); };""",
    "getItem throws": """Storage.prototype.getItem = () => { throw new Error("no"); };""",
    "performance": """Object.defineProperty(window, "performance",
        { value: undefined, configurable: true });""",
    "matchMedia": "window.matchMedia = undefined;",
    "requestAnimationFrame": "window.requestAnimationFrame = undefined;",
    "crypto": """Object.defineProperty(window, "crypto", { get() { throw new Error("no"); } });""",
    "young methods": """
        for (const name of ["includes", "flat", "flatMap", "at", "find", "findIndex", "fill"])
          delete Array.prototype[name];
        for (const name of ["includes", "padStart", "padEnd", "startsWith", "endsWith", "repeat",
          "normalize", "matchAll", "replaceAll", "codePointAt"]) delete String.prototype[name];
        for (const name of ["assign", "entries", "values", "fromEntries"]) delete Object[name];
        for (const name of ["remove", "append", "prepend", "replaceChildren", "closest", "matches",
          "toggleAttribute"]) delete Element.prototype[name];
        delete NodeList.prototype.forEach;
        delete DOMTokenList.prototype.replace;
        window.Map = window.Set = window.WeakMap = window.Symbol = undefined;""",
    "all of them": """
        window.fetch = window.AbortController = window.URLSearchParams = window.URL = undefined;
        window.IntersectionObserver = window.ResizeObserver = window.matchMedia = undefined;
        delete Navigator.prototype.serviceWorker;
        Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } });
        window.Promise = undefined;""",
}
# What this driver needs itself of what is taken away: it is asked before it goes, or without it.
STATE = """() => {
  const stage = document.getElementById("stage");
  const slide = [...stage.querySelectorAll(".slide")].filter((one) => !one.hidden);
  return [Number(stage.getAttribute("data-changes")), stage.getAttribute("data-feed"), slide.length,
          slide[0].querySelector(".slide__words").textContent];
}"""


@pytest.mark.parametrize("name", LACKING)
def test_a24_a25_without(chrome, server, deploys, name, figure):
    """It shows, changes and takes new words, by a real clock, with a parameter for short slides."""
    context = chrome.new_context(viewport=SMALL)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"(() => {{ {QUICKLY}; {LACKING[name]} }})()")
    host = "127.0.0.1" if any(word in name for word in ("serv", "wake", "caches")) else "wall.test"
    page.goto(server.at(host) + "display/?dwell=1")
    cdp = context.new_cdp_session(page)
    first = read_state(cdp)
    new = deploys.publish_tagged()
    for _ in range(200):
        page.wait_for_timeout(50)
        if (state := read_state(cdp))[1] == new and state[0] > first[0] + 1:
            break
    assert state[1] == new, "no new words came"
    assert state[0] > first[0] + 1, "the slides do not change"
    assert state[2] == 1
    assert state[3].strip()
    assert errors == []
    context.close()
    figure("A24", "globals missing or throwing", f"{len(LACKING)} kinds, all run")


# Nothing but the delays differs: a slide's second and the minute between two polls are a fifth of a
# second, and requests have a third of a second.
QUICKLY = """const real = window.setTimeout;
window.setTimeout = (run, delay) =>
  real.call(window, run, delay > 40000 ? delay / 300 : delay > 5000 ? delay / 30 : delay / 5);"""


def read_state(cdp) -> list:
    """Return changes, generation, number of slides and words; by the debugger, without promises."""
    said = cdp.send("Runtime.evaluate", {"expression": f"({STATE})()", "returnByValue": True})
    return said["result"]["value"]


@pytest.mark.parametrize("when", ["clear", "fill", "break"])
def test_a25_storage_that_turns_hostile(server, screen, deploys, when, figure):
    shown = screen(server)
    shown.open("?dwell=60")
    shown.run(200, step=60)
    shown.page.evaluate(
        {
            "clear": "localStorage.clear()",
            "fill": "() => { const much = 'y'.repeat(900000);"
            " try { for (let n = 0; ; n++) localStorage['x' + n] = much; } catch { } }",
            "break": "() => { const real = localStorage; for (const key of Object.keys(real)) "
            "real[key] = '{\"moments\": [[[' + real[key]; }",
        }[when]
    )
    new = deploys.publish_tagged()
    shown.until(lambda seen: seen["feed"] == new, 160, step=20)
    shown.page.reload()
    shown.settle()
    shown.run(200, step=60)
    assert shown.look()["words"]
    assert shown.errors == []
    assert shown.spied("broken") == []
    figure("A25", "storage", "throws, full, cleared, broken: all run")


STORED = [
    "null",
    "[]",
    "7",
    '""',
    "{",
    '{"manifest":{},"feed":{}}',
    "\u0000",
    '{"__proto__":{"x":1}}',
    '{"manifest":null,"feed":null,"hash":1,"whole":"yes","source":[]}',
    "[[[[1e999]]]]",
]


def test_a25_whatever_stands_in_storage(server, screen):
    shown = screen(server)
    shown.open("?dwell=60")
    shown.run(130, step=60)
    for value in STORED:
        shown.page.evaluate(
            """(value) => {
              for (const key of Object.keys(localStorage)) localStorage[key] = value;
              window.name = value;
            }""",
            value,
        )
        shown.page.reload()
        shown.settle()
        shown.run(130, step=60)
        assert shown.look()["words"], value
        assert shown.errors == [], value


@pytest.mark.parametrize("how", ["media", "address"])
def test_a34_nothing_moves(server, seen, how, figure):
    shown = seen(server, reduced_motion="reduce" if how == "media" else "no-preference")
    shown.open("?motion=off" if how == "address" else "")
    for _ in range(12):
        shown.run(30, step=30)
        assert shown.page.evaluate("document.getAnimations().length") == 0
    assert shown.spied("animated") == 0
    assert shown.spied("frames") == 0
    figure("A34", "animations", "0")


def test_a19_nothing_moves_where_motion_is_welcome_either(server, seen):
    shown = seen(server, reduced_motion="no-preference")
    shown.open()
    shown.run(300)
    assert shown.page.evaluate("document.getAnimations().length") == 0
    assert shown.spied("animated") == 0
    assert shown.spied("frames") <= 10


KEYS = (
    *("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "Space", "Escape", "Backspace"),
    *("Tab", "Shift+Tab", "PageDown", "PageUp", "Home", "End", "F1", "a", "0", "Delete", "Insert"),
    *("MediaPlayPause", "MediaTrackNext", "Shift+Space", "Control+End", "ContextMenu", "+", "-"),
    *("Control+a", "Alt+ArrowLeft", "F7", "/"),
)

LOOKS = """() => ({
  cursor: [document.documentElement, document.body, ...document.querySelectorAll(".slide, p, svg")]
    .every((one) => getComputedStyle(one).cursor === "none"),
  scrolled: [scrollX, scrollY, document.documentElement.scrollTop, document.body.scrollTop],
  overflow: [document.documentElement, document.body]
    .map((one) => getComputedStyle(one).overflow).includes("hidden"),
  selected: String(getSelection()),
  focused: document.activeElement === document.body || document.activeElement === null
    || getComputedStyle(document.activeElement).outlineStyle === "none",
})"""


def test_a36_keys_and_pointers_do_no_harm(server, seen, figure):
    shown = seen(server)
    shown.open()
    shown.run(60)
    assert len(KEYS) == 30
    for key in KEYS:
        shown.page.keyboard.press(key)
    mouse = shown.page.mouse
    mouse.move(100, 100)
    mouse.down()
    mouse.move(600, 330)
    mouse.up()
    mouse.dblclick(320, 180)
    mouse.wheel(200, 900)
    shown.run(60)
    looks = shown.page.evaluate(LOOKS)
    assert looks["cursor"]
    assert looks["scrolled"] == [0, 0, 0, 0]
    assert looks["overflow"]
    assert looks["selected"] == ""
    assert looks["focused"]
    assert shown.navigations == []
    assert shown.spied("broken") == []
    figure("A36", "30 keys, a mouse", "0 navigations, nothing to be seen")


SIZE = """() => {
  const one = document.querySelector(".slide:not([hidden]) .slide__words");
  const box = one.getBoundingClientRect();
  const size = parseFloat(getComputedStyle(one).fontSize) / Math.min(innerWidth, innerHeight) * 100;
  return [one.textContent.trim(), size, box.width * box.height, box.top >= 0 && box.left >= 0];
}"""


@pytest.mark.parametrize("how", ["off", "broken"])
def test_a37_without_scripts_the_first_words_can_be_read(chrome, server, how, figure):
    context = chrome.new_context(viewport=FULL_HD, java_script_enabled=how == "broken")
    page = context.new_page()
    if how == "broken":
        path = server.site / "display" / "index.html"
        text = path.read_text(encoding="utf-8")
        start = text.rindex("<script>") + len("<script>")
        replace(path, f"{text[:start]}var a = b?.c ??= ; {text[start:]}".encode())
    page.goto(server.at() + "display/")
    page.wait_for_selector(".slide__words")
    words, size, area, inside = page.evaluate(SIZE)
    context.close()
    assert words
    assert size >= SMALLEST
    assert area > 1000
    assert inside
    figure("A37", f"scripts {how}", f"first words at {size:.1f} vmin")


REFRESH = re.compile(r'<meta http-equiv="refresh" content="(\d+); url=([^"]+)">')


def test_a37_the_basic_pages_walk_through_all_moments(chrome, server, site, deploys, figure):
    """Each page leads to the next by itself, the last one to the first; each says a text."""
    pages: dict[str, str] = {}
    name = "index.html"
    while name not in pages:
        pages[name] = (site / "display" / "basic" / name).read_text(encoding="utf-8")
        seconds, target = REFRESH.search(pages[name]).groups()
        assert 10 <= int(seconds) <= 30
        name = "index.html" if target in ("./", "index.html") else target
    assert name == "index.html", "the last leads to the first"
    context = chrome.new_context(viewport=FULL_HD, java_script_enabled=False)
    page = context.new_page()
    for name in list(pages)[:: max(1, len(pages) // 4)]:
        page.goto(server.at() + f"display/basic/{name}", wait_until="domcontentloaded")
        text, size, _, _ = page.evaluate(SIZE)
        assert text
        assert size >= SMALLEST
    context.close()
    said = html.unescape("".join(pages.values()))
    texts = {one["pages"][0]["text"] for one in deploys.feed["moments"]}
    assert all(text in said for text in texts)
    figure("A37", "basic", f"{len(pages)} pages, all of {len(texts)} texts")


def test_a40_a_fault_is_told_once(server, screen, figure):
    shown = screen(server)
    shown.open("?dwell=60")
    modes = ("500", "html", "garbage", "close")
    for mode in modes:
        server.fail("*.json", mode)
        shown.run(HOUR / 2, step=120)
        server.heal()
        shown.run(HOUR / 4, step=120)
    assert len(shown.console) <= 2 * len(modes)
    # The browser has a line for each poll that fails, and none for an answer that is no good.
    assert shown.unanswered
    assert {url.partition("?")[0] for url in shown.unanswered} <= {
        server.at() + "display/manifest.json"
    }
    ours = f"{len(shown.console)} messages of ours"
    figure("A40", f"{len(modes)} faults", f"{ours}, {len(shown.unanswered)} by the browser")


def test_a41_a_dot_that_only_staff_understand(server, screen, figure):
    shown = screen(server)
    shown.open()
    shown.run(120)
    assert not shown.look()["dot"]
    server.kill()
    passed = shown.until(lambda seen: seen["dot"], 15 * 60, step=10)
    assert passed >= 9 * 60
    size, opacity, inside = shown.page.evaluate(
        """() => {
          const dot = document.getElementById("dot");
          const box = dot.getBoundingClientRect();
          const least = Math.min(innerWidth, innerHeight);
          return [Math.max(box.width, box.height) / least * 100,
                  Number(getComputedStyle(dot).opacity),
                  box.left >= 0 && box.top >= 0 && box.right <= innerWidth
                    && box.bottom <= innerHeight];
        }"""
    )
    assert size <= 1.2
    assert opacity <= 0.3
    assert inside
    server.start()
    shown.until(lambda seen: not seen["dot"], 120, step=10)
    figure("A41", "dot", f"after {passed / 60:.1f} min, {size:.1f} vmin, opacity {opacity}")


def test_a41_debug_tells_how_it_is(server, screen, deploys):
    shown = screen(server)
    shown.open("?debug=1")
    shown.run(130)
    said = shown.page.inner_text("#debug")
    assert deploys.manifest["hash"][:8] in said
    assert deploys.manifest["shell"] in said
    assert "Chrome" in said
    server.kill()
    shown.run(130)
    assert shown.page.inner_text("#debug") != said
