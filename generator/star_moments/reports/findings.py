"""The findings of a check as text for a terminal and as JSON for programs."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from star_moments.diagnostics import Diagnostic
from star_moments.gate.alarm import Alarm
from star_moments.reports.alarm import alarm_data, alarm_text
from star_moments.reports.saying import Said, harmless, say
from star_moments.words import Words

_BOLD: Final = "1"
_COLOURS: Final = {"error": "31", "warning": "33"}
_FIX: Final = "32"

JSON_VERSION: Final = 1


def text_report(
    diagnostics: Sequence[Diagnostic],
    words: Words,
    *,
    held: int = 0,
    alarm: Alarm | None = None,
    colour: bool = False,
) -> str:
    """Return the findings file by file, each with its place, the next step and the corrected text.

    `held` is the number of moments that stay off the wall; `alarm` tells of an emergency message,
    and stands last, where a reader looks first; `colour` is for terminals. Corrected
    lines stand behind a bar, so that no line of the report begins with what somebody wrote in a
    file: CI services take some beginnings for commands.
    """

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    blocks: list[str] = []
    for file, group in groupby(diagnostics, key=lambda diagnostic: diagnostic.file):
        lines = [paint(harmless(file), _BOLD)]
        for one in group:
            said = say(one, words)
            name = paint(words(f"report.{one.severity}"), _COLOURS[one.severity])
            lines.append(f"  {harmless(file)}:{one.line}:{one.column}")
            lines.append(f"    {name}: {said.message} [{one.code}]")
            lines.append(f"    {words('report.todo')}: {said.todo}")
            if said.fix:
                lines.append(f"    {words('report.fix')}")
                lines += [paint(f"    | {line}", _FIX) for line in said.fix.split("\n")]
        blocks.append("\n".join(lines))
    blocks.append(closing(diagnostics, words, held=held))
    if alarm is not None and alarm.is_news:
        text = harmless(alarm_text(alarm, words))
        blocks.append(paint(text, f"{_BOLD};{_COLOURS['error']}") if alarm.is_grave else text)
    return "\n\n".join(blocks) + "\n"


def closing(diagnostics: Sequence[Diagnostic], words: Words, *, held: int = 0) -> str:
    """Return the last words of a report: how much was found, and what becomes of it."""
    if not diagnostics:
        return words("report.found.nothing")
    parts = [
        _number(words, severity, sum(one.severity == severity for one in diagnostics))
        for severity in ("error", "warning")
    ]
    parts = [part for part in parts if part]
    count = f"{parts[0]}." if len(parts) == 1 else ""
    if len(parts) == 2:
        count = words("report.found.and", first=parts[0], second=parts[1])
    return f"{count} {held_text(words, held)}"


def held_text(words: Words, held: int) -> str:
    """Say how many moments wait for a correction."""
    if held == 0:
        return words("report.held.none")
    return words("report.held.one") if held == 1 else words("report.held.many", number=held)


def json_report(
    diagnostics: Iterable[Diagnostic],
    words: Words,
    *,
    held: int = 0,
    alarm: Alarm | None = None,
) -> str:
    """Return the findings as JSON.

    An object with `version` (1; it changes only when a field changes its meaning or goes),
    `language`, `held`, `emergency` (null, or an object with `state`, which is `shown`, `over` or
    `in error`, and `file`, `until` and `units`), and `diagnostics`: a list of objects with `file`,
    `line` and `column` (from 1), `code`, `severity` (`error` or `warning`), `message`, `todo`, and
    `fix` (text or null).
    """
    found = [_as_object(one, say(one, words)) for one in diagnostics]
    report = {
        "version": JSON_VERSION,
        "language": words.language,
        "held": held,
        "emergency": alarm_data(alarm),
        "diagnostics": found,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _as_object(one: Diagnostic, said: Said) -> dict[str, str | int | None]:
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": one.severity,
        "message": said.message,
        "todo": said.todo,
        "fix": said.fix or None,
    }


def _number(words: Words, severity: str, number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return words(f"report.found.one_{severity}")
    return words(f"report.found.{severity}s", number=number)
