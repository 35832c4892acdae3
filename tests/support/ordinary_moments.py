"""A thousand ordinary moments, three hundred of them of health care: written by hand, and put
together from what people write.

Nothing here was chosen for what the check finds or does not find. Names and places are made up.
"""

from itertools import product
from pathlib import Path
from random import Random

HERE = Path(__file__).parent / "ordinary"

WHO = {
    "health": (
        "Hoitaja|Lääkäri|Yöhoitaja|Lähihoitaja|Kätilö|Fysioterapeutti|Ensihoitaja|Laitoshuoltaja"
        "|Osastonsihteeri|Omahoitajani"
    ).split("|"),
    "services": (
        "Kirjastonhoitaja|Kuljettaja|Opettaja|Keittäjä|Vahtimestari|Ohjaaja|Siistijä|Neuvoja"
        "|Puutarhuri|Kollega"
    ).split("|"),
}
DID = {
    "health": (
        "kuunteli äitiäni rauhassa loppuun asti|selitti hoidon niin, että minäkin ymmärsin"
        "|muisti, että poikani pelkää pimeää|kävi kysymässä vointia vielä vuoronsa jälkeen"
        "|piti isääni kädestä koko toimenpiteen ajan|sai mieheni nauramaan leikkauspäivänä"
        "|soitti perään ja kysyi, löysinkö perille|toi lämpimän peiton pyytämättä"
        "|jaksoi vastata samaan kysymykseen viidesti|otti tyttäreni mukaan jokaiseen vaiheeseen"
        "|huomasi, että en ollut syönyt, ja haki puuroa|järjesti ajan kahdessa päivässä"
    ).split("|"),
    "services": (
        "odotti, kun juoksin|neuvoi lomakkeen läpi rivi riviltä|jäi hetkeksi, vaikka oli kiire"
        "|auttoi vaimoani kantamaan ostokset|antoi lapseni kokeilla itse|löysi kadonneet avaimet"
        "|soitti takaisin jo samana päivänä|korjasi virheen, jota en itse ollut huomannut"
        "|tervehti jokaista nimeltä|opetti minulle enemmän kuin mikään kurssi"
        "|kysyi, miten jaksan, ja odotti vastausta|teki kiireestä leikin"
    ).split("|"),
}
BEFORE = (
    "Maanantaina oli huono päivä. |Kävin luonanne 12.10. klo 9.30. |Pitkä jono, ja silti: "
    "|En tiedä nimeä, mutta |Viime viikolla Tiirasalmella sattui näin. |Kiitos! |Joulun alla "
    "satoi räntää. |Kolmas kerta ja aina yhtä hyvin. |Soitin ja pyysin apua. |"
).split("|")
AFTER = (
    " Kiitos!| Se päivä pelastui.| Tätä ei unohda.| Kiitos koko tiimille!| Hymyilin vielä kotona."
    "| Toivottavasti hän tietää, miten tärkeää se oli.| Isot kiitokset!| Palaan varmasti."
    "| Terveisin kiitollinen asiakas| Hieno päivä 5.9.2026."
).split("|")


def ordinary() -> list[tuple[str, str]]:
    """Return each moment with what it is of: `health` or `services`."""
    found: list[tuple[str, str]] = []
    for kind, number in (("health", 300), ("services", 700)):
        written = (HERE / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
        made = [
            f"{before}{who if not before or before[-2] in '.!' else who.lower()} {did}.{after}"
            for before, who, did, after in product(BEFORE, WHO[kind], DID[kind], AFTER)
        ]
        more = Random(kind).sample(made, number - len(written))
        found += [(kind, text) for text in (*written, *more)]
    return found
