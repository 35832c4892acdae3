"""`star-moments check`: what is wrong in the content, where, and what to do about it."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from star_moments.build import Content, check_written, read_content
from star_moments.cli.day import asks_for_a_day
from star_moments.cli.github import address_on_github
from star_moments.cli.options import content_option, format_option
from star_moments.cli.revision import laid_out
from star_moments.cli.terminal import tell
from star_moments.diagnostics import Diagnostic
from star_moments.look.read import read_look, settings_of
from star_moments.reading.paths import shown_path
from star_moments.reports.changes import changes_between, changes_text, names_let_go
from star_moments.reports.github import annotations, summary
from star_moments.reports.json import json_report
from star_moments.reports.older import since
from star_moments.reports.text import text_report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@content_option
@format_option("text", "json", "github")
@click.option(
    "--summary",
    "summary_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add a summary in Markdown to this file, such as $GITHUB_STEP_SUMMARY.",
)
@click.option(
    "--against",
    metavar="REV",
    help="Say how many moments come and go since this revision of git, such as origin/main.",
)
def check(
    paths: tuple[Path, ...],
    folder: Path,
    form: str,
    summary_file: Path | None,
    against: str | None,
) -> None:
    """Check the content and the look, or tell only of the files and folders at PATHS.

    Exits 0 where nothing is wrong, 1 where there is an error, 2 where the command was used wrongly.
    With --against, an error that was there in that revision is named and does not count.
    """
    settings = settings_of(folder)
    outside = [
        path
        for path in paths
        if not path.resolve().is_relative_to(folder.resolve()) and path.resolve() != settings
    ]
    if outside:
        raise click.UsageError(
            f"{outside[0]} is not in {folder}; use --content for another folder."
        )
    # Resolved, so that the findings name files in one of the two ways that `_below` knows.
    whole = folder.resolve()
    content, found = _looked_through(whole)
    words, held = content.words, content.held
    asks_for_a_day(words)
    alarm, changes = content.alarm, None
    older: list[Diagnostic] = []
    if against is not None:
        before, there = _before(whole, against, settings.parent if settings else whole)
        changes = changes_between(before, content)
        above = shown_path(whole).removesuffix(whole.name)
        found, older = since(there, [*found, *names_let_go(before, content)], above)
    found, older = _below(found, folder, paths), _below(older, folder, paths)
    if summary_file:
        address = address_on_github(whole)
        with summary_file.open("a", encoding="utf-8") as file:
            file.write(summary(found, words, held=held, alarm=alarm, older=older, address=address))
            if changes:
                file.write(f"\n{changes_text(changes, words, '- ')}")
    if form == "json":
        report = json_report(found, words, held=held, alarm=alarm, changes=changes, older=older)
    else:
        colour = form == "text" and sys.stdout.isatty()
        report = text_report(
            found, words, held=held, alarm=alarm, changes=changes, older=older, colour=colour
        )
    if form == "github":
        report = annotations(found, words) + report
    tell(report, form)
    if any(one.severity == "error" for one in found):
        raise click.exceptions.Exit(1)


def _looked_through(folder: Path) -> tuple[Content, list[Diagnostic]]:
    """Return a content folder with all that is found in it, its pages and its look."""
    settings = settings_of(folder)
    content = read_content(folder)
    misfits = read_look(settings)[1] if settings else []
    return content, [*content.diagnostics, *misfits, *check_written(folder, settings)]


def _before(folder: Path, against: str, home: Path) -> tuple[Content, list[Diagnostic]]:
    """Return the same of the folder as it was in a revision of git."""
    with laid_out(folder, against, home) as there:
        if there is None:
            raise click.UsageError(
                f"git knows no revision {against} that has {folder.name}/. Where a history was "
                "fetched only in part, fetch all of it."
            )
        return _looked_through(there)


def _below(
    diagnostics: Iterable[Diagnostic], folder: Path, paths: tuple[Path, ...]
) -> list[Diagnostic]:
    """Return the findings about the paths, or all where none is given."""
    if not paths:
        return list(diagnostics)
    wanted = [path.resolve() for path in paths]
    # The findings name files as seen from here, or from above a folder that lies elsewhere.
    here, whole = Path.cwd(), folder.resolve()
    above = here if whole != here and whole.is_relative_to(here) else whole.parent
    return [
        one
        for one in diagnostics
        if any((above / one.file).resolve().is_relative_to(path) for path in wanted)
    ]
