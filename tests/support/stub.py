"""Publish a wall without an engine: the whole way of a build, in frames that hold nothing else."""

from star_moments.press.frame import Frame, FrameKey, Rendered
from star_moments.publishing.begin import Folders, begin_building
from star_moments.publishing.publisher import Published, Settings
from tests.support.builds import KEPT
from tests.support.world import World

_PAGE = """\
<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{description}">
{head}
</head>
<body>
<main>
{main}
</main>
</body>
</html>
"""
_TOKENS = {hole: f"{{{hole}}}" for hole in ("title", "description", "head", "main")}
_FRAME = Frame.cut(_PAGE, _TOKENS)


class _Frames(dict[FrameKey, Frame]):
    """The same frame for every page."""

    def __missing__(self, key: FrameKey) -> Frame:
        """Return it."""
        return _FRAME


def publish(world: World) -> Published:
    """Build where the last build was, with all that it has kept."""
    rendered = world.root / "rendered"
    rendered.mkdir(exist_ok=True)
    folders = Folders(world.folder, world.root / "site", world.root / KEPT)
    building = begin_building(folders, lambda: None)
    settings = Settings("https://tahti.example/")
    return building.publish(building.read(), settings, Rendered(_Frames(), rendered))
