"""`star-moments new`: ask, then write a moment that is valid from the start."""

from pathlib import Path

import click

from star_moments.cli.interview import Interview
from star_moments.cli.options import content_option


@click.command()
@content_option
def new(folder: Path) -> None:
    """Ask for one moment, and write its file, and the person's where there is none yet."""
    Interview.in_folder(folder).hold()
