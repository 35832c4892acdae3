"""The findings of a check as text for a terminal."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from star_moments.diagnostics import Diagnostic
from star_moments.gate.alarm import Alarm
from star_moments.reports.alarm import alarm_text
from star_moments.reports.causes import told, waiting_text
from star_moments.reports.changes import Changes, changes_text
from star_moments.reports.older import older_lines
from star_moments.reports.saying import closing, harmless, say
from star_moments.reports.tasks import tasks
from star_moments.words import Words

_BOLD: Final = "1"
_COLOURS: Final = {"error": "31", "warning": "33"}
_FIX: Final = "32"


def text_report(
    diagnostics: Sequence[Diagnostic],
    words: Words,
    *,
    held: int = 0,
    alarm: Alarm | None = None,
    changes: Changes | None = None,
    older: Sequence[Diagnostic] = (),
    colour: bool = False,
) -> str:
    """Return the findings file by file, each with its place, the next step and the corrected text.

    First stands who has what to do. Then causes come first, and what only follows from a file is a
    number below its findings. `held` is the number of moments that stay off the wall; `changes` is
    what a change brings and takes, and `older` what was found before it, which is only named;
    `alarm` tells of an emergency message, and stands last, where a reader looks first; `colour` is
    for terminals. Corrected
    lines stand behind a bar, so that no line of the report begins with what somebody wrote in a
    file: CI services take some beginnings for commands.
    """

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    causes, waiting = told(diagnostics)
    blocks = [_listed(words("report.tasks.heading"), tasks(causes, words))] if causes else []
    if changes is not None:
        blocks.append(changes_text(changes, words).rstrip())
    for file, group in groupby(causes, key=lambda diagnostic: diagnostic.file):
        lines = [paint(harmless(file), _BOLD)]
        for one in group:
            said = say(one, words)
            name = paint(words(f"report.{one.severity}"), _COLOURS[one.severity])
            lines.append(f"  {harmless(file)}:{one.line}:{one.column}")
            lines.append(f"    {name}: {said.message} [{one.code}]")
            lines.append(f"    {words('report.todo')}: {said.todo}")
            if said.fix:
                lines.append(f"    {said.heading}")
                lines += [paint(f"    | {line}", _FIX) for line in said.fix.split("\n")]
        if file in waiting:
            lines.append(f"  {waiting_text(waiting[file], words)}")
        blocks.append("\n".join(lines))
    if older:
        blocks.append(_listed(words("report.older.heading"), older_lines(older, words)))
    blocks.append(closing(causes, words, held=held, is_older=bool(older)))
    if alarm is not None and alarm.is_news:
        text = harmless(alarm_text(alarm, words))
        blocks.append(paint(text, f"{_BOLD};{_COLOURS['error']}") if alarm.is_grave else text)
    return "\n\n".join(blocks) + "\n"


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"  {line}" for line in lines)])
