"""From a failed attempt at reading to what the author did, and the lines as they should be.

YAML's own errors name the symptom. So each mistake that people are known to make is looked for on
the lines that may be the cause, and its repair is tried: the first that lets the reading get
further is believed. Nothing is looked for in a file that can be read.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from star_moments.model.fields import ALL_FIELDS
from star_moments.reading.mistakes.braces import behind_brackets, between_braces, no_braces
from star_moments.reading.mistakes.layout import (
    block_indent,
    glued_field,
    indent,
    indented_start,
    invisible,
    no_colon,
    space_after_colon,
    space_after_dash,
    tab,
)
from star_moments.reading.mistakes.quotes import backslash, inside_one_another, not_closed
from star_moments.reading.mistakes.texts import (
    block_mark,
    brackets,
    colon_in_text,
    curly_quotes,
    dash_in_line,
    lone_sign,
    special_start,
    text_over_lines,
    two_in_line,
)
from star_moments.reading.parse import LEVELS, Failure, Work
from star_moments.reading.repair import Mistake, Repair, parts

# What no line has that is right: looked for on all lines before anything else.
_SURE: Final[tuple[Mistake, ...]] = (tab, invisible, glued_field)

SURE_CODES: Final = ("tab", "invisible-character")

# In this order: the surest signs first, what might be anything last.
_MISTAKES: Final[tuple[Mistake, ...]] = (
    curly_quotes,
    space_after_colon,
    backslash,
    not_closed,
    inside_one_another,
    lone_sign,
    block_mark,
    dash_in_line,
    special_start,
    behind_brackets,
    between_braces,
    no_braces,
    brackets,
    indented_start,
    indent,
    two_in_line,
    colon_in_text,
    text_over_lines,
    space_after_dash,
    no_colon,
    block_indent,
)

_LINES_UP: Final = 40
_ATTEMPTS: Final = 24


def explain(lines: list[str], failure: Failure, work: Work) -> Repair:
    """Return what most likely went wrong, as far as the work that is left finds it out."""
    if failure.problem == "another document":
        rest = len(lines) - failure.line
        return Repair("second-document", failure.line, 0, {}, (), rest)
    if failure.problem == "deep":
        return Repair("too-deep", failure.line, failure.column, {"levels": str(LEVELS)})
    sure: Repair | None = None
    for repair in islice(_suspected(lines, failure), _ATTEMPTS):
        if work.is_done:
            break
        if _helps(repair, lines, failure, work):
            return repair
        if sure is None and repair.code in SURE_CODES:
            sure = repair
    # What is wrong for sure may stand before something else that stops the reading just there.
    return sure or _by_symptom(lines, failure)


def _suspected(lines: list[str], failure: Failure) -> Iterator[Repair]:
    causes = _causes(lines, failure)
    for mistakes in (_SURE, _MISTAKES):
        for number in causes:
            for mistake in mistakes:
                yield from mistake(lines, number, failure)


def _causes(lines: list[str], failure: Failure) -> list[int]:
    """Return the lines that may be to blame: where it showed, where it began, then upwards."""
    line, start = failure.line, failure.start[0]
    first = (start,) if "expected ':'" in failure.problem else (line, start)
    upwards = range(min(first[0], len(lines) - 1), max(-1, line - _LINES_UP), -1)
    numbers = dict.fromkeys((*first, *upwards))
    return [number for number in numbers if number < len(lines) and lines[number].strip()]


def _helps(repair: Repair, lines: list[str], failure: Failure, work: Work) -> bool:
    after = work.attempt("\n".join(repair.applied(lines)))
    if not isinstance(after, Failure):
        return after is not None
    shift = len(repair.lines or ()) - repair.count
    reached = _depth(after) - shift
    return reached > max(_depth(failure), repair.line)


def _depth(failure: Failure) -> int:
    """Return how far the reading got: a text that never ends was understood up to its beginning."""
    endless = "quoted scalar" in failure.context or "flow" in failure.context
    return failure.start[0] if endless else failure.line


def _by_symptom(lines: list[str], failure: Failure) -> Repair:
    """Say what can be said when no repair helps, and read on without the line where possible."""
    if not any(parts(line).name in ALL_FIELDS for line in lines):
        return Repair("not-fields", 0, 0)
    line = min(failure.line, len(lines) - 1)
    column = failure.column if failure.line < len(lines) else 0
    start, start_column = failure.start
    problem, context = failure.problem, failure.context
    if "tab character" in problem:
        return Repair("tab", line, column)
    if problem in ("anchor", "alias", "tag"):
        mark = lines[line][column : column + 1] or "&"
        return Repair("special-start", line, column, {"mark": mark})
    if "quoted scalar" in context:
        start = min(start, len(lines) - 1)
        mark = lines[start][start_column : start_column + 1]
        if "end of stream" in problem:
            return Repair("quote-not-closed", start, start_column, {"mark": mark})
        return Repair("backslash", line, column)
    if "flow" in context:
        bracket = _open_bracket(lines, start, start_column)
        if bracket is None:
            return Repair("not-understood", line, column)
        opening = lines[bracket[0]][bracket[1]]
        values = {"opening": opening, "closing": "]" if opening == "[" else "}"}
        return Repair("brackets", *bracket, values)
    if "expected ':'" in problem:
        return _without(Repair("no-colon", start, start_column), lines)
    if "expected key" in problem or "'-' indicator" in problem or "document start" in problem:
        code = "quotes-in-quotes" if lines[line].count('"') > 1 else "indent"
        return Repair(code, line, column, {"mark": '"'} if code != "indent" else {})
    if "mapping values" in problem:
        return Repair("colon-in-text", line, column)
    return Repair("not-understood", line, column)


def _open_bracket(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """Return where the bracket stands: at the place given, or the last one before it."""
    if line < len(lines) and lines[line][column : column + 1] in ("[", "{"):
        return line, column
    for number in range(min(line, len(lines) - 1), -1, -1):
        found = max(lines[number].rfind("["), lines[number].rfind("{"))
        if found >= 0:
            return number, found
    return None


def _without(repair: Repair, lines: list[str]) -> Repair:
    """Let the reading go on as if the line, and the lines of its kind below it, were comments."""
    last = repair.line
    while last + 1 < len(lines) and lines[last + 1].strip() and parts(lines[last + 1]).is_bare:
        last += 1
    commented = tuple(f"#{line}" for line in lines[repair.line : last + 1])
    return replace(repair, lines=commented, count=len(commented))
