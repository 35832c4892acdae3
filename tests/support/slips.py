"""A small office in which somebody takes something down, and somebody slips in the same change."""

import random
import re
import string
from pathlib import Path
from typing import NamedTuple

from star_moments.build import Content
from star_moments.wall.public import PublicMoment, PublicPerson
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
    copy = place / (path.stem + chance.choice(SUFFIXES))
    # In a copy that is there something may have been taken down, and nobody could know of it then.
    if not copy.exists():
        copy.write_bytes(path.read_bytes())


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


def shown(content: Content) -> dict[str, set[str]]:
    """Return for each channel what is shown there."""
    moments = content.wall.publication.moments
    return {channel: {repr(one) for one in seen.values()} for channel, seen in moments.items()}


def whom(content: Content) -> dict[str, set[tuple[str, ...]]]:
    """Return for each channel which moments are shown there, with the people whom each names."""
    moments = content.wall.publication.moments
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


class Taken(NamedTuple):
    """What was taken down: in which file, and what tells it where it is seen and where it is said.

    `seen` is looked for in what the gate lets through, and `said` in the bytes of a site.
    """

    file: Path
    seen: str
    said: str

    def is_seen(self, shown: dict[str, set[str]]) -> bool:
        """Say whether it is among what is shown."""
        return any(re.search(self.seen, one) for some in shown.values() for one in some)

    def is_said(self, text: str) -> bool:
        """Say whether it stands in a text."""
        return re.search(self.said, text) is not None


def take_down(world: World, chance: random.Random) -> Taken:
    """Withdraw a moment or take back a permission.

    Once in a while that is done in a copy of the file, and the file itself stays.
    """
    if chance.random() < 0.5:
        path = chance.choice(sorted((world.folder / "moments").rglob("hetki-*.yml")))
        words = rf"sanat {path.stem[-1]}\."
        path = perhaps_a_copy(path, chance)
        line = chance.choice(
            ["withdrawn: 2026-11-01", "withdrawn:", "poistettu: kyllä", "withdrawn:ei"]
        )
        path.write_text(f"{path.read_text()}{line}\n")
        return Taken(path, words, words)
    key = chance.choice([*PEOPLE])
    path = perhaps_a_copy(world.folder / f"people/{key}.yml", chance)
    path.write_text(re.sub(r'"?permission"?:.*\n', "", path.read_text()))
    first, last = PEOPLE[key].split()
    return Taken(path, rf"name='{first}'|{first} {last}\b", rf"\b{first}(?:lle)?\b|people/{key}\b")
