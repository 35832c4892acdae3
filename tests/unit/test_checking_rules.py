"""What the files say about each other."""

import pytest

from tests.examples.update import MOMENT
from tests.support.drafting import base, codes, drafted

ON_20TH = "date: 2026-11-20"


def moment(*changes: tuple[str, str], more: str = "") -> str:
    text = base(MOMENT)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text + more


def test_the_base_is_in_order():
    drafts = drafted()
    assert drafts.diagnostics == ()
    assert set(drafts.moments) == {"2026-11-20-sini"}
    assert drafts.people["sini"].name == "Sini Korhonen"


@pytest.mark.parametrize(
    "change",
    [
        ("person: sini", "person: nobody"),
        ("person: sini", "unit: nowhere"),
        ("[joy]", "[nothing]"),
        ("by: raija", "by: nobody"),
        ("by: raija", "by: sini"),
        (ON_20TH, "date: 2030-01-01"),
    ],
)
def test_an_error_holds_the_moment_and_a_withdrawn_moment_has_none(change):
    wrong = drafted(moment=moment(change))
    assert set(wrong.broken_moments) == {"2026-11-20-sini"}
    assert wrong.moments == {}
    withdrawn = drafted(moment=moment(change, more="withdrawn: 2026-11-23\n"))
    assert withdrawn.diagnostics == ()
    assert set(withdrawn.moments) == {"2026-11-20-sini"}


@pytest.mark.parametrize(
    "permission",
    ["", "permission:\n  on: 2026-11-20\n  channels: [wall]\n  withdrawn: 2026-11-22\n"],
)
def test_without_a_permission_that_holds_a_person_causes_no_error(permission):
    drafts = drafted(person=f"name: Sini\nunit: nowhere\n{permission}")
    assert drafts.diagnostics == ()
    assert set(drafts.people) == {"sini"}


def test_a_person_in_error_holds_the_moments_and_leaves_the_names_to_watch_for():
    drafts = drafted(person="name: Sini Korhonen\nshown_as: Sini\nunit: kahvila\nage: 30\n")
    assert codes(drafts) == ["person-in-error", "unknown-field"]
    assert drafts.broken_people == {"sini": ("Sini Korhonen", "Sini")}
    assert drafts.people == {}


@pytest.mark.parametrize(
    ("person", "names"),
    [
        ('name: "Sini Korhonen\nshown_as: [\n', ("Sini Korhonen",)),
        ("name = Sini Korhonen\n: : :", ("Sini Korhonen",)),
        ("\x00\x01", ("Sini",)),
        ("", ("Sini",)),
    ],
)
def test_names_are_saved_from_what_cannot_be_read(person, names):
    assert drafted(person=person).broken_people["sini"] == names


@pytest.mark.parametrize(
    ("approver", "person"),
    [("Sini Korhonen", "sini"), ("sini korhonen ", "sini"), ("SINI", "sini")],
)
def test_nobody_approves_praise_of_themselves(approver, person):
    wall = base("wall.yml").replace("Raija Virta", approver)
    assert codes(drafted(wall=wall)) == ["own-approval"]


def test_today_is_not_ahead():
    drafts = drafted(
        moment=moment(
            (ON_20TH, "date: 2026-11-23"),
            ("2026-11-21", "2026-11-23"),
            ("2026-11-22", "2026-11-23"),
        )
    )
    assert drafts.diagnostics == ()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("until: 2026-11-20\n", []),
        ("until: 2026-11-19\n", ["never-shown"]),
        ("publish: 2026-12-01\nuntil: 2026-12-01\n", []),
        ("publish: 2026-12-02\nuntil: 2026-12-01\n", ["never-shown"]),
    ],
)
def test_days_in_the_wrong_order_are_warnings_and_hold_nothing(more, expected):
    drafts = drafted(moment=moment(more=more))
    assert codes(drafts) == expected
    assert drafts.broken_moments == {}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([(ON_20TH, "date: 2016-11-22")], [("long-ago", 1)]),
        ([(ON_20TH, "date: 2016-11-23")], []),
        ([(ON_20TH, "date: 1996-11-20")], [("long-ago", 1)]),
        ([("title: Perheen päivä", "publish: 2016-11-22")], [("long-ago", 9)]),
        ([("title: Perheen päivä", "publish: 2016-11-23")], []),
        # An old archive's: its days bear one another out.
        ([("2026-11-20", "2009-05-20"), ("2026-11-21", "2009-05-21")], []),
        ([("2026-11-20", "2009-05-20"), ("2026-11-22", "2010-02-20")], []),
        ([("2026-11-20", "2009-05-20"), ("2026-11-22", "2010-06-20")], [("long-ago", 1)]),
    ],
)
def test_a_day_of_long_ago_is_asked_about_and_holds_nothing(changes, told):
    drafts = drafted(moment=moment(*changes))
    assert [(one.code, one.line) for one in drafts.diagnostics] == told
    assert set(drafts.moments) == {"2026-11-20-sini"}


def test_a_permission_of_long_ago_is_asked_about_and_holds():
    person = base("people/sini.yml").replace("on: 2026-11-20", "on: 2016-11-20")
    drafts = drafted(person=person)
    assert codes(drafts) == ["long-ago"]
    assert drafts.people["sini"].permission is not None


@pytest.mark.parametrize(
    ("thanks", "line"),
    [
        ("  - person: sini\n    told: 2026-11-21\n", 8),
        ("  - unit: kahvila\n  - unit: kahvila\n", 9),
        ("  - unit: kahvila\n  - unit: kirjasto\n", None),
    ],
)
def test_whoever_is_thanked_twice_is_asked_about_and_thanked(thanks, line):
    drafts = drafted(moment=moment(("factors:", f"{thanks}factors:")))
    told = [] if line is None else [("recipient-twice", line)]
    assert [(one.code, one.line) for one in drafts.diagnostics] == told
    assert set(drafts.moments) == {"2026-11-20-sini"}


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ("name: Sini Korhonen\nunit: kahvila\n", True),
        ("name: korhonen, sini\nunit: kahvila\n", True),
        ("name: Sini  Korhonen\nshown_as: Sini\nunit: kahvila\n", True),
        ("name: Sini Korhonen\nshown_as: Sini K.\nunit: kahvila\n", False),
        ("name: Sini Korhonen\nunit: kirjasto\n", False),
        ("name: Sini Virtanen\nunit: kahvila\n", False),
        ("name: Sini Maria Korhonen\nunit: kahvila\n", False),
    ],
)
def test_people_of_one_name_in_one_unit_are_asked_about(world, other, is_told):
    world.person("sini", name="Sini Korhonen", shown_as="Sini", unit="kahvila")
    world.write("content/people/toinen.yml", other)
    found = [(one.code, one.file) for one in world.read().diagnostics]
    assert found == ([("same-name", "content/people/toinen.yml")] if is_told else [])
