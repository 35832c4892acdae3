"""The tokens as style sheets have them: custom properties, and rules that can have none."""

from collections.abc import Iterator, Mapping
from typing import Any

from star_moments.look.tokens import NUMBERS, Colours

Tokens = Mapping[str, Any]


def page_rules(tokens: Tokens) -> tuple[str, ...]:
    """Return the rules of the wall: the tokens of the day, of the night, and of the sky."""
    return tuple(_page_rules(tokens))


def screen_rules(tokens: Tokens) -> tuple[str, ...]:
    """Return the rules of the screens, which need the night, their day, and the day."""
    return tuple(_screen_rules(tokens))


def face_rule(family: str, address: str, weights: str) -> str:
    """Return the rule that makes a font known."""
    values = {
        "font-family": f'"{family}"',
        "src": f'url("{address}") format("woff2")',
        "font-weight": weights,
        "font-display": "swap",
    }
    return "".join(["@font-face {\n", *(f"  {k}: {v};\n" for k, v in values.items()), "}\n"])


def screen_values(colours: Colours, number: int, *, is_card: bool) -> dict[str, str]:
    """Return the colours on a screen by night, in which one factor's stand for all.

    For the pages whose engines know no custom properties. `is_card`: the factor's colour fills the
    screen.
    """
    fixed = {
        path.removeprefix(_FIXED): value
        for path, value in colours.items()
        if path.startswith(_FIXED)
    }
    star = colours[f"factor.{number}.night.star"]
    return {
        **fixed,
        "high": colours["display.night.high"],
        "low": colours["display.night.low"],
        "ink": colours["night.ink"],
        "soft": colours["night.soft"],
        "fold": colours["shade.fold"],
        "star": star,
        "word": colours[f"factor.{number}.night.word"],
        "card": colours[f"factor.{number}.card"],
        "mark": fixed["on-card"] if is_card else star,
    }


_FIXED = "display.fixed."


def _page_rules(tokens: Tokens) -> Iterator[str]:
    day, night = _colours(tokens, "day"), _colours(tokens, "night")
    fold = {"--fold": tokens["shade"]["fold"]}
    light = {"color-scheme": "light", **day, **_sky(tokens, "day")}
    dark = {"color-scheme": "dark", **night, **_sky(tokens, "night")}
    yield _rule(":root", {**_measures(tokens), **fold, **light})
    # Before 2023 engines knew no share of a sheet's width: words there are as small as they get.
    least = {f"--spoken-{k}-sheet": _least(v["sheet"]) for k, v in tokens["spoken"].items()}
    yield f"@supports not (width: 1cqi) {{\n{_rule(':root', least)}}}\n"
    by_system = _rule(":root:not([data-theme=light])", dark)
    yield f"@media (prefers-color-scheme: dark) {{\n{by_system}}}\n"
    yield _rule(":root[data-theme=dark]", dark)
    yield _rule(".top, .sky", {"color-scheme": "dark", **night})
    # Paper is white whatever the hour; twice :root outweighs the rules above.
    paper = {f"--{name}": value for name, value in tokens["print"].items()}
    on_paper = _rule(":root:root, :root:root .top, :root:root .sky", {**day, **paper})
    yield f"@media print {{\n{on_paper}}}\n"
    for number in NUMBERS:
        own = {f"--{part}": f"var(--{part}-{number})" for part in ("star", "word", "sheet")}
        yield _rule(f".f{number}, .star--{number}", own)
    # A backdrop inherits nothing in browsers of before 2024, so it gets the value itself.
    yield _rule(".search::backdrop", {"background": f"{tokens['shade']['veil']}CC"})


def _screen_rules(tokens: Tokens) -> Iterator[str]:
    display = tokens["display"]
    sizes = {f"--{name}": f"{vmin}vmin" for name, vmin in display["size"].items()}
    fonts = {f"--type-{name}": tokens["type"][name] for name in ("words", "text")}
    cards = {f"--card-{number}": tokens["factor"][str(number)]["card"] for number in NUMBERS}
    fixed = {f"--{name}": value for name, value in display["fixed"].items()}
    whole = {**sizes, **fonts, **cards, **fixed, "--fold": tokens["shade"]["fold"]}
    yield _rule(":root", {**whole, **_screen(tokens, "night")})
    yield _words(".stage", display["wide"])
    narrow = "(orientation: landscape) and (max-aspect-ratio: 3/2)"
    yield f"@media {narrow} {{\n{_words('.stage', display['square'])}}}\n"
    yield _words(".upright", display["upright"])
    yield _rule(":root[data-theme=light]", _screen(tokens, "day"))
    for number in NUMBERS:
        own = {f"--{part}": f"var(--{part}-{number})" for part in ("star", "word", "card")}
        yield _rule(f".f{number}", own)


def _words(selector: str, sizes: Mapping[str, float]) -> str:
    return _rule(selector, {f"--words-{size}": f"{vmin}vmin" for size, vmin in sizes.items()})


def _screen(tokens: Tokens, time: str) -> dict[str, str]:
    grounds = tokens["display"][time]
    found = {f"--{name}": colour for name, colour in grounds.items()}
    found |= {f"--{name}": tokens[time][name] for name in ("ink", "soft")}
    for number, factor in tokens["factor"].items():
        found |= {f"--{part}-{number}": factor[time][part] for part in ("star", "word")}
    return found


def _colours(tokens: Tokens, time: str) -> dict[str, str]:
    found = {f"--{name}": value for name, value in tokens[time].items()}
    for number, factor in tokens["factor"].items():
        found |= {f"--{part}-{number}": value for part, value in factor[time].items()}
    return found


def _sky(tokens: Tokens, time: str) -> dict[str, str]:
    found = {f"--sky-{end}": value for end, value in tokens["sky"][time].items()}
    return {**found, "--on-sky": tokens["sky"]["words"]}


def _measures(tokens: Tokens) -> dict[str, str]:
    root = tokens["type"]["root"]
    found = {"--root": f"clamp({root['least']}, {root['rise']}, {root['most']})"}
    for group in ("type", "space", "measure", "radius"):
        found |= {f"--{group}-{key}": text for key, text in tokens[group].items() if key != "root"}
    for size, places in tokens["spoken"].items():
        found |= {f"--spoken-{size}-{place}": value for place, value in places.items()}
    return found


def _least(size: str) -> str:
    return size.removeprefix("clamp(").partition(",")[0]


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n"
