"""The screens' style is old enough for the oldest engine that they run on."""

import pytest
import tinycss2

from tests.browser.display.figures import ROOT

STYLE = ROOT / "theme" / "star_moments_theme" / "display" / "display.css"

# Properties and values that Chromium 53 does not know. A declaration with one is allowed where the
# same rule has said the property before in a way that it knows.
YOUNGER = {
    "inset": 87,
    "gap": 84,
    "row-gap": 84,
    "column-gap": 84,
    "aspect-ratio": 88,
    "grid": 57,
    "grid-template": 57,
    "grid-template-columns": 57,
    "grid-area": 57,
    "place-items": 59,
    "place-content": 59,
    "container": 105,
    "container-type": 105,
    "backdrop-filter": 76,
    "inset-inline": 87,
    "inset-block": 87,
    "margin-inline": 87,
    "margin-block": 87,
    "padding-inline": 87,
    "padding-block": 87,
    "translate": 104,
    "rotate": 104,
    "scale": 104,
    "accent-color": 93,
    "content-visibility": 85,
    "overscroll-behavior": 63,
    "mix-blend-mode": 0,
    "filter": 0,
    "animation": 0,
    "animation-name": 0,
    "transition": 0,
    "will-change": 0,
}  # 0: known, and too dear for a player
FUNCTIONS = {
    "clamp",
    "min",
    "max",
    "color-mix",
    "env",
    "round",
    "oklch",
    "oklab",
    "lab",
    "image-set",
}
UNITS = {"dvh", "dvw", "svh", "svw", "lvh", "lvw", "cqw", "cqh", "cqi", "cqb", "cqmin", "cqmax"}
UNITS |= {"lh", "rlh", "vi", "vb"}
SELECTORS = {
    "is",
    "where",
    "has",
    "not",
    "focus-visible",
    "focus-within",
    "any-link",
    "nth-child of",
}
AT_RULES = {"layer", "container", "property", "scope", "starting-style"}


def young(rules, at: str = "") -> list[str]:
    """Return what a style sheet uses that old engines do not know, with its place."""
    found = []
    for rule in rules:
        if rule.type == "at-rule":
            name = rule.at_keyword.lower()
            if name in AT_RULES:
                found.append(f"@{name}")
            if name == "media":
                found += young(tinycss2.parse_rule_list(rule.content or [], True, True), "@media ")
            continue
        if rule.type != "qualified-rule":
            found.append(f"{at}{rule.type}")
            continue
        where = at + tinycss2.serialize(rule.prelude).strip()
        found += [
            f"{where}: :{token.name}"
            for token in walk(rule.prelude)
            if token.type == "function" and token.lower_name in SELECTORS - {"not"}
        ]
        found += declared(tinycss2.parse_blocks_contents(rule.content, True, True), where)
    return found


def declared(contents, where: str) -> list[str]:
    """Return what the declarations of a rule use that old engines do not know."""
    found, known = [], set()
    for one in contents:
        if one.type != "declaration":
            found.append(f"{where}: {one.type} within a rule")
            continue
        tokens = list(walk(one.value))
        new = {token.lower_name for token in tokens if token.type == "function"} & FUNCTIONS
        new |= {token.lower_unit for token in tokens if token.type == "dimension"} & UNITS
        if one.lower_name in YOUNGER:
            new.add(one.lower_name)
        if not new:
            known.add(one.lower_name)
        elif one.lower_name not in known:
            found.append(f"{where}: {one.lower_name} with {', '.join(sorted(new))}")
    return found


def walk(tokens):
    """Return all tokens, those within brackets too."""
    for token in tokens:
        yield token
        yield from walk(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


def test_a24_the_style_is_old_enough(figure):
    found = young(tinycss2.parse_stylesheet(STYLE.read_text(encoding="utf-8"), True, True))
    assert found == []
    figure("A24", "style", "nothing younger than Chromium 53 that would be missed")


@pytest.mark.parametrize(
    "style",
    [
        ".a { inset: 0 }", ".a { display: flex; gap: 1vmin }", ".a { width: min(3vw, 4vh) }",
        ".a:is(.b) { top: 0 }", ".a { .b { top: 0 } }", "@layer x { .a { top: 0 } }",
        ".a { height: 100dvh }", "@media (orientation: portrait) { .a { aspect-ratio: 1 } }",
        ".a { animation: x 1s infinite }",
    ],
)  # fmt: skip
def test_a24_the_list_finds_what_is_too_young(style):
    assert young(tinycss2.parse_stylesheet(style, True, True))


def test_a24_a_fallback_is_enough():
    rules = tinycss2.parse_stylesheet(".a { height: 100vh; height: 100dvh }", True, True)
    assert young(rules) == []
