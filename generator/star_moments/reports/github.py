"""The findings of a check as GitHub shows them: marks at lines of a change, and a summary."""

import html
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final
from urllib.parse import quote

from star_moments.diagnostics import Diagnostic
from star_moments.gate.alarm import Alarm
from star_moments.reports.alarm import alarm_text
from star_moments.reports.causes import told, waiting_text
from star_moments.reports.older import older_lines
from star_moments.reports.saying import closing, harmless, say
from star_moments.reports.tasks import tasks
from star_moments.words import Words

# GitHub shows ten marks of each kind for a step and drops the rest without a word.
_MARKS: Final = 10

# What is found about a file that is not there.
_ABSENT: Final = frozenset({"no-wall-file", "no-pages"})

# GitHub drops a whole summary above 1 MiB.
_LARGEST: Final = 1024 * 1024 - 16 * 1024


def annotations(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """Return workflow commands that mark the first error and the first warning of each file.

    Causes stand first; the mark of one says how many other files wait for it.
    """
    lines: list[str] = []
    causes, waiting = told(diagnostics)
    for severity in ("error", "warning"):
        first: dict[str, Diagnostic] = {}
        for one in causes:
            if one.severity == severity:
                first.setdefault(one.file, one)
        for one in list(first.values())[:_MARKS]:
            number = waiting.get(one.file, 0) if severity == "error" else 0
            lines.append(_annotation(one, words, number))
    return "".join(f"{line}\n" for line in lines)


def _annotation(one: Diagnostic, words: Words, number: int) -> str:
    said = say(one, words)
    text = f"{said.message} {said.todo}"
    if said.fix:
        text = f"{text}\n{said.heading}\n{said.fix}"
    if number:
        text = f"{text}\n{waiting_text(number, words)}"
    properties = {
        "file": one.file,
        "line": str(one.line),
        "col": str(one.column),
        "title": words("report.annotation"),
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{one.severity} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(
    diagnostics: Sequence[Diagnostic],
    words: Words,
    *,
    held: int = 0,
    alarm: Alarm | None = None,
    older: Sequence[Diagnostic] = (),
    address: str = "",
) -> str:
    """Return Markdown for a job's summary page, cut at a row's end before GitHub would drop it.

    First stands who has what to do. Each place links to its line, where `address` says at which
    address the files stand. `older` is what was found before the change, and is only named. The
    table and the lists are HTML and each row one line, so that nothing in it is read as Markdown.
    """
    heading = f"## {words('report.summary.heading')}\n\n{_box(alarm, words)}"
    causes, waiting = told(diagnostics)
    end = f"\n{closing(causes, words, held=held, is_older=bool(older))}\n"
    if older:
        end = f"\n{_listed(words('report.older.heading'), older_lines(older, words))}{end}"
    if not causes:
        return heading + end.lstrip("\n")
    heading += f"{_listed(words('report.tasks.heading'), tasks(causes, words))}\n"
    names = (words(f"report.summary.{name}") for name in ("file", "wrong", "right"))
    head = "<tr>" + "".join(f"<th>{_escaped(name)}</th>" for name in names) + "</tr>\n"
    rows: list[str] = []
    size = len((heading + end + head).encode())
    for one, after in zip_longest(causes, causes[1:]):
        is_last = after is None or after.file != one.file
        row = _row(one, words, waiting.get(one.file, 0) if is_last else 0, address)
        size += len(row.encode())
        if size > _LARGEST:
            break
        rows.append(row)
    left = len(causes) - len(rows)
    more = f"\n{words('report.summary.more', number=left)}\n" if left else ""
    return f"{heading}<table>\n{head}{''.join(rows)}</table>\n{more}{end}"


def _box(alarm: Alarm | None, words: Words) -> str:
    if alarm is None or not alarm.is_news:
        return ""
    kind = "CAUTION" if alarm.is_grave else "IMPORTANT"
    return f"> [!{kind}]\n> {_escaped(harmless(alarm_text(alarm, words)))}\n\n"


def _listed(heading: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{_escaped(line)}</li>\n" for line in lines)
    return f"<p>{_escaped(heading)}</p>\n<ul>\n{items}</ul>\n"


def _row(one: Diagnostic, words: Words, number: int, address: str) -> str:
    said = say(one, words)
    place = f"<code>{_escaped(harmless(one.file))}</code>&#10;{one.line}:{one.column}"
    if address and one.code not in _ABSENT:
        # A page would be shown rendered, without its lines.
        plain = "?plain=1" if one.file.endswith(".md") else ""
        link = f"{address}{quote(one.file)}{plain}#L{one.line}"
        place = f'<a href="{_escaped(link)}">{place}</a>'
    wrong = (
        f"<b>{_escaped(words(f'report.{one.severity}'))}</b>: {_escaped(said.message)}"
        f"<br>{_escaped(words('report.todo'))}: {_escaped(said.todo)}"
    )
    if number:
        wrong = f"{wrong}<br>{_escaped(waiting_text(number, words))}"
    right = f"{_escaped(said.heading)}<pre>{_escaped(said.fix)}</pre>" if said.fix else ""
    return f"<tr><td>{place}</td><td>{wrong}</td><td>{right}</td></tr>\n"


def _escaped(text: str) -> str:
    """Return a text that HTML shows as it is, on one line: a blank line would end the table."""
    return html.escape(text).replace("\n", "&#10;")
