"""Mistakes, the theme and the written pages: what is done around the wall."""

from pathlib import Path

import star_moments_theme
from tests.support.edits.deck import EDITS, do, edit

THEME = Path(star_moments_theme.__file__).parent


@edit
def a_broken_moment(office):
    return office.slip(office.place(office.some_moment()))


@edit
def a_broken_person(office):
    return office.slip(f"people/{office.some_person()}.yml")


@edit
def a_broken_wall(office):
    return office.slip("wall.yml")


@edit
def all_is_mended(office):
    return office.mend()


@edit
def an_own_template(office):
    name = office.some(["card", "moment", "list", "index", "criteria"])
    text = (THEME / f"bodies/{name}.html").read_text()
    office.world.write(f"own/bodies/{name}.html", f"{text}\n<!-- {office.number()} -->\n")
    return name


@edit
def an_own_template_less(office):
    own = sorted((office.world.root / "own/bodies").iterdir())
    for place in own[:1]:
        place.unlink()
    return str(own[:1])


@edit
def an_own_page_around_everything(office):
    text = (THEME / "base.html").read_text()
    assert "<body>" in text
    own = text.replace("<body>", f'<body data-own="{office.number()}">')
    office.world.write("own/main.html", own)
    return str(office.count)


@edit
def the_theme_s_page_around_everything(office):
    (office.world.root / "own/main.html").unlink(missing_ok=True)
    return ""


@edit
def an_own_style_sheet(office):
    """In place of the theme's; without one, the theme's is there again."""
    place = office.world.root / "own/assets/style.css"
    if place.exists() and office.chance.random() < 0.5:
        place.unlink()
    else:
        office.world.write("own/assets/style.css", f"p {{ margin: {office.number()}px }}\n")
    return str(office.count)


@edit
def another_address(office):
    own = f"https://e.fi/{office.number()}"
    office.config["site_url"] = office.some(["", "https://example.org/", own])
    return office.write_config(office.config["site_url"])


@edit
def another_style(office):
    office.world.write("content/pages/own.css", f"p {{ margin: {office.number()}px }}\n")
    office.config["extra_css"] = office.some([[], ["own.css"], ["own.css"]])
    return office.write_config(office.config["extra_css"])


@edit
def a_written_page(office):
    name = office.some([f"sivu-{office.number()}", "yhteys/me", "units", "moments/sivu"])
    return office.write_page(name, menu=office.some(["", "Sivu"]))


@edit
def a_changed_page(office):
    return office.write_page(office.some(office.pages or ["kiita"]))


@edit
def a_page_less(office):
    name = office.some(office.pages or [office.write_page("kiita")])
    (office.world.folder / f"pages/{name}.md").unlink()
    office.pages.remove(name)
    return name


@edit
def nothing(office):
    return ""


@edit
def two_at_once(office):
    one, other = office.chance.sample([kind for kind in EDITS if kind != "two_at_once"], 2)
    return f"{do(one, office)}; {do(other, office)}"
