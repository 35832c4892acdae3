"""Pages on trial: what takes too long is found in a process that ends; the harmless is quick."""

import time
from contextlib import suppress

import markdown
import pytest

from star_moments.engine.trial import USUAL, Trial, is_plain
from star_moments.publishing.kept.store import Store
from star_moments.publishing.kept.tried import read_tried, save_tried

# What pages may be made of, and more than that.
PIECES = [
    *(
        "[",
        "![",
        "](",
        "[x](",
        "[x](y) ",
        "[x][",
        "[a]: x\n",
        "[^1]: x\n",
        "<",
        "<a ",
        "<!--",
        "<p ",
    ),
    *(
        "<div>",
        "<b>x ",
        "</x>",
        "<div>\n\n",
        "<![CDATA[",
        "<p a='",
        "<http://a.b> ",
        "<a@b.c> ",
        "<?",
    ),
    *("*", "**", "*x ", "**x ", "***x ", "_x ", "__x ", "`", "` ", "`x` `", "\\", "\\[", "&", "&#"),
    *(
        "|",
        "|\n",
        "| a | b |\n|---|---|\n",
        "#",
        "# x\n",
        "> ",
        "> x\n",
        "- ",
        "- x\n",
        "-\n",
        "1. x\n",
    ),
    *(
        "---\n",
        "x\n===\n",
        "```\n",
        "~~~\n",
        "\n",
        " ",
        "\t",
        "    x\n",
        "x",
        "sana ",
        "x  \n",
        "(",
        ")",
    ),
    *(
        '"',
        "'",
        "😀",
        "\x02",
        "{: #a }",
        "&amp; ",
        "a\u0301",
        "\u00ad",
        "* - + ",
        "> - *x* ",
        "!",
        "~",
    ),
]


def harmless(piece: str) -> str:
    """Return as much of the piece over and over as still looks harmless."""
    low, high = 1, 17_000
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if is_plain((piece * middle)[:16_000]) else (low, middle)
    return (piece * low)[:16_000]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_what_looks_harmless_is_rendered_soon(piece):
    begun = time.process_time()
    # What lies too deep in itself fails at once, and is left out.
    with suppress(RecursionError):
        markdown.markdown(harmless(piece), extensions=[*USUAL])
    # Half a second on an idle machine; the others take ten seconds and more where nobody looks.
    assert time.process_time() - begun < 4


def test_an_ordinary_page_looks_harmless():
    text = "# Kiitos\n\n" + "Tämä on [linkki](kiita.md) ja **tärkeää**.\n\n" * 100
    assert is_plain(text)
    assert not is_plain("[" * 4000)
    assert not is_plain("x\n" * 10_000)
    assert not is_plain(" " * 200 + "x")


def test_pages_that_take_too_long_or_fail_are_found_and_the_others_are_not():
    texts = {
        "good": "# x\n" * 5,
        "slow": "<![CDATA[" * 9000,
        "fine": "- x\n" * 1000,
        "deep": "".join("    " * n + "- x\n" for n in range(150)),
        "last": "x",
    }
    outcome = Trial(texts, [*USUAL], {}, seconds=1).outcome()
    assert outcome == {"good": True, "slow": False, "fine": True, "deep": False, "last": True}


def test_no_process_begins_where_there_is_nothing_to_try(monkeypatch):
    monkeypatch.setattr("subprocess.Popen", None)
    assert Trial({}, [*USUAL], {}).outcome() == {}


def test_where_no_process_can_begin_nothing_is_said_of_the_pages(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nothing/here")
    assert Trial({"a": "[" * 500}, [*USUAL], {}).outcome() == {}


def test_what_cannot_travel_is_left_at_home():
    configs = {"toc": {"slugify": lambda text, separator: text}}
    assert Trial({"a": "# x"}, [*USUAL], configs).outcome() == {"a": True}


def test_an_outcome_is_kept_for_pages_that_are_there(tmp_path):
    store = Store(tmp_path, "1")
    save_tried(store, {"a": True, "b": False, "c": True}, ["a", "b"])
    assert read_tried(store) == {"a": True, "b": False}
    assert read_tried(Store(tmp_path, "2")) == {}
