"""A star is the same for an id wherever it is drawn, and its own among others."""

import re
from xml.etree import ElementTree

import pytest

from star_moments.kit.star import Shape, paths, shape, star

IDS = [f"2026-{month:02d}-{day:02d}-moment" for month in range(1, 13) for day in range(1, 29)]


def test_a_star_never_changes():
    # Pages, posters, screens and pictures already shared show it: a new drawing would orphan them.
    assert str(shape("2021-10-05-sini")) == "11.75.61.100.0.1"


def test_stars_differ():
    assert len({shape(one) for one in IDS}) == len(IDS)
    assert {shape(one).rays for one in IDS} == set(range(5, 12))
    assert {shape(one).fold for one in IDS} == {0, 1, 2}
    assert {shape(one).curved for one in IDS} == {0, 1}


@pytest.mark.parametrize("moment_id", [*IDS[:40], "", "ä" * 500, "<script>"])
def test_a_star_is_small_and_well_formed(moment_id):
    drawn = star(moment_id, 3)
    assert len(drawn.encode()) < 700
    svg = ElementTree.fromstring(drawn)
    assert svg.get("class") == "star star--3"
    assert svg.get("aria-hidden") == "true"
    assert len(svg) == 2


@pytest.mark.parametrize("moment_id", IDS)
def test_a_star_stays_in_its_square(moment_id):
    for path in paths(shape(moment_id)):
        numbers = [int(number) for number in re.findall(r"-?\d+", path)]
        assert all(-99 <= number <= 99 for number in numbers)


def test_coordinates_are_parted():
    body, _ = paths(Shape(5, 0, 40, 100, 0, 0))
    assert body.startswith("M0-92L")
    assert len(re.findall(r"-?\d+", body)) == 2 * (1 + 2 * 5)
