"""What everybody hears of an emergency message, whatever else a report holds.

A message that does not reach the screens is worse than anything else that can be wrong, and one
that is there should not be forgotten; so check, build and status all say it.
"""

from star_moments.gate.alarm import Alarm
from star_moments.reports.days import time_said
from star_moments.words import Words


def alarm_text(alarm: Alarm, words: Words) -> str:
    """Return it in words, in one or two sentences."""
    end = time_said(alarm.until, words) if alarm.until is not None else ""
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
