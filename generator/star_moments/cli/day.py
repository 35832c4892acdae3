"""Say where `SOURCE_DATE_EPOCH` gives no day, so that no command takes another in silence."""

import click

from star_moments.clock import no_day
from star_moments.words import Words


def asks_for_a_day(words: Words) -> None:
    """End the command where nobody knows for which day it is meant."""
    if (said := no_day()) is not None:
        raise click.UsageError(words("report.no-day", text=said))


def says_no_day(words: Words) -> bool:
    """Tell of it and go on: a take-down holds whatever its day. The command then ends in error."""
    if (said := no_day()) is None:
        return False
    click.echo(words("report.no-day", text=said), err=True)
    return True
