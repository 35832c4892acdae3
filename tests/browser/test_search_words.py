"""The search in a browser and the index that it reads agree on words, stems and signs."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from star_moments.search import entries, index
from star_moments.search.grammar import LEAST, RULES, stem
from star_moments.search.index import index_files, plain
from tests.support.words import LANGUAGES, lines, meets

SIGNS = st.text(
    st.sampled_from("aiIİıKkSsßẞøØđłŁæÆœþðħŧäÄåéñ\u00ad\u200b\u0307\u0308\u00a0 -_1½²ﬁΣσςжЖไทย")
    | st.characters(max_codepoint=0x24F),
    max_size=12,
)


def test_the_browser_parts_stems_and_plainly_writes_as_the_index_does(unseen_reader):
    """Whatever stands in a text: one example holds many, since a browser is asked for each."""
    unseen_reader.go()
    rules = dict(RULES)

    @settings(max_examples=10, deadline=None)
    @given(st.lists(SIGNS | st.text("aäeioöuyhklnstmprdvgj", max_size=14), min_size=40))
    def agree(texts):
        found = unseen_reader.page.evaluate(
            """async ([address, texts, rules, least]) => {
              const { parted, plain, readRules, stemOf } = await import(address);
              const made = Object.values(rules).map(readRules);
              const stems = (word) => made.map((one) => stemOf(word, one, least));
              return texts.map((text) =>
                parted(text).map((word) => [word, plain(word), stems(word)]));
            }""",
            [f"{unseen_reader.home}assets/search-index.js", texts, rules, LEAST],
        )
        for text, words in zip(texts, found, strict=True):
            assert sorted(words) == sorted(
                [word, plain(word), [stem(word, one) for one in rules]]
                for word in entries._words(text)
            )

    agree()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_finds_the_forms_that_are_counted(unseen_reader, monkeypatch, language):
    """Each family is a moment that has one form; all others are asked for, in small files."""
    families = lines("open", language)
    made = [entries.Entry(language, (), (family[0],), {}, {}) for family in families]
    monkeypatch.setattr(index, "_entries", lambda kit, known: iter(made))
    monkeypatch.setattr(index, "FULL", 30)
    files = index_files(None)
    assert len(json.loads(files["index.json"])["forms"]) > 60
    unseen_reader.page.route(
        "**/made-index/**",
        lambda route: route.fulfill(body=files[route.request.url.partition("/made-index/")[2]]),
    )
    unseen_reader.go()
    asked = [word for family in families for word in family[1:4]]
    found = unseen_reader.page.evaluate(
        """async ([address, folder, asked]) => {
          const opened = await (await import(address)).openIndex(new URL(folder));
          return Promise.all(asked.map(async (word) => (await opened.search(word, {})).numbers));
        }""",
        [
            f"{unseen_reader.home}assets/search-index.js",
            f"{unseen_reader.home}made-index/",
            asked,
        ],
    )
    for word, numbers in zip(asked, found, strict=True):
        held = {
            number
            for number, family in enumerate(families)
            if meets(word, family[0], lambda one: stem(one, language))
        }
        assert held <= {*numbers}, word
