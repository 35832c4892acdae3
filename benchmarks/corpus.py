"""A content folder of any size, the same each time: words, people, units, drafts and all.

What a moment says depends on its number alone, so one more or one less leaves the others as they
are. `fate` tells what is to become of each: the gate publishes about nine in ten.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

FIRST_DAY = date(2021, 11, 1)
LAST_DAY = date(2026, 10, 31)
BUILD_DAY = date(2026, 11, 15)
SECTORS, UNITS, FACTORS = 4, 40, 9
MOMENTS_A_PERSON = 5

Fate = Literal["on the wall", "draft", "to tell", "named", "error", "withdrawn"]

_WORDS = (
    "kiitos apu hymy lapset perhe päivä aamu ilta hoitaja ohjaaja keittiö ruoka lämmin ystävällinen"
    " nopea rauhallinen tarkka iloinen kärsivällinen auttoi kuunteli neuvoi ehti huomasi muisti"
    " odotti tuli lähti meille teille hänelle kaikille aina joskus taas heti vielä todella erittäin"
    " kirjasto uimahalli päiväkoti koulu asema katu lumi sade työ tiimi palvelu asia puhelin viesti"
    " lomake ovi pöytä kahvi tunti viikko kesä talvi äiti isä mummo vaari naapuri ystävä asukas"
    " asiakas hyvä paras mukava ihana lyhyt pitkä uusi vanha pieni suuri ymmärsi järjesti"
).split()
_FIRST = (
    "Aino Eero Helka Ilmari Jussi Kaisa Leena Martti Noora Oskari Päivi Risto Salla Tuomas Väinö"
    " Åsa"
).split()
_LAST = (
    "Virtanen Korhonen Mäkelä Nieminen Laine Heikkilä Koskinen Järvinen Lehtonen Saarinen Aho Åberg"
).split()
_UNKNOWN_FACTOR = "factor-99"


def write_corpus(folder: Path, moments: int) -> None:
    """Write a content folder with so many moments, one person for five of them."""
    _write(folder / "wall.yml", _wall())
    _write(folder / "pages" / "kiita.md", "---\ntitle: Kiitä\nmenu: Kiitä\n---\n\nSano kiitos.\n")
    for number in range(people_of(moments)):
        _write(folder / "people" / f"p{number}.yml", person_text(number))
    for number in range(moments):
        _write(folder / moment_path(number, moments), moment_text(number, moments))


def people_of(moments: int) -> int:
    """Return how many people work in an organisation with so many moments."""
    return max(1, moments // MOMENTS_A_PERSON)


def fate(number: int) -> Fate:
    """Say what is to become of the moment: in 100, nine do not get on the wall."""
    place = number % 100
    if place in (25, 75):
        return "draft"
    if place in (15, 65):
        return "named"
    fates: dict[int, Fate] = {
        35: "to tell",
        45: "to tell",
        55: "error",
        85: "withdrawn",
        95: "draft",
    }
    return fates.get(place, "on the wall")


def person_name(number: int) -> str:
    """Return a person's first and last name. Several people may have the same."""
    chance = random.Random(f"person {number}")
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def person_text(number: int) -> str:
    """Return a person's file; one in 25 has given no permission."""
    name = person_name(number)
    lines = [f"name: {name}", f"shown_as: {name.split()[0]}", f"unit: unit-{number % UNITS}"]
    if number % 25:
        lines += ["permission:", "  on: 2021-01-01", "  channels: [wall, display, feed, print]"]
    return "\n".join(lines) + "\n"


def day_of(number: int, moments: int) -> date:
    """Return the day of feedback; the moments are spread evenly over five years."""
    return FIRST_DAY + timedelta(days=(LAST_DAY - FIRST_DAY).days * number // moments)


def moment_path(number: int, moments: int) -> Path:
    """Return where the moment's file stands below the content folder."""
    day = day_of(number, moments)
    return Path("moments") / str(day.year) / f"{day}-{number:06d}-m.yml"


def moment_text(number: int, moments: int) -> str:
    """Return the moment's file: 20 to 250 words in quote and story."""
    chance = random.Random(f"moment {number}")
    day = day_of(number, moments)
    heard = day + timedelta(days=2)
    what = fate(number)
    quote = list(_lines(chance, chance.randint(20, 130)))
    if what == "named":
        quote.append(f"  Terveisiä myös: {person_name(0)}.")
    lines = [f"date: {day}", "from: customer", "quote: |", *quote, "thanks:"]
    if what == "to tell" or chance.random() < 0.5:
        lines.append(f"  - person: p{chance.randrange(people_of(moments))}")
        lines += [] if what == "to tell" else [f"    told: {heard}"]
    else:
        lines.append(f"  - unit: unit-{chance.randrange(UNITS)}")
    chosen = chance.sample(range(FACTORS), chance.randint(1, 3))
    factors = [_UNKNOWN_FACTOR] if what == "error" else [f"factor-{one}" for one in chosen]
    lines.append(f"factors: [{', '.join(factors)}]")
    if number % 2:
        lines.append(f"title: {' '.join(chance.choices(_WORDS, k=3)).capitalize()}")
    if number % 3 == 0:
        lines += ["story: |", *_lines(chance, chance.randint(5, 110))]
    if what != "draft":
        lines.append(f"approved: {{by: approver, on: {heard}}}")
    if what == "withdrawn":
        lines.append(f"withdrawn: {heard}")
    return "\n".join(lines) + "\n"


def _lines(chance: random.Random, count: int) -> Iterator[str]:
    """Return sentences of at most twelve words, with a new paragraph after every fourth."""
    words = chance.choices(_WORDS, k=count)
    for start in range(0, count, 12):
        if start and start % 48 == 0:
            yield ""
        yield "  " + " ".join(words[start : start + 12]).capitalize() + "."


def _wall() -> str:
    lines = ["name: Tähtihetket", "organisation: Tiirasalmen palvelut", "public: true", "units:"]
    for sector in range(SECTORS):
        lines += [f"  - key: sector-{sector}", f"    name: Toimiala {sector}", "    units:"]
        for unit in range(sector, UNITS, SECTORS):
            lines.append(f"      - {{key: unit-{unit}, name: Yksikkö {unit}, headcount: 20}}")
    lines.append("factors:")
    lines += [
        f"  - {{key: factor-{n}, name: Tekijä {n}, meaning: Merkitys.}}" for n in range(FACTORS)
    ]
    lines += ["approvers:", "  - {key: approver, name: Hilla Hyväksyjä}"]
    lines.append("rules: {told_first: true, approvals: 1, keep: 10 years}")
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
