"""Where each moment stands on its way to the wall, what comes next, and who does it."""

import json
from dataclasses import asdict, dataclass

from star_moments.build import Content
from star_moments.gate.decide import STATES, Decision, State
from star_moments.model.vocabulary import CHANNELS
from star_moments.reports.alarm import alarm_data, alarm_text
from star_moments.reports.days import day_said


@dataclass(frozen=True, slots=True)
class Step:
    """A moment's state with its next step. `channels` are those that show it today."""

    file: str
    id: str
    state: State
    next: str
    who: str
    channels: tuple[str, ...]


def steps(content: Content) -> list[Step]:
    """Return every moment, in the order of the states, the newest file first within each."""
    seen = content.wall.publication.moments
    found = [
        Step(
            content.drafts.files.get(moment_id, moment_id),
            moment_id,
            decision.state,
            *_next(content, moment_id, decision),
            tuple(channel for channel in CHANNELS if moment_id in seen[channel]),
        )
        for moment_id, decision in content.decisions.items()
    ]
    found.sort(key=lambda step: step.id, reverse=True)
    return sorted(found, key=lambda step: STATES.index(step.state))


def _next(content: Content, moment_id: str, decision: Decision) -> tuple[str, str]:
    words = content.words
    people = content.drafts.people
    key = decision.state.replace(" ", "-")
    who = words(f"status.who.{key}")
    if decision.asked:
        return words("status.next.draft-asked", lines=", ".join(map(str, decision.asked))), who
    if decision.state == "draft":
        needed = content.drafts.house.rules.approvals
        return words("status.next.draft", count=needed), who
    if decision.state == "to tell":
        steps = []
        for key, persons in (("to-tell", decision.to_tell), ("named", decision.named_to_tell)):
            known = [people[one].shown_as or people[one].name for one in persons if one in people]
            if persons:
                steps.append(words(f"status.next.{key}", names=", ".join(known)))
        return " ".join(steps), who
    if decision.state == "held":
        return _held(content, moment_id, decision), who
    since, last = (day and day_said(day, words) for day in (decision.since, decision.last))
    if decision.state == "scheduled":
        return words("status.next.scheduled", day=since), who
    if decision.state == "on the wall":
        if last is None:
            return words("status.next.on-the-wall"), who
        return words("status.next.on-the-wall-until", day=last), who
    if decision.state == "expired":
        return words("status.next.expired", day=last), who
    return words("status.next.withdrawn"), who


def _held(content: Content, moment_id: str, decision: Decision) -> str:
    errors = content.drafts.broken_moments.get(moment_id, ())
    if errors:
        lines = ", ".join(dict.fromkeys(str(one.line) for one in errors))
        return content.words("status.next.held-error", lines=lines)
    for word, channels in decision.names.values():
        if "wall" in channels:
            return content.words("status.next.held-name", word=word)
    return content.words("status.next.held")


def status_text(content: Content) -> str:
    """Return the list for people: an emergency message, then each state with its moments."""
    words = content.words
    lines: list[str] = []
    alarm = content.alarm
    if alarm is not None:
        lines += [alarm_text(alarm, words), ""]
    found = steps(content)
    for state in STATES:
        some = [step for step in found if step.state == state]
        if not some:
            continue
        name = words(f"status.state.{state.replace(' ', '-')}")
        lines.append(f"{name} ({len(some)}) – {some[0].who}")
        for step in some:
            lines += [f"  {step.file}", f"      {step.next}"]
        lines.append("")
    if not found:
        lines.append(words("status.empty"))
    return "\n".join(lines).rstrip() + "\n"


def status_json(content: Content) -> str:
    """Return the list for programs: the emergency message or null, and one object per moment."""
    listing = {
        "day": content.day.isoformat(),
        "emergency": alarm_data(content.alarm),
        "moments": [asdict(step) for step in steps(content)],
    }
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"
