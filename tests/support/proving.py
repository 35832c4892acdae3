"""A small wall with something of each kind that may not be seen, its print, and its proof."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from star_moments.build import Content, kit_of, plan, read_content
from star_moments.kit.kit import body_templates
from star_moments.press.press import Press
from star_moments.proof.findings import Finding
from star_moments.proof.project import project_of
from star_moments.proof.proof import found_on
from star_moments.search.index import search_files
from tests.support.builds import HandedOver
from tests.support.world import WALL, World, ago

DRAFT = "Luonnoksen sanat: remontin jälkeen puhalsitte yhteen hiileen vaikka pöly tunki kaikkialle."
GONE = "Poistetut sanat: tulitte pakkasessa hakemaan isoäidin rollaattorin lumihangesta takaisin."
OVER = "Vanhentuneet sanat: kevätjuhlan kaikuva kuoro lauloi vielä pihallakin sateen ropistessa."
WRONG = "Virheelliset sanat: laituri korjattiin yhdessä yössä ja veneet pääsivät taas matkaan."
LATIN = "Väärin tallennetut sanat: mökkitien ojat aukesivat ennen kuin vesi nousi rappusille."
MERGED = "Yhdistämättömät sanat: pyykkitupa oli siisti ja ovessa odotti itse leivottu pulla."
SHORT = "Saappaat löytyivät sittenkin!"
PRIVATE = "Syötteeltä suljetut sanat: Aulis Kivimäki jaksoi selittää lomakkeen kolmeen kertaan."
TITLE = "Rollaattori nousi lumihangesta"

Leaky = Callable[[], None]


def a_wall_with_secrets(root: Path) -> World:
    """Return it: two may be named, one on the wall alone, one nowhere."""
    world = World(root, wall=f"{WALL}public: true\n")
    world.person("sini", name="Sini Korhonen", shown_as="Sini")
    world.person("vilma", name="Vilma Maria Ojala", shown_as="Vilma Ojala", unit="kirjasto")
    wall_alone = {"on": ago(100), "channels": ["wall"]}
    world.person("tuula", name="Tuula Virtanen", shown_as="Tuula", permission=wall_alone)
    world.person("aulis", name="Aulis Kivimäki", shown_as="Aulis", permission=wall_alone)
    world.person("otto", name="Otto Ahonen", shown_as="Otto", permission=None)
    told = {"told": ago(51)}
    for number, who in enumerate(["sini", "tuula", "otto", "vilma", None, "sini", None, "tuula"]):
        thanks = [{"person": who} | told] if who else [{"unit": "kahvila"}]
        quote = f"Kiitos kaikesta avusta, hetki {number}! " + "Hyvää palvelua aina. " * number
        title = f"Otsikko {number}" if number % 2 else None
        world.moment(f"2026-10-0{number + 1}-hetki", quote=quote, thanks=thanks, title=title)
    aulis = [{"person": "aulis"} | told]
    world.moment("2026-10-11-aulis", quote=PRIVATE, thanks=aulis)
    world.moment("2026-10-12-luonnos", quote=DRAFT, approved=None)
    world.moment("2026-10-13-poistettu", quote=GONE, title=TITLE, withdrawn=ago(1))
    world.moment("2026-10-14-vanha", quote=OVER, until=ago(2))
    world.moment("2026-10-15-virhe", quote=WRONG, factors=["nothing"])
    world.moment("2026-10-16-lyhyt", quote=SHORT, withdrawn=ago(1))
    latin = f"date: 2026-10-01\nquote: {LATIN}\n".encode("latin-1")
    world.write("content/moments/2026/2026-10-17-latin.yml", latin)
    merged = f"<<<<<<< HEAD\nquote: {MERGED}\n=======\nquote: x\n>>>>>>> toinen\n"
    world.write("content/moments/2026/2026-10-18-kesken.yml", merged)
    return world


def printed(
    world: World, handed: HandedOver, site: Path, templates: Path | None = None
) -> tuple[Content, Path]:
    """Print the wall the plain way, in frames that were rendered before."""
    shutil.rmtree(site, ignore_errors=True)
    content = read_content(world.folder)
    own = str(templates) if templates else None
    kit = kit_of(content, body_templates(own), "https://tahti.example/")
    press = Press(site)
    press.write(search_files(kit))
    press.write(plan(kit, handed.rendered.frames))
    press.finish()
    for path in handed.rendered.folder.rglob("*"):
        place = site / path.relative_to(handed.rendered.folder)
        if path.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, place)
    return content, site


def files_of(site: Path) -> list[str]:
    return sorted(one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file())


def found_in(content: Content, site: Path, settings: Path) -> list[Finding]:
    """Return what the proof finds in a site."""
    return judged(content, site, settings, files_of(site))


def judged(content: Content, site: Path, settings: Path, paths: Iterable[str]) -> list[Finding]:
    seen, language = content.wall.publication, content.words.language
    project = project_of(settings)
    return found_on(site, [*paths], content.withheld, seen, language, project)
