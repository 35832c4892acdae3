"""Values that do not fit their fields, and what was probably meant."""

import pytest

from star_moments.checking.shape.days import numbers_of
from star_moments.checking.shape.periods import repaired_period
from star_moments.model.fields import nearest_field
from tests.examples.update import MOMENT
from tests.support.drafting import base, codes, drafted

FIELDS = ("date", "from", "quote", "thanks", "factors", "title", "language", "approved", "until")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("20.11.2026", (2026, 11, 20)),
        ("20. 11. 2026", (2026, 11, 20)),
        ("1.2.26", (2026, 2, 1)),
        ("20/11/2026", (2026, 11, 20)),
        ("11/20/2026", (2026, 11, 20)),
        ("3/3/2026", (2026, 3, 3)),
        ("3/4/2026", None),
        ("2026-2-3", (2026, 2, 3)),
        ("2026/02/03", (2026, 2, 3)),
        ("2026.2.3", (2026, 2, 3)),
        ("20261120", (2026, 11, 20)),
        ("2026-11-20 12:00", (2026, 11, 20)),
        ("2026-11-20T12:00:00Z", (2026, 11, 20)),
        ("20.11.2026 klo 12.30", (2026, 11, 20)),
        ("“2026-11-20”", (2026, 11, 20)),
        ("20. marraskuuta 2026", (2026, 11, 20)),
        ("den 20 november 2026", None),
        ("20 november 2026", (2026, 11, 20)),
        ("November 20, 2026", (2026, 11, 20)),
        ("30.2.2026", (2026, 2, 30)),
        ("eilen", None),
        ("20.11.", None),
        ("", None),
        ("٢٠٢٦-١١-٢٠", (2026, 11, 20)),
    ],
)
def test_days_as_people_write_them(text, numbers):
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    ("word", "field"),
    [
        *(("otsikko", "title"), ("päivä", "date"), ("lainaus", "quote"), ("palaute", "quote")),
        *(("kiitos", "thanks"), ("lähde", "from"), ("kieli", "language"), ("Päivämäärä", "date")),
        *(("rubrik", "title"), ("datum", "date"), ("språk", "language"), ("tack", "thanks")),
        *(("qoute", "quote"), ("Title", "title"), ("factor", "factors"), ("aproved", "approved")),
        *(("voimassa", "until"), ("xyz", None), ("", None), ("thanks ", "thanks")),
    ],
)
def test_fields_as_people_call_them(word, field):
    assert nearest_field(word, FIELDS) == field


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3 vuotta", "3 years"),
        ("1 år", "1 year"),
        ("18kk", "18 months"),
        ("24 months", "2 years"),
        ("kaksi vuotta", "2 years"),
        ("0 vuotta", None),
        ("pitkään", None),
    ],
)
def test_lengths_of_time_as_people_write_them(text, written):
    period = repaired_period(text)
    assert (period.written if period else None) == written


def test_a_field_under_a_wrong_name_is_not_missing_as_well():
    assert codes(drafted(moment=base(MOMENT).replace("quote:", "qoute:"))) == ["unknown-field"]


def test_every_error_of_shape_is_found_at_once_and_in_order():
    text = "date: 1.2.2026\nfrom: asiakas\nquote:\nthanks: sini\nfactors: joy\notsikko: x\n"
    drafts = drafted(moment=text)
    assert [(one.line, one.code) for one in drafts.diagnostics] == [
        (1, "date-format"),
        (2, "not-allowed"),
        (3, "empty-field"),
        (4, "list-expected"),
        (5, "list-expected"),
        (6, "unknown-field"),
    ]


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("{fi: Palvelut, no: Tjenester}", "not-allowed", 8),
        ("{fi: [Palvelut]}", "text-expected", 8),
        ("[Palvelut]", "text-expected", 8),
        ("{fi: }", "empty-field", 8),
    ],
)
def test_labels_are_one_text_or_one_per_language(name, code, line):
    wall = base("wall.yml").replace("{fi: Palvelut, sv: Service, en: Services}", name)
    found = [one for one in drafted(wall=wall).diagnostics if one.file.endswith("wall.yml")]
    assert [(one.code, one.line) for one in found] == [(code, line)]


def test_corrected_lines_keep_comments_and_the_rest():
    text = base(MOMENT).replace("date: 2026-11-20", "date: 20.11.2026   # tiskillä")
    (one,) = drafted(moment=text).diagnostics
    assert one.fix is not None
    assert one.fix.text == "date: 2026-11-20   # tiskillä"


def test_a_file_of_thousands_of_errors_is_not_told_all_of_them():
    text = "".join(f"k{number}: v\n" for number in range(5000))
    assert len(drafted(moment=text).diagnostics) < 50
