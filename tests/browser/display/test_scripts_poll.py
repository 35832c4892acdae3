"""When a screen asks, what an answer is, how long it was cut off, when its page is loaded anew."""

import pytest

from tests.support.scripts import ADDRESS, blank

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@pytest.fixture(scope="module")
def page(chrome):
    context, page = blank(chrome, "contact")
    yield page
    context.close()


def delays(page, failures, outage, asleep=False):
    return page.evaluate(
        """([failures, outage, asleep]) => [0, 0.25, 0.5, 0.75, 0.9999].map(
          (chance) => display.poll.delay(failures, outage, asleep, chance))""",
        [failures, outage, asleep],
    )


def test_once_a_minute_and_not_all_at_once(page):
    found = delays(page, 0, 0)
    assert found[0] == 48_000
    assert 71_000 < found[-1] <= 72_000


@pytest.mark.parametrize("outage", [0, 5 * MINUTE, 59 * MINUTE])
def test_a4_after_less_than_an_hour_it_is_back_in_time(page, outage):
    # A question that hangs, the wait, and a slide of thirty seconds: ninety at the most.
    assert 10_000 + max(delays(page, 3, outage)) + 30_000 <= 90_000
    assert min(delays(page, 3, outage)) >= 15_000


def test_a4_longer_outages_are_asked_about_less_often_and_never_over_ten_minutes(page):
    most = [max(delays(page, 99, hours * HOUR)) for hours in (1, 2, 3, 4, 24, 1000)]
    assert most == sorted(most)
    assert most[0] > 80_000
    assert most[-1] <= 10 * MINUTE


def test_a33_a_dark_screen_asks_four_times_an_hour(page):
    assert min(delays(page, 0, 0, asleep=True)) >= 15 * MINUTE
    assert min(delays(page, 7, HOUR, asleep=True)) >= 15 * MINUTE
    assert max(delays(page, 0, 0, asleep=True)) < 20 * MINUTE


ASK = """([url, most, timeout]) =>
  new Promise((done) => display.request.ask(url, most, timeout, done))"""
# Milliseconds: an answer that comes may take its time on a busy machine, one that hangs need not.
PATIENT, SHORT = 10_000, 500


@pytest.fixture(params=["fetch", "xhr"])
def asking(chrome, request):
    context, page = blank(chrome, "request")
    if request.param == "xhr":
        page.evaluate("() => { window.fetch = () => { throw new Error('no'); }; }")
    yield page
    context.close()


def answer(page, **fields):
    page.context.unroute_all()
    page.context.route("**/x.json*", lambda route: route.fulfill(**fields))
    return page.evaluate(ASK, [ADDRESS + "x.json", 100, PATIENT])


def test_what_an_answer_is(asking):
    found = answer(asking, body="{}", headers={"Date": "Fri, 27 Nov 2026 10:00:00 GMT"})
    assert found == {"status": 200, "error": None, "text": "{}"}
    assert asking.evaluate("display.time.stamp()").startswith("2026-11-27T10:00:0")


@pytest.mark.parametrize("status", [304, 404, 500, 503])
def test_anything_but_200_is_none(asking, status):
    found = answer(asking, status=status, body="{}")
    assert (found["error"], found["text"]) == (f"status {status}", None)


def test_too_long_is_none(asking):
    assert answer(asking, body="x" * 101)["error"] == "too long"


def test_no_network_and_no_end_are_none(asking):
    asking.context.unroute_all()
    asking.context.route("**/x.json*", lambda route: route.abort())
    assert asking.evaluate(ASK, [ADDRESS + "x.json", 100, PATIENT])["text"] is None
    asking.context.unroute_all()
    asking.context.route("**/x.json*", lambda route: None)
    found = asking.evaluate(ASK, [ADDRESS + "x.json", 100, SHORT])
    assert found["error"] == "no answer in time"


def test_where_nothing_can_be_asked_there_is_an_answer_too(asking):
    asking.evaluate("window.fetch = window.XMLHttpRequest = undefined")
    assert asking.evaluate(ASK, [ADDRESS, 100, PATIENT])["error"] == "cannot ask"


AWAY = """stored => { localStorage.clear(); display.store.open("c");
  display.store.write("contact", stored); display.contact.begin();
  return Math.round(display.contact.away() / 3600000); }"""
NOW = 1_795_000_000_000


@pytest.mark.parametrize(
    ("stored", "hours"),
    [
        ({"at": NOW - 15 * DAY, "offset": 0, "away": 0}, 360),
        # This machine's clock stands still at every start: the hours that were counted count.
        ({"at": NOW + 9 * DAY, "offset": 0, "away": 15 * DAY}, 360),
        # It is ten years ahead, and was so the last time.
        ({"at": NOW - 3650 * DAY - DAY, "offset": -3650 * DAY, "away": 0}, 24),
        ({"at": "x", "offset": None, "away": {}}, 0),
        (None, 0),
    ],
)
def test_a44_a_reload_does_not_begin_the_days_anew(chrome, stored, hours):
    context, page = blank(chrome, "contact")
    assert page.evaluate(AWAY, stored) == hours
    assert page.evaluate("display.contact.stale(14, false)") is (hours >= 14 * 24)
    context.close()


def test_a44_contact_restores_and_a_clock_that_jumps_is_no_proof(chrome):
    context, page = blank(chrome, "contact")
    page.evaluate(AWAY, {"at": NOW - 15 * DAY, "offset": 0, "away": 0})
    page.evaluate("display.contact.made()")
    assert page.evaluate("display.contact.stale(14, true)") is False
    page.evaluate(f"display.contact.passed({15 * DAY})")
    assert page.evaluate("display.contact.stale(14, false)") is False
    assert page.evaluate("display.contact.stale(14, true)") is True
    context.close()


@pytest.fixture
def reloading(chrome):
    """Return a page whose questions are answered by the test."""
    context, page = blank(chrome, "reload", "<html data-shell='1'>")
    page.evaluate("""() => {
      display.store.open("r");
      window.answer = { error: null, text: '<html data-shell="89abcdef"></html>' };
      display.request.ask = (url, most, time, done) => {
        window.asked = (window.asked || 0) + 1;
        done(window.answer);
      };
    }""")
    yield page
    context.close()


TRY = """marker => { let said = null;
  display.reload.attempt("test", marker, (ok) => { said = ok; }); return said; }"""


def test_a30_no_reload_before_ten_minutes(reloading):
    assert reloading.evaluate("display.reload.allowed()") is False
    assert reloading.evaluate(TRY, None) is False
    assert reloading.evaluate("window.asked") is None
    reloading.clock.fast_forward(601_000)
    assert reloading.evaluate("display.reload.allowed()") is True


def test_a30_no_reload_where_the_address_does_not_answer_as_it_should(reloading):
    reloading.clock.fast_forward(601_000)
    for wrong in (
        "{error: 'status 500', text: null}",
        "{error: null, text: '<html></html>'}",
        """{error: null, text: '<html data-shell="89abcdef"><title>cut'}""",
    ):
        reloading.evaluate(f"window.answer = {wrong}")
        assert reloading.evaluate(TRY, None) is False
        reloading.clock.fast_forward(3_601_000)
    assert reloading.evaluate("window.asked") == 3
    reloading.evaluate(
        """window.answer = {error: null, text: '<html data-shell="89abcdef"></html>'}"""
    )
    assert reloading.evaluate(TRY, "00000000") is False, "it is there, but not in the new version"


def test_a29_three_reloads_a_day(reloading):
    reloading.clock.fast_forward(601_000)
    now = "Date.now() - 3600000"
    reloading.evaluate(f"display.store.keepReloads([{now}, {now}])")
    assert reloading.evaluate("display.reload.allowed()") is True
    reloading.evaluate(f"display.store.keepReloads([{now}, {now}, {now}])")
    assert reloading.evaluate("display.reload.allowed()") is False
    reloading.clock.fast_forward(DAY)
    assert reloading.evaluate("display.reload.allowed()") is True


def test_a25_reloads_are_counted_in_the_window_s_name_where_there_is_no_storage(reloading):
    reloading.evaluate("""Object.defineProperty(window, "localStorage",
      { get() { throw new Error("denied"); } })""")
    reloading.clock.fast_forward(601_000)
    assert reloading.evaluate("display.reload.allowed()") is True
    reloading.evaluate("display.store.keepReloads([1, 2, 3].map(() => Date.now()))")
    assert reloading.evaluate("display.reload.allowed()") is False


def test_the_nightly_one_has_a_minute_of_its_own(reloading):
    due = """age => { let due = []; for (let minute = 0; minute < 1440; minute++)
      if (display.reload.nightly({day: "2026-11-18", minute}, true, "aula")) due.push(minute);
      return due; }"""
    assert reloading.evaluate(due) == []
    reloading.clock.fast_forward(21 * HOUR)
    found = reloading.evaluate(due)
    assert len(found) == 10
    assert 120 <= found[0] <= found[-1] < 310
    by_day = f"display.reload.nightly({{day: '2026-11-18', minute: {found[0]}}}, false, 'aula')"
    assert reloading.evaluate(by_day) is False
