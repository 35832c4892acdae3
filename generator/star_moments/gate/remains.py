"""What may stay on a site where nothing is left of the wall file, and none is known from before.

Without units, factors and approvers nothing can be shown anew. What stands on the site may stand
there, but for what is withdrawn and for people who do not permit it: a take-down waits for nobody.
"""

from typing import NamedTuple, Self

from star_moments.checking.drafts import Drafts
from star_moments.gate.decide import permits
from star_moments.gate.watched import watched_names
from star_moments.model.files import Moment
from star_moments.model.texts import texts_in


class Remains(NamedTuple):
    """The ids of the moments that may stay, and the names that may stand on no page."""

    moments: frozenset[str]
    names: frozenset[str]

    def joined(self, other: Self) -> Self:
        """Return the same for the moments of both, among the same people."""
        return self._replace(moments=self.moments | other.moments)


def remains_of(drafts: Drafts) -> Remains | None:
    """Return what may stay; None where something is left of the wall file."""
    house = drafts.house
    if house.units and house.factors and house.approvers:
        return None
    closed = {
        key: {*person.names}
        for key, person in drafts.people.items()
        if not permits(person, "wall", drafts.day)
    } | {key: set(names) for key, names in drafts.broken_people.items()}
    names = watched_names(drafts)

    def may_stay(moment_id: str, moment: Moment) -> bool:
        persons = [one.person for one in moment.thanks if one.person is not None]
        is_over = moment.until is not None and moment.until < drafts.day
        if is_over or not drafts.people.keys() >= set(persons) or closed.keys() & set(persons):
            return False
        return not closed.keys() & names.carried([*texts_in(moment), moment_id.title()], persons)

    moments = (key for key, moment in drafts.unchecked.items() if may_stay(key, moment))
    return Remains(frozenset(moments), frozenset().union(*closed.values()))
