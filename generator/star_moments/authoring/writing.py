"""Write new files as an editor would by hand: in the order of the documentation, and with quotation
marks only where they are needed."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from star_moments.model.keys import key_from
from star_moments.names import Names
from star_moments.names.letters import fold, without_dots, words_of
from star_moments.reading.source import CONTROL

# Text that stands in a file as it is, without being taken for anything but text.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/–…?!+-]*[\w.)…?!])?")
_TAKEN = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


@dataclass(frozen=True, slots=True)
class NewMoment:
    """The answers that make a moment. `thanks` are (kind, key, day told or None).

    `seen` are words of the giver that may stay.
    """

    day: date
    giver: str
    came_by: str
    language: str
    quote: str
    thanks: Sequence[tuple[str, str, date | None]]
    factors: Sequence[str]
    title: str
    seen: Sequence[str] = ()


def moment_text(moment: NewMoment, wall_language: str) -> str:
    """Return the file of a moment, which is a draft until somebody approves it."""
    lines = ["# yaml-language-server: $schema=../../moment.schema.json"]
    lines += [f"date: {moment.day.isoformat()}", f"from: {moment.giver}"]
    if moment.came_by:
        lines.append(f"channel: {text_value(moment.came_by)}")
    if moment.language != wall_language:
        lines.append(f"language: {moment.language}")
    lines += ["quote: |", *_block(moment.quote), "thanks:"]
    for kind, key, told in moment.thanks:
        lines.append(f"  - {kind}: {key}")
        if told:
            lines.append(f"    told: {told.isoformat()}")
    lines.append(f"factors: [{', '.join(moment.factors)}]")
    if moment.title:
        lines.append(f"title: {text_value(moment.title)}")
    if moment.seen:
        lines += ["seen:", *(f"  - {text_value(words)}" for words in moment.seen)]
    return "\n".join(lines) + "\n"


def person_text(
    name: str, shown_as: str, unit: str, permission: tuple[date, Sequence[str]] | None
) -> str:
    """Return the file of a person; without a permission the name is shown nowhere."""
    lines = [f"name: {text_value(name)}"]
    if shown_as and shown_as != name:
        lines.append(f"shown_as: {text_value(shown_as)}")
    lines.append(f"unit: {unit}")
    if permission:
        day, channels = permission
        lines += [
            "permission:",
            f"  on: {day.isoformat()}",
            f"  channels: [{', '.join(channels)}]",
        ]
    return "\n".join(lines) + "\n"


def text_value(text: str) -> str:
    """Return a one-line text as a value, in quotation marks where it could be misread."""
    text = " ".join(CONTROL.sub(" ", text).split())
    if _PLAIN.fullmatch(text) and text.casefold() not in _TAKEN:
        return text
    return json.dumps(text, ensure_ascii=False)


def _block(text: str) -> list[str]:
    lines = [CONTROL.sub("", line).strip() for line in text.strip().splitlines()]
    return [f"  {line}" if line else "" for line in lines]


def moment_id(moment: NewMoment, people: Mapping[str, Sequence[str]], taken: Iterable[str]) -> str:
    """Return a free id: the day, then a few words that carry no name of a known person."""
    names = Names(people)
    words = []
    for word in words_of(moment.title or moment.quote):
        if not names.carried([word.capitalize()], people):
            words.append(without_dots(fold(word)))
        if len(words) == 3:
            break
    start = f"{moment.day.isoformat()}-{key_from(' '.join(words)) or 'kiitos'}"[:80].rstrip("-")
    used = set(taken)
    number, found = 2, start
    while found in used:
        found, number = f"{start}-{number}", number + 1
    return found
