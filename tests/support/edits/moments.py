"""What is done to moments, and days that go by."""

from datetime import timedelta

from tests.support.edits.deck import edit
from tests.support.office import Office
from tests.support.world import DAY, ago


def moment(office: Office, **fields) -> str:
    return office.write_moment(office.some_moment(), **fields)


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
