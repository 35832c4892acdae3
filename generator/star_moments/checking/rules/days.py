"""Rules about days: what has not happened yet cannot be told, and nothing ends before it begins."""

from collections.abc import Iterator
from datetime import date

from star_moments.checking.rules.known import Known
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import Located, Path


def check_days(moment: Moment, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find days of a moment that lie ahead or in the wrong order."""

    def at(code: str, path: Path, day: date, **values: str) -> Diagnostic:
        return finding(code, located.file, located.where(path), day=day.isoformat(), **values)

    if moment.date > known.day:
        yield at("future-date", ("date",), moment.date)
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


def check_withdrawal(
    withdrawn: date | None, path: Path, located: Located, known: Known
) -> Iterator[Diagnostic]:
    """Warn of a take-down dated ahead: it holds at once, and the author may think it does not."""
    if withdrawn is not None and withdrawn > known.day:
        place = located.where(path)
        yield finding("withdrawn-later", located.file, place, day=withdrawn.isoformat())


def check_permission(person: Person, located: Located) -> Iterator[Diagnostic]:
    """Warn of a permission that ends before it begins."""
    permission = person.permission
    if permission is not None and permission.until and permission.until < permission.on:
        yield finding(
            "permission-never-holds",
            located.file,
            located.where(("permission", "until")),
            day=permission.until.isoformat(),
            first=permission.on.isoformat(),
        )
