"""The command line: `star-moments new`, `check`, `status`, `withdraw` and the others."""

import click

from star_moments.cli.check import check
from star_moments.cli.forget import forget
from star_moments.cli.init import init
from star_moments.cli.new import new
from star_moments.cli.proof import proof
from star_moments.cli.schema import schema
from star_moments.cli.servers import servers
from star_moments.cli.status import status
from star_moments.cli.terminal import survive_any_terminal
from star_moments.cli.withdraw import withdraw


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="star-moments")
def main() -> None:
    """Approved praise, one file per story, as a wall that staff browse."""
    survive_any_terminal()


for command in (init, new, check, status, proof, withdraw, forget, schema, servers):
    main.add_command(command)
