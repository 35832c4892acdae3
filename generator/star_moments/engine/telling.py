"""Tell whoever builds what is wrong in the content, and where an emergency message stands."""

import logging

from star_moments.build import Edition
from star_moments.reports.alarm import alarm_text
from star_moments.reports.findings import text_report

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]


def tell(edition: Edition, log: Log, *, strict: bool) -> None:
    """Log the report, and the alarm also where little else is said.

    With `--strict`, MkDocs makes a failure of whatever is logged as one; but a wall is published
    whatever is wrong with one file.
    """
    if log.isEnabledFor(logging.INFO):
        log.info(report(edition))
    alarm = edition.alarm
    if alarm is not None and alarm.is_news:
        is_loud = alarm.is_grave and not strict
        (log.error if is_loud else log.info)(alarm_text(alarm, edition.words))


def report(edition: Edition) -> str:
    """Say what is wrong in the content, and how many moments are held back by it."""
    return text_report(edition.diagnostics, edition.words, held=edition.held).rstrip()
