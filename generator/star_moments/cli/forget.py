"""`star-moments forget`: take a person off the wall for good, with the file that tells the name."""

from collections import Counter
from pathlib import Path

import click

from star_moments.authoring.forgetting import Forgetting, forgetting
from star_moments.build import addresses_of, content_of, found_in, read_content
from star_moments.cli.day import says_no_day
from star_moments.cli.meant import person_meant
from star_moments.cli.options import content_option
from star_moments.cli.putting import place_of, put
from star_moments.reports.taken_down import taken_down_text
from star_moments.words import Words


@click.command()
@click.argument("person", metavar="PERSON")
@content_option
def forget(person: str, folder: Path) -> None:
    """Forget a person, by key, file or name.

    Withdraws every moment that carries the name, thanks the unit elsewhere, and then removes the
    person's file. Nothing is shown that was not shown before.
    """
    folder = folder.resolve()
    found = found_in(folder)
    content = content_of(found)
    words = content.words
    no_day = says_no_day(words)
    key = person_meant(person, content)
    plan = forgetting(found, content.day, key, _others(folder))
    before = addresses_of(content)
    for file, data in plan.files.items():
        put(place_of(file, folder), data)
        click.echo(words("takedown.written", file=file))
    if not plan.by_hand:
        for file in plan.removed:
            place_of(file, folder).unlink()
            click.echo(words("takedown.removed", file=file))
    click.echo(f"\n{_said(plan, words)}\n")
    click.echo(taken_down_text(before, addresses_of(read_content(folder)), words), nl=False)
    if plan.by_hand or no_day:
        raise click.exceptions.Exit(1)


def _said(plan: Forgetting, words: Words) -> str:
    causes = Counter(plan.withdrawn.values())
    lines = [
        words(f"takedown.forget.{cause}", number=number) for cause, number in causes.most_common()
    ]
    if plan.instead:
        lines.append(words("takedown.forget.instead", number=len(plan.instead)))
    places = [*plan.by_hand, *(f"{file}:{line}" for file, line in plan.elsewhere.items())]
    if places:
        lines += [words("takedown.forget.elsewhere"), *(f"  {place}" for place in places)]
    lines.append(words(f"takedown.forget.{'kept' if plan.by_hand else 'unknown-now'}"))
    return "\n".join(lines)


def _others(folder: Path) -> dict[str, str]:
    """Return the texts in which a name may stand that are no moments, by their paths."""
    files = [folder / "wall.yml", folder / "emergency.yml", *sorted(folder.glob("pages/**/*.md"))]
    return {
        f"{folder.name}/{file.relative_to(folder).as_posix()}": file.read_text(errors="replace")
        for file in files
        if file.is_file() and not file.is_symlink()
    }
