"""Make the theme's style sheet from tokens.toml and styles/*.css, or check that it is fresh.

Run it without arguments to write assets/style.css, or with `--check` to fail where that file
differs from what would be written.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STYLE_SHEET = HERE / "star_moments_theme" / "assets" / "style.css"
# In the order of the cascade: each file may refine those before it.
PARTS = ("fonts", "base", "frame", "sky", "sheets", "lists", "prose", "search", "print")

NOTICE = "/* Made by theme/build_css.py from tokens.toml and styles/*.css. Do not edit. */\n"


def style_sheet() -> str:
    """Return the whole style sheet."""
    tokens = tomllib.loads((HERE / "tokens.toml").read_text(encoding="utf-8"))
    styles = (HERE / "styles" / f"{part}.css" for part in PARTS)
    rules = (one.read_text(encoding="utf-8") for one in styles)
    return "\n".join([NOTICE, *_rules(tokens), *rules])


def _rules(tokens: Mapping[str, Any]) -> Iterator[str]:
    """Print the tokens as custom properties: those of the day, of the night, and of the sky."""
    day, night = _colours(tokens, "day"), _colours(tokens, "night")
    light = {"color-scheme": "light", **day, **_sky(tokens, "day")}
    dark = {"color-scheme": "dark", **night, **_sky(tokens, "night")}
    yield _rule(":root", {**_measures(tokens), **light})
    by_system = _rule(":root:not([data-theme=light])", dark)
    yield f"@media (prefers-color-scheme: dark) {{\n{by_system}}}\n"
    yield _rule(":root[data-theme=dark]", dark)
    yield _rule(".top, .sky", {"color-scheme": "dark", **night})
    # Paper is white whatever the hour; twice :root outweighs the rules above.
    paper = {f"--{name}": value for name, value in tokens["print"].items()}
    on_paper = _rule(":root:root, :root:root :is(.top, .sky)", {**day, **paper})
    yield f"@media print {{\n{on_paper}}}\n"
    for number in tokens["factor"]:
        own = {f"--{part}": f"var(--{part}-{number})" for part in ("star", "word", "sheet")}
        yield _rule(f".f{number}, .star--{number}", own)


def _colours(tokens: Mapping[str, Any], time: str) -> dict[str, str]:
    found = {f"--{name}": value for name, value in tokens[time].items()}
    for number, factor in tokens["factor"].items():
        found |= {f"--{part}-{number}": value for part, value in factor[time].items()}
    return found


def _sky(tokens: Mapping[str, Any], time: str) -> dict[str, str]:
    found = {f"--sky-{end}": value for end, value in tokens["sky"][time].items()}
    return {**found, "--on-sky": tokens["sky"]["words"]}


def _measures(tokens: Mapping[str, Any]) -> dict[str, str]:
    root = tokens["type"]["root"]
    found = {"--root": f"clamp({root['least']}, {root['rise']}, {root['most']})"}
    for group in ("type", "space", "measure", "radius"):
        found |= {f"--{group}-{key}": text for key, text in tokens[group].items() if key != "root"}
    for size, places in tokens["spoken"].items():
        found |= {f"--spoken-{size}-{place}": value for place, value in places.items()}
    return found


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n"


def main(arguments: list[str]) -> int:
    """Write the style sheet, or with `--check` say whether the one in git is fresh."""
    made = style_sheet()
    if "--check" in arguments:
        fresh = STYLE_SHEET.is_file() and STYLE_SHEET.read_text(encoding="utf-8") == made
        if not fresh:
            sys.stderr.write("assets/style.css is not fresh: run `python theme/build_css.py`\n")
        return 0 if fresh else 1
    STYLE_SHEET.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
