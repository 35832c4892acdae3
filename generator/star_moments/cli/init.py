"""`star-moments init`: the first files of a wall, in a folder of one's own."""

import json
from importlib import resources
from pathlib import Path
from string import Template
from uuid import uuid4

import click

from star_moments.cli.day import asks_for_a_day
from star_moments.clock import today
from star_moments.model.schema import schemas
from star_moments.model.vocabulary import WALL_LANGUAGES, WallLanguage
from star_moments.words import load_words

_PAGE_NAMES = {"fi": "kiita.md", "sv": "tacka.md", "en": "thanks.md"}


def _some_words(_: click.Context, __: click.Parameter, text: str) -> str:
    if not text.strip():
        raise click.BadParameter("a name is needed here.")
    return text.strip()


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option(
    "--name",
    prompt="Name of the wall",
    default="Tähtihetket",
    show_default=True,
    callback=_some_words,
)
@click.option("--organisation", prompt="Name of the organisation", callback=_some_words)
@click.option(
    "--language",
    prompt="Language",
    type=click.Choice(WALL_LANGUAGES),
    default="fi",
    show_default=True,
)
def init(folder: Path, name: str, organisation: str, language: WallLanguage) -> None:
    """Write mkdocs.yml and a first content folder. Files that exist already stay as they are."""
    asks_for_a_day(load_words(language))
    files = _files(name, organisation, language)
    for place, text in files.items():
        path = folder / place
        if path.exists():
            click.echo(f"{path}: exists already, left as it is")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"{path}: written")
    click.echo("Next: star-moments new, then mkdocs serve")


def _files(name: str, organisation: str, language: WallLanguage) -> dict[str, str]:
    starter = resources.files("star_moments") / "starter"
    words = load_words(language)
    # A JSON string is a YAML string too, whatever stands in it.
    values = words.part("starter") | {
        "name": json.dumps(name, ensure_ascii=False),
        "organisation": json.dumps(organisation, ensure_ascii=False),
        "language": language,
        "feed_id": str(uuid4()),
        "today": today("Europe/Helsinki").isoformat(),
    }

    def text(place: str) -> str:
        return Template((starter / place).read_text(encoding="utf-8")).safe_substitute(values)

    return {
        "mkdocs.yml": text("mkdocs.yml.txt"),
        "content/wall.yml": text("wall.yml.txt"),
        f"content/pages/{_PAGE_NAMES[language]}": text(f"pages/{language}.md.txt"),
        "content/moments/.gitkeep": "",
        "content/people/.gitkeep": "",
        **{f"content/{file}": schema for file, schema in schemas().items()},
    }
