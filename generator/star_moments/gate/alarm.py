"""Where an emergency message stands on a day, whatever else a report holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from star_moments.checking.drafts import Drafts
from star_moments.wall.public import Publication


@dataclass(frozen=True, slots=True)
class Alarm:
    """Where the emergency message stands on a day.

    `file` is its shown path; `until` the time of day at which it ends by the wall's clock, where
    that can be read; `units` the names of those whose screens show it, none meaning all.
    """

    state: Literal["shown", "over", "in error"]
    file: str
    until: datetime | None = None
    units: tuple[str, ...] = ()

    @property
    def is_grave(self) -> bool:
        """Whether somebody believes that a message is shown which is not."""
        return self.state == "in error"

    @property
    def is_news(self) -> bool:
        """Whether a report has to say more than its findings do: that it is over is one of them."""
        return self.state != "over"


def alarm_of(drafts: Drafts, publication: Publication) -> Alarm | None:
    """Return where the message stands; None where there is no file for one."""
    written, shown = drafts.emergency, publication.emergency
    if written is None:
        return None
    if shown is not None:
        names = {unit.key: unit.name for unit in publication.house.units}
        units = tuple(names[key] for key in shown.units)
        return Alarm("shown", written.shown, shown.until, units)
    if written.draft is not None and written.draft.until.date() < publication.day:
        return Alarm("over", written.shown, written.draft.until)
    return Alarm("in error", written.shown)
