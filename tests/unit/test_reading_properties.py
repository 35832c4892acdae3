"""Whatever bytes a file holds, reading ends in data or in words that help, never in a traceback."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_moments.diagnostics import SEVERITIES
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reports.saying import say
from star_moments.words import load_words
from tests.examples.update import GOOD, MOMENT
from tests.support.drafting import base, drafted
from tests.support.sizes import size, sized

SLOW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=size("damaged")
)
pytestmark = sized("damaged")

# What could steer a terminal; a corrected line may keep a Tab inside a text.
STEERING = set(map(chr, [*range(9), *range(11, 32), 127]))

# Signs that mean something to YAML, to Word or to a terminal, and a few that do not.
SIGNS = st.sampled_from(
    list(":-#\"'|>[]{}&*!%@`,?\\\t\n\r \u00a0\u200b\ufeff“”ä€🌟\x1b\0\u0085\u2028a")
)

GOOD_TEXTS = [
    base(MOMENT),
    base("people/sini.yml"),
    base("wall.yml"),
    *(path.read_bytes().decode("utf-8", errors="replace") for path in sorted(GOOD.glob("*.yml"))),
]


@st.composite
def damaged(draw):
    """Draw a good file with a few characters or lines deleted, doubled, moved or put in."""
    text = draw(st.sampled_from(GOOD_TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(text) - 1)))
        end = min(len(text), at + draw(st.integers(0, 6)))
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        text = draw(
            st.sampled_from(
                [
                    text[:at] + text[end:],
                    text[:at] + text[at:end] * 2 + text[end:],
                    text[:at] + draw(SIGNS) + text[at:],
                    "\n".join(lines[:line] + lines[line + 1 :]),
                    "\n".join([*lines[: line + 1], *lines[line:]]),
                    "\n".join([*lines[:line], "\t" + lines[line], *lines[line + 1 :]]),
                    "\n".join([*lines[:line], "  " + lines[line], *lines[line + 1 :]]),
                    "\n".join([*lines[:line], lines[line].lstrip(), *lines[line + 1 :]]),
                ]
            )
        )
    return text


def assert_helpful(drafts):
    for one in drafts.diagnostics:
        assert one.line >= 1
        assert one.column >= 1
        assert one.severity == SEVERITIES[one.code]
        for language in WALL_LANGUAGES:
            said = say(one, load_words(language))
            assert said.message.strip()
            assert said.todo.strip()
            assert not STEERING & set(said.message + said.todo + said.fix)
    held, found = set(drafts.broken_moments), set(drafts.moments)
    assert held.isdisjoint(found)
    assert held | found == set(drafts.files)


@SLOW
@given(st.binary(max_size=200))
def test_any_bytes(data):
    assert_helpful(drafted(moment=data))
    assert_helpful(drafted(person=data))
    assert_helpful(drafted(wall=data))


@SLOW
@given(st.text(alphabet=st.one_of(SIGNS, st.sampled_from(string.ascii_lowercase)), max_size=80))
def test_any_text_of_signs(text):
    assert_helpful(drafted(moment=text))
    assert_helpful(drafted(wall=text))


@SLOW
@given(damaged())
def test_damaged_moment(text):
    assert_helpful(drafted(moment=text))


@SLOW
@given(damaged())
def test_damaged_person(text):
    assert_helpful(drafted(person=text))


@SLOW
@given(damaged())
def test_damaged_wall_leaves_a_house(text):
    drafts = drafted(wall=text)
    assert_helpful(drafts)
    assert drafts.house.name.strip()


@SLOW
@given(damaged(), st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-16-le"]))
def test_damaged_in_other_encodings(text, encoding):
    assert_helpful(drafted(moment=text.encode(encoding, errors="replace")))
