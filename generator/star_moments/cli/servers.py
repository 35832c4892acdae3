"""`star-moments servers`: what a web server needs to show the wall, in a folder of one's own."""

from importlib import resources
from pathlib import Path

import click

from star_moments.servers import FILES


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("servers"))
def servers(folder: Path) -> None:
    """Write examples for web servers, and the scripts that make or fetch the wall, into FOLDER.

    Files that exist already stay as they are.
    """
    for name in FILES:
        path = folder / name
        if path.exists():
            click.echo(f"{path}: exists already, left as it is")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((resources.files("star_moments.servers") / name).read_bytes())
        click.echo(f"{path}: written")
