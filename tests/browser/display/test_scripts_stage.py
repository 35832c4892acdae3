"""What is done to the page: two slides by turns, texts and attributes, and what lies over them."""

import itertools
import json

import pytest

from tests.support.feeds import feed, interlude, manifest, moment
from tests.support.scripts import ADDRESS, SCRIPTS, blank

SLIDE = """
<div class="slide slide--moment layout--1 f1" id="slide-{n}" {more}>
<div class="slide__star"><svg><path d=""/><path d=""/></svg></div>
<div class="slide__main">
<p class="slide__heading"></p><p class="slide__words words--m">{words}</p>
<p class="slide__thanks"></p>
<p class="slide__meta"><span class="slide__unit"></span><span class="slide__factor"></span
><span class="slide__page"></span><span class="slide__new"></span></p>
</div>
<div class="slide__qr" hidden><svg><path d=""/></svg><p class="slide__invite"></p></div>
</div>"""
STYLE = """<style>
[hidden] { display: none !important; }
.slide { position: absolute; top: 0; left: 0; width: 800px; height: 600px; }
.slide__main { position: absolute; top: 20px; left: 20px; width: 500px; height: 300px; }
p { margin: 0; overflow-wrap: break-word; }
.words--xl { font: 80px/1 sans-serif; } .words--l { font: 60px/1 sans-serif; }
.words--m { font: 40px/1 sans-serif; } .words--s { font: 30px/1 sans-serif; }
</style>"""
PAGE = (
    '<html lang="fi" class="no-js" data-shell="89abcdef">'
    + STYLE
    + '<div id="stage" class="stage">'
    + SLIDE.format(n=0, more="", words="Kiitos")
    + SLIDE.format(n=1, more="hidden", words="")
    + '</div><div id="quiet" hidden><svg></svg><p hidden></p></div>'
    + '<div id="emergency" hidden><h1></h1><p></p></div><div id="dot" hidden></div>'
    + '<pre id="debug" hidden></pre>'
)
SHOW = """([moment, changes]) => {
  if (!display.begun) { display.stage.begin(); display.begun = true; }
  const view = Object.assign(display.view.moment(moment, 0, {
    words: {new: "Uusi", read: "Lue"}, feed: null, hash: "h", layout: 0, isNew: true,
    qr: true, dwell: null}), changes);
  display.stage.show(view);
}"""
LOOK = """() => { const one = document.querySelector(".slide:not([hidden])");
  const part = (name) => one.querySelector(".slide__" + name).textContent;
  return {words: part("words"), thanks: part("thanks"), page: part("page"), "new": part("new"),
    size: one.querySelector(".slide__words").className, moment: stage.dataset.moment,
    changes: stage.dataset.changes, slide: one.id, shift: one.style.transform}; }"""


@pytest.fixture
def page(chrome):
    context, page = blank(chrome, "layers", PAGE)
    yield page
    context.close()


def test_the_two_slides_take_turns(page):
    page.evaluate(SHOW, [moment(1), {}])
    assert page.evaluate(LOOK)["slide"] == "slide-1"
    page.evaluate(SHOW, [moment(2, pages=[{"size": "l", "text": "A."}] * 2), {}])
    found = page.evaluate(LOOK)
    assert (found["slide"], found["words"], found["page"]) == ("slide-0", "A.", "1/2")
    assert (found["new"], found["moment"], found["changes"]) == ("Uusi", "moment-2", "2")


def test_a14_no_node_is_added_by_a_thousand_changes(page):
    count = "document.getElementsByTagName('*').length"
    nodes = """() => { let n = 0; const walk = document.createTreeWalker(document);
      while (walk.nextNode()) n += 1; return n; }"""
    page.evaluate(SHOW, [moment(1), {}])
    before = [page.evaluate(count), page.evaluate(nodes)]
    page.evaluate(
        "([show, one, other]) => { const run = eval(show);"
        " for (let n = 0; n < 500; n++) { run([one, {}]); run([other, {}]); } }",
        [SHOW, moment(1), moment(2, qr=None, thanks="")],
    )
    assert [page.evaluate(count), page.evaluate(nodes)] == before


def test_a9_markup_stays_text(page):
    text = "<img src=x onerror=window.pwned=1></p><script>window.pwned=1</script>"
    one = moment(1, pages=[{"size": "s", "text": text}], thanks=text, unit=text, factor=text)
    page.evaluate(SHOW, [one, {}])
    assert page.evaluate(LOOK)["thanks"] == text
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("window.pwned") is None


def test_a29_a_slide_that_throws_leaves_the_one_before(page):
    page.evaluate(SHOW, [moment(1), {}])
    with pytest.raises(Exception, match="no words"):
        page.evaluate(
            """([show, moment]) => eval(show)([moment, Object.defineProperty({}, "words",
              { enumerable: true, get() { throw new Error("no words"); } })])""",
            [SHOW, moment(2)],
        )
    page.evaluate("""() => Object.defineProperty(document.querySelector(".slide[hidden]").style,
      "transform", { set() { throw new Error("no shift"); } })""")
    with pytest.raises(Exception, match="no shift"):
        page.evaluate(SHOW, [moment(2), {}])
    assert page.evaluate("document.querySelectorAll('.slide:not([hidden])').length") == 1
    assert page.evaluate(LOOK)["moment"] == "moment-1"


def test_words_that_do_not_fit_get_smaller_and_then_fewer(page):
    sentence = "Kiitos avusta, ystäväni. "
    page.evaluate(SHOW, [moment(1, pages=[{"size": "xl", "text": sentence * 2}]), {}])
    assert page.evaluate(LOOK)["size"] == "slide__words words--l"
    page.evaluate(SHOW, [moment(2, pages=[{"size": "xl", "text": sentence * 30}]), {}])
    found = page.evaluate(LOOK)
    assert found["size"] == "slide__words words--s"
    assert found["words"].endswith("ystäväni. […]")
    assert len(found["words"]) > 100
    page.evaluate(SHOW, [moment(3, pages=[{"size": "m", "text": "Lyhyt."}]), {}])
    assert page.evaluate(LOOK)["size"] == "slide__words words--m"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yksi. Kaksi. Kolme.", "Yksi. Kaksi. […]"),
        ("Yksi. Kaksi. […]", "Yksi. […]"),
        ("Hän sanoi: ”Kiitos!” Sitten lähti.", "Hän sanoi: ”Kiitos!” […]"),
        ("yksi kaksi kolme neljä viisi", "yksi kaksi kolme neljä […]"),
        ("Q" * 10, "Q" * 8 + " […]"),
    ],
)
def test_words_are_cut_after_a_sentence(page, text, expected):
    assert page.evaluate("text => display.fit.shorter(text)", text) == expected


def test_a32_each_place_of_the_shift_is_used_as_often(page):
    page.evaluate(SHOW, [moment(1), {}])
    found = []
    for _ in range(16):
        page.evaluate(SHOW, [moment(1), {}])
        found.append(page.evaluate(LOOK)["shift"])
    assert len(set(found)) == 8
    assert {found.count(one) for one in found} == {2}


def test_a6_what_was_withdrawn_lies_on_no_slide(page):
    page.evaluate(SHOW, [moment(1), {}])
    page.evaluate(SHOW, [moment(2), {}])
    assert "numero 1!" in page.content()
    page.evaluate("display.stage.clearHidden()")
    assert "numero 1!" not in page.content()
    assert "numero 2!" in page.content()


START = """([first, search]) => {
  history.replaceState(null, "", search);
  const node = document.body.appendChild(document.createElement("script"));
  node.type = "application/json";
  node.id = "first";
  node.textContent = JSON.stringify(first);
  display.request.ask = (url, most, time, done) => {
    (window.asked = window.asked || []).push(url);
    const found = (window.files || {})[url];
    done(found ? {status: 200, error: null, text: found} : {status: 404, error: "status 404"});
  };
  display.main.start();
}"""


def started(chrome, of, search="?display=a&debug=1", **fields):
    context, page = blank(chrome, "main", PAGE)
    words = {"fi": {"new": "Uusi", "read": "Lue", "visit": "Katso"}}
    page.evaluate(START, [{"manifest": manifest(of, **fields), "feed": of, "words": words}, search])
    return context, page


def state(page):
    return page.evaluate("document.getElementById('stage').dataset.state")


def test_the_whole_runs_and_its_first_data_is_emptied(chrome):
    context, page = started(chrome, feed(*[moment(n) for n in range(4)]))
    assert (state(page), page.evaluate("document.getElementById('first').textContent")) == (
        "moments",
        "",
    )
    assert page.evaluate(LOOK)["moment"] == "moment-0", "the one that the page shows already"
    seen = set()
    for _ in range(40):
        page.clock.run_for(5000)
        seen.add(page.evaluate(LOOK)["moment"])
    assert seen >= {"moment-0", "moment-1", "moment-2", "moment-3", "thank"}
    assert page.evaluate("window.asked")[0] == "manifest.json"
    assert "status 404" in page.inner_text("#debug")
    context.close()


@pytest.mark.parametrize(("quiet", "afterwards"), [(None, "moments"), ([0, 1440], "quiet")])
def test_a7_an_emergency_ends_by_the_server_s_clock_without_network(chrome, quiet, afterwards):
    alarm = {"heading": "Palo", "message": "Ulos <b>heti</b>!", "until": 1_795_000_600}
    context, page = started(chrome, feed(moment(1)), emergency=alarm, quiet=quiet)
    assert state(page) == "emergency"
    assert page.inner_text("#emergency") == "Palo\n\nUlos <b>heti</b>!"
    assert page.is_hidden("#stage")
    page.clock.run_for(590_000)
    assert state(page) == "emergency"
    page.clock.run_for(20_000)
    assert state(page) == afterwards
    assert page.is_hidden("#emergency")
    context.close()


def test_a33_a_screen_asks_before_it_wakes(chrome):
    # The clock stands at 13:06:40 where the wall is.
    context, page = started(chrome, feed(moment(1)), quiet=[12 * 60, 13 * 60 + 30])
    assert state(page) == "quiet"
    assert page.is_hidden("#stage")
    before = len(page.evaluate("window.asked"))
    page.clock.run_for(600_000)
    assert state(page) == "quiet"
    assert len(page.evaluate("window.asked")) == before
    page.evaluate("window.asked = []")
    page.clock.run_for(900_000)
    assert state(page) == "moments"
    assert page.evaluate("window.asked.length") >= 1
    context.close()


def test_a29_slides_that_all_throw_do_not_stop_the_clockwork(chrome):
    context, page = started(chrome, feed(*[moment(n) for n in range(4)]))
    page.evaluate("""() => { window.real = display.stage.show;
      display.stage.show = () => { throw new Error("broken"); }; }""")
    page.clock.run_for(60_000)
    page.evaluate("() => { display.stage.show = window.real; }")
    before = int(page.evaluate(LOOK)["changes"])
    page.clock.run_for(60_000)
    assert int(page.evaluate(LOOK)["changes"]) > before + 2
    context.close()


def test_a_page_without_its_data_keeps_its_first_moment(chrome):
    context, page = blank(chrome, "main", PAGE)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate("display.main.start()")
    page.clock.run_for(60_000)
    assert "Kiitos" in page.inner_text("#slide-0")
    assert errors == []
    context.close()


def test_few_moments_alternate_their_layouts(chrome):
    context, page = started(chrome, feed(moment(1), interludes=[interlude()]))
    found = []
    for _ in range(6):
        page.clock.run_for(10_100)
        found.append(page.evaluate("document.querySelector('.slide:not([hidden])').className"))
    assert all(one != other for one, other in itertools.pairwise(found))
    context.close()


@pytest.mark.parametrize(
    ("unit", "search", "expected"),
    [
        ("", "", ["manifest.json"]),
        ("kirjasto", "", ["manifest.json", "../manifest.json"]),
        ("", "?unit=kirjasto", ["kirjasto/manifest.json", "manifest.json"]),
        ("aula", "?unit=kirjasto", ["../kirjasto/manifest.json", "../manifest.json"]),
    ],
)
def test_a38_where_a_screen_asks(chrome, unit, search, expected):
    context, page = blank(chrome, "main", PAGE.replace("<html", f'<html data-unit="{unit}"'))
    data = {"manifest": manifest(feed(moment(1))), "feed": feed(moment(1)), "words": {}}
    page.evaluate(START, [json.loads(json.dumps(data)), ADDRESS + search])
    assert page.evaluate("window.asked") == expected
    context.close()


def test_every_script_adds_a_part(page):
    names = {path.stem.partition("-")[2] for path in SCRIPTS.glob("*.js")} - {"start"}
    context, loaded = blank(page.context.browser, "main", PAGE)
    assert set(loaded.evaluate("Object.keys(display)")) == names
    context.close()
