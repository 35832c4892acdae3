"""Make what is drawn from the tokens: the theme's style sheets and its favicon.

Run it without arguments to write them, or with `--check` to fail where a file differs from what
would be written. The tokens are those of `star_moments.look`; the rules stand in styles/.
"""

import sys
from pathlib import Path

from star_moments.look.favicon import favicon
from star_moments.look.sheets import page_rules, screen_rules, screen_values
from star_moments.look.tokens import default_colours, default_tokens

sys.path.insert(0, str(Path(__file__).parent))
from for_older import for_older
from static_fonts import NAMES, static_name
from written_out import written_out

HERE = Path(__file__).parent
THEME = HERE / "star_moments_theme"
STYLE_SHEET = THEME / "assets" / "style.css"
FAVICON = THEME / "assets" / "favicon.svg"
# In the order of the cascade: each file may refine those before it. What is written with words that
# the oldest readers' engines lack is said in older ones; tests/browser/test_floor.py holds them.
PARTS = ("fonts", "base", "frame", "sky", "sheets", "lists", "prose", "search", "print", "older")

# Screens are engines of many years: what is in these files parses on Chromium 53.
SCREEN_SHEET = THEME / "display" / "display.css"
# The same for the pages without scripts, which are for older engines still.
BASIC_SHEET = THEME / "display" / "basic.css"
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

# Engines that know variable fonts take the first that is named and never ask for the other; those
# that do not, do not know that form and take the second. Tried: Chromium 49, 53, 61 and 65 take the
# second (65 could use the first, and does not know its name), 69 and 156 and Firefox 153 the first.
ONE_FORM = 'src: url("fonts/{}") format("woff2");'
TWO_FORMS = """src: url("fonts/{}") format("woff2-variations"),
    url("fonts/{}") format("woff2");"""

NOTICE = "/* Made by theme/build_css.py from tokens.toml and styles/. Do not edit. */\n"


def style_sheet() -> str:
    """Return the whole style sheet of the wall."""
    parts = [for_older(_style(part)) for part in PARTS]
    return "\n".join([NOTICE, *page_rules(default_tokens()), *parts])


def screen_sheet() -> str:
    """Return the whole style sheet of the screens; the fonts lie where the wall's do."""
    rules = [*screen_rules(default_tokens()), _faces(), *map(_style, SCREEN_PARTS)]
    return "\n".join([NOTICE, *map(_twice, rules)])


def basic_sheet() -> str:
    """Return the style sheet of the screens' pages without scripts."""
    colours = screen_values(default_colours(), 1, is_card=False)
    return NOTICE + written_out(screen_sheet(), colours)


def _style(part: str) -> str:
    return (HERE / "styles" / f"{part}.css").read_text(encoding="utf-8")


def _faces() -> str:
    """Return the fonts with one of a single weight for older engines, where there is one."""
    rules = _style("fonts")
    for name in NAMES:
        one = ONE_FORM.format(f"{name}.woff2")
        if rules.count(one) != 1:
            raise ValueError(f"{name}: styles/fonts.css does not name it as this file expects")
        rules = rules.replace(one, TWO_FORMS.format(f"{name}.woff2", static_name(name)))
    return rules


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


def main(arguments: list[str]) -> int:
    """Write what is drawn from the tokens, or with `--check` say whether it is fresh in git."""
    failed = 0
    for path, made in (
        (STYLE_SHEET, style_sheet()),
        (SCREEN_SHEET, screen_sheet()),
        (BASIC_SHEET, basic_sheet()),
        (FAVICON, favicon(default_colours())),
    ):
        if "--check" not in arguments:
            path.write_text(made, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != made:
            name = path.relative_to(HERE).as_posix()
            sys.stderr.write(f"{name} is not fresh: run `python theme/build_css.py`\n")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
