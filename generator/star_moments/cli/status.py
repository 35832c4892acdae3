"""`star-moments status`: where each moment stands, its next step, and who takes it."""

from pathlib import Path

import click

from star_moments.build import read_content
from star_moments.cli.day import asks_for_a_day
from star_moments.cli.options import content_option, format_option
from star_moments.cli.terminal import tell
from star_moments.reports.status import status_json, status_text


@click.command()
@content_option
@format_option("text", "json")
def status(folder: Path, form: str) -> None:
    """List every moment with its state, its next step and who takes it."""
    content = read_content(folder)
    asks_for_a_day(content.words)
    tell((status_json if form == "json" else status_text)(content), form)
