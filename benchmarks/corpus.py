"""A content folder of any size, the same each time: words, people, units, drafts and all."""

import random
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2021, 11, 1)
LAST_DAY = date(2026, 10, 31)
UNITS, FACTORS = 40, 9

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
)
_LAST = "Virtanen Korhonen Mäkelä Nieminen Laine Heikkilä Koskinen Järvinen Lehtonen Saarinen Aho"


def write_corpus(folder: Path, moments: int, seed: int = 1) -> None:
    """Write a content folder with so many moments, one person for five of them.

    A moment has 20 to 250 words in quote and story; one in 50 is a draft, one in 50 is held back by
    a name without permission, and the rest are on the wall.
    """
    chance = random.Random(seed)
    people = max(1, moments // 5)
    _write(folder / "wall.yml", _wall())
    _write(folder / "pages" / "kiita.md", "---\ntitle: Kiitä\nmenu: Kiitä\n---\n\nSano kiitos.\n")
    first, last = _FIRST.split(), _LAST.split()
    for number in range(people):
        name = f"{chance.choice(first)} {chance.choice(last)}"
        allowed = "" if number % 25 == 0 else _PERMISSION
        text = f"name: {name}\nshown_as: {name.split()[0]}\nunit: unit-{number % UNITS}\n{allowed}"
        _write(folder / "people" / f"p{number}.yml", text)
    span = (LAST_DAY - FIRST_DAY).days
    for number in range(moments):
        day = FIRST_DAY + timedelta(days=span * number // moments)
        text = _moment(chance, number, day, people)
        _write(folder / "moments" / str(day.year) / f"{day.isoformat()}-{number:06d}-m.yml", text)


_PERMISSION = "permission:\n  on: 2021-01-01\n  channels: [wall, display, feed, print]\n"


def _moment(chance: random.Random, number: int, day: date, people: int) -> str:
    heard = day + timedelta(days=2)
    quote = _paragraph(chance, chance.randint(15, 130))
    person = chance.randrange(people)
    thanks = (
        f"  - person: p{person}\n    told: {heard}\n"
        if chance.random() < 0.5
        else f"  - unit: unit-{chance.randrange(UNITS)}\n"
    )
    factors = ", ".join(
        f"factor-{one}" for one in chance.sample(range(FACTORS), chance.randint(1, 3))
    )
    lines = [f"date: {day}", "from: customer", "quote: |", quote, "thanks:", thanks.rstrip()]
    lines.append(f"factors: [{factors}]")
    if number % 2:
        lines.append(f"title: {' '.join(chance.choices(_WORDS, k=3)).capitalize()}")
    if number % 3 == 0:
        lines += ["story: |", _paragraph(chance, chance.randint(5, 120))]
    if number % 50:
        lines.append(f"approved: {{by: approver, on: {heard}}}")
    return "\n".join(lines) + "\n"


def _paragraph(chance: random.Random, count: int) -> str:
    words = chance.choices(_WORDS, k=count)
    lines = [words[start : start + 12] for start in range(0, count, 12)]
    return "\n".join("  " + " ".join(line).capitalize() + "." for line in lines)


def _wall() -> str:
    lines = ["name: Tähtihetket", "organisation: Tiirasalmen palvelut", "units:"]
    for sector in range(4):
        lines += [f"  - key: sector-{sector}", f"    name: Toimiala {sector}", "    units:"]
        for unit in range(sector, UNITS, 4):
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
