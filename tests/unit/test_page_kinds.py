"""A kind of page is one file and one template, and all else about it is derived."""

import pytest

from star_moments.build import kit_of, read_content
from star_moments.engine.frames import Frames
from star_moments.kit.kit import body_templates
from star_moments.pages import KINDS
from star_moments.pages.kinds import Place
from tests.support.sample import SAMPLE


@pytest.fixture(scope="module")
def kit():
    return kit_of(read_content(SAMPLE / "content"), body_templates(), "https://example.org/")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plan.__name__)
def test_each_page_stands_in_a_place_of_its_kind_and_has_a_frame(kit, kind):
    frames = {*Frames().sources().values()}
    own = Frames()
    for page in kind.plan(kit):
        place = next(one for one in kind.places if one.has(page.address))
        assert page.section == place.section
        assert page.depth in place.depths
        assert (page.section, page.depth) in frames
        assert own.take_the_place_of(f"{page.address}index.html"), page.address


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plan.__name__)
def test_the_site_map_names_pages_that_there_are(kit, kind):
    there = {page.address for page in kind.plan(kit)}
    assert {*kind.mapped(kit)} <= there


def test_a_place_knows_its_pages():
    place = Place("units/*/", "units", numbered=True)
    assert place.depths == {2, 4}
    assert place.has("units/pool/")
    assert place.has("units/pool/page/2/")
    assert not place.has("units/")
    assert not place.has("units/pool/x/")
