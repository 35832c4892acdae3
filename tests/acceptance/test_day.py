"""The day of a build: by the clock of the house, and never another one in silence."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from star_moments.cli import main
from star_moments.clock import no_day, today
from star_moments.model.vocabulary import WALL_LANGUAGES
from star_moments.words import load_words
from tests.support.builds import assert_as_cold, build_again, build_cold, contents
from tests.support.world import WALL, ago

ZONES = ("Europe/Helsinki", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC")
NO_DAYS = (
    *("1796076000000", "-1", "+1796083200", "1796083200.0", "1e9", " 1796083200", "1796083200\n"),
    *("2026-12-01", "tomorrow", "9" * 12, "9" * 15, "9" * 5000, "²", "١٧٩٦٠٨٣٢٠٠", " ", "0x10"),
)
# What takes down does so whatever the day; these commands ask for none.
GO_ON, ASK_FOR_NONE = {"withdraw", "forget"}, {"schema", "servers"}
ARGUMENTS = {
    "init": ["new-wall", "--name", "Tähdet", "--organisation", "Tiira", "--language", "{language}"],
    "proof": [".", "--content", "content"],
    "withdraw": ["moment", "2026-10-01-hetki"],
    "forget": ["sini"],
}


def on(monkeypatch, said):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(said))


@pytest.mark.parametrize("name", ZONES)
def test_the_day_is_that_of_the_clocks_there(monkeypatch, name):
    begins = datetime(2026, 12, 1, tzinfo=ZoneInfo(name))
    on(monkeypatch, int(begins.timestamp()))
    assert (today(name), no_day()) == (date(2026, 12, 1), None)
    on(monkeypatch, int(begins.timestamp()) - 1)
    assert today(name) == date(2026, 11, 30)


@given(st.integers(0, 220_000_000_000), st.sampled_from(ZONES))
def test_every_second_that_has_a_day_gives_it(second, name):
    with pytest.MonkeyPatch.context() as patch:
        on(patch, second)
        said = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
        assert (today(name), no_day()) == (said.astimezone(ZoneInfo(name)).date(), None)


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1))
def test_whatever_else_stands_there_is_told_of(said):
    with pytest.MonkeyPatch.context() as patch:
        on(patch, said)
        if not (said.isascii() and said.isdigit()):
            assert no_day()
        assert today("Europe/Helsinki")


@pytest.mark.parametrize("said", NO_DAYS)
def test_what_is_no_day_is_shown_on_one_short_line(monkeypatch, said):
    on(monkeypatch, said)
    shown = no_day()
    assert shown
    assert shown.isprintable()
    assert len(shown) < 500


def test_nothing_said_is_the_day_of_now(monkeypatch):
    zone = ZoneInfo("Europe/Helsinki")
    for said in ("", None):
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        if said is not None:
            on(monkeypatch, said)
        before = datetime.now(zone).date()
        assert before <= today("Europe/Helsinki") <= datetime.now(zone).date()
        assert no_day() is None


@pytest.mark.parametrize("language", WALL_LANGUAGES)
@pytest.mark.parametrize("command", [*main.commands])
def test_each_command_says_that_there_is_no_day(world, monkeypatch, command, language):
    world.write("content/wall.yml", WALL.replace("language: fi", f"language: {language}"))
    world.person()
    world.moment()
    monkeypatch.chdir(world.root)
    on(monkeypatch, "1796076000000")
    arguments = [one.format(language=language) for one in ARGUMENTS.get(command, ())]
    before = contents(world.root)
    done = CliRunner().invoke(main, [command, *arguments])
    assert isinstance(done.exception, SystemExit | click.ClickException | None), done.exception
    said = load_words(language)("report.no-day", text="1796076000000")
    assert (said in done.output) == (command not in ASK_FOR_NONE)
    assert (done.exit_code == 0) == (command in ASK_FOR_NONE)
    written = contents(world.root) != before
    assert written == (command in GO_ON | ASK_FOR_NONE)


def test_a_build_without_a_day_shows_nothing_new_and_takes_down(world, monkeypatch, caplog):
    # A page beside one that is taken down names it, and goes too.
    for number, name in enumerate(("pysyy", "naapuri", "pois")):
        world.moment(
            name, quote=f"Kiitos {name}.", approved={"by": "raija", "on": ago(40 - number)}
        )
    build_again(world)
    site = world.root / "site"
    before = contents(site)
    world.moment("pois", quote="Kiitos pois.", withdrawn=ago(0))
    world.moment("uusi", quote="Uusi kiitos.", approved={"by": "raija", "on": ago(1)})
    with monkeypatch.context() as patch:
        on(patch, "1796076000000")
        with pytest.raises(Abort):
            build_again(world)
    assert load_words("fi")("report.no-day", text="1796076000000") in caplog.text
    left = {at: data for at, data in contents(site).items() if not at.endswith("/")}
    assert "moments/pysyy/index.html" in left
    assert left.keys() <= before.keys()
    assert not any(b"pois/" in data or b"Uusi kiitos" in data for data in left.values())
    assert_as_cold(build_again(world), build_cold(world))


def test_no_site_comes_of_no_day(world, monkeypatch):
    world.moment()
    on(monkeypatch, "-1")
    with pytest.raises(Abort):
        world.build()
    assert not (world.root / "site").exists()
