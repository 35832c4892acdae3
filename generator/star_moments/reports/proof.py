"""What the proof has found, for people and for programs: kinds and places, never the secret."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from star_moments.proof.findings import Finding, errors
from star_moments.reports.saying import harmless
from star_moments.words import Words

JSON_VERSION: Final = 1
# A leak in a menu is in every page.
_MOST: Final = 20


def proof_text(
    findings: Sequence[Finding],
    words: Words,
    left_out: Collection[str] = (),
    taken: Collection[str] = (),
    *,
    marks: bool = False,
) -> str:
    """Return the findings as text.

    `left_out` are the files, and `taken` the moments, that were left out because of them. With
    `marks`, GitHub shows them beside the run.
    """
    if not findings:
        return f"{words('proof.nothing')}\n"
    lines = list(_lines(findings, words, marks=marks))
    if len(lines) > _MOST:
        lines[_MOST:] = [words("proof.more", number=len(lines) - _MOST)]
    if taken:
        lines.append(words("proof.taken", number=len(taken)))
    if left_out:
        lines.append(words("proof.left-out", number=len(left_out)))
    if errors(findings):
        lines.append(words("proof.todo"))
    return "".join(f"{line}\n" for line in lines)


def _lines(findings: Iterable[Finding], words: Words, *, marks: bool) -> Iterator[str]:
    for place, kind, hand, is_error in sorted({_key(one) for one in findings}):
        severity = "error" if is_error else "warning"
        what = words(f"proof.kind.{kind}", channel=words(f"proof.hand.{hand}"))
        said = f"{words(f'report.{severity}')}: {harmless(place)}: {what}"
        yield f"::{severity}::{said}" if marks else said


def _key(one: Finding) -> tuple[str, str, str, bool]:
    return one.place, one.kind, one.hand, one.is_error


def proof_json(findings: Iterable[Finding], words: Words, left_out: Collection[str] = ()) -> str:
    """Return the findings as JSON.

    An object with `version` (1; it changes only when a field changes its meaning or goes),
    `left_out`, the number of files that were left out, and `findings`: a list of objects with
    `file`, `kind` (`words`, `name` or `address`), `channel` (`written` on a page that is written by
    hand, `any` where nobody knows) and `severity` (`error` or `warning`).
    """
    found = [
        {
            "file": place,
            "kind": kind,
            "channel": hand,
            "severity": "error" if is_error else "warning",
        }
        for place, kind, hand, is_error in sorted({_key(one) for one in findings})
    ]
    report = {
        "version": JSON_VERSION,
        "language": words.language,
        "left_out": len(left_out),
        "findings": found,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
