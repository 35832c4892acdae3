"""Days as people say and write them, and the way in which they are shown."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from star_moments.authoring.days import day_meant, day_shown

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("said", "ago"),
    [
        *(("tänään", 0), ("Tänään", 0), ("tanaan", 0), ("i dag", 0), ("idag", 0), ("TODAY", 0)),
        *(("eilen", 1), ("i går", 1), ("igår", 1), ("yesterday", 1), ("  Eilen ", 1)),
        *(("toissapäivänä", 2), ("i förrgår", 2)),
    ],
)
def test_a_day_is_meant_by_what_it_is_called(said, ago):
    assert day_meant(said, TODAY) == TODAY - timedelta(days=ago)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.10.", date(2026, 10, 3)),
        ("3.10", date(2026, 10, 3)),
        ("03. 10.", date(2026, 10, 3)),
        ("23.11.", TODAY),
        ("24.11.", date(2025, 11, 24)),
        ("31.12.", date(2025, 12, 31)),
        ("29.2.", date(2024, 2, 29)),
        ("3.10.26", date(2026, 10, 3)),
        ("3.10.99", date(2099, 10, 3)),
        ("3.10.2019", date(2019, 10, 3)),
        ("2026\u201110\u201303", date(2026, 10, 3)),
    ],
)
def test_a_day_is_read_with_and_without_its_year(text, day):
    assert day_meant(text, TODAY) == day


@given(day=DAYS, today=DAYS)
@example(day=date(2000, 2, 29), today=date(2001, 2, 28))
def test_what_is_shown_is_read_back_as_the_same_day(day, today):
    assert day_meant(day_shown(day), today) == day


@given(day=DAYS, today=DAYS)
def test_a_day_is_read_as_it_is_written_in_every_way(day, today):
    for text in (
        day.isoformat(),
        f"{day.day}. {day.month}. {day.year}",
        f"{day:%d.%m.%Y}",
        f" {day.day} . {day.month}.{day.year} ",
    ):
        assert day_meant(text, today) == day
    if day.year >= 2000:
        assert day_meant(f"{day.day}.{day.month}.{day.year % 100:02}", today) == day


@given(day=DAYS, today=DAYS)
@example(day=date(2024, 2, 29), today=date(2099, 3, 1))
@example(day=date(2024, 2, 29), today=date(2100, 3, 1))
def test_without_its_year_it_is_the_latest_such_day_that_is_not_ahead(day, today):
    meant = day_meant(f"{day.day}.{day.month}.", today)
    assert meant is not None
    assert meant <= today
    assert (meant.day, meant.month) == (day.day, day.month)
    later = (meant + timedelta(days=n) for n in range(1, (today - meant).days + 1))
    assert not any((one.day, one.month) == (day.day, day.month) for one in later)


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 20 + "-1-1", "1.1." + "9" * 20, "9" * 5000, "0000-01-01", "1.1.0000"),
        *("31.2.2026", "31.2.", "-1-1-1", "20", "20.", "1.13.", "3.10.202", "26-11-20", ""),
        *("huomenna", "tänään eilen", "³.10.", "3.10.٢٠٢٦"),
    ],
)
def test_what_is_no_day_is_none(text):
    assert day_meant(text, TODAY) is None


@given(text=st.text(max_size=50) | st.from_regex(r"[0-9]{1,5}[-. ]{1,2}[0-9]+[-. ]?[0-9]*"))
def test_whatever_is_written_is_a_day_or_none(text):
    meant = day_meant(text, TODAY)
    assert meant is None or isinstance(meant, date)
