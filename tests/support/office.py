"""An office that edits its wall at random; what it may do stands in `edits`."""

import random
from datetime import date
from pathlib import Path

import yaml

from tests.support.world import DAY, World, ago, dump

CHANNELS = ["wall", "display", "feed", "print", "social"]
NAMES = ["Sini Korhonen", "Tuula Virtanen", "Abdi Warsame", "Noora Salmi", "Eero Lahti"]
WORDS = "kiitos ystävällinen apu nopea jono kirja kahvi hymy lapset iltapäivä & <b> ”hei” 100 %"
RULES = {
    **{"told_first": True, "approvals": 1, "keep": "10 years"},
    "named_told_from": "2026-11-20",
}
APPROVERS = [{"key": "raija", "name": "Raija Virta"}, {"key": "tommi", "name": "Tommi Salo"}]
# What somebody may leave at the end of a file by mistake.
SLIPS = [b"\tkoko: [\n", b"qoute: x\n", b"\xff\xfe\xff", b"name: 'a\n", b"date: x\n"]


def a_wall() -> dict:
    """Return the organisation as it is at first."""
    teams = [{"key": "kahvila", "name": "Kahvila"}, {"key": "kirjasto", "name": "Kirjasto"}]
    return {
        "name": "Tähtihetket",
        "organisation": "Tiirasalmen palvelut",
        "language": "fi",
        "units": [{"key": "palvelut", "name": {"fi": "Palvelut", "sv": "Service"}, "units": teams}],
        "factors": [
            {"key": "joy", "name": "Iloisuus", "meaning": "Hyvä tuuli tarttuu."},
            {"key": "trust", "name": "Luottamus", "question": "Keneen luotat?"},
            {"key": "skill", "name": {"fi": "Taito", "en": "Skill"}},
        ],
        "approvers": APPROVERS,
        "rules": RULES,
    }


class Office:
    """A content folder, and what its editors know of it. Chance decides what they do next."""

    def __init__(self, root: Path, chance: random.Random, config: str, moments: int):
        """Begin with four persons and so many moments; `own/` is the theme's custom_dir."""
        self.world = World(root, config=config)
        self.chance = chance
        self.day = DAY
        self.wall = a_wall()
        theme = {"name": "star-moments", "custom_dir": "own"}
        self.config = yaml.safe_load(config) | {"theme": theme}
        self.moments: dict[str, dict] = {}
        self.folders: dict[str, str] = {}
        self.people: dict[str, dict] = {}
        self.pages = ["kiita"]
        self.broken: set[str] = set()
        self.count = 0
        (root / "own/bodies").mkdir(parents=True)
        for name in NAMES[:4]:
            self.write_person(key_of(name), **self.new_person(name))
        for number in range(moments):
            self.add_moment(ago(1 + number * 23))
        self.write_wall()
        self.write_config()

    # What is chosen by chance.

    def number(self) -> int:
        self.count += 1
        return self.count

    def some(self, things):
        return self.chance.choice(list(things))

    def words(self, least=2, most=30) -> str:
        text = " ".join(self.some(WORDS.split()) for _ in range(self.chance.randint(least, most)))
        return f"{text} {self.number()}."

    def quote(self) -> str:
        """Return a giver's words: short or long, and now and then with somebody's name."""
        parts = [self.words(most=self.some([5, 30, 120])) for _ in range(self.some([1, 1, 2, 3]))]
        if self.chance.random() < 0.3:
            parts[-1] += f" {self.some(NAMES).split()[0]}lle terveisiä!"
        return "\n\n".join(parts)

    def unit(self) -> str:
        return self.some(flat(self.wall["units"]))["key"]

    def factors(self) -> list[str]:
        keys = [one["key"] for one in self.wall["factors"]]
        return self.chance.sample(keys, self.chance.randint(1, min(2, len(keys))))

    def recipients(self, told: date) -> list[dict]:
        persons = self.chance.sample(sorted(self.people), self.chance.randint(0, 2))
        units = [{"unit": self.unit()}] if not persons or self.chance.random() < 0.3 else []
        return units + [{"person": key, "told": told} for key in persons]

    def new_person(self, name: str) -> dict:
        permission = {"on": ago(2000), "channels": list(CHANNELS)}
        shown = self.some([name, name.split()[0]])
        return {"name": name, "shown_as": shown, "unit": self.unit(), "permission": permission}

    def some_moment(self) -> str:
        """Return a moment, mostly one that is on the wall: what is done to it can be seen."""
        if not self.moments:
            self.add_moment(self.day)
        seen = [id_ for id_ in self.moments if (self.world.root / "site/moments" / id_).exists()]
        return self.some(seen if seen and self.chance.random() < 0.9 else self.moments)

    def some_person(self) -> str:
        """Return a person, mostly one whom the wall names."""
        if len(self.people) < 2:
            for name in NAMES[:2]:
                self.write_person(key_of(name), **self.new_person(name))
        seen = [key for key in self.people if (self.world.root / "site/people" / key).exists()]
        return self.some(seen if seen and self.chance.random() < 0.9 else self.people)

    # What is written down.

    def add_moment(self, day: date) -> str:
        return self.write_moment(
            f"{day}-hetki-{self.number()}",
            date=day,
            quote=self.quote(),
            title=self.some([None, self.words(1, 4)]),
            thanks=self.recipients(day),
            factors=self.factors(),
            # Some stay on the wall where the rules come to ask for two.
            approved=[{"by": by, "on": day} for by in self.some([["raija", "tommi"], ["tommi"]])],
            **{"from": "customer"},
        )

    def place(self, id_: str) -> str:
        return f"moments/{self.folders.get(id_, '2026')}/{id_}.yml"

    def write_moment(self, id_: str, **fields) -> str:
        self.moments[id_] = self.moments.get(id_, {}) | fields
        self._write(self.place(id_), self.moments[id_])
        return f"{id_} {fields}"

    def write_person(self, key: str, **fields) -> str:
        self.people[key] = self.people.get(key, {}) | fields
        self._write(f"people/{key}.yml", self.people[key])
        return f"{key} {fields}"

    def write_wall(self, told: object = "") -> str:
        self._write("wall.yml", self.wall)
        return str(told)

    def write_config(self, told: object = "") -> str:
        self.world.write("mkdocs.yml", yaml.safe_dump(self.config, allow_unicode=True))
        return str(told)

    def write_page(self, name: str, menu: str = "") -> str:
        top = f"---\nmenu: {menu}\n---\n" if menu else ""
        self.world.write(f"content/pages/{name}.md", f"{top}# Sivu\n\n{self.words()}\n")
        if name not in self.pages:
            self.pages.append(name)
        return name

    def _write(self, path: str, fields: dict) -> None:
        fields = {name: value for name, value in fields.items() if value is not None}
        self.world.write(f"content/{path}", dump(fields))
        self.broken.discard(path)

    def remove(self, path: str) -> None:
        (self.world.folder / path).unlink()
        self.broken.discard(path)

    def slip(self, path: str) -> str:
        place = self.world.folder / path
        harm = self.some(SLIPS)
        place.write_bytes(place.read_bytes() + harm)
        self.broken.add(path)
        return f"{path} {harm!r}"

    def mend(self) -> str:
        """Write everything that was broken as it was before."""
        told = f"mended: {sorted(self.broken)}"
        for id_ in self.moments:
            if self.place(id_) in self.broken:
                self.write_moment(id_)
        for key in self.people:
            if f"people/{key}.yml" in self.broken:
                self.write_person(key)
        self.write_wall()
        return told


def key_of(name: str) -> str:
    return name.split()[0].lower()


def flat(units: list[dict]) -> list[dict]:
    """Return units with all below them."""
    return [below for one in units for below in (one, *flat(one.get("units", [])))]
