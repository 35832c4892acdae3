"""Names in words are looked for once, and anew when the words or the names are others."""

import pytest

from star_moments.gate.watched import WatchedNames
from star_moments.memory.mentions import Mentions
from star_moments.names import Names
from star_moments.publishing.kept.mentions import read_mentions, save_mentions
from star_moments.publishing.kept.store import Store

PEOPLE = {"sini": ("Sini Korhonen", "Sini"), "tuula": ("Tuula Virtanen", "Tuula")}
WORDS = ["Kiitos Sinille ja Tuula Virtaselle!"]


@pytest.fixture
def looked(monkeypatch):
    """Return which texts were looked at."""
    found = []
    carried = Names.carried

    def noted(self, texts, recipients, near=()):
        found.append(texts)
        return carried(self, texts, recipients, near)

    monkeypatch.setattr(Names, "carried", noted)
    return found


def test_the_same_words_are_not_looked_at_again(looked):
    first = Mentions()
    found = WatchedNames(PEOPLE, first).carried(WORDS, ["sini"])
    assert found == {"sini": ("Sinille", False), "tuula": ("Virtaselle", True)}
    assert WatchedNames(PEOPLE, Mentions(first.now)).carried(WORDS, ["sini"]) == found
    assert len(looked) == 1


@pytest.mark.parametrize(
    ("people", "words", "recipients"),
    [
        (PEOPLE, ["Kiitos Sinille!"], ["sini"]),
        (PEOPLE, ["Kiitos Sinille", "ja Tuula Virtaselle!"], ["sini"]),
        (PEOPLE, WORDS, []),
        (PEOPLE, [*WORDS, "sini"], []),
        (PEOPLE | {"aino": ("Aino Aho", "Aino")}, WORDS, ["sini"]),
        (PEOPLE | {"sini": ("Siiri Korhonen", "Siiri")}, WORDS, ["sini"]),
    ],
)
def test_other_words_recipients_or_names_are_looked_at(looked, people, words, recipients):
    first = Mentions()
    WatchedNames(PEOPLE, first).carried(WORDS, ["sini"])
    found = WatchedNames(people, Mentions(first.now)).carried(words, recipients)
    assert len(looked) == 2
    assert found == Names(people).carried(words, recipients)


def test_what_was_found_is_kept_until_the_words_are_gone(tmp_path):
    store = Store(tmp_path, "1")
    mentions = Mentions()
    watched = WatchedNames(PEOPLE, mentions)
    watched.carried(WORDS, ["sini"])
    watched.carried(["Kiitos kaikille!"], [])
    save_mentions(store, mentions)
    kept = read_mentions(store)
    assert kept.earlier == mentions.now
    WatchedNames(PEOPLE, kept).carried(["Kiitos kaikille!"], [])
    save_mentions(store, kept)
    assert list(read_mentions(store).earlier.values()) == [{}]
    assert "Virtaselle" not in (tmp_path / "mentions").read_text()
    assert not read_mentions(Store(tmp_path, "2")).earlier
