"""Say what to do with a new moment, in this repository: the commands, or the page to open."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import click

from star_moments.authoring.answers import Answers
from star_moments.cli.interview.house import Around
from star_moments.reading.checkout import Checkout, checkout_of
from star_moments.words import Words


@dataclass(frozen=True)
class Place:
    """Where the commands would be typed: the folder, and what of the product is called how.

    `makes` are the targets that `make` knows here.
    """

    here: Path
    content: Path
    makes: frozenset[str]
    command: str

    @classmethod
    def of(cls, content: Path) -> "Place":
        """Look around where the command was called."""
        here, content = Path.cwd(), content.resolve()
        makes: set[str] = set()
        if content == here / "content" and shutil.which("make"):
            try:
                lines = (here / "Makefile").read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError):
                lines = []
            makes = {line.partition(":")[0] for line in lines if line[:1].isalpha()}
        return cls(here, content, frozenset(makes), _own_command(here))

    def call(self, name: str) -> str:
        """Return how one of the product's commands is called here."""
        if name in self.makes:
            return f"make {name}"
        if self.content == self.here / "content":
            return f"{self.command} {name}"
        return f"{self.command} {name} --content {quoted([self.shown(self.content)])}"

    def shown(self, path: Path) -> str:
        """Return a path as it is written here."""
        path = path.resolve()
        return str(path.relative_to(self.here)) if path.is_relative_to(self.here) else str(path)


def tell_next(paths: Sequence[Path], answers: Answers, around: Around) -> None:
    """Say what comes next, step by step."""
    place, words = Place.of(around.folder), around.words
    click.echo()
    click.echo(words("new.next.hello"))
    steps = [
        words("new.next.check", command=place.call("check")),
        *sending(paths, place, checkout_of(around.folder), words),
        *_people(answers, around),
        words("new.next.status", command=place.call("status")),
    ]
    for number, step in enumerate(steps, start=1):
        first, *rest = step.splitlines()
        click.echo(f"  {number} {first}")
        for line in rest:
            click.echo(f"    {line}".rstrip())


def sending(
    paths: Sequence[Path], place: Place, checkout: Checkout | None, words: Words
) -> list[str]:
    """Return how the files get to where the wall is made."""
    if checkout is None:
        return [words("new.next.by-hand")]
    files = [path.resolve() for path in paths]
    if not checkout.has_git:
        if not checkout.page:
            return [words("new.next.other-program")]
        inside = [one.relative_to(checkout.root).parent.as_posix() for one in files]
        pages = [_upload_page(checkout, folder) for folder in dict.fromkeys(inside)]
        return [_with_lines(words("new.next.upload"), pages)]
    name, main = files[-1].stem, checkout.main
    on_main = checkout.branch in (main, "")
    branch = name if on_main else checkout.branch
    git = ["git"] if place.here.is_relative_to(checkout.root) else ["git", "-C", str(checkout.root)]
    shown = [place.shown(one) for one in files]
    commands = [
        *([[*git, "switch", "-c", branch]] if on_main and checkout.remote else []),
        [*git, "add", "--", *shown],
        [*git, "commit", "-m", words("new.next.message"), "--", *shown],
        *([[*git, "push", "-u", checkout.remote, branch]] if checkout.remote else []),
    ]
    steps = [_with_lines(words("new.next.git"), map(quoted, commands))]
    if checkout.page:
        compared = f"{quote(main, safe='/')}...{quote(branch, safe='/')}"
        steps.append(_with_lines(words("new.next.propose"), [_compare_page(checkout, compared)]))
    elif checkout.remote:
        steps.append(words("new.next.propose-elsewhere", branch=branch))
    return steps


def quoted(command: Sequence[str]) -> str:
    """Return a command as it is typed here."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def _people(answers: Answers, around: Around) -> list[str]:
    """Return who has to hear it, who has to be asked, and who reads it."""
    words, known = around.words, around.known(answers)
    people = [one for one in answers.thanks if one.kind == "person"]
    to_hear = [known.people[one.key][0] for one in people if one.told is None]
    to_ask = [one.new.name for one in people if one.new and not one.new.permitted]
    return [
        *([words("new.next.tell", names=", ".join(to_hear))] if to_hear else []),
        *([words("new.next.ask", names=", ".join(to_ask))] if to_ask else []),
        words("new.next.approver"),
    ]


def _with_lines(text: str, lines: Iterable[str]) -> str:
    return "\n".join((text, *(f"  {line}" for line in lines)))


def _upload_page(checkout: Checkout, folder: str) -> str:
    return f"{checkout.page}/upload/{quote(checkout.main, safe='/')}/{quote(folder, safe='/')}"


def _compare_page(checkout: Checkout, compared: str) -> str:
    return f"{checkout.page}/compare/{compared}?expand=1"


def _own_command(here: Path) -> str:
    """Return how this program can be called again from here."""
    if shutil.which("star-moments"):
        return "star-moments"
    called = Path(sys.argv[0])
    if called.stem == "star-moments" and called.exists():
        whole = called.absolute()
        return quoted([str(whole.relative_to(here) if whole.is_relative_to(here) else whole)])
    return quoted([sys.executable, "-m", "star_moments"])
