"""`star-moments schema`: the JSON Schemas that let an editor help while a file is written."""

from pathlib import Path

import click

from star_moments.cli.options import content_option
from star_moments.model.schema import schemas


@click.command()
@content_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a schema is out of date.")
def schema(folder: Path, check: bool) -> None:
    """Write the JSON Schemas of all kinds of files into the content folder."""
    stale = []
    for name, text in schemas().items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not check:
            path.write_text(text, encoding="utf-8")
    for path in stale:
        click.echo(f"{path}: {'out of date' if check else 'written'}")
    if check and stale:
        raise click.exceptions.Exit(1)
