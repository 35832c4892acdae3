"""Codes, messages, examples and docs say the same, and every example says what it should."""

import re
import string

import pytest

from star_moments.diagnostics import ERRORS, SEVERITIES, WARNINGS
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.reports.saying import say
from star_moments.words import load_words
from tests.examples.proposals import put_in_place
from tests.examples.update import (
    BAD,
    DOCS,
    GOOD,
    check,
    check_example,
    lay,
    pages,
    place_of,
    says,
    variants,
)

FORBIDDEN = re.compile(
    r"\b(mapping|scalar|token|node|parse\w*|sequence|syntax|indentation|skalaari|solmu|jäsen\w*)\b",
    re.IGNORECASE,
)


def name(path):
    return f"{path.parent.name}/{path.name}"


@pytest.fixture
def folder(tmp_path):
    """Lay an example into a content folder and return the folder."""

    def laid(example):
        lay(example, tmp_path / "content")
        return tmp_path / "content"

    return laid


def test_every_code_has_its_message_example_and_page_and_no_other():
    codes = set(SEVERITIES)
    assert {path.name for path in BAD.iterdir()} == codes
    assert {path.stem for path in DOCS.glob("*.md")} == codes | {"README"}
    for language in WALL_LANGUAGES:
        keys = load_words(language).part("diagnostics")
        assert {key.partition(".")[0] for key in keys} == codes, language


def test_no_code_is_both_error_and_warning():
    assert not set(ERRORS) & set(WARNINGS)


@pytest.mark.parametrize("example", variants(), ids=name)
def test_bad_example_is_found(example):
    _, diagnostics = check_example(example)
    assert example.parent.name in {one.code for one in diagnostics}


@pytest.mark.parametrize("example", variants(), ids=name)
def test_bad_example_says_what_it_said(example):
    assert (example / "says.txt").read_text(encoding="utf-8") == says(example)


@pytest.mark.parametrize("example", variants(), ids=name)
def test_what_is_proposed_is_what_was_meant(example, folder):
    """`meant/` holds the files as their author would have had them."""
    content = folder(example)
    _, diagnostics = check(content)
    corrected = put_in_place(content.parent, diagnostics)
    meant = {place_of(path.name): path.read_bytes() for path in (example / "meant").glob("*")}
    assert {path: (content.parent / path).read_bytes() for path in corrected} == meant
    asked = {one.code for one in diagnostics if one.fix is None}
    assert {one.code for one in check(content)[1]} <= asked


@pytest.mark.parametrize("example", variants(), ids=name)
def test_no_message_asks_where_it_proposes(example):
    _, diagnostics = check_example(example)
    for one in diagnostics:
        if one.fix is not None:
            assert "…" not in one.fix.text or "…" in one.fix.before
            for language in WALL_LANGUAGES:
                assert "?" not in say(one, load_words(language)).todo, one.code


@pytest.mark.parametrize("example", sorted(GOOD.iterdir()), ids=lambda path: path.stem)
def test_good_example_is_met_with_silence(example):
    drafts, diagnostics = check_example(example)
    assert diagnostics == []
    assert len(drafts.moments) == 1


def test_pages_are_fresh():
    """Made anew by `python -m tests.examples.update`."""
    for page, text in pages():
        assert page.read_text(encoding="utf-8") == text, page.name


@pytest.mark.parametrize("language", WALL_LANGUAGES)
def test_messages_are_short_plain_and_tell_the_next_step(language):
    texts = load_words(language).part("diagnostics")
    for code in SEVERITIES:
        message, todo = texts[f"{code}.message"], texts[f"{code}.todo"]
        assert 1 <= len(re.findall(r"[.!?](?= |$)", message)) <= 2, message
        assert todo, code
        assert not FORBIDDEN.search(message + " " + todo), (message, todo)


def test_messages_use_the_same_values_in_every_language():
    def values(language):
        texts = load_words(language).part("diagnostics")
        return {
            key: {field for _, field, _, _ in string.Formatter().parse(text) if field}
            for key, text in texts.items()
        }

    assert values("fi") == values("sv") == values("en")
