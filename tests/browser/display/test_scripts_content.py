"""What a screen believes: manifests and feeds are looked at whole; old ones do not come back."""

import copy

import pytest

from tests.support.feeds import DAY, feed, interlude, manifest, moment, text_of
from tests.support.scripts import blank

FEED = feed(moment(1), moment(2))

TAKE = """text => { try { return display.check.manifestText(text); }
  catch (error) { return error.message; } }"""
TAKE_FEED = """([text, announced]) => { try { return display.check.feedText(text, announced); }
  catch (error) { return error.message; } }"""


@pytest.fixture(scope="module")
def page(chrome):
    context, page = blank(chrome, "content")
    yield page
    context.close()


def test_a_good_manifest_and_feed_are_taken(page):
    announced = manifest(FEED)
    assert page.evaluate(TAKE, text_of(announced)) == announced
    assert page.evaluate(TAKE_FEED, [text_of(FEED), announced]) == FEED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "<!DOCTYPE html><title>404</title>",
        text_of(manifest(FEED))[:-9],
        text_of(manifest(FEED, schema=2)),
        text_of(manifest(FEED, hash="x")),
        text_of(manifest(FEED, feed="../feed.0123456789abcdef.json")),
        text_of(manifest(FEED, feed="https://elsewhere/feed.0123456789abcdef.json")),
        text_of(manifest(FEED, bytes=5_000_000)),
        text_of(manifest(FEED, live=None)),
        text_of(manifest(FEED, live=["0"])),
        text_of(manifest(FEED, zone=[])),
        text_of(manifest(FEED, quiet=[1, 2, 3])),
        text_of(manifest(FEED, emergency={"heading": "", "message": "Ulos!"})),
        text_of(manifest(FEED, emergency={"heading": "", "message": "", "until": 1})),
        text_of(manifest(FEED, stale=0)),
        text_of({"junk": "x" * 70_000} | manifest(FEED)),
    ],
)
def test_a9_a_bad_manifest_is_not(page, text):
    assert isinstance(page.evaluate(TAKE, text), str)


def bad(change):
    one = copy.deepcopy(FEED)
    change(one)
    return one


@pytest.mark.parametrize(
    "value",
    [
        bad(lambda one: one.update(schema=2)),
        bad(lambda one: one.update(interludes=[])),
        bad(lambda one: one.update(interludes=[None])),
        bad(lambda one: one.update(moments={})),
        bad(lambda one: one.update(moments=[None, {}])),
        bad(lambda one: one.update(day="2026-11-17")),
        [],
        None,
    ],
)
def test_a9_a_bad_feed_is_not(page, value):
    announced = manifest(FEED, bytes=len(text_of(value)))
    announced["hash"] = page.evaluate("text => display.base.hash(text)", text_of(value))
    assert isinstance(page.evaluate(TAKE_FEED, [text_of(value), announced]), str)


@pytest.mark.parametrize(
    "fields",
    [
        {"pages": None},
        {"pages": []},
        {"pages": [{"size": "xxl", "text": "x"}]},
        {"pages": [{"size": "m", "text": "x" * 10_000}]},
        {"thanks": None},
        {"id": "moment-2"},
        {"v": "00000002"},
        {"since": "yesterday"},
        {"star": ['M0 0"/><script>']},
        {"qr": {"size": "41", "path": "M4 4h7"}},
        {"qr": {"size": 41, "path": "<img>"}},
    ],
)
def test_a9_a_bad_moment_takes_none_of_the_others_with_it(page, fields):
    value = feed(moment(2), moment(1, **fields), moment(3))
    found = page.evaluate("value => display.check.feed(value)", value)
    assert [one["id"] for one in found["moments"]] == ["moment-2", "moment-3"]


@pytest.mark.parametrize("text", [text_of(FEED) + " ", text_of(FEED)[:-1] + "]", "\ufeff[]", ""])
def test_a9_nor_is_one_that_was_not_announced(page, text):
    assert isinstance(page.evaluate(TAKE_FEED, [text, manifest(FEED)]), str)


def test_a9_no_moments_at_all_are_believed_only_from_a_manifest_that_says_so(page):
    empty = feed()
    assert page.evaluate(TAKE_FEED, [text_of(empty), manifest(empty)])["moments"] == []
    told = manifest(empty, live=["00000001"])
    assert page.evaluate(TAKE_FEED, [text_of(empty), told]) == "feed: no moments"


def test_a9_unknown_fields_are_left_behind(page):
    text = text_of(FEED).replace('"schema":1', '"schema":1,"__proto__":{"pwned":1},"more":[1]', 1)
    value = page.evaluate("text => Object.keys(display.check.feed(JSON.parse(text)))", text)
    assert sorted(value) == sorted(FEED)
    assert page.evaluate("({}).pwned") is None


BEGIN = """first => { localStorage.clear(); display.store.open("x");
  display.content.begin(first, null, "general"); }"""
SHOWN = "() => display.content.moments().moments.map((one) => one.v)"


def first(of, **fields):
    return {"manifest": manifest(of, **fields), "feed": copy.deepcopy(of)}


def fresh(chrome, begin):
    context, page = blank(chrome, "content")
    page.evaluate(BEGIN, begin)
    return context, page


@pytest.fixture
def begun(chrome):
    context, page = fresh(chrome, first(FEED))
    yield page
    context.close()


def poll(page, of, source="general", deliver=True, **fields):
    """Play one poll; return the verdict, what left the screen, and whether the feed is wanted."""
    return page.evaluate(
        """([manifest, feed, source, deliver]) => {
          const content = display.content;
          const verdict = content.judge(manifest, source);
          if (verdict !== "take") return [verdict, content.withdraw(manifest), false];
          const gone = content.take(manifest);
          const lacks = content.lacks();
          if (lacks && deliver) { content.offer(feed, manifest, source); content.swap(); }
          return [verdict, gone, lacks];
        }""",
        [manifest(of, **fields), copy.deepcopy(of), source, deliver],
    )


def test_a_new_generation_takes_the_place_of_the_old_one(begun):
    other = feed(moment(2), moment(3))
    assert poll(begun, other) == ["take", ["00000001"], True]
    assert begun.evaluate(SHOWN) == ["00000002", "00000003"]
    assert poll(begun, other) == ["take", [], False]


def test_a6_what_is_not_live_goes_at_once_and_from_the_storage(begun):
    other = feed(moment(2), moment(3))
    assert poll(begun, other, deliver=False) == ["take", ["00000001"], True]
    assert begun.evaluate(SHOWN) == ["00000002"]
    stored = begun.evaluate("JSON.stringify(localStorage)")
    assert "Kiitos numero 2" in stored
    assert "Kiitos numero 1" not in stored


def test_a6_an_edge_that_lags_behind_does_not_bring_it_back(begun):
    poll(begun, feed(moment(2), moment(3)), deliver=False)
    for _ in range(2):
        assert poll(begun, FEED)[0] == "wait"
        assert begun.evaluate(SHOWN) == ["00000002"]
    assert poll(begun, feed(moment(2), moment(3)))[0] == "take"
    assert poll(begun, FEED)[0] == "wait", "three polls have to be running"


def test_a_real_step_back_takes_three_polls(begun):
    poll(begun, feed(moment(2), moment(3)))
    assert [poll(begun, FEED)[0] for _ in range(3)] == ["wait", "wait", "take"]
    assert begun.evaluate(SHOWN) == ["00000001", "00000002"]


def test_a6_what_an_older_generation_takes_away_goes_at_once(begun):
    """A take-down that brings back an earlier state is announced by a manifest that was there."""
    poll(begun, feed(moment(1), moment(2), moment(3)))
    assert poll(begun, FEED) == ["wait", ["00000003"], False]
    assert begun.evaluate(SHOWN) == ["00000001", "00000002"]
    assert "Kiitos numero 3" not in begun.evaluate("JSON.stringify(localStorage)")


def test_what_an_edge_that_lags_behind_does_not_know_of_comes_back(begun):
    newest = feed(moment(1), moment(2), moment(3))
    poll(begun, newest)
    poll(begun, FEED)
    assert poll(begun, newest) == ["take", [], True]
    assert begun.evaluate(SHOWN) == ["00000001", "00000002", "00000003"]


def test_an_older_day_has_to_come_three_times_too(begun):
    older = feed(moment(9), day="2026-11-17")
    assert [poll(begun, older)[0] for _ in range(3)] == ["wait", "wait", "take"]


def test_a_moment_that_comes_back_is_shown_again(begun):
    poll(begun, feed(moment(2), moment(3)))
    poll(begun, feed(moment(1), moment(2), moment(3)))
    assert "00000001" in begun.evaluate(SHOWN)


def test_a6_an_older_page_does_not_show_what_was_taken_down(begun):
    poll(begun, feed(moment(2), moment(3)))
    again = "first => display.content.begin(first, null, 'general')"
    # The page as it was, and one that the screen has never seen, with the same moment.
    for page in (first(FEED), first(feed(moment(1), moment(4)))):
        begun.evaluate(again, page)
        assert "00000001" not in begun.evaluate(SHOWN)
    begun.evaluate(again, first(FEED))
    assert begun.evaluate(SHOWN) == ["00000002", "00000003"], "the stored one is the newer"


@pytest.mark.parametrize("junk", ["[[[", "null", '{"manifest":{}}', "0"])
def test_a25_what_somebody_else_stored_is_not_believed(begun, junk):
    begun.evaluate(
        """junk => { for (const key of Object.keys(localStorage)) localStorage[key] = junk;
           localStorage["star-moments-display:x:generation"] = junk; }""",
        junk,
    )
    begun.evaluate("first => display.content.begin(first, null, 'general')", first(FEED))
    assert begun.evaluate(SHOWN) == ["00000001", "00000002"]


def test_a25_what_cannot_be_stored_leaves_no_older_copy(begun):
    begun.evaluate("display.store.write('generation', {a: 1})")
    begun.evaluate("display.store.write('generation', {a: 'x'.repeat(300000)})")
    assert begun.evaluate("display.store.read('generation')") is None


def test_a38_the_general_feed_is_filtered_by_the_unit(chrome):
    both = feed(moment(1, units=["kirjasto"], unit="Kirjasto"), moment(2))
    context, page = fresh(chrome, first(both))
    begin = "([first, unit, source]) => display.content.begin(first, unit, source)"
    page.evaluate(begin, [first(both), "kirjasto", "general"])
    assert page.evaluate(SHOWN) == ["00000001"]
    page.evaluate(begin, [first(both), "nowhere", "general"])
    assert page.evaluate(SHOWN) == ["00000001", "00000002"]
    assert page.evaluate("display.content.moments().note") == "no unit nowhere"
    context.close()


def test_a_moment_is_shown_up_to_its_last_day(browser):
    of = feed(moment(1, last="2026-11-17"), moment(2, last=DAY), moment(3))
    context, page = fresh(browser, first(of))
    assert page.evaluate(SHOWN) == ["00000002", "00000003"]
    context.close()


def test_a_stored_feed_that_says_nothing_of_a_last_day_is_good(page):
    of = feed(moment(1))
    del of["moments"][0]["last"]
    assert page.evaluate("value => display.check.feed(value)", of) == feed(moment(1))


def test_the_interlude_has_its_fields(page):
    value = page.evaluate("value => display.check.feed(value)", feed(interludes=[interlude("A")]))
    assert value["interludes"] == [interlude("A")]
    assert value["day"] == DAY


def test_a44_what_was_forgotten_is_fetched_anew(begun):
    assert begun.evaluate("display.content.forget()") == ["00000001", "00000002"]
    assert begun.evaluate(SHOWN) == []
    assert "Kiitos" not in begun.evaluate("JSON.stringify(localStorage)")
    assert poll(begun, FEED) == ["take", [], True]
    assert begun.evaluate(SHOWN) == ["00000001", "00000002"]
