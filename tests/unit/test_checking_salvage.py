"""The wall file never stops the wall."""

import pytest

from tests.support.drafting import base, codes, drafted

WALL = base("wall.yml")


def change(old: str, new: str) -> str:
    assert old in WALL
    return WALL.replace(old, new)


@pytest.mark.parametrize("wall", ["", "# nothing\n", "\x00", "[" * 100, "kiitos", "- a\n- b\n"])
def test_nothing_to_read_leaves_an_empty_house_and_holds_everything(wall):
    drafts = drafted(wall=wall)
    assert drafts.house.name == "Tähtihetket"
    assert (drafts.house.units, drafts.house.factors, drafts.house.approvers) == ([], [], [])
    assert set(drafts.broken_moments) == {"2026-11-20-sini"}
    assert "wall-in-error" in codes(drafts)
    assert set(drafts.people) == {"sini"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: fi", "language: fr"),
        ("time_zone: Europe/Helsinki", "time_zone: Helsinki"),
        ("public: false", "public: ei"),
        ("headcount: 12", "headcount: paljon"),
        ("  - {key: tommi, name: Tommi Salo}", "  - {key: Tommi, name: Tommi Salo}"),
        ("  - key: trust\n    name: Luottamus", "  - name: Luottamus"),
        ("organisation: Tiirasalmen palvelut\n", ""),
        ("rules: {", "väri: {"),
        ("  - {key: tommi, name: Tommi Salo}", "  - {key: raija, name: Tommi Salo}"),
        ("      - {key: kirjasto, name: Kirjasto}", "      - {key: kirjasto, name: [}"),
        ("name: Tähtihetket", "name: Tähtihetket: seinä"),
        ("name: Luottamus", "name: @Luottamus: ei [ole"),
        ("public: false", "public: false\npublic: true"),
        ("public: false", "displays: {quiet: yöllä}"),
        ("public: false", "displays: 22-06"),
        ("public: false", "displays: [quiet"),
        ("public: false", "displays: {quiet: [22, 6]}"),
        ("public: false", "displays: {quite: 22-06}"),
    ],
)
def test_one_error_costs_no_more_than_what_it_is_about(old, new):
    drafts = drafted(wall=change(old, new))
    assert codes(drafts)
    assert set(drafts.moments) == {"2026-11-20-sini"}, drafts.diagnostics
    assert drafts.house.time_zone == "Europe/Helsinki"
    assert drafts.house.displays.quiet is None


def test_what_cannot_be_read_at_all_is_saved_section_by_section_and_item_by_item():
    broken = change(
        "      - {key: kirjasto, name: Kirjasto}", "      - {key: kirjasto, name: Kirjasto\n  ? x"
    )
    drafts = drafted(wall=broken)
    assert [factor.key for factor in drafts.house.factors] == ["joy", "trust"]
    assert [approver.key for approver in drafts.house.approvers] == ["raija", "tommi"]


@pytest.mark.parametrize(
    ("rules", "approvals"),
    [
        ("approvals: 2 kpl", 2),
        ("approvals: kaksi", 9),
        ("approvals: -1", 1),
        ("approvals: 12", 1),
        ("approvals: [2]", 2),
        ('"approvals": two', 9),
        ("approvals:", 1),
    ],
)
def test_a_number_of_approvals_that_cannot_be_read_is_never_fewer_than_was_meant(rules, approvals):
    drafts = drafted(wall=change("approvals: 1", rules))
    assert drafts.house.rules.approvals >= approvals


@pytest.mark.parametrize("told", ["told_first: kyllä", "told_first: ehkä", "told_first: [false]"])
def test_rules_that_cannot_be_read_stay_strict(told):
    assert drafted(wall=change("told_first: true", told)).house.rules.told_first is True


@pytest.mark.parametrize(
    ("keep", "months"), [("3 vuotta", 36), ("18 kk", 18), ("två år", 24), ("kauan", 12)]
)
def test_a_length_of_time_in_other_words_is_kept_where_it_can_be_told(keep, months):
    kept = drafted(wall=change("keep: 3 years", f"keep: {keep}")).house.rules.keep
    assert (kept.months if kept else None) == months


def test_of_two_units_with_one_key_the_first_stays():
    house = drafted(wall=change("key: kirjasto", "key: kahvila")).house
    assert [unit.name for unit in house.units[0].units] == ["Kahvila"]
