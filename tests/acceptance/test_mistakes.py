"""Mistakes of a first day: each is told once, in its place, with what was meant or a question."""

import random
import shutil
from itertools import combinations, islice

import pytest

from tests.examples.mistakes import mistakes
from tests.examples.proposals import put_in_place
from tests.examples.update import HERE, check

ALL = mistakes()


@pytest.mark.parametrize("mistake", ALL, ids=lambda one: one.what)
def test_a_mistake_is_told_and_corrected_as_it_was_meant(mistake, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(HERE / "base", content)
    path = tmp_path / mistake.place
    path.write_text(mistake.written, encoding="utf-8")
    told = [one for one in check(content)[1] if one.file == mistake.place]
    assert len(told) == mistake.messages
    assert told[0].line == mistake.line
    corrected = put_in_place(tmp_path, told)
    if mistake.meant is None:
        assert not corrected
        return
    assert path.read_text(encoding="utf-8") == mistake.meant
    assert check(content)[1] == []


def test_most_mistakes_are_corrected():
    """What only the author knows is asked; that is so for a few of them."""
    assert len(ALL) >= 250
    assert sum(one.meant is not None for one in ALL) >= 0.7 * len(ALL)


def two_at_once():
    """Give files with two mistakes in different fields, and what was meant."""
    told = [one for one in ALL if one.meant is not None]
    pairs = [*combinations(told, 2)]
    random.Random(11).shuffle(pairs)
    for one, other in pairs:
        # Either of two such lines may be what stops the reading: only one is corrected at a time.
        if "an equals sign" not in one.what + other.what and (both := one.beside(other)):
            yield f"{one.what}, {other.what}", one.place, *both


@pytest.mark.parametrize(("what", "place", "written", "meant"), [*islice(two_at_once(), 60)])
def test_two_mistakes_are_corrected_at_once(what, place, written, meant, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(HERE / "base", content)
    (tmp_path / place).write_text(written, encoding="utf-8")
    put_in_place(tmp_path, [one for one in check(content)[1] if one.file == place])
    assert (tmp_path / place).read_text(encoding="utf-8") == meant
