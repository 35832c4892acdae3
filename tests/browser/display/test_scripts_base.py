"""The ground that the screens' scripts stand on: digests, chance, time, parameters and the log."""

import json
from pathlib import Path

import pytest

from star_moments.display.digest import digest
from tests.support.scripts import SCRIPTS, blank

VECTORS = json.loads((Path(__file__).parents[2] / "support" / "fnv.json").read_text())


@pytest.fixture(scope="module")
def page(chrome):
    context, page = blank(chrome, "params")
    yield page
    context.close()


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_both_languages_count_the_same_digest(page, vector):
    assert page.evaluate("text => display.base.hash(text)", vector["text"]) == vector["digest"]
    assert digest(vector["text"]) == vector["digest"]


def test_the_published_values_of_fnv_1a(page):
    found = page.evaluate("['', 'a', 'foobar'].map(one => display.base.fnv(one, 0x811c9dc5))")
    assert found == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_chance_repeats_itself_and_neighbours_differ(page):
    row = "seed => { const one = display.base.random(seed); return [...Array(2000)].map(one); }"
    first = page.evaluate(row, "aula 2026-11-27")
    assert first == page.evaluate(row, "aula 2026-11-27")
    other = page.evaluate(row, "aulb 2026-11-27")
    assert first[:3] != other[:3]
    assert all(0 <= one < 1 for one in first)
    assert 0.45 < sum(first) / len(first) < 0.55
    for tenth in range(10):
        share = sum(tenth <= 10 * one < tenth + 1 for one in first) / len(first)
        assert 0.07 < share < 0.13


def test_the_log_tells_of_changes_and_keeps_fifty(page):
    said = page.evaluate("""() => {
      const answers = ["a", "a", "b", "a"].map((one) => display.log.say("poll", one));
      for (let n = 0; n < 200; n++) display.log.say("x", String(n));
      return [answers, display.log.lines().length, display.log.lines().pop()];
    }""")
    assert said[0] == [True, False, True, True]
    assert said[1] == 50
    assert said[2].endswith("x: 199")


def test_no_delay_is_over_an_hour(page):
    asked = page.evaluate("""() => {
      const asked = [];
      const real = window.setTimeout;
      window.setTimeout = (run, delay) => asked.push(delay);
      for (const delay of [1e12, 3600001, -5, NaN, 2 ** 31]) display.time.after(delay, () => 0);
      window.setTimeout = real;
      return asked;
    }""")
    assert asked == [3_600_000, 3_600_000, 0, 0, 3_600_000]


@pytest.mark.parametrize(
    ("moment", "day", "minute"),
    [
        ("2026-10-25T00:59:00Z", "2026-10-25", 3 * 60 + 59),  # the last minute of summer time
        ("2026-10-25T01:00:00Z", "2026-10-25", 3 * 60),
        ("2026-12-31T22:30:00Z", "2027-01-01", 30),
        ("2027-03-28T00:59:00Z", "2027-03-28", 2 * 60 + 59),
        ("2027-03-28T01:00:00Z", "2027-03-28", 4 * 60),
    ],
)
def test_the_hour_is_that_of_the_wall(page, moment, day, minute):
    zone = [[0, 180], [1792890000, 120], [1806195600, 180]]
    found = page.evaluate(
        "([at, zone]) => display.time.local(Date.parse(at), zone)", [moment, zone]
    )
    assert found == {"day": day, "minute": minute}


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        ([22 * 60, 6 * 60], [22 * 60, 1439, 0, 359], [360, 720, 1319]),
        ([60, 120], [60, 119], [0, 59, 120]),
        ([60, 60], [], [60, 61]),
        (None, [], [0]),
        ([], [], [0]),
    ],
)
def test_hours_may_go_over_midnight(page, hours, inside, outside):
    ask = "([minute, hours]) => display.time.within(minute, hours)"
    assert all(page.evaluate(ask, [minute, hours]) for minute in inside)
    assert not any(page.evaluate(ask, [minute, hours]) for minute in outside)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("?unit=Kotihoito", {"unit": "kotihoito"}),
        ("?unit=P%C3%A4iv%C3%A4hoito+Aula", {"unit": "paivahoito-aula"}),
        ("?unit=%3Cscript%3Ealert(1)%3C/script%3E", {"unit": "script-alert-1-script"}),
        ("?unit=..%2F..%2Fetc", {"unit": "etc"}),
        ("?unit=%E4&dwell=12", {"unit": None, "dwell": 12}),
        ("?UNIT=a&max=3&order=SHUFFLE", {"unit": "a", "max": 3, "order": "shuffle"}),
        ("?max=0&dwell=1e9&order=best", {"max": 1, "dwell": None, "order": "fresh"}),
        ("?max=-1&safe=99&rotate=45", {"max": None, "safe": 15, "rotate": None}),
        ("?quiet=22-06", {"quiet": [1320, 360]}),
        ("?quiet=22:30-6:15", {"quiet": [1350, 375]}),
        ("?quiet=off", {"quiet": []}),
        ("?quiet=99-06", {"quiet": None}),
        ("?rotate=270&theme=light&qr=off", {"rotate": "270", "theme": "light", "qr": False}),
        ("?debug=1&sw=off&lang=sv", {"debug": True, "worker": False, "lang": "sv"}),
        ("?__proto__=1&constructor=x&toString", {"unit": None, "debug": False}),
        # As Xibo adds them.
        ("?&width=1920&height=1080", {"unit": None, "max": None, "dwell": None}),
        ("?unit=aula&width=1920&height=1080", {"unit": "aula", "safe": None}),
        ("?dwell=0", {"dwell": 1}),
        ("?dwell=7200", {"dwell": 300}),
        ("", {"unit": None, "max": None, "qr": True, "worker": True, "order": "fresh"}),
    ],
)
def test_what_the_address_asks_for(page, search, expected):
    found = page.evaluate("search => display.params.read(search)", search)
    assert {name: found[name] for name in expected} == expected
    assert page.evaluate("({}).polluted") is None


def test_time_goes_on_without_a_performance_clock_and_never_back(chrome):
    context, page = blank(chrome, "log")
    page.evaluate("Object.defineProperty(window, 'performance', { value: undefined })")
    page.add_script_tag(path=SCRIPTS / "03-time.js")
    first = page.evaluate("display.time.now()")
    page.clock.run_for(10_000)
    later = page.evaluate("display.time.now()")
    assert 10_000 <= later - first < 11_000
    page.clock.set_system_time(1_400_000_000)
    assert page.evaluate("display.time.now()") - later < 1000
    page.clock.set_system_time(2_100_000_000)
    assert page.evaluate("display.time.now()") <= later + 3_600_000
    context.close()


def test_the_server_s_clock_counts_once_it_has_been_heard(chrome):
    context, page = blank(chrome, "log", "")
    page.add_script_tag(path=SCRIPTS / "03-time.js")
    page.evaluate("display.time.notBefore('2030-01-02')")
    assert page.evaluate("display.time.stamp()") == "2030-01-01T10:00:00Z"
    page.evaluate("display.time.hear(Date.parse('2031-05-05T12:00:00Z'))")
    page.clock.run_for(3_600_000)
    page.clock.set_system_time(1_400_000_000)
    assert page.evaluate("display.time.stamp()") == "2031-05-05T13:00:00Z"
    context.close()


@pytest.mark.parametrize("number", [0, 7, 10, 999, 10_000, 123_456_789])
def test_a_number_as_text(page, number):
    assert page.evaluate("number => display.base.digits(number)", number) == str(number)
