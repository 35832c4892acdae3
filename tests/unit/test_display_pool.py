"""Which moments a screen gets: fresh ones for sure, older ones by a lot that can be drawn again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from star_moments.display.pool import FRESH, MOST, pool
from star_moments.gate.gate import open_gate
from star_moments.wall.public import PublicFactor, PublicMoment, PublicPerson, PublicUnit
from star_moments.wall.published import newest_first
from tests.support.drafting import drafted

DAY = date(2026, 11, 27)
FACTOR = PublicFactor("joy", "Iloisuus", "", "", 1)
# A moment as the gate lets it through, whatever fields a moment has.
(SOME,) = open_gate(drafted(), DAY)[0].moments["wall"].values()
UNITS = [PublicUnit(f"u{number}", f"Yksikkö {number}", ("top",)) for number in range(8)]


class Counted(list):
    """A list that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, at):
        self.looks += 1
        return super().__getitem__(at)


def moment(number: int, age: int, unit: PublicUnit, person: str = "") -> PublicMoment:
    since = DAY - timedelta(days=age)
    recipient = PublicPerson(person, person, unit, True) if person else unit
    return replace(
        SOME,
        id=f"m{number}",
        day=since,
        since=since,
        recipients=(recipient,),
        units=(unit,),
        factors=(FACTOR,),
    )


def wall(count: int, days: int = 3000, first: int = 10) -> list[PublicMoment]:
    """Return moments of all units, evenly over the days, none of them fresh."""
    step = max(1, days // count)
    return list(
        newest_first(
            moment(number, first + number * step, UNITS[number * 5 % 8]) for number in range(count)
        )
    )


def test_a_small_wall_is_shown_whole():
    moments = wall(20)
    assert pool(moments, DAY, "") == tuple(moments)
    assert pool([], DAY, "") == ()


def test_fresh_ones_come_first_and_the_newest_in_any_case():
    fresh = [moment(900 + age, age, UNITS[age]) for age in range(FRESH.days)]
    moments = newest_first([*fresh, *wall(200)])
    chosen = pool(moments, DAY, "x")
    assert list(chosen[:7]) == list(moments[:7])
    assert all(one.since <= DAY - FRESH for one in chosen[7:])
    assert pool(wall(200), DAY, "x")[:4] == tuple(wall(200)[:4])


def test_a_busy_week_leaves_room_for_older_ones():
    busy = [moment(1000 + number, number % 6, UNITS[number % 8]) for number in range(90)]
    moments = newest_first([*busy, *wall(200)])
    chosen = pool(moments, DAY, "x")
    assert len(chosen) == len(set(chosen)) == MOST
    assert list(chosen[:16]) == list(moments[:16])


def test_the_lot_falls_by_day_and_screen():
    moments = wall(400)
    assert pool(moments, DAY, "a") == pool(moments, DAY, "a")
    assert pool(moments, DAY, "a") != pool(moments, DAY, "b")
    assert len({*pool(moments, DAY, "a"), *pool(moments, DAY, "b")}) > 30


def test_newer_ones_are_drawn_more_often_and_old_ones_too():
    moments = wall(400)
    drawn = [moments.index(one) for day in range(60) for one in pool(moments, DAY, str(day))[4:]]
    newer = sum(place < 200 for place in drawn)
    assert 1.6 < newer / (len(drawn) - newer) < 6
    assert max(drawn) > 380


@pytest.mark.parametrize("taken", [30, 200, 395])
def test_a_moment_that_goes_takes_no_other_along(taken):
    moments = wall(400)
    kept = 0
    for seed in map(str, range(20)):
        before = set(pool(moments, DAY, seed))
        after = set(pool([one for one in moments if one is not moments[taken]], DAY, seed))
        kept += len(before & after)
    assert kept > 20 * (MOST - 3)


def test_nobody_is_thanked_all_the_time():
    often = [moment(number, 10 + number, UNITS[0], "sini") for number in range(150)]
    others = [moment(500 + number, 10 + number, UNITS[1 + number % 7]) for number in range(150)]
    chosen = pool(newest_first([*often, *others]), DAY, "x")
    named = [one for one in chosen[4:] if isinstance(one.recipients[0], PublicPerson)]
    assert len(named) <= 1
    assert sum(one.units == (UNITS[0],) for one in chosen) <= 6
    # Where there is nothing else, they are shown all the same.
    assert len(pool(often, DAY, "x")) == MOST


def test_a_units_own_moments_are_preferred_on_its_screen():
    own = PublicUnit("top", "Toimiala")
    moments = newest_first(
        moment(number, 10 + number, own if number % 4 == 0 else UNITS[number % 8])
        for number in range(400)
    )

    def share(unit: PublicUnit | None) -> int:
        pools = (pool(moments, DAY, str(seed), unit) for seed in range(40))
        return sum(one.units == (own,) for chosen in pools for one in chosen[4:])

    assert share(own) > 1.1 * share(None)


def test_a_large_wall_costs_no_more_than_a_small_one():
    looks = []
    for count in (500, 50_000):
        moments = Counted(wall(count))
        pool(moments, DAY, "x")
        looks.append(moments.looks)
    assert looks[1] < 3 * looks[0]
