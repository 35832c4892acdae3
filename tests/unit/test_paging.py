from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.kit.excerpt import excerpt, paragraphs, shorten
from star_moments.kit.paging import FRONT, LONGEST, MOST, SHORTEST, leaves
from star_moments.kit.views import Entry, Group
from star_moments.pages.indexes import _sheets

# A list of numbers, newest first, in each of which pages may end where chance puts it.
lists = st.tuples(st.integers(0, 400), st.integers(1, 12), st.integers(0, 99))


def cut(size, every=8, salt=0, without=None):
    items = [n for n in range(size, 0, -1) if n != without]
    return leaves(items, [n for n, one in enumerate(items[::-1], 1) if may_end(one, every, salt)])


@cache
def may_end(n, every, salt):
    return Random(f"{n} {salt}").randrange(every) == 0


def numbered(found):
    return {leaf.number: leaf.items for leaf in found if leaf.number}


@given(lists)
def test_every_item_is_on_one_page_in_order(made):
    items = [item for leaf in cut(*made) for item in leaf.items]
    assert items == list(range(made[0], 0, -1))


@given(lists)
def test_no_page_is_longer_than_48_and_no_numbered_one_shorter_than_18(made):
    found = cut(*made)
    assert all(len(leaf.items) <= MOST for leaf in found)
    assert all(SHORTEST <= len(items) <= LONGEST for items in numbered(found).values())


@given(lists)
def test_one_more_item_leaves_the_numbered_pages_as_they_are(made):
    before, after = numbered(cut(*made)), numbered(cut(made[0] + 1, *made[1:]))
    assert all(after[number] == items for number, items in before.items())


@given(lists)
def test_newer_and_older_lead_through_all_pages_and_back(made):
    found = {leaf.number: leaf for leaf in cut(*made)}
    number, seen = 0, []
    while number is not None:
        seen.append(number)
        older = found[number].older
        if older is not None:
            assert found[older].newer == number
        number = older
    assert sorted(seen) == sorted(found)


@given(lists)
def test_the_front_page_is_full_wherever_there_is_enough(made):
    assert len(cut(*made)[0].items) >= min(FRONT, made[0])


def test_an_empty_list_has_a_front_page():
    assert [leaf.items for leaf in cut(0)] == [[]]


def test_what_is_taken_out_changes_its_own_page_and_mostly_no_other():
    size = 2000
    before = numbered(cut(size))
    changed = []
    for gone in range(1, size + 1, 3):
        after = numbered(cut(size, without=gone))
        changed.append(sum(after.get(number) != items for number, items in before.items()))
    assert sum(one == 1 for one in changed) > 0.7 * len(changed)
    assert sum(one > 3 for one in changed) < 0.1 * len(changed)


def test_a_page_has_24_on_average():
    lengths = [len(items) for items in numbered(cut(20_000)).values()]
    assert 23 < sum(lengths) / len(lengths) < 24.5


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Kiitos!", 100, (("Kiitos!",), False)),
        ("Eka lause. Toka lause on pitempi.", 15, (("Eka lause.",), True)),
        ("Eka.\n\nToka kappale. Ja vielä.", 20, (("Eka.", "Toka kappale."), True)),
        ("Yksi pitkä lause ilman loppua", 12, (("Yksi pitkä…",), True)),
        ("Sanoi ”hei!” Ja lähti pois heti.", 14, (("Sanoi ”hei!”",), True)),
    ],
)
def test_excerpts_end_where_a_sentence_ends(text, limit, expected):
    assert excerpt(paragraphs(text), limit) == expected


@given(st.text(), st.integers(1, 50))
def test_an_excerpt_is_never_too_long_and_never_empty(text, limit):
    parts = paragraphs(text)
    kept, cut = excerpt(parts, limit)
    assert sum(map(len, kept)) <= limit
    assert cut or kept == parts
    assert bool(kept) == bool(parts)


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_fits(text, limit):
    assert len(shorten(text, limit)) <= limit


groups = st.lists(st.integers(0, 200), max_size=12)


@given(groups)
def test_no_index_page_lists_more_than_48_and_none_is_lost(lengths):
    made = [
        Group(f"g{n}", None, tuple(Entry(f"{n}-{k}", "") for k in range(length)))
        for n, length in enumerate(lengths)
    ]
    sheets = _sheets(made)
    assert all(sum(len(group.entries) for group in sheet) <= MOST for sheet in sheets)
    found = [entry.name for sheet in sheets for group in sheet for entry in group.entries]
    assert found == [entry.name for group in made for entry in group.entries]
    assert {group.heading for group in made} == {g.heading for sheet in sheets for g in sheet}
