"""What can be wrong with a file, and what to do about it, before anyone has put it into words.

Each code has a message in `locale/*/diagnostics.toml`, an example in `tests/examples/bad/` and a
page in `docs/diagnostics/`; `tests/acceptance/test_examples.py` keeps the four equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fix:
    """Corrected text, to be put in place of `count` lines of a file from line `first` on.

    `before` is what the text was made from: these lines as they stand, or as they are once another
    mistake in them is corrected.
    """

    first: int
    count: int
    before: str
    text: str

    @property
    def last(self) -> int:
        """The last line that it takes the place of."""
        return self.first + self.count - 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one place of one file.

    `file` is the path as shown to the reader; `line` and `column` count from 1. `values` fill the
    placeholders of the message that the catalogues hold for `code`. `fix` is the corrected text,
    where one can be given: where not, the message asks what only the author knows. `path` leads to
    the value in the file, where it is of one. An error holds the file's moment back; a warning does
    not.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity = "error"
    values: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
    path: tuple[str | int, ...] = ()


ERRORS: Final = (
    # The file and its bytes
    "bad-file-name",
    "broken-letters",
    "control-character",
    "emergency-file-name",
    "empty-file",
    "lost-letters",
    "no-wall-file",
    "not-read",
    "not-utf8",
    "same-id",
    "too-big",
    "unfinished-merge",
    "unreadable-file",
    "utf16",
    "yaml-ending",
    # The way the text is set out
    "after-brackets",
    "backslash",
    "block-indent",
    "block-mark",
    "block-sign",
    "brackets",
    "code-fence",
    "colon-in-text",
    "comma-cuts",
    "curly-quotes",
    "dash-in-line",
    "duplicate-field",
    "group-brackets",
    "hash-cuts",
    "indent",
    "invisible-character",
    "list-mark",
    "lost-word",
    "no-colon",
    "not-fields",
    "not-understood",
    "odd-field-name",
    "part-commas",
    "quote-not-closed",
    "quotes-in-quotes",
    "second-document",
    "space-after-colon",
    "space-after-dash",
    "special-start",
    "tab",
    "too-deep",
    "two-in-line",
    # The fields and what they may hold
    "bad-key",
    "date-format",
    "empty-field",
    "fields-expected",
    "hours-format",
    "list-expected",
    "misplaced-field",
    "missing-field",
    "names-missing",
    "no-end",
    "no-such-day",
    "not-a-number",
    "not-allowed",
    "not-true-false",
    "number-range",
    "odd-dashes",
    "odd-year",
    "only-dots",
    "period-format",
    "text-expected",
    "time-format",
    "too-long",
    "too-many",
    "two-in-one-file",
    "unknown-field",
    "unknown-language",
    "wrong-folder",
    # What the files say about each other
    "approver-left",
    "approver-named",
    "approver-twice",
    "factor-twice",
    "future-approval",
    "future-date",
    "future-told",
    "key-twice",
    "not-a-name",
    "own-approval",
    "person-in-error",
    "recipient-both",
    "recipient-neither",
    "unknown-approver",
    "unknown-factor",
    "unknown-person",
    "unknown-time-zone",
    "unknown-unit",
    "wall-in-error",
    "withdrawn-later",
    "withdrawn-unclear",
    # What tells of the giver
    "giver-account",
    "giver-identity-code",
    # The hand-written pages
    "front-matter",
    "page-address",
    "page-name",
    "page-not-made",
    "page-tangled",
    "page-template",
    # The look, in mkdocs.yml
    "look-colour",
    "look-contrast",
    "look-file-kind",
    "look-file-outside",
    "look-file-too-big",
    "look-logo-active",
    "look-no-file",
    "look-no-quotes",
    "look-stars",
)

WARNINGS: Final = (
    "approved-early",
    "curly-quotes-kept",
    "emergency-long",
    "emergency-over",
    "giver-address",
    "giver-child",
    "giver-code",
    "giver-health",
    "giver-mail",
    "giver-phone",
    "giver-plate",
    "giver-relative",
    "giver-signature",
    "html-in-words",
    "key-tells-name",
    "leftover",
    "long-ago",
    "name-in-emergency",
    "name-in-label",
    "name-reversed",
    "name-without-permission",
    "never-shown",
    "no-feed-id",
    "no-named-told-from",
    "no-second-look-from",
    "no-pages",
    "page-kind",
    "permission-never-holds",
    "person-removed",
    "quote-alone",
    "recipient-twice",
    "same-name",
    "seen-nothing",
    "told-early",
    "too-few-approvers",
)

SEVERITIES: Final[dict[str, Severity]] = {
    **dict.fromkeys(ERRORS, "error"),
    **dict.fromkeys(WARNINGS, "warning"),
}

# So many findings of one kind are told about one file; after that its author has enough to do.
PATIENCE: Final = 25

Place = tuple[int, int]
START: Final[Place] = (1, 1)


def finding(
    code: str, file: str, place: Place = START, fix: Fix | None = None, /, **values: str
) -> Diagnostic:
    """Return a diagnostic of a code at a line and column, both counted from 1."""
    line, column = place
    return Diagnostic(file, line, column, code, SEVERITIES[code], values, fix)
