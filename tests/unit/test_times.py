"""Times of day as files give them, and as people write them."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_moments.gate.gate import open_gate
from star_moments.model.times import day_and_time, hours, in_zone, zone
from tests.support.drafting import base, drafted
from tests.support.world import DAY

WALL = base("wall.yml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-27 18:00", datetime(2026, 11, 27, 18)),
        ("2026-11-27 18.00", datetime(2026, 11, 27, 18)),
        ("2026-11-27 9.05", datetime(2026, 11, 27, 9, 5)),
        # As wherever an end is a day, all of that day belongs to it.
        ("2026-11-27", datetime(2026, 11, 27, 23, 59)),
        *((text, None) for text in ("18:00", "2026-11-27 24:00", "2026-11-31 18:00", "2026-11-31")),
        *((text, None) for text in ("2026-11-27 ", "20261127", "1999-12-31", "9999-12-31")),
        *((text, None) for text in ("2026-11-27T18:00", "27.11.2026 18:00", "2026-11-27 18", "")),
        *((text, None) for text in ("2026-11-27  18:00", "2026-11-27 18:60", "٢٠٢٦-11-27 18:00")),
        *((text, None) for text in ("9999-12-31 23:59", "0026-11-27 18:00", "1999-12-31 18:00")),
    ],
)
def test_an_end_is_a_day_with_a_time_or_a_whole_day(text, expected):
    assert day_and_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22-06", (1320, 360)),
        ("22:30-06:00", (1350, 360)),
        ("22:30-06", (1350, 360)),
        ("00-05:59", (0, 359)),
        ("08-16", (480, 960)),
        *(
            (text, None)
            for text in ("22-22", "22:00-22", "24-06", "22-6", "22", "22–06", "22-06:60")
        ),
    ],
)
def test_hours_run_from_one_time_to_another(text, expected):
    assert hours(text) == expected


PIECES = (
    *("2026-11-27", "9999-12-31", "31.12.9999", "0001-01-01", "27.11.", "klo", "24:00", "0.00"),
    *("18:00", "99", "-", "–", "22", "06", "pm", "asti", "T", ".", " ", "\u0660", "\t", "'"),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_any_text_at_all_is_taken_or_reported(text):
    written = json.dumps(text)
    emergency = f"message: Vesi on poikki.\nuntil: {written}\n"
    drafts = drafted(emergency=emergency, wall=WALL + f"displays: {{quiet: {written}}}\n")
    wrong = {one.file for one in drafts.diagnostics if one.severity == "error"}
    assert (drafts.emergency.draft is None) == ("content/emergency.yml" in wrong)
    assert drafts.house.displays.quiet == hours(text)
    assert ("content/wall.yml" in wrong) <= (hours(text) is None)
    open_gate(drafts, DAY)


@pytest.mark.parametrize(
    ("wall_clock", "utc"),
    [
        (datetime(2026, 11, 27, 18), datetime(2026, 11, 27, 16, tzinfo=UTC)),
        (datetime(2026, 7, 1, 18), datetime(2026, 7, 1, 15, tzinfo=UTC)),
        # Clocks are put back at four: half past three comes twice, and the later one is meant.
        (datetime(2026, 10, 25, 3, 30), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        # Clocks are put forward at three: there is no half past three.
        (datetime(2026, 3, 29, 3, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_an_end_is_by_the_clock_of_the_house(wall_clock, utc):
    assert in_zone(wall_clock, "Europe/Helsinki").timestamp() == utc.timestamp()


def test_a_zone_that_does_not_exist_is_utc():
    assert zone("Helsinki") is UTC
    assert zone("../etc") is UTC


def corrected(text: str, emergency: bool = True) -> str | None:
    """Return the value in the corrected line, where there is one."""
    if emergency:
        drafts = drafted(emergency=f"message: Vesi on poikki.\nuntil: {text}\n")
    else:
        drafts = drafted(wall=WALL + f"displays:\n  quiet: {text}\n")
    (one,) = drafts.diagnostics
    return one.fix and one.fix.text.partition(": ")[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27.11.2026 klo 18.00", "2026-11-27 18:00"),
        ("27.11.2026 klo 18", "2026-11-27 18:00"),
        ("27.11.2026 klo 9.30 asti", "2026-11-27 09:30"),
        ("klo 18.00 27.11.2026", "2026-11-27 18:00"),
        ("27. marraskuuta 2026 kello 18", "2026-11-27 18:00"),
        ("27 november 2026 kl. 18.00", "2026-11-27 18:00"),
        ("Nov 27, 2026 at 6 pm", "2026-11-27 18:00"),
        ("2026-11-27T18:00", "2026-11-27 18:00"),
        ("2026-11-27 18:00:00", "2026-11-27 18:00"),
        ("2026-11-27 18", "2026-11-27 18:00"),
        ("2026-11-27 24:00", "2026-11-28 00:00"),
        ("27.11.2026", "2026-11-27"),
        ("27.11.2026 asti", "2026-11-27"),
        *(
            (text, None)
            for text in ("27.11. klo 18", "klo 18", "18:00", "huomenna", "3/4/2026 18:00")
        ),
        *((text, None) for text in ("2026-11-31 18:00", "2026-11-27 25:00", "[2026-11-27, 18]")),
    ],
)
def test_an_end_written_otherwise_is_corrected_where_it_can_only_mean_one(text, expected):
    assert corrected(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22–06", "22-06"),
        ("22-6", "22-06"),
        ("22 - 06", "22-06"),
        ("klo 22-06", "22-06"),
        ("22.30-6.00", "22:30-06:00"),
        ("kl. 22 till 6", "22-06"),
        ("22-24", "22-00"),
        ("10 pm to 6 am", "22-06"),
        *((text, None) for text in ("22-22", "22", "yöllä", "22-06-07", "[22, 6]", "{from: 22}")),
    ],
)
def test_hours_written_otherwise_are_corrected_where_they_can_only_mean_one(text, expected):
    assert corrected(text, emergency=False) == expected


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2039, 1, 1)),
    st.sampled_from(["{0:%d.%m.%Y} klo {0:%H.%M}", "{0:%Y-%m-%dT%H:%M}", "{0:%H:%M} {0:%Y-%m-%d}"]),
)
def test_a_corrected_end_is_the_end_that_was_meant(end, form):
    end = end.replace(second=0, microsecond=0)
    fix = corrected(form.format(end))
    assert fix is not None
    assert day_and_time(fix) == end


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Helsinki"])
@pytest.mark.parametrize("end", ["2000-01-01 00:00", "2999-12-31 23:59"])
def test_the_first_and_last_ends_there_are_have_their_second(name, end):
    assert 0 < in_zone(day_and_time(end), name).timestamp() < 1e11


@given(st.dates(date(2020, 1, 1), date(2039, 1, 1)), st.sampled_from(["", " asti", " kokonaan"]))
def test_a_day_alone_is_meant_to_its_end_and_no_time_is_made_up(day, after):
    text = f"{day:%d.%m.%Y}{after}"
    fix = corrected(text)
    assert fix == (None if "kokonaan" in after else day.isoformat())
    if fix is not None:
        (last,) = (drafted(emergency=f"message: Vesi on poikki.\nuntil: {fix}\n").emergency,)
        assert last.draft.until == datetime(day.year, day.month, day.day, 23, 59)
