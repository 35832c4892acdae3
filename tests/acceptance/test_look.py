"""An organisation's own look: whatever is wrong with it, the wall is built."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from star_moments.cli import main
from star_moments.look.read import read_look, settings_of
from tests.support.world import MKDOCS, World

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>'
LOOK = MKDOCS.replace(
    "plugins: [star-moments]\n",
    """plugins:
  - star-moments:
      look:
        ink: "#10312B"
        night_high: "#0A2A26"
        logo: own/logo.svg
        text_font: own/text.woff2
""",
)
FONT = Path(__file__).parents[2] / "theme/star_moments_theme/assets/fonts/atkinson.woff2"


@pytest.fixture
def world(tmp_path) -> World:
    made = World(tmp_path, config=LOOK)
    made.write("own/logo.svg", LOGO)
    made.write("own/text.woff2", FONT.read_bytes())
    made.moment()
    return made


def test_pages_and_screens_wear_it(world):
    site = world.build(strict=True)
    style = (site / "assets/style.css").read_text()
    assert "--ink: #10312B" in style
    assert "#17203F" not in style
    page = (site / "index.html").read_text()
    assert '<meta name="theme-color" content="#0A2A26">' in page
    found = re.search(r'<img class="brand__logo" src="(?:\./)?([^"]+)"', page)
    assert (site / found[1]).read_text() == LOGO
    fonts = re.findall(r'rel="preload" href="(?:\./)?([^"]+)"', page)
    assert [(site / font).is_file() for font in fonts] == [True, True]
    assert fonts[1].startswith("assets/look/text-")
    assert '--type-text: "Own Text", "Atkinson' in style
    assert "#0A2A26" in (site / "assets/favicon.svg").read_text()
    screen = (site / "display/index.html").read_text()
    assert "--on-card: #0A2A26" in screen
    assert "Own Text" not in screen
    for name in ("display/index.html", "display/basic/index.html"):
        screen = (site / name).read_text()
        assert 'src="data:image/svg+xml;base64,' in screen
        assert "img-src &#39;self&#39; data:" in screen
    basic = re.search("<style>(.*?)</style>", screen, re.DOTALL)[1]
    assert "var(" not in basic
    assert not re.search(r"(?<![\w-])--[a-z]", basic.replace("slide--", "").replace("words--", ""))


def test_another_look_is_put_on_and_off_again(world):
    site = world.build()
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    world.write("mkdocs.yml", LOOK.replace("#10312B", "#2B1031"))
    world.build()
    page = (site / "index.html").read_bytes()
    assert page != before[site / "index.html"]
    assert "--ink: #2B1031" in (site / "assets/style.css").read_text()
    world.write("mkdocs.yml", LOOK)
    world.build()
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ("look: red", "fields-expected"),
        ("look: [red]", "fields-expected"),
        ("look: {inc: '#000000'}", "unknown-field"),
        ("look: {ink: '#FFFDF8'}", "look-contrast"),
        ("look: {ink: {a: b}}", "text-expected"),
        ("look: {ink: }", "empty-field"),
        ("look: {ink: ink}", "look-colour"),
        ("look: {stars: red}", "list-expected"),
        ("look: {stars: ['#FFFFFF']}", "look-stars"),
        ("look: {logo: no.svg}", "look-no-file"),
        ("look: {logo: ../no.svg}", "look-file-outside"),
        ("look: {logo: [1]}", "text-expected"),
        ("look: {text_font: mkdocs.yml}", "look-file-kind"),
    ],
)
def test_whatever_is_wrong_is_told_and_the_wall_is_built(world, look, code, monkeypatch):
    world.write("mkdocs.yml", MKDOCS.replace("star-moments]", f"{{star-moments: {{{look}}}}}]"))
    _, found = read_look(world.root / "mkdocs.yml")
    assert [one.code for one in found] == [code]
    assert found[0].line == 4
    site = world.build(strict=True)
    assert (site / "index.html").is_file()
    monkeypatch.chdir(world.root)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    assert f"[{code}]" in done.output
    assert "mkdocs.yml:4:" in done.output


def test_a_link_that_leads_out_is_refused(world, tmp_path_factory):
    secret = tmp_path_factory.mktemp("else") / "logo.svg"
    secret.write_text(LOGO)
    (world.root / "own/logo.svg").unlink()
    (world.root / "own/logo.svg").symlink_to(secret)
    look, found = read_look(world.root / "mkdocs.yml")
    assert [one.code for one in found] == ["look-file-outside"]
    assert look.logo is None


def test_the_settings_are_those_of_this_content(world, tmp_path):
    assert settings_of(world.folder) == world.root / "mkdocs.yml"
    world.write("mkdocs.yml", LOOK.replace("      look:", "      content: other\n      look:"))
    assert settings_of(world.folder) is None
    world.write("mkdocs.yml", "INHERIT: base.yml\nsite_name: x\n")
    world.write("base.yml", LOOK)
    assert read_look(world.root / "mkdocs.yml")[0].logo is not None


@pytest.mark.parametrize("extended", ["main.html", "base.html"])
def test_an_override_changes_a_block(world, extended):
    world.write(
        "mkdocs.yml", MKDOCS.replace("star-moments\np", "{name: star-moments, custom_dir: own}\np")
    )
    block = '{% block footer %}<p id="own">Oma alaosa</p>{% endblock %}'
    own = f'{{% extends "{extended}" %}}{block}'
    world.write("own/main.html", own)
    site = world.build(strict=True)
    for name in ("index.html", "kiita/index.html", "404.html", "units/kahvila/index.html"):
        page = (site / name).read_text()
        assert page.count('<p id="own">Oma alaosa</p>') == 1, name
        assert 'class="foot"' not in page
        assert '<header class="top">' in page
