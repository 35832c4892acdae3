"""What is told survives any terminal: a sign that it cannot show is told by others."""

import codecs
import io
import json
import sys
from typing import Final

import click
from anyascii import anyascii

_NAME: Final = "star-moments-plain"


def survive_any_terminal() -> None:
    """Let no sign end a command: Windows' terminals and pipes know few."""
    codecs.register_error(_NAME, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not knows_all_signs(stream.encoding):
            stream.reconfigure(errors=_NAME)


def tell(report: str, form: str) -> None:
    """Print a report; one in JSON with escapes, where a program could not read its signs."""
    if form == "json" and not knows_all_signs(sys.stdout.encoding):
        report = json.dumps(json.loads(report), indent=2) + "\n"
    click.echo(report, nl=False)


def knows_all_signs(encoding: str | None) -> bool:
    """Say whether every sign can be written in an encoding."""
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return anyascii(error.object[error.start : error.end]) or "?", error.end
