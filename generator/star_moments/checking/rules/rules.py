"""Every rule that a typed draft must keep, family by family.

A take-down is never blocked: a moment that is withdrawn, and a person without a permission that
holds, break no rule.
"""

from star_moments.checking.rules.approvals import check_approvals
from star_moments.checking.rules.days import check_days, check_permission, check_withdrawal
from star_moments.checking.rules.givers import check_givers
from star_moments.checking.rules.known import Known
from star_moments.checking.rules.person_names import check_person_names
from star_moments.checking.rules.recipients import check_factors, check_home, check_recipients
from star_moments.diagnostics import Diagnostic, finding
from star_moments.model.files import Moment, Person
from star_moments.reading.tree import Located


def check_moment(moment: Moment, located: Located, known: Known) -> list[Diagnostic]:
    """Check a moment against the house, the people and the day."""
    if moment.withdrawn is not None:
        return list(check_withdrawal(moment.withdrawn, ("withdrawn",), located, known))
    if not known.is_whole:
        # One word instead of three for each of perhaps thousands of moments.
        return [
            finding("wall-in-error", located.file),
            *check_days(moment, located, known),
            *check_givers(moment, located, known),
        ]
    return [
        *check_recipients(moment, located, known),
        *check_factors(moment, located, known),
        *check_approvals(moment, located, known),
        *check_days(moment, located, known),
        *check_givers(moment, located, known),
    ]


def check_person(person: Person, located: Located, known: Known) -> list[Diagnostic]:
    """Check a person against the house and the day."""
    permission = person.permission
    if permission is None:
        return []
    if permission.withdrawn is not None:
        path = ("permission", "withdrawn")
        return list(check_withdrawal(permission.withdrawn, path, located, known))
    home = check_home(person, located, known) if known.units else ()
    names = check_person_names(person, located)
    return [*home, *names, *check_permission(person, located, known)]
