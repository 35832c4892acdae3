"""A world's own repository of git, which no setting of its user reaches."""

import subprocess

from tests.support.world import World

_SETTINGS = ("user.name=T", "user.email=t@example.org", "init.defaultBranch=main")


def git(world: World, *arguments: str) -> None:
    """Run a command of git in the folder of the world."""
    options = [part for one in _SETTINGS for part in ("-c", one)]
    subprocess.run(["git", *options, *arguments], cwd=world.root, check=True, capture_output=True)
