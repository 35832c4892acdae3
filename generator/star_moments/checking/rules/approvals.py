"""Rules about who approved a moment: somebody known, each once, and never whom it thanks."""

from collections.abc import Iterator
from functools import lru_cache

from star_moments.checking.rules.known import Known
from star_moments.checking.rules.recipients import unknown
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Moment, Person
from star_moments.names import Names
from star_moments.reading.tree import Located, Path


def check_approvals(moment: Moment, located: Located, known: Known) -> Iterator[Diagnostic]:
    """Find approvers who do not exist, who had left, who approve twice or praise of themselves."""
    seen: set[str] = set()
    for number, approval in enumerate(moment.approved or ()):
        path: Path = ("approved", number, "by")
        if approval.by in seen:
            place = located.where(path)
            yield finding("approver-twice", located.file, place, key=approval.by)
        seen.add(approval.by)
        if approval.by not in known.approvers:
            yield unknown("approver", approval.by, path, known.approvers, located, known.unread)
        left = known.left.get(approval.by)
        if left is not None and approval.on > left:
            place = located.where(path)
            yield finding(
                "approver-left", located.file, place, key=approval.by, until=left.isoformat()
            )
        if _is_thanked(approval.by, moment, known):
            place = located.where(path)
            yield finding("own-approval", located.file, place, key=approval.by)


def _is_thanked(approver: str, moment: Moment, known: Known) -> bool:
    name = known.approvers.get(approver)
    for key in (thanks.person for thanks in moment.thanks):
        person = known.people.get(key or "")
        if key == approver:
            return True
        if person is not None and name is not None and bears_name(person, name):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _finder(name: str) -> Names:
    return Names({"": [name]})


def bears_name(person: Person, name: str) -> bool:
    """Say whether a name is a person's, also in another order or with one name more."""
    is_same = name.strip().casefold() in (one.strip().casefold() for one in person.names)
    return is_same or bool(_finder(name).carried(person.names, ()))
