"""Small walls whose screens the tests watch, built by the product."""

from pathlib import Path

from tests.support.world import MKDOCS, WALL, World, ago

SITE_URL = "https://tahtihetket.example/"
CONFIG = f"{MKDOCS}site_url: {SITE_URL}\n"

UNITS = """\
      - {key: kahvila, name: Kahvila}
      - {key: kirjasto, name: Kirjasto}
      - {key: kotihoito, name: Kotihoito}
      - {key: paivakoti, name: Päiväkoti Ängsbacka}
      - {key: vastaanotto, name: Vastaanotto}
"""
HOUSE = WALL.replace(
    "      - {key: kahvila, name: Kahvila}\n      - {key: kirjasto, name: Kirjasto}\n", UNITS
)
UNIT_KEYS = ("kahvila", "kirjasto", "kotihoito", "paivakoti", "vastaanotto")

LONG_WORD = "Kolmivaihekilowattituntimittarinlukijakokelaspalaveripöytäkirja"
QUOTES = (
    "Kiitos!",
    "Sini pelasti ammattitaitoisella ja ystävällisellä käytöksellään perheemme päivän.",
    "Hoitajat kuuntelivat kiireettä. Äiti sanoi, että häntä kohdeltiin kuin omaa väkeä.",
    "Sain apua heti, vaikka jono oli pitkä. Kukaan ei hoputtanut, ja asia tuli kuntoon. "
    "Lähdin kotiin hymyillen, ja kerroin siitä naapurillekin.",
    "Lapset odottivat satutuntia koko viikon. " * 9,
    "Kahvi oli kuumaa ja pulla tuoretta. " * 5,
)


def small_wall(root: Path, wall: str = HOUSE, config: str = CONFIG, moments: int = 14) -> World:
    """Return a wall of some moments from five units, short and long, fresh and older."""
    world = World(root, wall=wall, config=config)
    for number, name in enumerate(("Sini", "Aino-Kaisa", "Väinö")):
        world.person(f"p{number}", name=f"{name} Korhonen", shown_as=name, unit=UNIT_KEYS[number])
    for number in range(moments):
        unit = UNIT_KEYS[number % len(UNIT_KEYS)]
        thanks = [{"unit": unit}]
        if number % 4 == 1:
            thanks = [{"person": f"p{number % 3}", "told": ago(number + 1)}]
        world.moment(
            f"2026-10-{number + 1:02}-hetki-{number}",
            date=ago(number + 2),
            approved={"by": "raija", "on": ago(number)},
            quote=QUOTES[number % len(QUOTES)].replace("Sini", "Joku"),
            thanks=thanks,
            factors=["joy" if number % 2 else "trust"],
        )
    return world


def crowded_wall(root: Path, language: str = "fi", moments: int = 60) -> World:
    """Return a wall with the longest words and names that a screen has to bear."""
    wall = HOUSE.replace("language: fi", f"language: {language}")
    wall = wall.replace(
        "name: Kotihoito",
        "name: Sosiaali- ja terveyspalveluiden kotiutuskotihoitoyksikkö Länsi-Uudellamaalla",
    )
    wall = wall.replace("name: Luottamus", "name: Yhteistyökumppanuusluottamuksellisuus")
    world = small_wall(root, wall=wall, moments=0)
    names = ("Maria-Magdalena von Schwartzenberg-Hämäläinen", "Kaarle-Kustaa", "Åsa-Brit")
    for number, name in enumerate(names):
        world.person(f"p{number}", name=f"{name} Korhonen", shown_as=name, unit="kotihoito")
    told = {"told": ago(3)}
    everybody = [{"person": f"p{number}"} | told for number in range(3)]
    quotes = (
        LONG_WORD,
        f"{LONG_WORD} oli {LONG_WORD.lower()}. " * 3,
        "Kaikki sujui paremmin kuin uskalsin toivoa, ja siitä olen kiitollinen. " * 10,
        "Tack för att ni alltid hjälper oss. Barnen trivs så bra hos er varje dag. " * 3,
        "Thank you for being so patient with us. We felt welcome. " * 2,
        "Kiitos.",
        "Pitkäaikaistyöttömyyden vähentämistoimenpiteistä keskusteltiin ystävällisesti. " * 3,
        "A" * 280,
    )
    for number in range(moments and len(quotes)):
        world.moment(
            f"2026-10-{number + 1:02}-pitka-{number}",
            date=ago(number + 2),
            approved={"by": "raija", "on": ago(number)},
            quote=quotes[number],
            thanks=[*everybody, {"unit": "kotihoito"}] if number % 2 else [{"unit": "kotihoito"}],
            factors=["trust"],
        )
    return world
