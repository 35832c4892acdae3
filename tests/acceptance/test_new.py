"""`star-moments new`, as somebody at a keyboard meets it: what is asked, and what is written."""

from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from star_moments.authoring.writing import NewMoment, moment_text, person_text
from star_moments.cli import main
from tests.support.drafting import drafted
from tests.support.world import DAY, World

KIND = ["Kiitos!", ".", "1", "", "20.11.2026", ""]  # quote, giver, came by, day, language


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
    written = new(world, *KIND, "Kahvila", "", "1 2", "")
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
    written = new(world, *KIND, "1 3", "Kahvila", "2", "", "1", "")
    assert set(written) == {"moments/2026/2026-11-20-kiitos.yml"}


@pytest.mark.parametrize("permitted", [True, False])
def test_new_makes_a_person_known_with_permission_only_where_it_was_given(world, permitted):
    who = ["Sini Korhonen", "2", "", "y" if permitted else "", "21.11.2026", ""]
    quote = ["Sinille kiitos,", "Sini Korhonen on taitava!", *KIND[1:]]
    written = new(world, *quote, *who, "1", "Sinin päivä")
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
    (place,) = new(world, *words, "kahvila", "", "1", "")
    assert place == "moments/2026/2026-11-20-kiitos-ja-kahvista.yml"


def test_new_asks_again_until_it_understands(world):
    world.person()
    answers = [
        *("", ".", "Kiitos!", ".", "9", "x", "2", "", "31.2.2026", "24.11.2026", "huomenna"),
        *("20.11.2026", "klingon", "sv", "sini", "19.11.2026", "24.11.2026", "2026-11-21"),
        *("", "0", "1 2 3 4", "1,2", ""),
    ]
    (moment,) = new(world, *answers).values()
    assert moment["from"] == "colleague"
    assert moment["language"] == "sv"
    assert moment["thanks"] == [{"person": "sini", "told": date(2026, 11, 21)}]


def test_new_asks_whether_a_unit_of_nearly_that_name_was_meant(world):
    (moment,) = new(world, *KIND, "Kahvilla", "", "", "1", "").values()
    assert moment["thanks"] == [{"unit": "kahvila"}]


def test_new_keeps_every_word_as_it_was_said(world):
    quote = ["  Hän sanoi: ”ei hätää” # ihan totta", "", '- "kiitos" \\ [1] {x} & 100 %', "☀️ 你好"]
    title = 'Päivä: "paras" #1'
    answers = [*quote, *KIND[1:3], "lappu: ovi #2", *KIND[4:], "kahvila", "", "1", title]
    moment = new(world, *answers)["moments/2026/2026-11-20-paiva-paras.yml"]
    assert moment["quote"] == "\n".join(line.strip() for line in quote) + "\n"
    assert moment["title"] == title
    assert moment["channel"] == "lappu: ovi #2"


def test_new_gives_each_of_several_alike_a_name_of_its_own(world):
    for name in ("Зоя Иванова", "Юлия Попова"):
        new(world, *KIND, name, "2", "", "", "", "", "1", "")
    names = {path.name for path in world.folder.rglob("*.yml")}
    assert {"person.yml", "person-2.yml"} <= names
    assert {"2026-11-20-kiitos.yml", "2026-11-20-kiitos-2.yml"} <= names


def test_new_asks_whether_words_about_the_giver_may_stay(world):
    words = ["Poikani Eetu jaksoi koko päivän.", *KIND[1:]]
    written = new(world, *words, "kahvila", "", "1", "", "k")
    ((place, moment),) = written.items()
    assert moment["seen"] == ["Poikani Eetu"]
    # What may stay in the words need not stand in the address too.
    assert place == "moments/2026/2026-11-20-jaksoi-koko-paivan.yml"


def test_new_asks_again_for_words_that_may_not_stay(world):
    words = ["Poikani Eetu jaksoi.", *KIND[1:]]
    (moment,) = new(
        world, *words, "kahvila", "", "1", "T: Maija", "", "Poikani jaksoi.", ".", "Iloinen päivä"
    ).values()
    assert moment["quote"] == "Poikani jaksoi.\n"
    assert moment["title"] == "Iloinen päivä"
    assert "seen" not in moment


def test_new_saves_no_code_of_a_giver(world):
    words = ["Hetuni on 131052-308T.", *KIND[1:]]
    answers = [*words, "kahvila", "", "1", "", "Tili FI21 1234 5600 0007 85", ".", "Kiitos!", "."]
    done = run("new", "--content", world.folder, answers=answers)
    assert done.exit_code == 0, done.output
    assert done.output.count("henkilötunnus") == 1
    assert done.output.count("tilinumero") == 1
    # What was typed is echoed by the test alone; what the product says never repeats it.
    said = [line for line in done.output.splitlines() if not line.startswith("> ")]
    assert not any("131052" in line or "FI21" in line for line in said)
    (path,) = (world.folder / "moments").rglob("*.yml")
    assert "131052" not in path.name + path.read_text(encoding="utf-8")


@pytest.mark.parametrize("answered", range(len(KIND) + 8))
def test_new_writes_nothing_before_the_last_answer(world, answered):
    before = set(world.folder.rglob("*"))
    answers = [*KIND, "Sini Korhonen", "2", "Sini", "y", "21.11.2026", "", "1", ""][:answered]
    done = CliRunner().invoke(
        main, ["new", "--content", str(world.folder)], input="".join(f"{one}\n" for one in answers)
    )
    assert done.exit_code == 1
    assert "Aborted!" in done.output
    assert "Traceback" not in done.output
    assert set(world.folder.rglob("*")) == before


# Texts with something to see in them, among whatever else a keyboard or a paste may bring.
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda text: any(sign.isprintable() and not sign.isspace() for sign in text)
)


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(words, words, words)
def test_whatever_is_answered_the_file_is_in_order(quote, title, name):
    moment = NewMoment(DAY, "self", title, "fi", quote, [("person", "sini", DAY)], ["joy"], title)
    text = moment_text(moment, "sv")
    person = person_text(name, title, "kahvila", (DAY, ["wall"]))
    errors = {one.code for one in drafted(text, person).diagnostics if one.severity == "error"}
    # Letters that look spoilt are told of, however they came into the file.
    assert errors <= {"broken-letters", "lost-letters", "person-in-error"}
