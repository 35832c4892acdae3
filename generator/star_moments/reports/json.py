"""The findings of a check as JSON for programs."""

import json
from collections.abc import Iterable
from typing import Final

from star_moments.diagnostics import Diagnostic
from star_moments.gate.alarm import Alarm
from star_moments.reports.alarm import alarm_data
from star_moments.reports.causes import told, waiting_text
from star_moments.reports.changes import Changes, changes_data
from star_moments.reports.saying import Said, say
from star_moments.reports.tasks import who
from star_moments.words import Words

JSON_VERSION: Final = 2


def json_report(
    diagnostics: Iterable[Diagnostic],
    words: Words,
    *,
    held: int = 0,
    alarm: Alarm | None = None,
    changes: Changes | None = None,
    older: Iterable[Diagnostic] = (),
) -> str:
    """Return the findings as JSON.

    An object with `version` (2; it changes only when a field changes its meaning or goes),
    `language`, `held`, `emergency` (null, or an object with `state`, which is `shown`, `over` or
    `in error`, and `file`, `until` and `units`), `changes` (null, or an object with `brought` and
    `taken`, the numbers of moments by cause), `diagnostics`: a list of objects with `file`,
    `line` and `column` (from 1), `code`, `severity` (`error` or `warning`), `message`, `todo`,
    `fix` (text or null), the lines that it takes the place of, `fix_first` to `fix_last`, and `who`
    can put it right (`house`, `author`, `approver` or `manager`), causes first; `older`: such a
    list of what was found before the change that is checked; and `waiting`: for each of their files
    in which other files' findings have their only cause an object with `file`, `number` (of these
    other files) and `message`.
    """
    causes, waiting = told(diagnostics)
    found = [_as_object(one, say(one, words)) for one in causes]
    report = {
        "version": JSON_VERSION,
        "language": words.language,
        "held": held,
        "emergency": alarm_data(alarm),
        "changes": changes_data(changes),
        "diagnostics": found,
        "older": [_as_object(one, say(one, words)) for one in older],
        "waiting": [
            {"file": file, "number": number, "message": waiting_text(number, words)}
            for file, number in waiting.items()
        ],
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
        "fix_first": one.fix.first if one.fix else None,
        "fix_last": one.fix.last if one.fix else None,
        "who": who(one),
    }
