"""Whatever slips beside a take-down: what was taken away is gone, and nothing more is shown.

A wall, a slip in any of its files, and in the same change a withdrawal or a permission taken back.
"""

import random
import re
import string
from pathlib import Path

import pytest

from star_moments.build import read_content
from star_moments.wall.public import PublicMoment, PublicPerson
from tests.support.sizes import size, sized
from tests.support.world import WALL, World, ago

PEOPLE = {"sini": "Sini Korhonen", "tuula": "Tuula Virtanen", "otto": "Otto Ahonen"}
SUFFIXES = [" (1).yml", " - kopio.yml", ".yml.orig", ".yml~", ".yaml", ".yml.txt", "_BACKUP_12.yml"]
KEPT = ".star-moments/wall-last-good.yml"


def an_office(root, chance: random.Random) -> World:
    """Return a wall on which chance decides who is thanked, named, told and permits what."""
    world = World(root)
    for key, name in PEOPLE.items():
        some = chance.sample(["wall", "display", "feed", "print", "social"], chance.randint(0, 5))
        given = {"on": ago(100), "channels": some} if some else None
        world.person(key, name=name, shown_as=name.split()[0], permission=given)
    for number in range(8):
        person = chance.choice([*PEOPLE])
        told = {"told": ago(20)} if chance.random() < 0.8 else {}
        thanks = [{"person": person} | told] if chance.random() < 0.6 else [{"unit": "kahvila"}]
        who = chance.choice(
            ["Kaikki", PEOPLE[person], PEOPLE[person].split()[0] + "lle kiitos, hän"]
        )
        world.moment(
            f"hetki-{number}",
            quote=f"{who} auttoi meitä, sanat {number}.",
            thanks=thanks,
            date=ago(60 + 100 * number),
            approved={"by": chance.choice(["raija", "tommi"]), "on": ago(30)},
            factors=[chance.choice(["joy", "trust"])],
        )
    world.write(KEPT, WALL)
    return world


def files(world: World) -> list:
    return sorted(path for path in world.folder.rglob("*.yml") if "pages" not in path.parts)


def changed_bytes(path, chance: random.Random, world: World) -> None:
    data = bytearray(path.read_bytes())
    signs = f":-{{}}[]#'\"\n\t &*ä{string.ascii_letters}".encode()
    for _ in range(chance.choice([1, 1, 4])):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([0, 1, 20])] = bytes(
            chance.choices(signs, k=chance.randint(0, 9))
        )
    path.write_bytes(data)


def another_encoding(path, chance: random.Random, world: World) -> None:
    text = path.read_text().replace("a", "ä", 1)
    path.write_bytes(text.encode(chance.choice(["latin-1", "utf-16", "cp1252", "utf-16-le"])))


def a_merge(path, chance: random.Random, world: World) -> None:
    lines = path.read_text().split("\n")
    at = chance.randrange(len(lines))
    end = min(len(lines), at + chance.randint(0, 3))
    pad = chance.choice(["", "  "])
    ours, theirs = lines[at:end], [line.swapcase() for line in lines[at:end]]
    marks = [f"{pad}<<<<<<< HEAD", f"{pad}=======", f"{pad}>>>>>>> toinen"]
    lines[at:end] = [marks[0], *ours, marks[1], *theirs, marks[2]]
    path.write_text("\n".join(lines))


def a_copy(path, chance: random.Random, world: World) -> None:
    place = chance.choice([path.parent, world.folder, world.folder / "moment"])
    place.mkdir(exist_ok=True)
    (place / (path.stem + chance.choice(SUFFIXES))).write_bytes(path.read_bytes())


def another_name(path, chance: random.Random, world: World) -> None:
    names = re.findall(r"^\s*(?:- )?(\w+):", path.read_text(), re.M)
    if not names:
        return
    name = chance.choice(names)
    other = chance.choice(
        [name.upper(), f"{name}{name[-1]}", name[1:] or "x", f"{name} ", "x" + name]
    )
    path.write_text(re.sub(rf"\b{name}:", f"{other}:", path.read_text(), count=1))


SLIPS = [changed_bytes, changed_bytes, another_encoding, a_merge, a_copy, another_name]


def shown(world: World) -> dict[str, set[str]]:
    """Return for each channel what is shown there."""
    moments = read_content(world.folder).wall.publication.moments
    return {channel: {repr(one) for one in seen.values()} for channel, seen in moments.items()}


def whom(world: World) -> dict[str, set[tuple[str, ...]]]:
    """Return for each channel which moments are shown there, with the people whom each names."""
    moments = read_content(world.folder).wall.publication.moments
    return {
        channel: {(key, *persons(one)) for key, one in seen.items()}
        for channel, seen in moments.items()
    }


def persons(moment: PublicMoment) -> tuple[str, ...]:
    return tuple(one.name for one in moment.recipients if isinstance(one, PublicPerson))


def perhaps_a_copy(path: Path, chance: random.Random) -> Path:
    if chance.random() < 0.7:
        return path
    copy = path.with_name(path.stem + chance.choice(SUFFIXES))
    copy.write_bytes(path.read_bytes())
    return copy


def take_down(world: World, chance: random.Random):
    """Withdraw a moment or take back a permission; return what tells whether it is still there.

    Once in a while that is done in a copy of the file, and the file itself stays.
    """
    if chance.random() < 0.5:
        path = chance.choice(sorted((world.folder / "moments").rglob("hetki-*.yml")))
        words = f"sanat {path.stem[-1]}."
        path = perhaps_a_copy(path, chance)
        line = chance.choice(
            ["withdrawn: 2026-11-01", "withdrawn:", "poistettu: kyllä", "withdrawn:ei"]
        )
        path.write_text(f"{path.read_text()}{line}\n")
        return path, lambda seen: any(words in one for some in seen.values() for one in some)
    key = chance.choice([*PEOPLE])
    path = perhaps_a_copy(world.folder / f"people/{key}.yml", chance)
    text = re.sub(r'"?permission"?:.*\n', "", path.read_text())
    path.write_text(text)
    first, last = PEOPLE[key].split()

    def is_named(seen) -> bool:
        name = re.compile(rf"name='{first}'|{first} {last}\b")
        return any(name.search(one) for some in seen.values() for one in some)

    return path, is_named


@sized("slips")
@pytest.mark.parametrize("seed", range(20))
def test_what_is_taken_down_is_gone_whatever_slips_beside_it(tmp_path_factory, seed):
    chance = random.Random(seed)
    for number in range(size("slips") // 20):
        world = an_office(tmp_path_factory.mktemp("office"), chance)
        before = whom(world)
        gone, is_there = take_down(world, chance)
        meant = whom(world)
        assert not is_there(shown(world)), (seed, number)
        path = chance.choice([one for one in files(world) if one != gone])
        slip = chance.choice(SLIPS)
        slip(path, chance, world)
        told = read_content(world.folder).diagnostics
        now = whom(world)
        about = f"seed {seed}, {number}: {slip.__name__} in {path.name}, {gone.name} taken down"
        assert not is_there(shown(world)), about
        name = path.relative_to(world.root).as_posix()
        # A name of which the file keeps nothing cannot be watched by what is in the file.
        kept = path.read_bytes().decode("latin-1")
        is_known = re.search(rf"{PEOPLE.get(path.stem, '')}\b", kept)
        if is_known and any(one.severity == "error" and one.file == name for one in told):
            for channel, moments in now.items():
                assert moments <= before[channel] | meant[channel], about
