"""One edit takes something down, whatever the file looks like, and leaves every other byte."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.authoring.taking_down import (
    channel_closed,
    moment_withdrawn,
    permission_withdrawn,
    unit_thanked,
)
from star_moments.checking.withdrawal import find_withdrawal
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import read_bytes
from tests.examples.update import BAD, GOOD

ON = date(2026, 11, 23)
LINE = b"withdrawn: 2026-11-23"

MOMENTS = [*sorted(GOOD.glob("*.yml")), *sorted(BAD.glob("*/*/moment.yml"))]
PEOPLE = sorted(BAD.glob("*/*/person.yml"))


def name(path: Path) -> str:
    return "-".join(path.parts[-3:])


def is_withdrawn(data: bytes, kind: type) -> bool:
    located, _ = read_bytes(data, "")
    found = find_withdrawal(located, data, "", kind)
    return found is not None and found.unclear is None


@pytest.mark.parametrize("path", MOMENTS, ids=name)
def test_a_moment_is_withdrawn_by_one_line(path):
    data = path.read_bytes()
    new = moment_withdrawn(data, ON)
    if new is None:
        assert len(data) > 65536
        return
    assert is_withdrawn(new, Moment)
    before, after = data.splitlines(), new.splitlines()
    kept = [line for line in after if line in before]
    assert len(before) - len(kept) <= 1
    assert len(after) - len(before) in (0, 1)


@pytest.mark.parametrize("path", PEOPLE, ids=name)
def test_a_permission_is_taken_back_in_a_file_in_error_too(path):
    data = path.read_bytes()
    new = permission_withdrawn(data, ON)
    assert new is not None
    assert new == data or is_withdrawn(new, Person)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_a_file_it_is_withdrawn_or_left_to_somebody(data):
    for kind, edit in ((Moment, moment_withdrawn), (Person, permission_withdrawn)):
        new = edit(data, ON)
        assert new is None or new == data or is_withdrawn(new, kind)
    assert channel_closed(data, "wall", ON) in (None, data)
    assert unit_thanked(data, "sini", "pool") in (None, data)


WRITTEN = {
    "lines": "permission:\n  on: 2026-01-01  # sovittu\n  channels: [wall, feed]\nunit: pool\n",
    "windows": "permission:\r\n  on: 2026-01-01\r\n  channels:\r\n  - wall\r\n  - feed\r\n",
    "brackets": "permission: {on: 2026-01-01, channels: [feed, wall]}\nunit: pool\n",
    "list": "permission:\n    channels:\n      - wall  # a\n      - feed\n\n    on: 2026-01-01\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_one_channel_is_closed_and_the_last_one_takes_the_permission_back(text):
    once = channel_closed(text.encode(), "feed", ON)
    located, wrong = read_bytes(once, "")
    assert not wrong
    assert located.data["permission"] == {"on": "2026-01-01", "channels": ["wall"]}
    assert channel_closed(once, "print", ON) == once
    twice = channel_closed(once, "wall", ON)
    assert is_withdrawn(twice, Person)
    assert read_bytes(twice, "")[0].data["permission"]["withdrawn"] == "2026-11-23"


THANKS = {
    "lines": (
        "thanks:\n  - person: sini  # hän\n    told: x\n",
        "  - unit: pool  # hän\n    told: x\n",
    ),
    "edge": ("thanks:\n- person: sini\n- person: otto\n", "- unit: pool\n- person: otto\n"),
    "brackets": ("thanks: [{person: sini, told: x}]\n", "[{unit: pool, told: x}]\n"),
    "quotes": ("thanks:\n  - 'person': \"sini\"\n", "  - unit: pool\n"),
    "thanked": (
        "thanks:\n  - person: sini\n    told: x\n  - unit: pool\n",
        "thanks:\n  - unit: pool\n",
    ),
    "twice": ("thanks:\n  - person: sini\n  - person: sini\n", "thanks:\n  - unit: pool\n"),
    "broken": ("quote: 'a\nthanks:\n  - person: sini\n", "'a\nthanks:\n  - unit: pool\n"),
}


@pytest.mark.parametrize(("text", "end"), THANKS.values(), ids=THANKS)
def test_the_unit_takes_the_place_of_a_person(text, end):
    new = unit_thanked(f"date: y\n{text}title: z\n".encode(), "sini", "pool").decode()
    assert new.endswith(f"{end}title: z\n")
    assert new.startswith("date: y\n")
    assert unit_thanked(new.encode(), "sini", "pool") == new.encode()


def test_what_is_withdrawn_unclearly_is_made_clear_in_its_place():
    for written in ("withdrawn:", "poistettu: joo", "withdrawn: 2027", '"withdrawn": ""'):
        data = f"date: x\n{written}\ntitle: y\n".encode()
        assert moment_withdrawn(data, ON) == b"date: x\n" + LINE + b"\ntitle: y\n"
    assert moment_withdrawn(b"a: b\n" + LINE, date(2030, 1, 1)) == b"a: b\n" + LINE


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "utf-32"])
def test_the_letters_of_a_file_stay_as_they_were(codec):
    data = "quote: Hyvää työtä\r\n\r\n".encode(codec)
    assert moment_withdrawn(data, ON).decode(codec) == (
        "quote: Hyvää työtä\r\nwithdrawn: 2026-11-23\r\n\r\n"
    )
