"""The order of slides: fresh ones each round, older ones by lot, nobody twice running."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.support.feeds import interlude, moment
from tests.support.scripts import blank

TODAY = date(2026, 11, 18)

RUN = """([moments, interludes, count, options]) => {
  const deck = display.deck.create({
    order: options.order || "fresh", max: options.max || null,
    random: display.base.random(options.seed || "aula 2026-11-18"),
  });
  deck.fill(moments, interludes, options.day || "2026-11-18");
  const row = [];
  for (let n = 0; n < count; n++) {
    const next = deck.next(Boolean(options.neutral));
    row.push(next.moment ? next.moment.id : "=");
    if (options.then && n === options.then.after) {
      deck.fill(options.then.moments, interludes, options.day || "2026-11-18");
    }
    if (options.bar && n === 0) deck.bar(options.bar, 3600000);
  }
  return row;
}"""


@pytest.fixture(scope="module")
def page(chrome):
    context, page = blank(chrome, "view")
    yield page
    context.close()


def days_ago(number, age, **fields):
    return moment(number, since=(TODAY - timedelta(days=age)).isoformat(), **fields)


def dealt(page, moments, count, **options):
    return page.evaluate(RUN, [moments, [interlude()], count, options])


def places(row, names):
    return [at for at, one in enumerate(row) if one in names]


FRESH = [days_ago(number, number) for number in range(5)]
OLD = [days_ago(10 + number, 20 + 9 * number) for number in range(12)]


def test_fresh_ones_come_once_a_round_and_newest_first(page):
    row = [one for one in dealt(page, FRESH, 40) if one != "="]
    names = [one["id"] for one in FRESH]
    assert row[:30] == names * 6


def test_every_third_place_is_for_an_older_one(page):
    row = [one for one in dealt(page, FRESH + OLD, 60) if one != "="]
    old = {one["id"] for one in OLD}
    assert [at for at, one in enumerate(row, 1) if one in old] == list(range(3, len(row) + 1, 3))


def test_no_older_one_twice_until_all_have_been_seen(page):
    row = [one for one in dealt(page, OLD, 100) if one != "="]
    for start in range(0, 84, 12):
        assert len(set(row[start : start + 12])) == 12


def test_what_is_newer_is_drawn_sooner(page):
    # All in one question to the browser, which takes longer than the dealing.
    rows = f"([options, ...rest]) => options.map((one) => ({RUN})([...rest, one])[0])"
    first = page.evaluate(rows, [[{"seed": str(n)} for n in range(300)], OLD, [interlude()], 3])
    newest, oldest = OLD[0]["id"], OLD[-1]["id"]
    assert first.count(newest) > 100 > 10 > first.count(oldest)


def test_an_interlude_is_at_most_every_eighth(page):
    at = places(dealt(page, FRESH + OLD, 200), {"="})
    assert len(at) > 20
    assert min(later - earlier for earlier, later in pairwise(at)) >= 8


def test_nobody_is_thanked_twice_running_where_that_can_be_avoided(page):
    few = [
        days_ago(n, n % 6 if n < 8 else 40 + n, who=[f"person:{n % 3}", f"unit:{n % 2}"])
        for n in range(16)
    ]
    who = {one["id"]: set(one["who"]) for one in few}
    row = dealt(page, few, 200)
    pairs = [pair for pair in pairwise(row) if "=" not in pair]
    clashes = [pair for pair in pairs if who[pair[0]] & who[pair[1]]]
    blind = sum(bool(set(a["who"]) & set(b["who"])) for a in few for b in few) / len(few) ** 2
    assert len(clashes) / len(pairs) < blind / 4
    apart = [days_ago(n, n % 7, who=[f"person:{n % 4}"]) for n in range(12)]
    who = {one["id"]: set(one["who"]) for one in apart}
    row = dealt(page, apart, 200)
    same = [p for p in pairwise(row) if "=" not in p and who[p[0]] & who[p[1]]]
    assert same == []


def test_neighbours_differ_and_a_screen_repeats_itself(page):
    rows = [dealt(page, OLD, 30, seed=seed) for seed in ("a 2026-11-18", "b 2026-11-18")]
    assert rows[0] != rows[1]
    assert rows[0] == dealt(page, OLD, 30, seed="a 2026-11-18")
    assert rows[0] != dealt(page, OLD, 30, seed="a 2026-11-19")


TURNS = """([moments, interludes, turns, each, later]) => {
  let kept = null;
  const row = [];
  for (let turn = 0; turn < turns; turn++) {
    const seed = "aula 2026-11-18" + (turn ? " " + turn : "");
    const random = display.base.random(seed);
    const deck = display.deck.create({ order: "fresh", max: null, random });
    deck.restore(JSON.parse(JSON.stringify(kept)));
    deck.fill(turn < turns - 1 ? moments : later || moments, interludes, "2026-11-18");
    for (let n = 0; n < each; n++) {
      const next = deck.next(false);
      row.push(next.moment ? next.moment.id : "=");
    }
    kept = deck.kept();
  }
  return [row, kept];
}"""


@pytest.mark.parametrize("each", [1, 2, 3, 5])
def test_a_turn_of_a_playlist_goes_on_where_the_last_one_ended(page, each):
    row, _ = page.evaluate(TURNS, [FRESH + OLD, [interlude()], 60 // each, each, None])
    shown = [one for one in row if one != "="]
    old, fresh = ({one["id"] for one in some} for some in (OLD, FRESH))
    names = [one["id"] for one in FRESH]
    seen = [one for one in shown if one in fresh]
    assert seen == (names * 20)[: len(seen)]
    rest = [one for one in shown if one in old]
    assert len(set(rest[:12])) == 12
    assert "=" in row


def test_what_came_between_two_turns_is_next(page):
    new = days_ago(99, 0)
    row, kept = page.evaluate(TURNS, [FRESH + OLD, [interlude()], 3, 2, [*OLD, new]])
    assert row[4] == new["id"]
    gone = {one["id"] for one in FRESH}
    assert gone.isdisjoint([*kept["pool"], *kept["round"], *kept["seen"]])


@pytest.mark.parametrize(
    "junk",
    [None, 0, [], {}, {"at": 1}, {"pool": [1]}, {"slot": -1}, {"turn": 0.5}, {"seen": "x"}],
)
def test_a25_what_else_was_stored_is_not_gone_on_from(page, junk):
    _, kept = page.evaluate(TURNS, [FRESH, [interlude()], 1, 3, None])
    kept["at"] = 1_795_000_000_000
    good = "([kept]) => display.deck.create({ order: 'fresh', random: Math.random }).restore(kept)"
    assert page.evaluate(good, [kept]) == 1
    bad = kept | junk if junk else junk
    assert page.evaluate(good, [bad]) == 0


def test_what_is_published_comes_next(page):
    new = days_ago(99, 0)
    row = dealt(page, FRESH + OLD, 9, then={"after": 3, "moments": [*FRESH, *OLD, new]})
    assert row[4] == new["id"]
    drifted = days_ago(98, 60)
    row = dealt(page, FRESH + OLD, 6, then={"after": 3, "moments": [*FRESH, *OLD, drifted]})
    assert row[4] != drifted["id"], "an old one that came by lot is no news"


def test_what_is_gone_does_not_come(page):
    row = dealt(page, FRESH + OLD, 100, then={"after": 3, "moments": OLD[1:]})
    assert set(row[4:]) <= {one["id"] for one in OLD[1:]} | {"="}


def test_what_could_not_be_shown_is_left_out(page):
    row = dealt(page, FRESH, 60, bar=FRESH[1]["v"])
    assert FRESH[1]["id"] not in row[1:]


@pytest.mark.parametrize("count", [1, 2])
def test_few_are_enough(page, count):
    row = dealt(page, FRESH[:count], 30)
    assert set(row) == {one["id"] for one in FRESH[:count]} | {"="}


def test_none_and_neutral_bring_interludes(page):
    assert dealt(page, [], 5) == ["="] * 5
    assert dealt(page, FRESH, 5, neutral=True) == ["="] * 5


def test_max_and_shuffle(page):
    row = dealt(page, FRESH + OLD, 60, max=3)
    assert set(row) == {one["id"] for one in FRESH[:3]} | {"="}
    row = [one for one in dealt(page, FRESH + OLD, 60, order="shuffle") if one != "="]
    assert len(set(row[:17])) == 17
    assert row[:5] != [one["id"] for one in FRESH]


def test_a_clock_that_is_wrong_shows_all_the_same(page):
    for day in ("2016-11-18", "2036-11-18"):
        row = dealt(page, FRESH + OLD, 60, day=day)
        assert len(set(row)) > 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", 10_000),
        ("x" * 120, 13_600),
        ("x" * 280, 26_400),
        ("x" * 400, 30_000),
        ("x\u00ad" * 120, 13_600),
    ],
)
def test_a23_the_time_on_screen_follows_the_length(page, text, expected):
    assert page.evaluate("text => display.view.dwell(text, null)", text) == expected
    assert page.evaluate("text => display.view.dwell(text, 2)", text) == 2000
