"""`star-moments proof`: whether a built site shows what may not be seen, and in which files."""

from pathlib import Path

import click

from star_moments.build import read_content
from star_moments.cli.day import asks_for_a_day
from star_moments.cli.options import content_option, format_option
from star_moments.cli.terminal import tell
from star_moments.look.read import settings_of
from star_moments.proof.findings import errors
from star_moments.proof.project import project_of
from star_moments.proof.proof import found_on
from star_moments.reports.proof import proof_json, proof_text


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@content_option
@format_option("text", "json", "github")
@click.option(
    "--leave-out",
    is_flag=True,
    help="Remove from the site each file in which something is found.",
)
def proof(site: Path, folder: Path, form: str, leave_out: bool) -> None:
    """Look through a built SITE for what may not be seen, byte by byte.

    That is words of moments that are withheld, and names without permission. Exits 0 where nothing
    is found, 1 where there is an error.
    """
    content = read_content(folder.resolve())
    asks_for_a_day(content.words)
    project = project_of(settings_of(folder))
    paths = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and not path.relative_to(site).parts[0].startswith(".")
    )
    seen, language = content.wall.publication, content.words.language
    found = found_on(site, paths, content.withheld, seen, language, project)
    left_out = sorted({one.file for one in errors(found)}) if leave_out else []
    for path in left_out:
        (site / path).unlink()
    if form == "json":
        tell(proof_json(found, content.words, left_out), form)
    else:
        marks = form == "github"
        click.echo(proof_text(found, content.words, left_out, marks=marks), nl=False)
    if errors(found):
        raise click.exceptions.Exit(1)
