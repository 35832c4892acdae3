"""What may not be seen is found however it is written, packed and cut; what is shown is let be."""

import html
import json
import random
from datetime import date
from gc import collect
from typing import get_args
from urllib.parse import quote
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from star_moments.proof.around import Around
from star_moments.proof.hands import Hand, hand_of
from star_moments.proof.once import once
from star_moments.proof.proof import Proof
from star_moments.proof.reader import Reader
from star_moments.proof.secrets import RUN, Runs, Secrets, pieces_of
from star_moments.proof.withheld import Kept, Somebody, Withheld
from star_moments.wall.public import Publication, PublicHouse, PublicRules

SECRET = "Pöly tunki kaikkialle, mutta te puhalsitte yhteen hiileen & remontti valmistui äkkiä."
NAME = "Öysti Ahonen-Šimić"
RULES = PublicRules(True, 1, None)
HOUSE = PublicHouse("Seinä", "Talo", "fi", True, "Europe/Helsinki", None, RULES, (), ())
NOTHING = Publication(
    date(2026, 11, 23),
    HOUSE,
    {"wall": {}, "display": {}, "feed": {}, "print": {}, "social": {}},
)
WITHHELD = Withheld(
    {"2026-10-01-luonnos": Kept(31, (SECRET,))}, {"oysti": Somebody((NAME, NAME), NAME, 31)}
)


def found(path: str, data: str | bytes, written: frozenset[str] = frozenset()) -> set[str]:
    data = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    proof = Proof(WITHHELD, NOTHING, written, lambda _: data, Around("fi", tuple))
    return {one.kind for one in proof.judge([proof.suspect([path])], [path])}


def in_numbers(text: str, chance: random.Random) -> str:
    ways = ("&#{};", "&#x{:x};")
    return "".join(
        chance.choice(ways).format(ord(sign)) if chance.random() < 0.5 else html.escape(sign)
        for sign in text
    )


def with_soft_hyphens(text: str, chance: random.Random) -> str:
    unseen = ["\u00ad", "\u200b", "\u2060", "&shy;", "<wbr>", "<!-- x -->", "<b></b>"]
    return "".join(
        html.escape(sign) + (chance.choice(unseen) if chance.random() < 0.3 else "")
        for sign in text
    )


def in_marks(text: str, chance: random.Random) -> str:
    marks = ["p", "b", "em", "div", "span", "li", "td"]
    parts = []
    for word in text.split():
        mark = chance.choice(marks)
        parts.append(f"<{mark} class='x'>{html.escape(word)}</{mark}>\n")
    return "".join(parts)


def escaped(text: str, _: random.Random) -> str:
    return f"<script>const x = {json.dumps(text)}</script>"


def in_an_attribute(text: str, chance: random.Random) -> str:
    name = chance.choice(["title", "data-x", "alt", "aria-label", "content"])
    return f'<i {name}="{html.escape(text)}">x</i>'


def in_an_address(text: str, _: random.Random) -> str:
    return f'<a href="/?q={quote(text)}">x</a>'


def twice(text: str, chance: random.Random) -> str:
    return html.escape(in_marks(text, chance))


HTML = [in_numbers, with_soft_hyphens, in_marks, escaped, in_an_attribute, in_an_address]


@settings(max_examples=30)
@given(st.sampled_from(HTML), st.randoms(use_true_random=False), st.text(max_size=30))
def test_words_are_found_however_a_page_tells_them(way, chance, other):
    around = html.escape(other)
    page = f"<p>{around}</p>\n<div>{way(SECRET, chance)}</div>\n<p>{around}</p>"
    assert "words" in found("index.html", page)
    assert "name" in found("index.html", f"<p>{around}</p>{way(NAME, chance)}")


@settings(max_examples=20)
@given(st.sampled_from([*HTML, twice]), st.randoms(use_true_random=False))
def test_words_are_found_in_a_feed(way, chance):
    told = way(SECRET, chance)
    assert found("feed.xml", f"<feed><content>{html.escape(told)}</content></feed>")
    assert found("feed.json", json.dumps({"items": [{"content_html": told}]}))
    assert found(
        "display/feed.1.json", json.dumps([{"x": SECRET}], ensure_ascii=chance.random() < 0.5)
    )


@settings(max_examples=20)
@given(st.lists(st.sampled_from(SECRET.split()), min_size=1, max_size=7))
def test_a_few_words_by_themselves_are_nobodys(words):
    assert found("index.html", f"<p>{html.escape(' '.join(words))}</p>") == set()


@settings(max_examples=40)
@given(st.binary(max_size=400), st.sampled_from(["index.html", "feed.json", "a.bin", "b.svg"]))
def test_any_bytes_can_be_looked_through(data, path):
    assert found(path, data) <= {"name"}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
def test_words_are_found_in_files_of_any_coding(coding):
    assert found("media/x.txt", SECRET.encode(coding)) == {"words"}
    assert found("media/x.bin", b"\0\1\2" + SECRET.encode(coding) + b"\0\3") == {"words"}


@pytest.mark.parametrize(
    ("path", "hand"),
    [
        ("index.html", "wall"),
        ("units/a/index.html", "wall"),
        ("units/a/feed.xml", "feed"),
        ("display/a/manifest.json", "display"),
        ("search-index/cards/1.json", "wall"),
        ("kiita/index.html", "written"),
        ("moments/index.html", "wall"),
        ("moments/own/index.html", "written"),
        ("assets/style.css", "any"),
        ("robots.txt", "any"),
    ],
)
def test_in_whose_hands_a_file_comes(path, hand):
    written = {"kiita/index.html", "moments/own/index.html", "moments/index.html"}
    assert hand_of(path, written) == hand


def test_a_name_on_a_page_that_is_written_by_hand_is_a_warning():
    written = frozenset({"kiita/index.html"})
    proof = Proof(
        WITHHELD, NOTHING, written, lambda _: f"<p>{NAME}</p>".encode(), Around("fi", tuple)
    )
    paths = ["kiita/index.html"]
    (one,) = proof.judge([proof.suspect(paths)], paths)
    assert not one.is_error


@given(
    st.dictionaries(st.text("abcd", min_size=1, max_size=RUN), st.integers(0, 3), max_size=12),
    st.text("abcd\0", max_size=40),
)
def test_by_pieces_each_run_is_found_that_stands_in_a_text(closed, text):
    runs = Runs(closed, 1, pieces_of(closed))
    standing = {run for run, bits in closed.items() if bits & 1 and run in text}
    assert runs.in_text(text) == standing
    dropped = {*sorted(standing)[:1]}
    runs.drop(dropped)
    assert runs.in_text(text) == standing - dropped


def test_what_was_looked_for_is_gone_with_the_build() -> None:
    secrets = Secrets(WITHHELD)
    gone = ref(secrets)
    for hand in get_args(Hand):
        Reader(hand, secrets, lambda _: pytest.fail("nothing is found")).take_texts(["Hyvää yötä"])
        secrets.runs(hand)
        secrets.addresses(hand)
        secrets.closed(hand, by_a_part=True)
        secrets.are_more(hand, "wall")
    assert secrets.written(SECRET)
    assert secrets.words
    del secrets
    collect()
    assert gone() is None


def test_a_thing_is_found_out_once_by_each() -> None:
    class Finder:
        def __init__(self) -> None:
            self.asked: list[tuple[int, bool]] = []

        @once
        def find(self, what: int, *, well: bool = False) -> int:
            self.asked.append((what, well))
            return -what if well else what

    one, other = Finder(), Finder()
    assert [one.find(1), one.find(1), one.find(2), one.find(1, well=True)] == [1, 1, 2, -1]
    assert one.asked == [(1, False), (2, False), (1, True)]
    assert other.find(1) == 1
    assert other.asked == [(1, False)]
