"""`star-moments new`: ask, then write a moment that is valid from the start."""

from pathlib import Path

import click

from star_moments.cli.interview.interview import Interview
from star_moments.cli.interview.lines import lines_here
from star_moments.cli.options import content_option


@click.command()
@content_option
def new(folder: Path) -> None:
    """Ask for one moment, and write its file, and the person's where there is none yet.

    What was answered and is not saved yet is kept, and offered the next time. Exits 1 where nothing
    was saved.
    """
    if not Interview.in_folder(folder, lines_here()).hold():
        raise click.exceptions.Exit(1)
