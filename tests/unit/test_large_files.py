"""Whatever 64 KB are made of, they are read, checked and decided about in a second.

What takes sixteen times as long for a file of four times the size makes a build wait for hours; so
each kind of file is made of one piece over and over, in each way in which it may stand in a file.
"""

import time

import pytest

from star_moments.build import read_content
from star_moments.reading.source import LIMIT
from tests.support.sizes import FULL, size, sized
from tests.support.world import WALL, World

FILES = {
    "content/moments/2026/2026-10-01-hetki.yml": (
        "date: 2026-10-01\nfrom: customer\nthanks: [{unit: kahvila}]\nfactors: [joy]\n"
        "approved: {by: raija, on: 2026-10-03}\nquote: |\n  Kiitos\n",
        "story",
        "date",
    ),
    "content/people/sini.yml": (
        "name: Sini Korhonen\nshown_as: Sini\nunit: kahvila\n"
        "permission: {on: 2026-01-01, channels: [wall]}\n",
        "shown_as",
        "unit",
    ),
    "content/wall.yml": (WALL, "organisation", "time_zone"),
    "content/emergency.yml": (
        "message: Vesi poikki\nuntil: 2026-12-01 12:00\n",
        "message",
        "until",
    ),
}
PIECES = [
    *("\n", " ", "\t", "\tx\n", "[", "{", "]", "(", '"', "'", ":", ": ", "-", "- ", "-\n", "- \n"),
    *(
        "---\n",
        "a: ",
        "a:\n",
        "a: b\n",
        '"\n',
        "&",
        "&amp;",
        "&a ",
        "*a ",
        "#",
        " #",
        "# x\n",
        "x ",
    ),
    *(
        "X",
        "Xx ",
        "Aa-",
        "Aa.",
        "Aa Aa\n",
        "😀",
        "👩\u200d",
        "a\u0301",
        "\u0301",
        "a\u00ad",
        "\u00ad",
    ),
    *("\u200b", "\u00a0", "\u00a0x: 1\n", "\r", "0", "1 ", "1:", "|\n", ">\n", "<", "<<<<<<< a\n"),
    *(
        "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
        "=======\n",
        ">>>>>>> b\n",
        "`",
        "**",
        "*x* ",
        "_x_ ",
    ),
    *("[x](y) ", "![", "\\", "%", "@", "!", "!!x ", ",", ", ", "?", "? ", "~", "\0", '"" ', '"\\'),
    *("“", "“x” ", "a.b@c ", "Sini Korhonen ", "Virtanen ", "Ã", "Ã¤", "\ufffd", "quote:\n", "= "),
    *("name: Aa Bb\n", "withdrawn: x\n", "date: 2026-10-01\n", "- - ", "  - {person: sini}\n"),
    *(
        "permission:\n",
        "  - {key: a, name: A}\n",
        "a = b\n",
        "aa bb\n",
        "a{",
        "[a, ",
        "{a: ",
        "\x85",
    ),
    *("\u2028", "http://a ", "1. ", "1. x\n", "> x\n", "  |\n", "- &a\n", "sana ", "klo ", "1.1."),
    *("{date:x}, ", "{a, b}, ", "{fi: a, b}\n", "a: {by:b}\n", "<b>", "&auml; ", "<b>\n", "”x\n"),
    *("a_", "a-", "ä", ";", "| ", "ja ", "a,b,", "'x\n", "numbered", "deep lists", "deep groups"),
]


def made_of(piece: str, length: int) -> str:
    """Return a text of so many bytes at most that is made of the piece alone."""
    parts = {
        "numbered": (f"k{n}: v\n" for n in range(length)),
        "deep lists": (f"{'  ' * n}-\n" for n in range(length)),
        "deep groups": (f"{' ' * n}a:\n" for n in range(length)),
    }.get(piece)
    if parts is None:
        return (piece * length).encode()[:length].decode(errors="ignore")
    text = ""
    for part in parts:
        if len(text) + len(part) > length:
            break
        text += part
    return text


WAYS = {
    "alone": lambda good, text, words, other: text,
    "after": lambda good, text, words, other: good + text,
    "before": lambda good, text, words, other: f"{text}\n{good}",
    "around": lambda good, text, words, other: (
        f"{text[: len(text) // 2]}\n{good}{text[len(text) // 2 :]}"
    ),
    "as words": lambda good, text, words, other: f"{good}{words}: {one_line(text)}\n",
    "as a value": lambda good, text, words, other: f"{good}{other}: {one_line(text)}\n",
    "as a name": lambda good, text, words, other: f"{good}{one_line(text)}: x\n",
    "as items": lambda good, text, words, other: f"{good}{other}:\n  - {lines(text, '  - ')}\n",
    "as a block": lambda good, text, words, other: f"{good}{words}: |\n  {lines(text, '  ')}\n",
    "in quotes": lambda good, text, words, other: f'{good}{words}: "{text}',
    "in brackets": lambda good, text, words, other: f"{good}{other}: [{text}",
}


def one_line(text: str) -> str:
    return text.replace("\n", " ")


def lines(text: str, start: str) -> str:
    return text.replace("\n", f"\n{start}")


# Each piece in each kind of file, in so many ways; which ones, differs from piece to piece.
CASES = [
    (place, piece, [*WAYS][(number + at * 5) % len(WAYS)])
    for place in FILES
    for number, piece in enumerate(PIECES)
    for at in range(min(size("large"), len(WAYS)))
]
LENGTH = LIMIT if FULL else LIMIT // 4


def seconds(world: World, place: str, piece: str, way: str, length: int) -> float:
    """Return how long it takes a processor to read a wall with such a file."""
    good, words, other = FILES[place]
    data = WAYS[way](good, made_of(piece, length - len(good) - 100), words, other)
    world.write(place, data.encode(errors="surrogatepass")[:LIMIT])
    begun = time.process_time()
    read_content(world.folder)
    return time.process_time() - begun


@pytest.fixture
def known(world) -> World:
    """Return a wall with people, a moment and a last good wall file, so that git is not asked."""
    world.person("sini")
    world.person("tuula", name="Tuula Virtanen", shown_as="Tuula")
    thanks = [{"person": "sini", "told": "2026-10-03"}]
    world.moment("2026-10-02-sini", thanks=thanks, quote="Sini Korhonen auttoi.")
    world.write(".star-moments/wall-last-good.yml", WALL)
    return world


@sized("large")
def test_no_file_takes_longer_than_its_size_can_say(known):
    slow = []
    for place, piece, way in CASES:
        whole = seconds(known, place, piece, way, LENGTH)
        # A second for 64 KB on an idle machine, and more on one where others work.
        if whole > LENGTH / LIMIT:
            whole = min(whole, seconds(known, place, piece, way, LENGTH))
            quarter = max(seconds(known, place, piece, way, LENGTH // 4), 0.05)
            if whole > 4 * LENGTH / LIMIT or whole > 9 * quarter:
                slow.append((place, piece, way, round(quarter, 2), round(whole, 2)))
        known.write("content/wall.yml", WALL)
        if place != "content/wall.yml":
            (known.root / place).unlink()
    assert slow == []
