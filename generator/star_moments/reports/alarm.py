"""What everybody hears of an emergency message, whatever else a report holds.

A message that does not reach the screens is worse than anything else that can be wrong, and one
that is there should not be forgotten; so check, build and status all say it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from star_moments.checking.drafts import Drafts
from star_moments.wall.public import Publication
from star_moments.words import Words


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


def alarm_text(alarm: Alarm, words: Words) -> str:
    """Return it in words, in one or two sentences."""
    end = f"{alarm.until:%Y-%m-%d %H:%M}" if alarm.until is not None else ""
    if alarm.state == "in error":
        return words("report.emergency.in-error", file=alarm.file)
    if alarm.state == "over":
        return words("report.emergency.over", end=end, file=alarm.file)
    if alarm.units:
        units = ", ".join(alarm.units)
        return words("report.emergency.shown-in", end=end, units=units, file=alarm.file)
    return words("report.emergency.shown", end=end, file=alarm.file)


def alarm_data(alarm: Alarm | None) -> dict[str, str | list[str] | None] | None:
    """Return it for programs: `state`, `file`, `until` (ISO 8601 or null) and `units`, or None."""
    if alarm is None:
        return None
    until = alarm.until.isoformat() if alarm.until is not None else None
    return {
        "state": alarm.state,
        "file": alarm.file,
        "until": until,
        "units": list(alarm.units),
    }
