"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])

content_option = click.option(
    "--content",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder with wall.yml, moments/ and people/.",
)


def format_option(*formats: str) -> Callable[[F], F]:
    """Return the option that chooses how the result is written, the first format by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to write the result.",
    )
