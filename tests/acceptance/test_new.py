"""`star-moments new`, as somebody at a keyboard meets it: what is asked, and what is written."""

import re
import subprocess
import sys
from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_moments.authoring.writing import NewMoment, moment_text, person_text
from star_moments.cli import main
from star_moments.model.person_name import is_name
from star_moments.words import load_words
from tests.support.drafting import drafted
from tests.support.world import DAY, World

KIND = ["Kiitos!", ".", "1", "", "20.11.2026", ""]  # quote, giver, came by, day, language
THE_CAFE = ["Kahvila", "", ""]  # the name, yes, and nobody else
SAVE = ""


def run(*arguments, answers=None):
    typed = None if answers is None else "\n".join([*answers, ""])
    return CliRunner().invoke(main, [str(one) for one in arguments], input=typed)


def new(world: World, *answers):
    """Answer the questions of `new`, and return what was written, by its path in the content."""
    before = set(world.folder.rglob("*.yml"))
    done = run("new", "--content", world.folder, answers=answers)
    assert done.exit_code == 0, done.output
    written = set(world.folder.rglob("*.yml")) - before
    assert run("check", "--content", world.folder).output.startswith("Kaikki kunnossa")
    return {p.relative_to(world.folder).as_posix(): yaml.safe_load(p.read_text()) for p in written}


def test_new_writes_a_draft_that_thanks_a_unit(world):
    written = new(world, *KIND, *THE_CAFE, "1 2", "", SAVE)
    assert written == {
        "moments/2026/2026-11-20-kiitos.yml": {
            "date": date(2026, 11, 20),
            "from": "customer",
            "quote": "Kiitos!\n",
            "thanks": [{"unit": "kahvila"}],
            "factors": ["joy", "trust"],
        }
    }
    assert world.read().decisions["2026-11-20-kiitos"].state == "draft"


def test_new_takes_no_number_for_a_name(world):
    written = new(world, *KIND, "1 3", "Kahvila", "", "2", "", "1", "", SAVE)
    assert set(written) == {"moments/2026/2026-11-20-kiitos.yml"}


@pytest.mark.parametrize("permitted", [True, False])
def test_new_makes_a_person_known_with_permission_only_where_it_was_given(world, permitted):
    who = ["Sini Korhonen", "", "2", "", "y" if permitted else "", "21.11.2026", ""]
    quote = ["Sinille kiitos,", "Sini Korhonen on taitava!", *KIND[1:]]
    written = new(world, *quote, *who, "1", "Sinin päivä", SAVE)
    person = written.pop("people/sini.yml")
    (place, moment), *more = written.items()
    assert not more
    assert moment["thanks"] == [{"person": "sini", "told": date(2026, 11, 21)}]
    assert "sini" not in place
    assert "korhonen" not in place
    assert person["unit"] == "kahvila"
    assert ("permission" in person) == permitted
    channels = ["wall", "display", "feed", "print"] if permitted else None
    assert person.get("permission", {}).get("channels") == channels


def test_new_names_the_file_after_nobody_known(world):
    world.person("matti", name="Matti Meri", shown_as="Matti")
    world.person()
    words = ["Kiitos Matille, Sinille ja Merelle kahvista", *KIND[1:]]
    (place,) = new(world, *words, *THE_CAFE, "1", "", SAVE)
    assert place == "moments/2026/2026-11-20-kiitos-ja-kahvista.yml"


def test_new_asks_again_until_it_understands(world):
    world.person()
    answers = [
        *("", ".", "Kiitos!", ".", "9", "x", "2", "", "31.2.2026", "24.11.2026", "huomenna"),
        *("20.11.2026", "klingon", "sv", "sini", "ehkä", "k", "19.11.2026", "24.11.2026"),
        *("2026-11-21", "", "0", "1 2 3 4", "1,2", "", "99", SAVE),
    ]
    (moment,) = new(world, *answers).values()
    assert moment["from"] == "colleague"
    assert moment["language"] == "sv"
    assert moment["thanks"] == [{"person": "sini", "told": date(2026, 11, 21)}]


def test_new_asks_whether_a_unit_of_nearly_that_name_was_meant(world):
    (moment,) = new(world, *KIND, "Kahvilla", "", "", "1", "", SAVE).values()
    assert moment["thanks"] == [{"unit": "kahvila"}]


def test_new_keeps_every_word_as_it_was_said(world):
    quote = ["  Hän sanoi: ”ei hätää” # ihan totta", "", '- "kiitos" \\ [1] {x} & 100 %', "☀️ 你好"]
    title = 'Päivä: "paras" #1'
    answers = [*quote, *KIND[1:3], "lappu: ovi #2", *KIND[4:], *THE_CAFE, "1", title, SAVE]
    moment = new(world, *answers)["moments/2026/2026-11-20-paiva-paras.yml"]
    assert moment["quote"] == "\n".join(line.strip() for line in quote) + "\n"
    assert moment["title"] == title
    assert moment["channel"] == "lappu: ovi #2"


def test_new_gives_each_of_several_alike_a_name_of_its_own(world):
    for name in ("Зоя Иванова", "Юлия Попова"):
        new(world, *KIND, name, "", "2", "", "", "", "", "1", "", SAVE)
    names = {path.name for path in world.folder.rglob("*.yml")}
    assert {"person.yml", "person-2.yml"} <= names
    assert {"2026-11-20-kiitos.yml", "2026-11-20-kiitos-2.yml"} <= names


def test_new_asks_whether_words_about_the_giver_may_stay(world):
    words = ["Poikani Eetu jaksoi koko päivän.", *KIND[1:]]
    written = new(world, *words, *THE_CAFE, "1", "", "k", SAVE)
    ((place, moment),) = written.items()
    assert moment["seen"] == ["Poikani Eetu"]
    # What may stay in the words need not stand in the address too.
    assert place == "moments/2026/2026-11-20-jaksoi-koko-paivan.yml"


def test_new_asks_again_for_words_that_may_not_stay(world):
    words = ["Poikani Eetu jaksoi.", *KIND[1:]]
    again = ["T: Maija", "", "Poikani jaksoi.", ".", "Iloinen päivä", SAVE]
    (moment,) = new(world, *words, *THE_CAFE, "1", *again).values()
    assert moment["quote"] == "Poikani jaksoi.\n"
    assert moment["title"] == "Iloinen päivä"
    assert "seen" not in moment


def test_new_saves_no_code_of_a_giver(world):
    words = ["Hetuni on 131052-308T.", *KIND[1:]]
    code = ["Tili FI21 1234 5600 0007 85", "."]
    answers = [*words, *THE_CAFE, "1", "", *code, "Kiitos!", ".", SAVE]
    done = run("new", "--content", world.folder, answers=answers)
    assert done.exit_code == 0, done.output
    assert done.output.count("henkilötunnus") == 1
    assert done.output.count("tilinumero") == 1
    # What was typed is echoed by the test alone; what the product says never repeats it.
    said = [line for line in done.output.splitlines() if not line.startswith("> ")]
    assert not any("131052" in line or "FI21" in line for line in said)
    (path,) = (world.folder / "moments").rglob("*.yml")
    assert "131052" not in path.name + path.read_text(encoding="utf-8")


def test_one_can_go_back_and_every_answer_stands(world):
    world.person()
    answers = [
        *("takaisin", "Kiitos!", ".", "1", "Takaisin", "2", "lomake", "back", "", "tillbaka", ""),
        *("20.11.", "", "sini", "takaisin", "sini", "k", "takaisin", "k", "", "takaisin"),
        *("Kahvila", "", "", "1", "takaisin", "2", "otsi", "takaisin", "otsikko", SAVE),
    ]
    (moment,) = new(world, *answers).values()
    assert moment == {
        "date": date(2026, 11, 20),
        "from": "colleague",
        "channel": "lomake",
        "quote": "Kiitos!\n",
        "thanks": [{"unit": "kahvila"}],
        "factors": ["trust"],
        "title": "otsikko",
    }


def test_any_answer_can_be_changed_before_it_is_saved(world):
    world.person()
    changes = [
        *("1", "Kiitos avusta!", ".", "2", "esihenkilö", "3", "kortti", "4", "22.11.", ""),
        *("5", "ruotsi", "6", "1", "Kirjasto", "", "", "7", "luottamus", "8", "Uusi", "8", "-"),
    ]
    first = [*KIND, "sini", "", "21.11.", "", "1", ""]
    (moment,) = new(world, *first, *changes, SAVE).values()
    assert moment == {
        "date": date(2026, 11, 22),
        "from": "manager",
        "channel": "kortti",
        "language": "sv",
        "quote": "Kiitos avusta!\n",
        "thanks": [{"unit": "kirjasto"}],
        "factors": ["trust"],
    }


def test_it_can_be_given_up_at_the_end(world):
    before = set(world.folder.rglob("*"))
    answers = [*KIND, *THE_CAFE, "1", "", "ei"]
    assert run("new", "--content", world.folder, answers=[*answers, ""]).exit_code == 1
    assert [*world.root.glob(".star-moments/*.json")]
    assert run("new", "--content", world.folder, answers=["", "ei", "kyllä"]).exit_code == 1
    assert not [*world.root.glob(".star-moments/*.json")]
    assert set(world.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("no", "not_yet"),
    [("ei", "ei vielä"), ("Nej.", "inte ännu"), ("nobody", "Not yet!"), ("-", "-")],
)
def test_nothing_can_be_said_in_words_too(world, no, not_yet):
    world.person()
    quote, end, giver, _, day, language = KIND
    answers = [quote, end, giver, no, day, language, "x", "sini", "", not_yet, no, "1", no]
    (moment,) = new(world, *answers, SAVE).values()
    assert moment["thanks"] == [{"person": "sini"}]
    assert not {"title", "channel"} & moment.keys()


def test_of_two_people_of_one_name_one_is_chosen_by_the_unit(world):
    world.person()
    world.person("sini-m", name="Sini Mäki", shown_as="Sini", unit="kirjasto")
    done = run("new", "--content", world.folder, answers=[*KIND, "Sinille"])
    assert "1 Sini Korhonen, Kahvila\n" in done.output
    assert "2 Sini Mäki, Kirjasto\n" in done.output
    (moment,) = new(world, "", "Sinille", "2", "", "", "1", "", SAVE).values()
    assert moment["thanks"] == [{"person": "sini-m"}]


def test_two_of_one_name_in_one_unit_are_told_apart(world):
    world.person()
    world.person("sini-2")
    done = run("new", "--content", world.folder, answers=[*KIND, "Sini"])
    assert "1 Sini Korhonen, Kahvila (sini)\n" in done.output
    assert "2 Sini Korhonen, Kahvila (sini-2)\n" in done.output


def test_nobody_is_taken_without_a_yes_and_nobody_twice(world):
    world.person()
    answers = [*KIND, "Sini Krohnen", "e", "e", "sini", "", "", "Sini", "", "Kahvila", "", ""]
    (moment,) = new(world, *answers, "1", "", SAVE).values()
    assert moment["thanks"] == [{"person": "sini"}, {"unit": "kahvila"}]


def test_whose_file_is_in_error_gets_no_second_one(world):
    world.write("content/people/sini.yml", "name: Sini Korhonen\nunit: museo\n")
    done = run("new", "--content", world.folder, answers=[*KIND, "Sini Korhonen", "", ""])
    assert "Sini Korhonen? [K/e]" in done.output


def test_without_units_nothing_is_asked(world):
    world.write("content/wall.yml", "name: x\n")
    done = run("new", "--content", world.folder, answers=[])
    assert done.exit_code == 1
    assert "wall.yml" in done.output
    assert "Mitä kiittäjä" not in done.output


@pytest.mark.parametrize(
    ("typed", "found"), [("Hyvää työtä!", "Hyvää työtä!\n"), (b"Hyv\xe4\xe4 ty\xf6t\xe4!", None)]
)
def test_a_pipe_is_read_line_by_line_whatever_its_letters(world, typed, found):
    first = typed if isinstance(typed, bytes) else typed.encode()
    rest = "\n".join([*KIND[1:], *THE_CAFE, "1", "", SAVE, ""]).encode()
    command = [sys.executable, "-X", "utf8", "-m", "star_moments", "new"]
    done = subprocess.run(command, input=first + b"\n" + rest, cwd=world.root, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout
    (path,) = (world.folder / "moments").rglob("*.yml")
    quote = yaml.safe_load(path.read_text(encoding="utf-8"))["quote"]
    assert quote == found if found else "\ufffd" in quote


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_that_is_asked_is_a_word_of_the_files(world, language):
    texts = load_words(language).part("new")
    words = {word for text in texts.values() for word in re.findall(r"\w+", text.lower())}
    assert not words & {"told", "syöte", "syötteessä", "flödet", "feed", "channel", "key", "kenttä"}
    english = "" if language == "en" else "approved"
    assert english not in words


typed = st.sampled_from(
    [
        *("", ".", "-", "takaisin", "ei", "k", "e", "1", "2", "3", "9", "1 2", "eilen", "20.11."),
        *("Kahvila", "Sini", "Sini Korhonen", "Matti Meri", "Kiitos Sinille!", "ruotsi", "\x1b[D"),
        *("Poikani Eetu", "Hetuni on 131052-308T.", "T: Maija", "{name}", "å" * 300, "Kirjastto"),
    ]
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 12), typed | st.text(max_size=8)), max_size=6),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_typed_nothing_breaks_and_what_is_saved_is_in_order(tmp_path_factory, sittings):
    world = World(tmp_path_factory.mktemp("typed"))
    world.person()
    for other in sittings:
        lines = [*KIND, *THE_CAFE, "1", "", SAVE]
        for place, line in other:
            lines.insert(place, line.replace("\n", " ").replace("\r", " "))
        done = run("new", "--content", world.folder, answers=[*lines, *[""] * 6])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        saved = "Tallennettu:" in done.output
        assert saved == (done.exit_code == 0)
        checked = run("check", "--content", world.folder)
        assert checked.exit_code == 0, checked.output


# Texts with something to see in them, among whatever else a keyboard or a paste may bring.
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda text: any(sign.isprintable() and not sign.isspace() for sign in text)
)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(words, words.filter(is_name), words.filter(is_name))
def test_whatever_is_answered_the_file_is_in_order(quote, title, name):
    moment = NewMoment(DAY, "self", title, "fi", quote, [("person", "sini", DAY)], ["joy"], title)
    text = moment_text(moment, "sv")
    person = person_text(name, title, "kahvila", (DAY, ["wall"]))
    errors = {one.code for one in drafted(text, person).diagnostics if one.severity == "error"}
    # Letters that look spoilt are told of, however they came into the file.
    assert errors <= {"broken-letters", "lost-letters", "person-in-error"}
