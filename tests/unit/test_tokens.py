"""The colours can be read by everyone, and the style sheet is made from them.

Contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5 for text, 7
for the giver's words, 3 for stars, edges and the focus ring.
"""

import importlib.util
import itertools
import json
import re
from pathlib import Path

import pytest

from star_moments.look.pairs import pairs
from star_moments.look.tokens import default_colours, default_tokens

THEME = Path(__file__).parents[2] / "theme"
TOKENS = default_tokens()
ASSETS = THEME / "star_moments_theme" / "assets"
FACTORS = [str(number) for number in range(1, 10)]

# Which simulated eye, and the matrix that a linear colour is multiplied by: G. M. Machado et al.,
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour):
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def contrast(one, other):
    weights = (0.2126, 0.7152, 0.0722)
    light, dark = sorted(
        (
            sum(w * c for w, c in zip(weights, linear(colour), strict=True))
            for colour in (one, other)
        ),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def mixed(ground, light, share):
    """Return the ground with that share of the light on it."""
    pairs = ((int(ground[at : at + 2], 16), int(light[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * share):02X}" for one, other in pairs)


def oklab(rgb):
    """Return the colour where equal distances look alike (bottosson.github.io/posts/oklab)."""
    r, g, b = rgb
    cones = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    l, m, s = (cone ** (1 / 3) for cone in cones)  # noqa: E741
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def seen(colour, eye):
    rgb = linear(colour)
    simulated = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in EYES[eye])
    return oklab(tuple(min(1, max(0, channel)) for channel in simulated))


def sheets(time):
    return [TOKENS["factor"][number][time]["sheet"] for number in FACTORS]


def skies():
    return [colour for time in ("day", "night") for colour in TOKENS["sky"][time].values()]


def text_pairs():
    """Yield every text and what it stands on, with the contrast it needs."""
    for time in ("day", "night"):
        colours = TOKENS[time]
        for ground in [colours["paper"], colours["sheet"], *sheets(time)]:
            yield f"words on {time}", colours["ink"], ground, 7
            yield f"soft on {time}", colours["soft"], ground, 4.5
        yield f"code on {time}", colours["ink"], colours["code"], 7
        yield f"a button of the {time}", colours["paper"], colours["ink"], 4.5
        for number in FACTORS:
            factor = TOKENS["factor"][number][time]
            for ground in (factor["sheet"], colours["paper"], colours["sheet"]):
                yield f"word of factor {number} by {time}", factor["word"], ground, 4.5
    night = TOKENS["night"]
    for number in FACTORS:
        # On a phone the first words stand at the rim of their star's light (--glow in sky.css).
        star = TOKENS["factor"][number]["night"]["star"]
        for time in ("day", "night"):
            lit = mixed(TOKENS["sky"][time]["high"], star, 0.12)
            yield f"words in the light of {number}", night["ink"], lit, 7
            yield f"a title in the light of {number}", star, lit, 4.5
    for sky in skies():
        yield "words on the sky", night["ink"], sky, 7
        yield "a heading on the sky", TOKENS["sky"]["words"], sky, 7
        yield "soft on the sky", night["soft"], sky, 4.5
        for number in FACTORS:
            yield (
                f"word of factor {number} on the sky",
                TOKENS["factor"][number]["night"]["word"],
                sky,
                4.5,
            )
    yield from screen_pairs()
    paper = TOKENS["print"]
    yield "words on paper", paper["ink"], paper["paper"], 7
    yield "soft on paper", paper["soft"], paper["paper"], 4.5


def screen_pairs():
    """Yield every text on a screen. A star's light falls on the words at most with a tenth
    of it, and on the names, which stand at the other end, with less (styles/display/slides.css).
    """
    fixed = TOKENS["display"]["fixed"]
    for time in ("day", "night"):
        for ground in TOKENS["display"][time].values():
            yield f"words on a screen by {time}", TOKENS[time]["ink"], ground, 7
            yield f"soft on a screen by {time}", TOKENS[time]["soft"], ground, 4.5
            for number in FACTORS:
                factor = TOKENS["factor"][number][time]
                lit = mixed(ground, factor["star"], 0.11)
                yield f"words on a screen lit by {number}", TOKENS[time]["ink"], lit, 7
                yield f"soft on a screen lit by {number}", TOKENS[time]["soft"], lit, 4.5
                for under in (ground, mixed(ground, factor["star"], 0.04)):
                    yield f"a name on a screen in {number}", factor["word"], under, 4.5
    for number in FACTORS:
        yield f"words on card {number}", fixed["on-card"], TOKENS["factor"][number]["card"], 7
    yield "an emergency", fixed["on-alarm"], fixed["alarm"], 7
    yield "a code", fixed["code-ink"], fixed["code-ground"], 7


def part_pairs():
    """Yield every star, edge and ring, and what it stands on."""
    for time in ("day", "night"):
        colours = TOKENS[time]
        grounds = [colours["paper"], colours["sheet"], *sheets(time)]
        for ground in grounds:
            yield f"focus by {time}", colours["focus"], ground
        for ground in (colours["paper"], colours["sheet"]):
            yield f"edge by {time}", colours["edge"], ground
            yield f"gold by {time}", colours["gold"], ground
        for number in FACTORS:
            star = TOKENS["factor"][number][time]["star"]
            for ground in grounds:
                yield f"star {number} by {time}", star, ground
            for ground in TOKENS["display"][time].values():
                yield f"star {number} on a screen by {time}", star, ground
    for sky in skies():
        yield "focus on the sky", TOKENS["night"]["focus"], sky
        yield "gold on the sky", TOKENS["night"]["gold"], sky
        for number in FACTORS:
            yield f"star {number} on the sky", TOKENS["factor"][number]["night"]["star"], sky
    for number in FACTORS:
        yield f"star {number} on paper", TOKENS["factor"][number]["day"]["star"], "#FFFFFF"


@pytest.mark.parametrize(("what", "text", "ground", "needed"), list(text_pairs()))
def test_text_can_be_read(what, text, ground, needed):
    assert contrast(text, ground) >= needed, what


@pytest.mark.parametrize(("what", "part", "ground"), list(part_pairs()))
def test_parts_can_be_seen(what, part, ground):
    assert contrast(part, ground) >= 3, what


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("time", ["day", "night"])
def test_the_nine_are_told_apart(time, eye):
    stars = [seen(TOKENS["factor"][number][time]["star"], eye) for number in FACTORS]
    for one, other in itertools.combinations(stars, 2):
        # Several times what two neighbouring patches need to look different (about 0.02). Eyes
        # without short-wave cones are rare, one in ten thousand, and get the least of it.
        least = 0.055 if eye == "tritanopia" else 0.075
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > least


def test_the_product_knows_every_pair_that_is_tested_here():
    colours = default_colours()
    known = {
        (colours[one.text], colours[one.ground], one.light and colours[one.light], one.share)
        for one in pairs()
        if one.holds(colours)
    }
    assert len(known) > 300
    plain = {(text, ground) for text, ground, light, _ in known if not light}
    lit = {(text, mixed(ground, light, share)) for text, ground, light, share in known if light}
    tested = {(text, ground) for _, text, ground, _ in text_pairs()}
    tested |= {(part, ground) for _, part, ground in part_pairs()}
    assert {pair for pair in tested if pair not in plain | lit and pair[::-1] not in plain} == set()


# Where colours may stand besides the tokens: what is made from them.
MADE = {"style.css", "display.css", "basic.css", "favicon.svg"}
COLOUR = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b(?!;|[-.\w])"
    r"|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\d.]",
    re.IGNORECASE,
)
NAMED = re.compile(r"[:\s](?:black|white|red|green|blue|navy|gold|orange|gr[ae]y)\s*[;}!]")


def test_colours_stand_in_the_tokens_alone():
    found = []
    files = [*THEME.rglob("*.*"), *(THEME.parent / "generator/star_moments").rglob("*.*")]
    for path in files:
        if path.name in MADE or path.suffix in (".woff2", ".pyc", ".cache", ".md"):
            continue
        text = path.read_text(encoding="utf-8")
        if path.name == "tokens.toml":
            assert len(COLOUR.findall(text)) > 80
            continue
        found += [
            (path.name, one[0]) for one in COLOUR.finditer(text) if not example(path, text, one)
        ]
        if path.suffix in (".css", ".html", ".svg"):
            found += [(path.name, one[0]) for one in NAMED.finditer(text)]
    assert found == []


def example(path, text, one):
    """Say whether it is an example in words: in a message, a docstring or a remark."""
    start = text.rfind("\n", 0, one.start()) + 1
    return (
        path.suffix == ".toml"
        or (path.suffix == ".py" and text[one.start() - 1] == "`" and "look" in path.parts)
        or text[start : one.start()].lstrip().startswith("#")
    )


def test_gold_is_never_text():
    for name, colour in TOKENS["day"].items():
        if name != "gold":
            assert colour != TOKENS["day"]["gold"]
    for styles in (THEME / "styles").rglob("*.css"):
        for line in styles.read_text(encoding="utf-8").splitlines():
            if "color: var(--gold)" in line:
                assert "star" in line, f"{styles.name}: {line}"


def tool(name):
    """Return a program of the theme."""
    spec = importlib.util.spec_from_file_location(name, THEME / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_style_sheet_is_fresh():
    assert tool("build_css").main(["--check"]) == 0, "run `python theme/build_css.py`"


def test_the_fonts_of_one_weight_are_fresh():
    made = tool("static_fonts")
    noted = json.loads(made.NOTE.read_text(encoding="utf-8"))
    assert noted == made.digests(), "run `python theme/static_fonts.py`"


def test_fonts_are_small_and_licensed():
    fonts = {font.name: font.stat().st_size for font in (ASSETS / "fonts").glob("*.woff2")}
    static = {name: size for name, size in fonts.items() if name.endswith("-static.woff2")}
    assert (len(fonts), len(static)) == (6, 2)
    # An engine fetches the ones or the others.
    assert sum(fonts.values()) - sum(static.values()) < 90_000
    assert sum(static.values()) < 30_000
    for family in ("fraunces", "atkinson"):
        licence = (ASSETS / "fonts" / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License" in licence
        # What is made from a font may keep its name only where that is not reserved.
        assert "with Reserved Font Name" not in licence


@pytest.mark.parametrize("sheet", ["assets/style.css", "display/display.css"])
def test_the_style_sheets_ask_no_one_else(sheet):
    text = (ASSETS.parent / sheet).read_text(encoding="utf-8")
    assert "http" not in text
    assert "@import" not in text


def test_letters_on_screens_are_large_enough():
    display = TOKENS["display"]
    assert (
        min(vmin for kind in ("wide", "square", "upright") for vmin in display[kind].values())
        >= 4.4
    )
    assert display["size"]["name"] >= 7
    assert min(display["size"].values()) >= 3
