"""What is made quick prints what the plain way prints, which is all on one screen: `build`."""

import shutil

import pytest

from star_moments.build import build
from star_moments.kit.kit import body_templates
from star_moments.press.frame import Rendered
from star_moments.publishing.building import Building
from tests.support.builds import contents

pytestmark = pytest.mark.forks


def test_the_plain_way_leaves_the_same_bytes(world, monkeypatch):
    world.person()
    world.write("content/emergency.yml", "message: Vesi on poikki.\nuntil: 2099-01-01 12:00\n")
    for number in range(30):
        world.moment(f"2026-10-01-hetki-{number}", thanks=[{"unit": "kahvila"}])
    world.moment("2026-10-02-virhe", date="eilen")
    plain = world.root / "plain"
    publish = Building.publish

    def both(building, edition, settings, rendered):
        shutil.copytree(rendered.folder, world.root / "copy")
        again = Rendered(rendered.frames, world.root / "copy")
        made = build(world.folder, again, body_templates(), plain, settings.site_url)
        assert made.diagnostics == edition.diagnostics
        return publish(building, edition, settings, rendered)

    monkeypatch.setattr(Building, "publish", both)
    # A screen's feed is named after all that it is made from, the code included.
    monkeypatch.setattr("star_moments.publishing.publisher.maker", lambda: "")
    assert contents(world.build()) == contents(plain)
