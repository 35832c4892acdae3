"""Values that do not fit their fields, and what was probably meant."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.checking.shape.days import is_another_weekday, numbers_of
from star_moments.checking.shape.periods import repaired_period
from star_moments.model.fields import nearest_field
from star_moments.reports.saying import say
from star_moments.words import load_words
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
        ("den 20 november 2026", (2026, 11, 20)),
        ("20 november 2026", (2026, 11, 20)),
        ("November 20, 2026", (2026, 11, 20)),
        ("30.2.2026", (2026, 2, 30)),
        ("eilen", None),
        ("20.11.", None),
        ("", None),
        ("٢٠٢٦-١١-٢٠", (2026, 11, 20)),
        ("2026‑11‑20", (2026, 11, 20)),
        ("2026–11–20", (2026, 11, 20)),
        ("20–11–2026", (2026, 11, 20)),
        ("pe 20.11.2026", (2026, 11, 20)),
        ("perjantaina 20.11.2026", (2026, 11, 20)),
        ("Pe. 20. marraskuuta 2026", (2026, 11, 20)),
        ("fredagen den 20 november 2026", (2026, 11, 20)),
        ("Fri, November 20, 2026", (2026, 11, 20)),
        ("20.11.2026 (pe)", (2026, 11, 20)),
        ("pe 20.11.2026 klo 12.30", (2026, 11, 20)),
        ("to 20.11.2026", None),
        ("to 20.11.26", None),
        ("20.11.26", (2026, 11, 20)),
        ("20.11.39", (2039, 11, 20)),
        ("20.11.40", None),
        ("20.11.99", None),
        ("26-11-20", None),
        ("20-11-26", None),
        ("20/11/26", None),
        ("0026-11-20", (2026, 11, 20)),
        ("0226-11-20", (226, 11, 20)),
    ],
)
def test_days_as_people_write_them(text, numbers):
    assert numbers_of(text) == numbers


@given(
    st.dates(date(1950, 1, 1), date(2199, 12, 31)),
    st.sampled_from("-‐‑‒–—−"),
    st.sampled_from(["fi", "sv", "en"]),
)
def test_a_day_with_dashes_or_its_weekday_is_that_day_and_with_another_one_a_question(
    day, dash, language
):
    means = (day.year, day.month, day.day)
    words = {"fi": "ma ti ke to pe la su", "sv": "mån tis ons tors fre lör sön"}
    weekdays = words.get(language, "Mon Tue Wed Thu Fri Sat Sun").split()
    assert numbers_of(day.isoformat().replace("-", dash)) == means
    written = f"{day.day}.{day.month}.{day.year}"
    for number, weekday in enumerate(weekdays):
        is_right = number == day.weekday()
        assert numbers_of(f"{weekday} {written}") == (means if is_right else None)
        assert is_another_weekday(f"{written} ({weekday})") is not is_right


DAYS = [
    ("moment", "date: 2026-11-20", "date: {}"),
    ("moment", "told: 2026-11-21", "told: {}"),
    ("moment", "on: 2026-11-22", "on: {}"),
    *(("moment", "title: Perheen päivä", f"{name}: {{}}") for name in ("publish", "until")),
    ("person", "on: 2026-11-20", "on: {}"),
    ("person", "permission:", "permission:\n  until: {}"),
    ("wall", "name: Tommi Salo", "name: Tommi Salo, until: {}"),
    ("wall", "named_told_from: 2026-11-01", "named_told_from: {}"),
    ("wall", "second_look_from: 2026-11-22", "second_look_from: {}"),
]
FILES = {"moment": MOMENT, "person": "people/sini.yml", "wall": "wall.yml"}


@pytest.mark.parametrize("written", ["1949-12-31", "1026-11-20", "0226-11-20", "2200-01-01"])
@pytest.mark.parametrize(("kind", "old", "new"), DAYS)
def test_a_year_that_cannot_be_is_an_error_in_any_field_and_a_question(kind, old, new, written):
    text = base(FILES[kind])
    assert old in text
    drafts = drafted(**{kind: text.replace(old, new.format(written), 1)})
    (one,) = (one for one in drafts.diagnostics if one.code == "odd-year")
    assert (one.severity, one.fix) == ("error", None)
    assert one.values["value"] == written


@pytest.mark.parametrize("written", ["1026-11-20", "2926-11-20"])
def test_what_is_withdrawn_on_a_day_that_cannot_be_is_withdrawn(written):
    drafts = drafted(moment=base(MOMENT) + f"withdrawn: {written}\n")
    assert drafts.withdrawn == {"2026-11-20-sini"}
    assert codes(drafts) == ["withdrawn-unclear"]


def test_an_approver_with_a_last_day_that_cannot_be_approves_nothing():
    """Where no wall file without error says more about the approver."""
    wall = base("wall.yml").replace("name: Raija Virta", "name: Raija Virta, until: 1026-11-20")
    drafts = drafted(wall=wall)
    assert [one.key for one in drafts.house.approvers] == ["tommi"]
    assert drafts.moments == {}


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


WORDS = [
    *(("moment", "title: Perheen päivä", name) for name in ("title", "story", "channel")),
    ("moment", "title: Perheen päivä", "other_people"),
    ("person", "name: Sini Korhonen", "name"),
    ("person", "shown_as: Sini", "shown_as"),
    ("wall", "organisation: Tiirasalmen palvelut", "organisation"),
    ("wall", "    name: Luottamus", "    name"),
]


@pytest.mark.parametrize("dots", ['"…"', '"..."', "....", '"[…]"', '" … "', "|\n      …"])
@pytest.mark.parametrize(("kind", "old", "name"), WORDS)
def test_dots_alone_are_no_words(kind, old, name, dots):
    new = f"{name}: [{dots}]" if name == "other_people" else f"{name}: {dots}"
    if "\n" in dots and name == "other_people":
        return
    drafts = drafted(**{kind: base(FILES[kind]).replace(old, new)})
    (one,) = (one for one in drafts.diagnostics if one.code != "person-in-error")
    assert (one.code, one.values["name"]) == ("only-dots", name.strip())


NEEDED = [
    ("moment", "quote: Hyvä.", "quote: …"),
    ("moment", "quote: Hyvä.", "quote: |\n  [...]"),
    ("person", "name: Sini Korhonen", "name: '...'"),
    ("wall", "organisation: Tiirasalmen palvelut", "organisation: …"),
    ("wall", "    name: Luottamus", "    name: …"),
    ("wall", "    name: Luottamus", "    name: {fi: …}"),
    ("wall", "name: Tommi Salo", "name: …"),
]
SPARED = [
    ("moment", "title: Perheen päivä", "title: …"),
    ("moment", "title: Perheen päivä", "other_people: ['…']"),
    ("moment", "title: Perheen päivä", "seen: '…'"),
    ("moment", "title: Perheen päivä", "seen: [Eetu, '…']"),
    ("person", "shown_as: Sini", "shown_as: …"),
    ("wall", "    name: Luottamus", "    name: {fi: Luottamus, sv: …}"),
    ("wall", "    name: Luottamus", "    name: Luottamus\n    meaning: {fi: …}"),
]


@pytest.mark.parametrize("needed", [True, False])
@pytest.mark.parametrize("others", ["", "vieras: 1\n"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nobody_is_told_to_delete_what_has_to_be_there(needed, others, language):
    words = load_words(language)
    for kind, old, new in NEEDED if needed else SPARED:
        text = base(FILES[kind])
        if kind == "moment":
            text = re.sub(r"quote: \|\n(  .*\n)+", "quote: Hyvä.\n", text)
        assert old in text
        found = drafted(**{kind: text.replace(old, new, 1) + others}).diagnostics
        (one,) = (one for one in found if one.code == "only-dots")
        assert one.fix is None
        said = say(one, words).todo
        deletes = re.search(r"\b(delete|poista|ta bort)\b", said) is not None
        assert deletes != needed, (new, said)


@pytest.mark.parametrize("words", ["Kiitos …", "❤️❤️❤️", "!!!", "Ööh...", "…ja kiitos", "[…] Hyvä."])
def test_words_with_dots_or_signs_alone_are_words(words):
    assert drafted(moment=base(MOMENT).replace("Perheen päivä", f'"{words}"')).diagnostics == ()
