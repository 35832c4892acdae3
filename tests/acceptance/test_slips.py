"""Whatever slips beside a take-down: what was taken away is gone, and nothing more is shown.

A wall, published or not, a slip in any of its files, and in the same change a withdrawal or a
permission taken back; then the next build.
"""

import random
import re
from contextlib import suppress

import pytest
from mkdocs.exceptions import Abort

from tests.support.bytes import all_bytes
from tests.support.sizes import size, sized
from tests.support.slips import PEOPLE, SLIPS, an_office, files, shown, take_down, whom
from tests.support.stub import publish

pytestmark = pytest.mark.forks

PARTS = 20
# A build by an engine takes as long as many without one.
WITH_MKDOCS = 100


@sized("slips")
@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_taken_down_is_gone_whatever_slips_beside_it(tmp_path, part):
    chance = random.Random(part)
    for number in range(part, size("slips"), PARTS):
        world = an_office(tmp_path / str(number), chance)
        with_mkdocs = number % WITH_MKDOCS == 0
        before = whom(world.read())
        if with_mkdocs:
            world.build()
        elif number % 2:
            publish(world)
        taken = take_down(world, chance)
        meant = world.read()
        assert not taken.is_seen(shown(meant)), (part, number)
        path = chance.choice([one for one in files(world) if one != taken.file])
        slip = chance.choice(SLIPS)
        slip(path, chance, world)
        about = f"{number}: {slip.__name__} in {path.name}, {taken.file.name} taken down"
        content = world.read()
        now = whom(content)
        assert not taken.is_seen(shown(content)), about
        name = path.relative_to(world.root).as_posix()
        # A name of which the file keeps nothing cannot be watched by what is in the file.
        kept = path.read_bytes().decode("latin-1")
        is_known = re.search(rf"{PEOPLE.get(path.stem, '')}\b", kept)
        told = content.diagnostics
        if is_known and any(one.severity == "error" and one.file == name for one in told):
            for channel, moments in now.items():
                assert moments <= before[channel] | whom(meant)[channel], about
        if with_mkdocs:
            # Where nothing is left of the wall file, the build ends in error in the end.
            with suppress(Abort):
                world.build()
        else:
            assert publish(world).proven.findings == (), about
        site = world.root / "site"
        assert not taken.is_said(all_bytes(site).decode(errors="replace")), about
        pages = {one.name for one in (site / "moments").glob("*-*")}
        on_wall = before["wall"] | whom(meant)["wall"] | now["wall"]
        assert pages <= {key for key, *_ in on_wall}, about
