"""What is done to the organisation and its screens."""

from datetime import timedelta

from tests.support.edits.deck import edit
from tests.support.office import APPROVERS, RULES, Office, flat


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
