"""The look as MkDocs gets it: files in place of the theme's, and what its templates print."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from star_moments.look.favicon import favicon
from star_moments.look.look import FOLDER, Look

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_ASSETS = "assets"
_FONTS = {"words": "fonts/fraunces.woff2", "text": "fonts/atkinson.woff2"}


def dress(files: "Files", look: Look, theme: str, config: "MkDocsConfig") -> None:
    """Put the look's files in the place of the theme's; an organisation's own stay."""
    if not look.key:
        return
    assets = Path(theme) / _ASSETS
    made: dict[str, str | bytes] = {f"{FOLDER}/{one.name}": one.data for one in look.files}
    made["style.css"] = look.page_sheet((assets / "style.css").read_text(encoding="utf-8"))
    made["favicon.svg"] = favicon(look.colours)
    for name, content in made.items():
        address = f"{_ASSETS}/{name}"
        there = files.src_uris.get(address)
        if there is not None and there.src_dir != theme:
            continue
        if there is not None:
            files.remove(there)
        files.append(File.generated(config, address, content=content))


def look_settings(look: Look) -> dict[str, Any]:
    """Return what the templates print of the look."""
    own = {role: f"{FOLDER}/{one.name}" for role, one in look.fonts.items()}
    logo = look.logo
    return {
        "theme_color": look.colours["sky.day.high"],
        "fonts": [f"{_ASSETS}/{path}" for path in (_FONTS | own).values()],
        "logo": logo
        and {
            "path": f"{_ASSETS}/{FOLDER}/{logo.name}",
            "width": logo.width,
            "height": logo.height,
        },
    }
