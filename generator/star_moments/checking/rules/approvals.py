"""Rules about who approved a moment: somebody known, each once, and never whom it thanks."""

from collections.abc import Iterator

from star_moments.checking.rules.known import Known
from star_moments.checking.rules.recipients import unknown
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Moment
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
            yield unknown("approver", approval.by, path, known.approvers, located)
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
    name = known.approvers.get(approver, "").strip().casefold()
    for thanks in moment.thanks:
        if thanks.person is None:
            continue
        if thanks.person == approver:
            return True
        person = known.people.get(thanks.person)
        if person is None or not name:
            continue
        if name in (person.name.strip().casefold(), (person.shown_as or "").strip().casefold()):
            return True
    return False
