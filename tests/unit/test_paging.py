import pytest
from hypothesis import given
from hypothesis import strategies as st

from star_moments.pages.excerpt import excerpt, paragraphs, shorten
from star_moments.pages.indexes import _sheets
from star_moments.pages.paging import MOST, PER_PAGE, leaves
from star_moments.pages.views import Entry, Group

sizes = st.integers(0, 300)


@given(sizes)
def test_every_item_is_on_one_page_in_order(size):
    items = list(range(size, 0, -1))
    assert [item for leaf in leaves(items) for item in leaf.items] == items


@given(sizes)
def test_no_page_is_longer_than_48(size):
    assert all(len(leaf.items) <= 48 for leaf in leaves(range(size)))


@given(sizes)
def test_one_more_item_leaves_the_numbered_pages_as_they_are(size):
    before = {leaf.number: leaf.items for leaf in leaves(list(range(size, 0, -1))) if leaf.number}
    after = {leaf.number: leaf.items for leaf in leaves(list(range(size + 1, 0, -1)))}
    assert all(after[number] == items for number, items in before.items())


@given(sizes)
def test_newer_and_older_lead_through_all_pages_and_back(size):
    found = {leaf.number: leaf for leaf in leaves(range(size))}
    number, seen = 0, []
    while number is not None:
        seen.append(number)
        older = found[number].older
        if older is not None:
            assert found[older].newer == number
        number = older
    assert sorted(seen) == sorted(found)


def test_the_front_page_is_full_as_soon_as_it_can_be():
    assert [len(leaf.items) for leaf in leaves(range(2 * PER_PAGE))] == [PER_PAGE, PER_PAGE]
    assert [len(leaf.items) for leaf in leaves(range(2 * PER_PAGE - 1))] == [2 * PER_PAGE - 1]


def test_an_empty_list_has_a_front_page():
    assert [leaf.items for leaf in leaves([])] == [[]]


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
