"""What an office may do to its wall: content, people, organisation, theme and written pages.

Each edit does one thing and returns what it was, in few words.
"""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import star_moments_theme
from tests.support.office import APPROVERS, CHANNELS, NAMES, RULES, Office, flat, key_of
from tests.support.world import DAY, ago

THEME = Path(star_moments_theme.__file__).parent

EDITS: dict[str, Callable[[Office], str]] = {}


def edit(function):
    """Make the function one of the edits."""
    EDITS[function.__name__] = function
    return function


def do(kind: str, office: Office) -> str:
    """Do one edit, and tell what it was."""
    return f"{kind}: {EDITS[kind](office)}"


def dealt(count: int) -> list[str]:
    """Return so many kinds of edits: each as often as any other, in an order by chance."""
    chance = random.Random("deck")
    deck: list[str] = []
    while len(deck) < count:
        deck += chance.sample(list(EDITS), len(EDITS))
    return deck[:count]


def moment(office: Office, **fields) -> str:
    return office.write_moment(office.some_moment(), **fields)


def person(office: Office, **fields) -> str:
    return office.write_person(office.some_person(), **fields)


# A moment.


@edit
def newest_moment(office):
    return office.add_moment(office.day)


@edit
def moment_in_the_middle(office):
    return office.add_moment(ago(office.chance.randint(100, 700)))


@edit
def oldest_moment(office):
    return office.add_moment(ago(office.chance.randint(2000, 3000)))


@edit
def other_words(office):
    return moment(office, quote=office.quote())


@edit
def other_title(office):
    return moment(office, title=office.words(1, 4))


@edit
def no_title(office):
    return moment(office, title=None)


@edit
def other_story(office):
    return moment(office, story=f"*{office.words()}*\n\n- {office.words()}")


@edit
def other_lesson(office):
    return moment(office, learned=office.words())


@edit
def other_way_it_came(office):
    return moment(office, channel=office.words(1, 2))


@edit
def other_recipients(office):
    return moment(office, thanks=office.recipients(office.day))


@edit
def other_factors(office):
    return moment(office, factors=office.factors())


@edit
def other_language(office):
    return moment(office, language=office.some(["fi", "sv", "en"]))


@edit
def other_giver(office):
    return moment(office, **{"from": office.some(["colleague", "manager", "partner", "self"])})


@edit
def other_date(office):
    id_ = office.some_moment()
    day = office.moments[id_]["date"] - timedelta(days=office.some([1, 40, 400]))
    return office.write_moment(id_, date=day)


@edit
def withdrawn(office):
    return moment(office, withdrawn=office.day)


@edit
def no_longer_withdrawn(office):
    gone = [id_ for id_, one in office.moments.items() if one.get("withdrawn")]
    return office.write_moment(office.some(gone or [office.some_moment()]), withdrawn=None)


@edit
def deleted(office):
    id_ = office.some_moment()
    office.remove(office.place(id_))
    del office.moments[id_]
    return id_


@edit
def renamed(office):
    id_ = office.some_moment()
    office.remove(office.place(id_))
    fields = office.moments.pop(id_)
    return f"{id_}, now " + office.write_moment(f"uusi-nimi-{office.number()}", **fields)


@edit
def moved_to_another_folder(office):
    id_ = office.some_moment()
    office.remove(office.place(id_))
    office.folders[id_] = f"muut/{office.number()}"
    return office.write_moment(id_)


@edit
def until(office):
    return moment(office, until=office.day + timedelta(days=office.some([-1, 0, 1, 30])))


@edit
def publish(office):
    return moment(office, publish=office.day + timedelta(days=office.some([-1, 0, 1, 30])))


@edit
def no_dates(office):
    return moment(office, publish=None, until=None)


@edit
def other_approval(office):
    one = {"by": office.some(["raija", "tommi", "sini"]), "on": office.day}
    two = [{"by": "raija", "on": ago(1)}, {"by": "tommi", "on": office.day}]
    return moment(office, approved=office.some([None, one, one, two]))


@edit
def other_bytes_that_say_the_same(office):
    id_ = office.some_moment()
    place = office.world.folder / office.place(id_)
    place.write_bytes(b"# muistiinpano\n\n" + place.read_bytes())
    return id_


# The calendar.


@edit
def tomorrow(office):
    office.day += timedelta(days=1)
    return str(office.day)


@edit
def a_month_later(office):
    office.day = min(office.day, DAY) + timedelta(days=31)
    return str(office.day)


@edit
def years_later(office):
    office.day = DAY + timedelta(days=office.some([400, 800]))
    return str(office.day)


@edit
def an_earlier_day(office):
    office.day = DAY - timedelta(days=office.some([0, 20]))
    return str(office.day)


# A person.


def permit(office: Office, **changes) -> str:
    key = office.some_person()
    now = office.people[key].get("permission") or {"on": ago(2000), "channels": list(CHANNELS)}
    now = {name: value for name, value in (now | changes).items() if value is not None}
    return office.write_person(key, permission=now)


@edit
def permission_given(office):
    return permit(office, channels=list(CHANNELS), until=None, withdrawn=None)


@edit
def permission_for_some_channels(office):
    return permit(office, channels=office.chance.sample(CHANNELS, office.chance.randint(1, 3)))


@edit
def permission_taken_back(office):
    return permit(office, withdrawn=office.day)


@edit
def permission_until(office):
    return permit(office, until=office.day + timedelta(days=office.some([-1, 0, 1, 30])))


@edit
def permission_from(office):
    return permit(office, on=office.day + timedelta(days=office.some([-1, 0, 1])))


@edit
def no_permission(office):
    return person(office, permission=None)


@edit
def shown_under_another_name(office):
    key = office.some_person()
    first = office.people[key]["name"].split()[0]
    return office.write_person(key, shown_as=office.some([None, first, f"{first} {key[0]}."]))


@edit
def another_name(office):
    key = office.some_person()
    return office.write_person(key, name=f"{key.title()} {office.some(['Aro', 'Salo', 'Pelto'])}")


@edit
def another_unit(office):
    return person(office, unit=office.unit())


@edit
def a_new_person(office):
    new = [name for name in NAMES if key_of(name) not in office.people]
    name = office.some(new or NAMES)
    return office.write_person(key_of(name), **office.new_person(name))


@edit
def a_person_less(office):
    key = office.some_person()
    office.remove(f"people/{key}.yml")
    del office.people[key]
    return key


# The organisation.


@edit
def name_of_the_wall(office):
    office.wall["name"] = office.words(1, 2)
    return office.write_wall(office.wall["name"])


@edit
def name_of_the_organisation(office):
    office.wall["organisation"] = office.words(1, 2)
    return office.write_wall(office.wall["organisation"])


@edit
def language_of_the_wall(office):
    office.wall["language"] = office.some(["fi", "sv", "en"])
    return office.write_wall(office.wall["language"])


@edit
def open_to_the_public(office):
    office.wall["public"] = not office.wall.get("public")
    return office.write_wall(office.wall["public"])


@edit
def a_new_unit(office):
    above = office.some([office.wall, *flat(office.wall["units"])])
    new = {"key": f"yksikko-{office.number()}", "name": office.words(1, 2)}
    above.setdefault("units", []).insert(0, new)
    return office.write_wall(office.wall["units"])


@edit
def a_renamed_unit(office):
    office.some(flat(office.wall["units"]))["name"] = office.words(1, 2)
    return office.write_wall(office.wall["units"])


# The screens.


@edit
def quiet_hours(office):
    office.wall["displays"] = office.some([{}, {"quiet": "22-06"}, {"quiet": "23:30-05:00"}])
    return office.write_wall(office.wall["displays"])


@edit
def an_emergency(office):
    end = office.day + timedelta(days=office.some([-1, 0, 1, 30]))
    units = office.some(["", f"units: [{office.unit()}]\n", "units: [ei-ole]\n"])
    text = f"message: {office.words()}\nuntil: {end} 18.00\n{units}"
    office.world.write("content/emergency.yml", text)
    return text


@edit
def no_emergency(office):
    (office.world.folder / "emergency.yml").unlink(missing_ok=True)
    return ""


def take_out(office: Office, unit: dict) -> None:
    """Take a unit out of the tree, with all below it."""
    for units in (office.wall["units"], *(u.get("units", []) for u in flat(office.wall["units"]))):
        if unit in units:
            units.remove(unit)


def lower_units(office: Office) -> list[dict]:
    return [one for one in flat(office.wall["units"]) if one not in office.wall["units"]]


@edit
def a_moved_unit(office):
    for unit in lower_units(office)[-1:]:
        take_out(office, unit)
        above = office.some([office.wall, *flat(office.wall["units"])])
        above.setdefault("units", []).append(unit)
    return office.write_wall(office.wall["units"])


@edit
def a_unit_less(office):
    new = [one for one in flat(office.wall["units"]) if one["key"].startswith("yksikko")]
    for unit in (new or lower_units(office))[-1:]:
        take_out(office, unit)
    return office.write_wall(office.wall["units"])


@edit
def a_headcount_that_is_shown_nowhere(office):
    office.some(flat(office.wall["units"]))["headcount"] = office.number()
    return office.write_wall()


@edit
def a_renamed_factor(office):
    office.some(office.wall["factors"])["name"] = office.words(1, 2)
    return office.write_wall(office.wall["factors"])


@edit
def another_meaning(office):
    about = office.some(["meaning", "question"])
    office.some(office.wall["factors"])[about] = office.words()
    return office.write_wall(office.wall["factors"])


@edit
def factors_in_another_order(office):
    office.chance.shuffle(office.wall["factors"])
    return office.write_wall([one["key"] for one in office.wall["factors"]])


@edit
def a_new_factor(office):
    new = {"key": f"tekija-{office.number()}", "name": office.words(1, 2)}
    office.wall["factors"].insert(0, new)
    return office.write_wall(new)


@edit
def a_factor_less(office):
    if len(office.wall["factors"]) > 2:
        office.wall["factors"].pop(0)
    return office.write_wall([one["key"] for one in office.wall["factors"]])


@edit
def an_approver_less(office):
    office.wall["approvers"] = office.some([APPROVERS[:1], APPROVERS])
    return office.write_wall(office.wall["approvers"])


@edit
def other_rules(office):
    others = [{"told_first": False}, {"approvals": 2}, {"keep": "18 months"}, {"keep": "2 years"}]
    office.wall["rules"] = RULES | office.some([{}, {}, *others])
    return office.write_wall(office.wall["rules"])


# Mistakes.


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


# The theme and the written pages.


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
    text = (THEME / "main.html").read_text()
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
