"""Make the theme's style sheets from tokens.toml and styles/, or check that they are fresh.

Run it without arguments to write assets/style.css for the wall and display/display.css for the
screens, or with `--check` to fail where a file differs from what would be written.
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

# Screens are engines of many years: what is in these files parses on Chromium 53.
SCREEN_SHEET = HERE / "star_moments_theme" / "display" / "display.css"
SCREEN_PARTS = (
    "display/base",
    "display/slides",
    "display/portrait",
    "display/squat",
    "display/states",
)
# A screen on end, or one lying down whose picture is turned. Rules for its slides begin with
# `.upright`, those for its emergency with `.upright-alarm`.
UPRIGHT = {"portrait": ":not([class*=rotate-])", "landscape": "[class*=rotate-]"}

NOTICE = "/* Made by theme/build_css.py from tokens.toml and styles/. Do not edit. */\n"


def style_sheet() -> str:
    """Return the whole style sheet of the wall."""
    return "\n".join([NOTICE, *_rules(_tokens()), *map(_style, PARTS)])


def screen_sheet() -> str:
    """Return the whole style sheet of the screens; the fonts lie where the wall's do."""
    rules = [*_screen_rules(_tokens()), _style("fonts"), *map(_style, SCREEN_PARTS)]
    return "\n".join([NOTICE, *(_twice(one) for one in rules)])


def _tokens() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "tokens.toml").read_text(encoding="utf-8"))


def _style(part: str) -> str:
    return (HERE / "styles" / f"{part}.css").read_text(encoding="utf-8")


def _twice(rules: str) -> str:
    """Give rules for upright screens to both kinds of these, and leave all others as they are."""
    if ".upright" not in rules:
        return rules

    def of(turned: str) -> str:
        alarm = rules.replace(".upright-alarm", f".emergency{turned}")
        return alarm.replace(".upright", f".stage{turned}")

    return "\n".join(
        f"@media (orientation: {way}) {{\n{of(turned)}}}\n" for way, turned in UPRIGHT.items()
    )


def _screen_rules(tokens: Mapping[str, Any]) -> Iterator[str]:
    """Print the tokens that screens need: the night, which is their day, and the day."""
    display = tokens["display"]
    sizes = {f"--{name}": f"{vmin}vmin" for name, vmin in display["size"].items()}
    fonts = {f"--type-{name}": tokens["type"][name] for name in ("words", "text")}
    cards = {f"--card-{number}": one["card"] for number, one in tokens["factor"].items()}
    yield _rule(
        ":root", {**sizes, **fonts, **cards, **display["fixed"], **_screen(tokens, "night")}
    )
    yield _words(".stage", display["wide"])
    narrow = "(orientation: landscape) and (max-aspect-ratio: 3/2)"
    yield f"@media {narrow} {{\n{_words('.stage', display['square'])}}}\n"
    yield _words(".upright", display["upright"])
    yield _rule(":root[data-theme=light]", _screen(tokens, "day"))
    for number in tokens["factor"]:
        own = {f"--{part}": f"var(--{part}-{number})" for part in ("star", "word", "card")}
        yield _rule(f".f{number}", own)


def _words(selector: str, sizes: Mapping[str, float]) -> str:
    return _rule(selector, {f"--words-{size}": f"{vmin}vmin" for size, vmin in sizes.items()})


def _screen(tokens: Mapping[str, Any], time: str) -> dict[str, str]:
    grounds = tokens["display"][time]
    found = {f"--{name}": colour for name, colour in grounds.items()}
    found |= {f"--{name}": tokens[time][name] for name in ("ink", "soft")}
    for number, factor in tokens["factor"].items():
        found |= {f"--{part}-{number}": factor[time][part] for part in ("star", "word")}
    return found


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
    """Write the style sheets, or with `--check` say whether those in git are fresh."""
    failed = 0
    for path, made in ((STYLE_SHEET, style_sheet()), (SCREEN_SHEET, screen_sheet())):
        if "--check" not in arguments:
            path.write_text(made, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != made:
            name = path.relative_to(HERE).as_posix()
            sys.stderr.write(f"{name} is not fresh: run `python theme/build_css.py`\n")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
