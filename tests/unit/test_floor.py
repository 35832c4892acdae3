"""The wall's style sheet on the oldest browsers that it is for: what is lost is listed here."""

import re
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from tests.support.floor import FLOORS, STYLE, knows
from theme.for_older import for_older, weight
from tools.compat import style
from tools.compat.seen import FLEX_GAP, features, seen
from tools.compat.table import FLOOR, NEVER, looked_up

ROOT = Path(__file__).parents[2]

# What may be missing, by the feature or by the rule: and why a page can be read without it.
DISPENSABLE = {
    "align-content.start": "in grids, where it stands, both know it; the data means other boxes",
    "align-self.start": "likewise",
    "aspect-ratio": "a star has the shape of its drawing; in columns older.css gives its height",
    "break-after.avoid": "a heading may be the last line of a sheet of paper",
    "color-scheme": "scroll bars are light by night; each field has its own colours",
    "color-scheme.dark": "likewise",
    "color-scheme.light": "likewise",
    "container-type": "words have one size for each class, in all sheets",
    "container-type.inline-size": "likewise",
    "focus-visible": "older.css shows the focus whatever brought it",
    "font-face.ascent-override": "lines may move a little when the letters come",
    "font-face.descent-override": "likewise",
    "font-face.line-gap-override": "likewise",
    "font-face.size-adjust": "likewise",
    "hyphenate-limit-chars": "more words are broken",
    "marker": "numbers of a list are in the letters of the text",
    "overflow-x.clip": "older.css cuts at the window's edge",
    "quotes.auto": "words in other languages stand between Finnish marks",
    "rotate": "a star under the mouse does not turn",
    "text-decoration-thickness": "lines below links are as thick as the browser makes them",
    "text-size-adjust": "no browser without it makes letters larger by itself",
    "text-underline-offset": "lines below links stand a little higher",
    "text-wrap": "the last line of a paragraph may be short",
    "text-wrap.balance": "likewise",
    "text-wrap.pretty": "likewise",
    "view-transition": "pages follow each other without a transition",
    "view-transition-group": "likewise",
    ".alone h2:has(.vh)": "a little more room above the words of a moment without a title",
    ".card h2:has(.vh), .card h3:has(.vh)": "likewise, in a sheet",
    ".card:has(.card__link:focus-visible)": "older.css frames the link over the whole sheet",
    ".card:has(.card__link:focus-visible) .card__link": "likewise",
    ".one:has(.words--s, .words--xs) > .star": "the star stays beside the beginning of long words",
    ".poster .one:has(.words--s) > .star": "older.css makes each star small on paper",
    ".poster .one:has(.words--s, .words--xs)": "a little more air on paper",
    ".poster .one:has(.words--xs) > .star": "older.css makes each star small on paper",
    ".register:has(> .empty)": "the sentence about an empty register stands in a narrow column",
    ".sky:has(> .one .words--s, > .one .words--xs)": "the light is where the star would be alone",
    ".sky__in:has(> .star)": "older.css makes its columns on each page",
    ".told:has(> :nth-child(2))": "what the house adds stands one below the other",
    "body:has(.poster) .top": "a poster on paper is without the wall's name in its corner",
    "body:has(.search[open])": "the page behind the search can be moved",
    "main > .prose:not(:has(> h2))": "a text without headings stands where it would beside some",
    "main:has(> .lost, > .index--factors) + .foot .foot__in": "a thin line above the foot",
    "main:not(:has(.poster))": "older.css makes each page on paper a table",
    "main:not(:has(.poster))::after": "likewise",
    "main:not(:has(.poster))::before": "likewise",
    "main:not(:has(.poster))::before, main:not(:has(.poster))::after": "likewise",
}  # fmt: skip


CONDITION = re.compile(r"^@media (?:print|\(\S+ \S+\)(?: and \(\S+ \S+\))*) ")


def named(place: str, lacking: set[str]) -> set[str]:
    """Return how the list above calls what is lost: the rule, or else each feature."""
    if ":has(" in place:
        return {CONDITION.sub("", place)}
    return {one.split(".", 2)[2] for one in lacking}


def lost(browser: str) -> set[str]:
    there = seen(STYLE.read_text(encoding="utf-8"), knows(browser))
    return {name for place, lacking in there.lost.items() for name in named(place, lacking)}


@pytest.mark.parametrize("browser", FLOORS)
def test_nothing_is_lost_that_a_page_cannot_do_without(browser):
    assert lost(browser) - DISPENSABLE.keys() == set()


def test_nothing_is_listed_that_is_not_lost():
    assert DISPENSABLE.keys() - lost("chrome") - lost("firefox") == set()


def test_the_docs_and_the_table_name_the_same_browsers():
    page = (ROOT / "docs" / "set-up.md").read_text(encoding="utf-8")
    told = page.partition("## Readers' browsers")[2]
    assert re.search(rf"Chromium from \*\*{FLOOR['chrome']}\*\*", told)
    assert re.search(rf"Firefox from\s\*\*{FLOOR['firefox']}\*\*", told)


KEPT = ".a { display: grid; gap: 1rem; margin-left: 0; color: inherit }"


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        (".a { inset-inline-start: 0 }", ".a {inset-inline-start}"),
        (".a { display: flex; gap: 1rem }", ".a {gap}"),
        (".a { display: flex } @media print { .a { gap: 1rem } }", "@media print .a {gap}"),
        (".a { rotate: 3deg }", ".a {rotate}"),
        (".a { height: 3svh }", ".a {height}"),
        (".a { --x: 3cqi }", ".a {--x}"),
        (".a { --x: 1rem; --x: 3cqi }", ".a {--x}"),
        (".a { overflow-x: clip }", ".a {overflow-x}"),
        (".a { color: color-mix(in oklab, red, red) }", ".a {color}"),
        (".a, .b:has(.c) { top: 0 }", ".a, .b:has(.c)"),
        (".a:focus-visible { top: 0 }", ".a:focus-visible"),
        (".a::marker { top: 0 }", ".a::marker"),
        ("@view-transition { navigation: auto }", "@view-transition"),
        ("@supports not (gap: 1rem) { .a { rotate: 3deg } } .a { rotate: 3deg }", ".a {rotate}"),
        ("@supports (rotate: 1deg) { .b { top: 0 } } .a { rotate: 3deg }", ".a {rotate}"),
        ("@supports not (rotate: 1deg) { .b { top: 0 } } .a { rotate: 3deg }", ".a {rotate}"),
    ],
)
def test_what_is_too_young_is_found(sheet, place):
    assert place in seen(sheet, knows("chrome")).lost


@pytest.mark.parametrize(
    "sheet",
    [
        KEPT,
        ".a { height: 3vh; height: 3svh }",
        ".a { -webkit-appearance: none; appearance: none }",
        "@supports (rotate: 1deg) { .a { rotate: 3deg } }",
        ".a { rotate: 3deg } @supports not (rotate: 1deg) { .a { transform: rotate(3deg) } }",
        ".a { display: flex; gap: 1rem } @supports not (appearance: none) { .a { gap: 0 } }",
        ":root { --x: 3cqi } @supports not (width: 1cqi) { :root { --x: 1rem } }",
        ".a:has(.b) { top: 0 } @supports not selector(:has(*)) { .a { top: 0 } }".partition("}")[2],
    ],
)
def test_what_is_said_in_an_older_way_too_is_enough(sheet):
    assert seen(sheet, knows("chrome")).lost == {}


def test_a_feature_that_nobody_has_looked_up_is_told():
    with pytest.raises(KeyError, match=r"css\.properties\.unheard-of.*tools\.compat"):
        seen(".a { unheard-of: 1px }", knows("chrome"))


def test_gaps_in_rows_are_told_from_those_in_grids():
    assert FLEX_GAP in features(".a { display: inline-flex; row-gap: 1rem }")
    assert FLEX_GAP not in features(KEPT)


def test_of_the_data_the_first_release_counts_that_has_it_under_its_name():
    statements = {
        "chrome": [{"version_added": "90"}, {"version_added": "20", "prefix": "-webkit-"}],
        "firefox": [{"version_added": "≤72", "partial_implementation": True}],
    }
    data = {"css": {"properties": {"x": {"__compat": {"support": statements}}}}}
    assert looked_up(data, "css.properties.x") == {"chrome": 90, "firefox": 72}
    assert looked_up(data, "css.properties.x.y") is None
    statements["firefox"] = {"version_added": "preview"}
    statements["chrome"] = {"version_added": "12", "flags": []}
    assert looked_up(data, "css.properties.x") == {"chrome": NEVER, "firefox": NEVER}


ARMS = st.lists(st.sampled_from(["h2", "h3", "ul"]), min_size=1, max_size=3, unique=True)
SIZES = st.sampled_from(["0", "auto", "1rem", "var(--x)", "calc(-1 * var(--x))"])


@given(ARMS, ARMS)
def test_a_group_becomes_each_of_its_selectors(first, second):
    made = for_older(f".a :is({', '.join(first)}) > :is({', '.join(second)}) {{ top: 0; }}")
    assert ":is" not in made
    rule = tinycss2.parse_stylesheet(made, True, True)[0]
    assert style.selectors(rule) == [f".a {a} > {b}" for a in first for b in second]


@pytest.mark.parametrize(
    "group", [":is(.b, p)", ":where(p, h2)", ":is(#b, .b)", ":is(p, p::before)"]
)
def test_a_group_that_would_weigh_something_else_is_refused(group):
    with pytest.raises(ValueError, match=re.escape(f".a {group}")):
        for_older(f".a {group} {{ top: 0 }}")


def test_a_selector_is_weighed():
    assert weight(tinycss2.parse_component_value_list("#a .b:hover[c] p::before")) == (1, 3, 2)


@given(st.lists(SIZES, min_size=1, max_size=4))
def test_all_sides_are_named(values):
    made = for_older(f".a {{ inset: {' '.join(values)}; color: red; }}")
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top
    left = values[3] if len(values) > 3 else right
    assert made == (
        f".a {{ top: {top}; right: {right}; bottom: {bottom}; left: {left}; color: red; }}"
    )


@given(SIZES, SIZES)
def test_words_from_right_to_left_keep_their_sides(start, end):
    made = for_older(f".a {{ margin-inline: {start} {end}; inset-inline-end: {end} }}\n.b {{}}")
    if start == end:
        assert f"margin-left: {start}; margin-right: {end};" in made
    else:
        assert f"margin-inline-start: {start}; margin-inline-end: {end};" in made
    older = f"@supports not (inset-inline-end: 0) {{ .a {{ right: {end}; }} }}"
    assert f"inset-inline-end: {end} }}\n{older}\n.b {{}}" in made


def test_what_stands_within_a_condition_stays_there():
    made = for_older("@media print { .a { margin-block: 1rem 2rem !important } }\n.b { top: 0 }")
    assert made == (
        "@media print { .a { margin-top: 1rem !important; margin-bottom: 2rem !important} }\n"
        ".b { top: 0 }"
    )
