"""Rules about days: what has not happened yet cannot be told, and nothing ends before it begins."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from star_moments.checking.rules.known import Known
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import Located, Path

# So many years back, a day is more often a slip than meant; so many days after it, somebody who
# was thanked long ago heard of it, or somebody approved it.
_LONG_AGO: Final = 10
_NEAR: Final = 366


def check_days(moment: Moment, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find days of a moment that lie ahead or in the wrong order."""

    def at(code: str, path: Path, day: date, **values: str) -> Diagnostic:
        return finding(code, located.file, located.where(path), day=day.isoformat(), **values)

    if moment.date > known.day:
        yield at("future-date", ("date",), moment.date)
    elif _is_long_ago(moment.date, known.day):
        if not _is_borne_out(moment):
            yield at("long-ago", ("date",), moment.date, name="date")
    elif moment.publish is not None and _is_long_ago(moment.publish, known.day):
        yield at("long-ago", ("publish",), moment.publish, name="publish")
    for number, thanks in enumerate(moment.thanks):
        path: Path = ("thanks", number, "told")
        if thanks.told is None:
            continue
        if thanks.told > known.day:
            yield at("future-told", path, thanks.told)
        elif thanks.told < moment.date:
            yield at("told-early", path, thanks.told, first=moment.date.isoformat())
    for number, approval in enumerate(moment.approved or ()):
        path = ("approved", number, "on")
        if approval.on > known.day:
            yield at("future-approval", path, approval.on)
        elif approval.on < moment.date:
            yield at("approved-early", path, approval.on, first=moment.date.isoformat())
    first = max(moment.date, moment.publish or moment.date)
    if moment.until is not None and moment.until < first:
        name = "date" if first == moment.date else "publish"
        yield at("never-shown", ("until",), moment.until, name=name, first=first.isoformat())


def _is_long_ago(day: date, today: date) -> bool:
    return (day.year + _LONG_AGO, day.month, day.day) < (today.year, today.month, today.day)


def _is_borne_out(moment: Moment) -> bool:
    """Tell whether another day of a moment is near its first: an old archive's, and no slip."""
    told = [thanks.told for thanks in moment.thanks if thanks.told is not None]
    near = [*told, *(approval.on for approval in moment.approved or ())]
    return any(abs((day - moment.date).days) <= _NEAR for day in near)


def check_withdrawal(
    withdrawn: date | None, path: Path, located: Located, known: Known
) -> Iterator[Diagnostic]:
    """Warn of a take-down dated ahead: it holds at once, and the author may think it does not."""
    if withdrawn is not None and withdrawn > known.day:
        place = located.where(path)
        yield finding("withdrawn-later", located.file, place, day=withdrawn.isoformat())


def check_permission(person: Person, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Warn of a permission that ends before it begins, or began so long ago that it may be a slip.

    One that is meant to begin and is taken for an old one shows a name before its time.
    """
    permission = person.permission
    if permission is not None and _is_long_ago(permission.on, known.day):
        path = ("permission", "on")
        day = permission.on.isoformat()
        yield finding("long-ago", located.file, located.where(path), name="on", day=day)
    if permission is not None and permission.until and permission.until < permission.on:
        yield finding(
            "permission-never-holds",
            located.file,
            located.where(("permission", "until")),
            day=permission.until.isoformat(),
            first=permission.on.isoformat(),
        )
