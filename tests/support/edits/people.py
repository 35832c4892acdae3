"""What is done to persons: names, units, and above all permissions."""

from datetime import timedelta

from tests.support.edits.deck import edit
from tests.support.office import CHANNELS, NAMES, Office, key_of
from tests.support.world import ago


def person(office: Office, **fields) -> str:
    return office.write_person(office.some_person(), **fields)


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
