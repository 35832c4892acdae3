"""Any colours may be given: what is used of them can be read, and the default look stays itself."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from star_moments.look.derive import GIVEN, derive, origins
from star_moments.look.judge import judge
from star_moments.look.look import Look
from star_moments.look.oklab import away, colour_at, lab, with_lightness
from star_moments.look.pairs import pairs
from star_moments.look.sheets import screen_values
from star_moments.look.tokens import default_colours
from tests.support.sizes import size, sized
from tests.unit.test_tokens import contrast, linear, oklab

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
looks = st.dictionaries(st.sampled_from(sorted(GIVEN)), colours, max_size=3)


def too_alike(found):
    return [one for one in pairs() if not one.holds(found)]


@given(colours, colours)
def test_colours_are_measured_as_others_measure_them(one, other):
    assert colour_at(lab(one)) == one
    assert lab(one) == pytest.approx(oklab(linear(one)))
    found = pairs()[0]
    measured = found.contrast({found.text: one, found.ground: other})
    assert measured == pytest.approx(contrast(one, other))


@given(colours, st.floats(0, 1))
def test_a_lighter_colour_keeps_its_hue(colour, lightness):
    lighter = with_lightness(colour, lightness)
    assert lab(lighter)[0] == pytest.approx(lightness, abs=0.06)
    (_, a, b), (_, c, d) = lab(colour), lab(lighter)
    if min(abs(a) + abs(b), abs(c) + abs(d)) > 0.06:
        assert away((0, a, b), (0, c, d)) <= away((0, a, b), (0, 0, 0)) + 0.02
        assert a * c + b * d > 0.9 * ((a * a + b * b) * (c * c + d * d)) ** 0.5


def test_the_default_look_comes_out_as_it_went_in():
    default = default_colours()
    assert derive({}) == default
    assert derive({name: default[path] for name, path in GIVEN.items()}) == default
    assert too_alike(default) == []


@sized("looks")
@settings(max_examples=size("looks"), deadline=None)
@given(looks)
@example({"paper": "#808080"})
@example({"paper": "#223355", "ink": "#667788"})
@example({"night_high": "#FFFFFF", "night_low": "#000000"})
def test_what_is_used_can_be_read(asked):
    used, misfits = judge(asked)
    found = derive(used)
    assert too_alike(found) == []
    # Each is used as it is, or told of; and one is not used only where something is wrong.
    assert {*used} | {one.name for one in misfits} == {*asked}
    assert len(used) + len(misfits) == len(asked)
    assert all(found[GIVEN[name]] == colour == asked[name] for name, colour in used.items())
    assert bool(misfits) == bool(too_alike(derive(asked)))
    assert found.keys() == default_colours().keys()


@sized("looks")
@settings(max_examples=max(1, size("looks") // 2), deadline=None)
@given(st.sampled_from(sorted(GIVEN)), colours)
@example("ink", "#8A8FA3")
@example("stars.3", "#00857C")
def test_the_proposal_is_the_nearest_that_can_be_used(name, colour):
    _, misfits = judge({name: colour})
    for one in misfits:
        assert one.contrast < one.needed
        if one.nearest:
            assert judge({name: one.nearest})[1] == []
            # Half the way is not enough.
            start, end = lab(colour)[0], lab(one.nearest)[0]
            half = with_lightness(colour, start + (end - start) * 0.5)
            if abs(end - start) > 0.1:
                assert judge({name: half})[1]
        else:
            others = [with_lightness(colour, lightness / 3) for lightness in range(4)]
            assert all(judge({name: other})[1] for other in others)


def test_every_colour_comes_from_what_may_be_given_or_is_named_as_fixed():
    fixed = {path for path in default_colours() if not origins(path)}
    assert all(path.startswith(("print.", "display.fixed.")) for path in fixed)
    assert "display.fixed.on-card" not in fixed
    moved = derive({"paper": "#F0F4FF", "ink": "#002200", "night_high": "#1A0B2E", **stars()})
    same = {path for path, colour in default_colours().items() if moved[path] == colour}
    # What was not given may stay, such as the lower end of the night; nothing else may.
    assert same - fixed == set()


def stars():
    return {f"stars.{n}": f"#F{n}E{10 - n:X}FF"[:7] for n in range(1, 10)}


def test_the_same_look_has_the_same_key_and_another_another():
    one, other = Look({"ink": "#111111"}), Look({"ink": "#111112"})
    assert Look().key == ""
    assert one.key == Look({"ink": "#111111"}).key != other.key


def test_a_page_without_scripts_gets_every_colour_that_its_style_sheet_leaves_open():
    values = screen_values(default_colours(), 4, is_card=True)
    assert values["mark"] == values["on-card"]
    assert all(colour.startswith("#") for colour in values.values())
