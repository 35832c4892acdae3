"""Read the look that a mkdocs.yml asks for, with the fonts and the logo that lie beside it."""

from collections.abc import Iterator, Mapping
from math import floor
from pathlib import Path

from star_moments.diagnostics import Diagnostic, finding
from star_moments.look.asked import Asked, Settings, asked, settings
from star_moments.look.files import FONT_LIMIT, LOGO_LIMIT, font, is_active, logo
from star_moments.look.judge import Misfit, judge
from star_moments.look.look import Font, Logo, Look

NAMES = ("mkdocs.yml", "mkdocs.yaml")
_CONTENT = "content"
# Settings that inherit from one another in a circle end somewhere.
_MOST_PARENTS = 8


def settings_of(content: Path) -> Path | None:
    """Return the mkdocs.yml whose wall is made from this content folder, in a folder above it."""
    whole = content.resolve()
    for folder in whole.parents:
        for name in NAMES:
            file = folder / name
            if file.is_file() and (folder / _content(file)).resolve() == whole:
                return file
    return None


def read_look(file: Path) -> tuple[Look, list[Diagnostic]]:
    """Return the look that a mkdocs.yml asks for, as far as it can be used, and what cannot."""
    where, text, said = _with_look(file)
    if said is None or said.look is None:
        return Look(), []
    shown = _shown(where)
    wanted = asked(said.look, text, shown)
    used, misfits = judge({name: one.text for name, one in wanted.colours.items()})
    diagnostics = [*wanted.diagnostics, *_told(misfits, wanted, shown)]
    fonts, picture = _files(wanted, where.parent, shown, diagnostics)
    return Look(used, fonts, picture), sorted(diagnostics, key=lambda one: (one.line, one.column))


def _content(file: Path) -> str:
    said = settings(_text(file))
    return (said.content if said else None) or _CONTENT


def _with_look(file: Path) -> tuple[Path, str, Settings | None]:
    """Return the settings that hold the look: the file's own, or those that it inherits."""
    said, text = None, ""
    for _ in range(_MOST_PARENTS):
        text = _text(file)
        said = settings(text)
        if said is None or said.look is not None or said.parent is None:
            break
        file = file.parent / said.parent
    return file, text, said


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _shown(file: Path) -> str:
    whole, here = file.absolute(), Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else file.name


def _told(misfits: list[Misfit], wanted: Asked, shown: str) -> Iterator[Diagnostic]:
    for one in misfits:
        written = wanted.colours[one.name]
        values = {
            "name": one.name.replace(".", " "),
            "colour": one.colour,
            "other": one.other,
            # Never rounded up to what is needed.
            "contrast": f"{floor(one.contrast * 10) / 10:.1f}",
            "needed": f"{one.needed:.1f}",
        }
        if one.nearest:
            values["guess"] = one.nearest
        fix = written.corrected(one.nearest) if one.nearest else None
        yield finding("look-contrast", shown, written.place, fix, **values)


def _files(
    wanted: Asked, home: Path, shown: str, diagnostics: list[Diagnostic]
) -> tuple[Mapping[str, Font], Logo | None]:
    fonts: dict[str, Font] = {}
    picture = None
    for name, written in wanted.files.items():
        made = _made(name, written.text, home)
        if isinstance(made, Font):
            fonts[name.removesuffix("_font")] = made
        elif isinstance(made, Logo):
            picture = made
        else:
            code, values = made
            told = {"name": name, "path": written.text, **values}
            diagnostics.append(finding(code, shown, written.place, **told))
    return fonts, picture


def _made(name: str, path: str, home: Path) -> Font | Logo | tuple[str, dict[str, str]]:
    """Return what lies at the path, or what is wrong with it."""
    is_logo = name == "logo"
    limit = LOGO_LIMIT if is_logo else FONT_LIMIT
    file = home / path
    try:
        inside = file.resolve().is_relative_to(home.resolve())
        there = inside and file.is_file()
        size = file.stat().st_size if there else 0
        data = file.read_bytes() if there and size <= limit else b""
    except (OSError, ValueError):
        inside, there, size, data = True, False, 0, b""
    ending = file.suffix.lower().removeprefix(".")
    kinds = ("svg", "png") if is_logo else ("woff2",)
    if not inside or Path(path).is_absolute():
        return "look-file-outside", {}
    if not there:
        return "look-no-file", {}
    if size > limit:
        return "look-file-too-big", {"limit": str(limit // 1024)}
    made: Font | Logo | None = None
    if ending in kinds:
        made = logo(ending, data) if is_logo else font(name.removesuffix("_font"), data)
    if made is None:
        return "look-file-kind", {"kinds": ", ".join(f".{kind}" for kind in kinds)}
    if ending == "svg" and is_active(data):
        return "look-logo-active", {}
    return made
