"""`forget` shows nothing that was not shown before, and what carries the name is gone."""

import random
import re

import pytest

from star_moments.authoring.forgetting import forgetting
from star_moments.build import content_of, found_in
from star_moments.wall.public import PublicMoment
from tests.support.slips import PEOPLE, SLIPS, an_office, files
from tests.support.world import World, ago


def words(moment: PublicMoment) -> set[str]:
    return {moment.quote, moment.title, moment.story, moment.learned, moment.came_by, moment.id}


def shown(world: World) -> dict[str, set[str]]:
    """Return for each channel the words that it shows."""
    moments = content_of(found_in(world.folder)).wall.publication.moments
    return {
        channel: {one for moment in seen.values() for one in words(moment)}
        for channel, seen in moments.items()
    }


def forget(world: World, key: str, others=()):
    found = found_in(world.folder)
    plan = forgetting(found, content_of(found).day, key, dict(others))
    by_name = {path.name: path for path in world.folder.rglob("*") if path.is_file()}
    for place, data in plan.files.items():
        by_name[place.rpartition("/")[2]].write_bytes(data)
    for place in plan.removed:
        by_name[place.rpartition("/")[2]].unlink()
    return plan


@pytest.mark.parametrize("seed", range(5))
def test_forgetting_shows_no_word_that_was_not_shown_before(tmp_path_factory, seed):
    chance = random.Random(seed)
    for number in range(20):
        world = an_office(tmp_path_factory.mktemp("office"), chance)
        if chance.random() < 0.3:
            chance.choice(SLIPS)(chance.choice(files(world)), chance, world)
        before = shown(world)
        key = chance.choice([*PEOPLE])
        if key not in found_in(world.folder).people:
            continue
        plan = forget(world, key)
        after = shown(world)
        about = (seed, number, key, plan)
        for channel, seen in after.items():
            assert seen <= before[channel], about
            name = re.compile(rf"{PEOPLE[key]}|(?<!\w){PEOPLE[key]}".replace(" ", r"\s+"))
            assert not any(name.search(one) for one in seen), about
        assert not (world.folder / f"people/{key}.yml").exists()
        kept = [one.read_text("latin-1") for one in (world.folder / "moments").rglob("*.yml")]
        assert plan.by_hand or not any(re.search(rf"person\W+{key}\b", one) for one in kept), about


def test_what_carries_the_name_goes_and_the_unit_is_thanked_elsewhere(world):
    world.person()
    told = {"person": "sini", "told": ago(50)}
    world.moment("a", thanks=[told])
    world.moment("b", thanks=[told, {"unit": "kahvila"}], quote="Sinille suuri kiitos!")
    world.moment("c", quote="Sini Korhosen ja muiden ansiota.")
    world.moment("d", channel="Terveisiä Sinille", thanks=[told])
    world.moment("sinin-paiva", thanks=[told])
    world.moment("e", quote="Sini oli täällä toinen.", thanks=[{"unit": "kirjasto"}])
    world.moment("f", quote="Sini oli täällä.")
    plan = forget(world, "sini", {"content/pages/a.md": "Kysy\nSini Korhoselta."})
    assert plan.withdrawn == dict.fromkeys(["b", "c", "d", "f", "sinin-paiva"], "name")
    assert plan.instead == ["a"]
    assert plan.elsewhere == {"content/pages/a.md": 2}
    assert [*plan.removed] == ["content/people/sini.yml"]
    content = world.read()
    assert not content.diagnostics
    assert {*content.wall.publication.moments["wall"]} == {"a", "e"}


def test_what_would_come_to_the_wall_only_then_goes_too(world):
    world.person(unit="kirjasto")
    world.moment("not-told", thanks=[{"person": "sini"}])
    world.moment("later", thanks=[{"person": "sini"}], publish=ago(-20))
    world.person("raija", name="Raija Virta")
    world.moment("own", thanks=[{"person": "raija", "told": ago(50)}])
    assert forget(world, "sini").withdrawn == dict.fromkeys(
        ["later", "not-told"], "not-shown-before"
    )
    assert forget(world, "raija").withdrawn == {"own": "not-shown-before"}
    assert not shown(world)["wall"]


def test_a_person_in_error_is_forgotten_too(world):
    world.person()
    world.moment("a", thanks=[{"person": "sini", "told": ago(50)}])
    path = world.folder / "people/sini.yml"
    path.write_text("name: Sini Korhonen\nunit: [\n")
    (world.folder / "people/sini (1).yml").write_text("name: Sini Korhonen\nunit: kahvila\n")
    plan = forget(world, "sini")
    assert plan.withdrawn == {"a": "no-unit"}
    assert len(plan.removed) == 2
    assert not world.read().diagnostics


def test_somebody_is_forgotten_where_nothing_is_left_of_the_wall_file(world):
    world.person("sini", unit=None)
    world.moment(thanks=[{"person": "sini", "told": ago(20)}])
    world.write("content/wall.yml", "\x00")
    plan = forget(world, "sini")
    assert plan.withdrawn == {"2026-10-01-hetki": "no-unit"}
    assert plan.by_hand == ["content/moments/2026/2026-10-01-hetki.yml"]
