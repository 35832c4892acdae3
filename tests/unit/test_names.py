import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from star_moments.names import Names
from star_moments.names.inflection import is_form_of
from star_moments.names.letters import fold

FORMS = {
    "Sini": "Sini Sinin Siniä Sinissä Sinistä Siniin Sinillä Siniltä Sinille Sininä Sinikin",
    "Virtanen": "Virtanen Virtasen Virtasta Virtasella Virtaselle Virtaseen Virtasetkin",
    "Matti": "Matti Matin Mattia Matille Mattiin Matinkin",
    "Pekka": "Pekka Pekan Pekkaa Pekalle Pekkaan",
    "Lahti": "Lahti Lahden Lahtea Lahdelle Lahteen",
    "Mäki": "Mäki Mäen Mäkeä Mäelle Mäkeen",
    "Aalto": "Aalto Aallon Aaltoa Aallolle",
    "Ranta": "Ranta Rannan Rantaa Rannalle",
    "Laine": "Laine Laineen Lainetta Laineelle",
    "Rinne": "Rinne Rinteen Rinnettä Rinteelle",
    "Markus": "Markus Markuksen Markusta Markukselle",
    "Tuomas": "Tuomas Tuomaan Tuomasta Tuomaalle",
    "Kangas": "Kangas Kankaan Kangasta Kankaalle",
    "Salonen": "Salonen Salosen Salosta Salosille",
    "Åkerström": "Åkerström Åkerströms Åkerströmin Åkerströmille Akerstrom",
    "John": "John Johnin Johnia Johnille Johns",
    "Anna-Liisa": "Anna-Liisa Anna-Liisan Anna-Liisalle Liisan",
}
SURNAMES = "Virtanen Lahti Mäki Aalto Ranta Laine Rinne Kangas Salonen Åkerström".split()
CASES = [(name, form) for name, forms in FORMS.items() for form in forms.split()]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_every_inflected_form_is_found(name, form):
    names = Names({"p": [f"Zzz {name}" if name in SURNAMES else f"{name} Zzz"]})
    assert names.carried([f"Suuri kiitos ({form}): hienoa!"], ["p"]), form


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sini", "sininen taivas, sinulle, sinä olet"),
        ("Kai", "se on kaikin puolin kaikille hyvä"),
        ("Onni", "onneksi onnea oli matkassa"),
        ("Mäki", "maille ja merille"),
        ("Toivo", "Toivottavasti kiitos menee perille"),
        ("Ari", "arvokas asia, arki"),
        ("Liisa", "lisäksi Lissabon"),
    ],
)
def test_everyday_words_are_not_names(name, text):
    assert not Names({"p": [f"{name} Zzz", name]}).carried([text], ["p"])


@pytest.mark.parametrize(
    "text",
    [
        "Si\u200bnille",
        "Si\u00adnille",
        "Si**ni**lle",
        "S\\ini",
        "&#83;ini",
        "SINILLE",
        "sinille",
        "\uff33\uff49\uff4e\uff49",
        "2026-10-03-Sini-Pelasti",
    ],
)
def test_disguises_do_not_help(text):
    assert Names({"p": ["Sini Zzz", "Sini"]}).carried([text], ["p"])


def test_of_others_only_the_whole_name_counts():
    names = Names({"sini": ["Sini Korhonen", "Sini"]})
    assert not names.carried(["Sini oli ihana."], [])
    assert not names.carried(["Korhonen oli ihana."], [])
    assert names.carried(["Sini Korhoselle kiitos."], []) == {"sini": ("Korhoselle", True)}
    assert names.carried(["Sinille ja Korhoselle"], []) == {"sini": ("Korhoselle", True)}


def test_the_word_is_told_as_it_stands():
    assert Names({"p": ["Väinö Äimä", "Väinö"]}).carried(["Kiitos Väinölle!"], ["p"]) == {
        "p": ("Väinölle", False)
    }


letters = st.text("abcdefghijklmnoprstuvyäö", min_size=3, max_size=12)


@given(letters, st.sampled_from(["", "n", "lle", "sta", "ssa", "nkin", "s"]))
def test_a_name_is_always_a_form_of_itself(name, ending):
    assert is_form_of(fold(name) + ending, fold(name))


@given(st.text(), st.text(min_size=1))
@example("", "A 𤥤0AA")
def test_any_text_can_be_looked_through(text, name):
    Names({"p": [name, name]}).carried([text], ["p"])


PIECES = st.sampled_from(
    "Sini sinin SINILLE Si**ni**lle &#83;ini Virtanen Virtasen virtaselle Sini-täti Mäen Mäki"
    " Mäelle kiitos! virta korhosin Kor\u00adhosen \U0001d412ini (Sinillekin) sinä onni, Onni"
    " Nieminen\u00a0Onni".split(" ")
)
PEOPLE = {
    "sini": ["Sini Virtanen", "Sini"],
    "onni": ["Onni Mäki", "Onni"],
    "o2": ["Onni Nieminen"],
    "k": ["K. Korhonen"],
}


@given(
    st.lists(st.lists(st.lists(PIECES).map(" ".join), max_size=3), max_size=4),
    st.lists(st.sampled_from(sorted(PEOPLE)), max_size=2),
    st.lists(st.sampled_from(sorted(PEOPLE)), max_size=2),
)
def test_the_quick_look_never_hides_what_the_close_look_finds(moments, recipients, near):
    quick = Names(PEOPLE)
    every = frozenset(part for one in quick._called.values() for part in one.first | one.last)
    for texts in moments:
        close = Names(PEOPLE)
        close._parts_in = lambda text: every
        assert quick.carried(texts, recipients, near) == close.carried(texts, recipients, near)


def test_forgetting_what_was_seen_forgets_no_name(monkeypatch):
    monkeypatch.setattr("star_moments.names.finder._MEMORY", 3)
    names = Names(PEOPLE)
    for _ in range(5):
        assert names.carried(["Sini Virtanen oli tänään taas paras"], []) == {
            "sini": ("Virtanen", True)
        }
        assert names.carried(["ihan muita sanoja tässä nyt vain"], []) == {}


@pytest.mark.parametrize(
    ("text", "is_hers"),
    [
        ("Sini KorhonenAuttoi meitä.", True),
        ("Sini Korhonen3 auttoi meitä.", True),
        ("Sini KORHONENxQ auttoi meitä.", True),
        ("Sini auttoi meitä.", True),
        ("Sini Virtanen auttoi meitä.", False),
        ("Sini Korhonenmäki auttoi meitä.", False),
        ("Sini MacKorhonen auttoi meitä.", False),
    ],
)
def test_a_given_name_before_a_surname_with_letters_glued_to_it_is_the_same_persons(text, is_hers):
    """Of the people of a thanked unit; another surname is somebody else's."""
    names = Names({"sini": ["Sini Korhonen", "Sini"]})
    assert bool(names.carried([text], (), near=["sini"])) == is_hers
