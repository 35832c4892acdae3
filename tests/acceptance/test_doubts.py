"""A no or a doubt beside a name, a day or a number is asked about, and never corrected to a yes."""

import shutil

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.examples.mistakes import doubts
from tests.examples.proposals import corrected
from tests.examples.update import HERE, check
from tests.support.drafting import KINDS, base, drafted

ALL = doubts()

# Where somebody is shown, named or approved: the line, and the word or day in it.
PLACES = [
    ("person", "channels: [wall, display, feed, print]", "print"),
    ("person", "channels: [wall, display, feed, print]", "wall"),
    ("moment", "approved: {by: raija, on: 2026-11-22}", "raija"),
    ("moment", "approved: {by: raija, on: 2026-11-22}", "2026-11-22"),
    ("moment", "person: sini", "sini"),
    ("moment", "told: 2026-11-21", "2026-11-21"),
    ("moment", "factors: [joy]", "joy"),
    ("moment", "from: customer", "customer"),
    ("wall", "public: false", "false"),
    ("wall", "approvals: 1", "1"),
    ("wall", "keep: 3 years", "3 years"),
    ("wall", "time_zone: Europe/Helsinki", "Europe/Helsinki"),
]

NOES = "ei en inte ej not no non never ilman utan without paitsi utom except älä vain bara only"
WORDS = st.sampled_from([*NOES.split(), *"ehkä kanske maybe odottaa väntar entinen".split()])
# Any other word, but for what stands beside a day or a number and changes nothing.
OTHERS = st.text("bcfghjlmnqrvwxzäö", min_size=4, max_size=9)
SIGNS = st.sampled_from(
    ["?", "??", " ?", "~~", "-", "!", "*", " / ", "(", " (?)", "=", "≠", "∅", "^"]
)


@pytest.mark.parametrize("doubt", ALL, ids=lambda one: one.what)
def test_a_doubt_is_told_in_its_place_and_asked_about(doubt, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(HERE / "base", content)
    (tmp_path / doubt.place).write_text(doubt.written, encoding="utf-8")
    told = [one for one in check(content)[1] if one.file == doubt.place]
    assert [one.line for one in told] == [doubt.line] * doubt.messages
    assert [one.fix for one in told if one.fix] == []


@st.composite
def doubted(draw):
    """Give a file with something beside a right value, and of which kind it is."""
    kind, line, value = draw(st.sampled_from(PLACES))
    said = draw(
        st.one_of(
            st.builds("{} {}".format, WORDS | OTHERS, st.just(value)),
            st.builds("{} {}".format, st.just(value), WORDS | OTHERS),
            st.builds("{}{}".format, st.just(value), SIGNS),
            st.builds("{}{}".format, WORDS, st.just(value)),
            st.builds("{}-{}".format, WORDS, st.just(value)),
            st.builds("{}_{}".format, WORDS, st.just(value)),
        )
    )
    text = base(KINDS[kind])
    return kind, text.replace(line, line.replace(value, said))


@given(doubted())
def test_what_stands_beside_a_value_is_told_and_never_taken_away(made):
    kind, text = made
    told = [one for one in drafted(**{kind: text}).diagnostics if KINDS[kind] in one.file]
    assert told
    right = corrected(text, {one.fix for one in told if one.fix})
    assert said(right) != said(base(KINDS[kind]))


def said(text):
    """Return what a file says; None where it cannot be read."""
    try:
        return yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
