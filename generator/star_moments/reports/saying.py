"""A diagnostic in words: what is wrong, and what to do; and the last words about all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from star_moments.diagnostics import Diagnostic
from star_moments.graphemes import beginning
from star_moments.reading.source import CONTROL, UNSEEN
from star_moments.reports.days import as_said
from star_moments.words import Words

_LONGEST = 240
# Values that are a day or a time, and are not to be typed as they stand.
_DAYS = frozenset({"day", "end", "first", "until"})
_DECIMAL = frozenset({"contrast", "needed"})
_VARIANTS = ("guess", "keys", "time", "right", "other", "by")


@dataclass(frozen=True, slots=True)
class Said:
    """A diagnostic in one language: its message and the next step.

    `fix` is the corrected text, and `heading` says which lines it takes the place of; both are
    empty where there is none.
    """

    message: str
    todo: str
    heading: str = ""
    fix: str = ""


def say(diagnostic: Diagnostic, words: Words) -> Said:
    """Put a diagnostic into words.

    The next step is what is to be asked where only the author knows it. Else it has variants:
    `todo_guess` where a `guess` is among the values, `todo_keys` where
    the possible `keys` are, `todo_time` where a `time` of day is needed too, `todo_right` where the
    `right` name is known, `todo_other` where an `other` file is the one that is read, `todo_by`
    where it is known `by` whom. What comes
    from a file is cut short, made one line and freed of signs that could act on a terminal.
    """
    start = f"diagnostics.{diagnostic.code}"
    values = {
        name: beginning(harmless(value), _LONGEST) for name, value in diagnostic.values.items()
    }
    values |= {name: as_said(values[name], words) for name in _DAYS & values.keys()}
    if words.language != "en":
        values |= {name: values[name].replace(".", ",") for name in _DECIMAL & values.keys()}
    variants = [
        f"report.ask.{values.get('ask')}",
        *(f"{start}.todo_{name}" for name in _VARIANTS if name in values),
    ]
    todo = next((key for key in variants if key in words.texts), f"{start}.todo")
    message = words(f"{start}.message").format(**values)
    said = Said(message, words(todo).format(**values))
    if (fix := diagnostic.fix) is None:
        return said
    text = "\n".join(harmless(line, keep_spaces=True) for line in fix.text.split("\n"))
    heading = "report.fix.line" if fix.first == fix.last else "report.fix.lines"
    return replace(said, heading=words(heading, first=fix.first, last=fix.last), fix=text)


def harmless(text: str, *, keep_spaces: bool = False) -> str:
    """Return a text on one line and without signs that steer a terminal or the order of letters."""
    plain = UNSEEN.sub("", CONTROL.sub(" ", text))
    return plain.replace("\n", " ").rstrip() if keep_spaces else " ".join(plain.split())


def closing(
    diagnostics: Sequence[Diagnostic], words: Words, *, held: int = 0, is_older: bool = False
) -> str:
    """Return the last words of a report: how much was found, and what becomes of it.

    `is_older` says that more was found, which was there before the change that is checked.
    """
    if not diagnostics:
        return words("report.found.nothing-new" if is_older else "report.found.nothing")
    return f"{count(diagnostics, words)}. {_held(words, held)}"


def count(diagnostics: Sequence[Diagnostic], words: Words) -> str:
    """Return how many errors and warnings there are, in words."""
    numbers = (
        _number(words, severity, sum(one.severity == severity for one in diagnostics))
        for severity in ("error", "warning")
    )
    parts = [part for part in numbers if part]
    if len(parts) == 2:
        return words("report.found.and", first=parts[0], second=parts[1])
    return parts[0]


def _held(words: Words, held: int) -> str:
    """Say how many moments wait for a correction."""
    if held == 0:
        return words("report.held.none")
    return words("report.held.one") if held == 1 else words("report.held.many", number=held)


def _number(words: Words, severity: str, number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return words(f"report.found.one_{severity}")
    return words(f"report.found.{severity}s", number=number)
