"""What stands between { and } without a name of its own is told of, and never left out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from star_moments.diagnostics import PATIENCE
from star_moments.reading.tree import read_tree
from tests.support.drafting import KINDS, base, codes, drafted

APPROVED = "approved: {by: raija, on: 2026-11-22}"
PERMISSION = "permission:\n  on: 2026-11-20\n  channels: [wall, display, feed, print]"
NAME = "{fi: Palvelut, sv: Service, en: Services}"
RULES = next(line for line in base("wall.yml").split("\n") if line.startswith("rules: "))
THANKS = "thanks:\n  - person: sini\n    told: 2026-11-21"

# What only follows from another file's error.
FOLLOWING = ("person-in-error", "wall-in-error")

CORRECTED = [
    ("moment", APPROVED, "approved: {by:raija, on: 2026-11-22}", "space-after-colon", APPROVED),
    ("moment", APPROVED, "approved: {by: raija, on:2026-11-22}", "space-after-colon", APPROVED),
    ("moment", APPROVED, "approved: {by:raija, on:2026-11-22}", "space-after-colon", APPROVED),
    ("moment", APPROVED, "approved: {raija, 2026-11-22}", "names-missing", APPROVED),
    ("moment", APPROVED, "approved: {2026-11-22, raija}", "names-missing", APPROVED),
    ("moment", APPROVED, "approved: {raija, 22.11.2026}", "names-missing", APPROVED),
    (
        *("moment", THANKS, "thanks:\n  - {person:sini, told:2026-11-21}", "space-after-colon"),
        "  - {person: sini, told: 2026-11-21}",
    ),
    ("moment", "factors: [joy]", "factors: {joy, trust}", "list-expected", "factors: [joy, trust]"),
    ("moment", "title: Perheen päivä", "until: {2026-12-24}", "date-format", "until: 2026-12-24"),
    (
        *("person", PERMISSION, "permission: {on:2026-11-20, channels: [wall]}"),
        *("space-after-colon", "permission: {on: 2026-11-20, channels: [wall]}"),
    ),
    (
        *("wall", NAME, "{fi: Palvelut, asiointi, en: Services}", "comma-cuts"),
        '    name: {fi: "Palvelut, asiointi", en: Services}',
    ),
    (
        *("wall", NAME, "{fi: Palvelut, sv: Service, stöd, hjälp}", "comma-cuts"),
        '    name: {fi: Palvelut, sv: "Service, stöd, hjälp"}',
    ),
    (
        *("wall", "name: Kirjasto}", "name: Kirjasto, Keskusta}", "comma-cuts"),
        '      - {key: kirjasto, name: "Kirjasto, Keskusta"}',
    ),
    (
        *("wall", "name: Tommi Salo}", "name: Tommi Salo, viestintä, until: 2027-01-01}"),
        *("comma-cuts", '  - {key: tommi, name: "Tommi Salo, viestintä", until: 2027-01-01}'),
    ),
]

ASKED = [
    ("moment", APPROVED, "approved: {raija}", "names-missing"),
    ("moment", APPROVED, "approved: {Raija Virta, 2026-11-22}", "names-missing"),
    ("moment", APPROVED, "approved: {raija, tommi}", "names-missing"),
    ("moment", APPROVED, "approved: {\n  raija, 2026-11-22\n  }", "names-missing"),
    ("moment", THANKS, "thanks:\n  - {sini}", "names-missing"),
    ("moment", THANKS, "thanks:\n  - {sini, 2026-11-21}", "names-missing"),
    ("person", PERMISSION, "permission: {2026-11-20, wall}", "names-missing"),
    ("wall", RULES, "rules: {2, 3 years}", "names-missing"),
    ("wall", NAME, "{Palvelut, en: Services}", "not-allowed"),
]


@pytest.mark.parametrize(("kind", "old", "new", "code", "fix"), CORRECTED)
def test_what_is_meant_is_proposed_and_is_clean(kind, old, new, code, fix):
    text = base(KINDS[kind])
    assert old in text
    wrong = text.replace(old, new)
    told = [one for one in drafted(**{kind: wrong}).diagnostics if one.code not in FOLLOWING]
    assert [(one.code, one.severity) for one in told] == [(code, "error")]
    assert told[0].fix is not None
    assert told[0].fix.text == fix
    lines = wrong.split("\n")
    lines[told[0].line - 1] = fix
    assert drafted(**{kind: "\n".join(lines)}).diagnostics == ()


@pytest.mark.parametrize(("kind", "old", "new", "code"), ASKED)
def test_what_only_the_author_can_know_is_asked_once(kind, old, new, code):
    text = base(KINDS[kind])
    assert old in text
    found = drafted(**{kind: text.replace(old, new)}).diagnostics
    told = [one for one in found if one.code not in FOLLOWING]
    assert [(one.code, one.severity, one.fix) for one in told] == [(code, "error", None)]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("moment", APPROVED, "approved: {by:raija, on: 2026-11-22}"),
        ("moment", APPROVED, "approved: {raija, 2026-11-22}"),
        ("moment", THANKS, "thanks: [{person:sini, told: 2026-11-21}]"),
        ("moment", "title: Perheen päivä", "publish: {2026-12-24}"),
        ("person", PERMISSION, "permission: {on:2026-11-20, channels: [wall]}"),
    ],
)
def test_none_of_it_is_shown(kind, old, new):
    drafts = drafted(**{kind: base(KINDS[kind]).replace(old, new)})
    assert drafts.moments == {}


@pytest.mark.parametrize("rule", ["approvals:2", "approvals: 2, told_first"])
def test_of_a_rule_that_is_not_read_well_the_stricter_holds(rule):
    wall = base("wall.yml").replace("approvals: 1", rule).replace("told_first: true, ", "")
    assert drafted(wall=wall).house.rules.approvals == 2


@pytest.mark.parametrize("written", ["withdrawn:2026-11-20", "withdrawn", "{withdrawn}"])
def test_a_permission_that_is_taken_back_in_brackets_is_taken_back(written):
    person = base("people/sini.yml").replace(PERMISSION, f"permission: {{{written.strip('{}')}}}")
    drafts = drafted(person=person)
    assert drafts.people == {} or drafts.people["sini"].permission is None
    assert "withdrawn-unclear" in codes(drafts) or drafts.people == {}


@pytest.mark.parametrize(
    "text",
    [
        "approved: {by: raija, on: 2026-11-22}\n",
        "approved: {by: , on: }\n",
        "approved: {by, on}\n",
        "approved: {}\n",
        "name: {fi: Kirjasto, sv: , en: }\n",
        "name: {fi: Kirjasto, sv}\n",
        'name: {fi: "Kirjasto, Keskusta", en: Library}\n',
        "name: {\n  fi: Kirjasto,\n  en: Library,\n}\n",
        "displays: {quiet: 22:30-06:00}\n",
        "a: {b: {c: d}, e: [f, {g: h}]}\n",
    ],
)
def test_groups_as_they_should_be_are_read_as_before(text):
    located, wrong = read_tree(text, "f.yml")
    assert located is not None
    assert wrong == []
    assert located.mended is None


WORDS = (
    st.text(st.sampled_from("abcdeä0-9 "), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda word: word and word[0].isalpha())
)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_a_text_that_commas_cut_is_proposed_whole(first, others):
    whole = ", ".join([first, *others])
    located, told = read_tree(f"name: {{fi: {whole}, en: Library}}\n", "f.yml")
    assert located is not None
    # A word may be a field's, and then left empty on purpose.
    assume(told)
    assert [one.code for one in told] == ["comma-cuts"]
    assert located.data == {"name": {"fi": whole, "en": "Library"}}
    again, clean = read_tree(f"{told[0].fix.text}\n", "f.yml")
    assert clean == []
    assert again is not None
    assert again.data == located.data


def test_a_file_full_of_them_is_corrected_as_far_as_its_author_is_told():
    text = "".join(f"a{number}: {{by:raija, on:x}}\n" for number in range(60))
    located, told = read_tree(text, "f.yml")
    assert located is not None
    assert [(one.code, one.line) for one in told] == [
        ("space-after-colon", number + 1) for number in range(PATIENCE)
    ]
    assert told[3].fix.text == "a3: {by: raija, on: x}"
