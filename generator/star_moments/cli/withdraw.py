"""`star-moments withdraw`: take a moment, or the permission to show a name, off the wall."""

from pathlib import Path

import click

from star_moments.authoring.taking_down import (
    channel_closed,
    moment_withdrawn,
    permission_withdrawn,
)
from star_moments.build import Content, addresses_of, read_content
from star_moments.cli.day import says_no_day
from star_moments.cli.meant import moment_meant, person_meant
from star_moments.cli.options import content_option
from star_moments.cli.putting import place_of, put
from star_moments.model.vocabulary import CHANNELS, Channel
from star_moments.reports.taken_down import taken_down_text


@click.command()
@click.argument("kind", type=click.Choice(["moment", "person"]))
@click.argument("name", metavar="ID")
@click.option("--on", "channel", type=click.Choice(CHANNELS), help="Close one channel of a person.")
@content_option
def withdraw(kind: str, name: str, channel: Channel | None, folder: Path) -> None:
    """Take a moment or a person's name off the wall, by key, file, address or name.

    Writes one line into one file, and says what changes and which copies it cannot reach. The
    change takes effect when it is on the main branch and the wall has been made.
    """
    folder = folder.resolve()
    content = read_content(folder)
    no_day = says_no_day(content.words)
    _withdraw(kind, name, channel, folder, content)
    if no_day:
        raise click.exceptions.Exit(1)


def _withdraw(
    kind: str, name: str, channel: Channel | None, folder: Path, content: Content
) -> None:
    if kind == "moment":
        if channel is not None:
            raise click.UsageError(content.words("takedown.channel-of-moment", channel=channel))
        file = content.drafts.files[moment_meant(name, content)]
        data = place_of(file, folder).read_bytes()
        _write(content, folder, file, data, moment_withdrawn(data, content.day))
        return
    file = content.drafts.people_files[person_meant(name, content)]
    data = place_of(file, folder).read_bytes()
    new = channel_closed(data, channel, content.day) if channel is not None else None
    if new is None:
        new = permission_withdrawn(data, content.day)
        if channel is not None:
            click.echo(content.words("takedown.all-channels"))
    _write(content, folder, file, data, new)


def _write(content: Content, folder: Path, file: str, data: bytes, new: bytes | None) -> None:
    words = content.words
    if new is None:
        click.echo(words("takedown.by-hand", file=file, day=content.day))
        raise click.exceptions.Exit(1)
    before = addresses_of(content)
    if new == data:
        click.echo(words("takedown.already", file=file))
    else:
        put(place_of(file, folder), new)
        click.echo(words("takedown.written", file=file))
    again = read_content(folder)
    if any(one.file == file and one.severity == "error" for one in again.diagnostics):
        click.echo(words("takedown.in-error", file=file))
    click.echo(f"\n{taken_down_text(before, addresses_of(again), words)}", nl=False)
