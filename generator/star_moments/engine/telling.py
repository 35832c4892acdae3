"""Tell whoever builds what is wrong in content and look, and where an emergency message stands."""

import logging
from collections.abc import Sequence

from star_moments.build import Edition
from star_moments.diagnostics import Diagnostic
from star_moments.publishing.publisher import Proven
from star_moments.reports.alarm import alarm_text
from star_moments.reports.proof import proof_text
from star_moments.reports.text import text_report

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]


def tell(edition: Edition, misfits: Sequence[Diagnostic], log: Log, *, strict: bool) -> None:
    """Log the report, with what is wrong in the look, and the alarm also where little else is said.

    With `--strict`, MkDocs makes a failure of whatever is logged as one; but a wall is published
    whatever is wrong with one file.
    """
    if log.isEnabledFor(logging.INFO):
        log.info(report(edition, misfits))
    alarm = edition.alarm
    if alarm is not None and alarm.is_news:
        is_loud = alarm.is_grave and not strict
        (log.error if is_loud else log.info)(alarm_text(alarm, edition.words))


def tell_more(edition: Edition, found: Sequence[Diagnostic], log: Log) -> None:
    """Log what was found only after the report: pages that failed when they were made."""
    log.info(text_report(found, edition.words, held=edition.held).rstrip())


def report(edition: Edition, misfits: Sequence[Diagnostic] = ()) -> str:
    """Say what is wrong in the content and in the look, and how many moments are held back."""
    found = [*edition.diagnostics, *misfits]
    return text_report(found, edition.words, held=edition.held).rstrip()


def proof_report(edition: Edition, proven: Proven) -> str:
    """Say what the proof has found, and what was left out because of it."""
    words = edition.words
    if proven.failed is not None:
        return words("proof.failed", error=type(proven.failed).__name__)
    return proof_text(proven.findings, words, proven.left_out, proven.taken).rstrip()
