"""What is shown of a page elsewhere follows `social`, whatever kind of page it is."""

import re

import pytest

from star_moments.build import kit_of, read_content
from star_moments.kit.kit import body_templates
from star_moments.pages import KINDS
from tests.support.world import World, ago

CHANNELS = ["wall", "display", "feed", "print", "social"]
MARKS = ("Sini", "Salainen", "otsikko", "sähköposti")


def a_wall(world: World, *without: str) -> World:
    """Return a wall with two people who permit all but some channels, named and thanked."""
    permission = {"on": ago(100), "channels": [one for one in CHANNELS if one not in without]}
    world.person("sini", permission=permission)
    world.person("toinen", name="Tuula Salainen", shown_as="Tuula Salainen", permission=permission)
    told = {"told": ago(52)}
    world.moment(
        "2026-10-01-a",
        quote="Sini auttoi.",
        title="Sinin otsikko",
        channel="Sinin sähköposti",
        story="Sini kertoi.",
        learned="Siniltä opittiin.",
        thanks=[{"person": "sini"} | told],
    )
    world.moment("2026-10-02-b", thanks=[{"person": "sini"} | told, {"person": "toinen"} | told])
    for number in range(120):
        thanks = [{"person": "sini"} | told] if number % 2 else [{"unit": "kirjasto"}]
        world.moment(
            f"2026-09-{number % 28 + 1:02}-m{number}", thanks=thanks, date=ago(70 + number)
        )
    return world


def heads(world: World) -> dict[str, str]:
    """Return all that a page says outside its body and its title, by its address."""
    kit = kit_of(read_content(world.folder), body_templates(), "https://example.org/")
    planned = [page for kind in KINDS for page in kind.plan(kit)]
    made = {page.address: page.make() for page in planned}
    return {address: f"{page.description}\n{page.head}" for address, page in made.items()}


def test_no_head_names_anybody_or_has_words_that_social_may_not_show(world):
    found = heads(a_wall(world, "social"))
    assert {"", "people/", "people/sini/", "moments/2026-10-01-a/"} <= found.keys()
    assert any("page/" in address for address in found if address.startswith("people/sini/"))
    for address, text in found.items():
        # Addresses of neighbours are no words; whatever is shown of a page is.
        shown = re.sub(r'<link rel="(?:prev|next|canonical)"[^>]*>', "", text)
        assert not [mark for mark in MARKS if mark.casefold() in shown.casefold()], address
        assert not re.search(r"og:url|twitter:|ld\+json", text) or "sini" not in shown, address


def test_a_head_shows_what_social_may_show(world):
    found = heads(a_wall(world))
    assert 'property="og:title" content="Sini"' in found["people/sini/"]
    assert 'property="og:title" content="Sinin otsikko"' in found["moments/2026-10-01-a/"]
    assert found["moments/2026-10-01-a/"].startswith("Sini auttoi.")
    assert 'property="og:url" content="https://example.org/people/sini/"' in found["people/sini/"]


def test_a_title_is_the_pages_own(world):
    a_wall(world, "social", "print")
    kit = kit_of(read_content(world.folder), body_templates(), "https://example.org/")
    made = {page.address: page.make() for kind in KINDS for page in kind.plan(kit)}
    assert made["moments/2026-10-01-a/"].title == "Sinin otsikko – Tähtihetket"
    assert made["people/sini/"].title == "Sini – Tähtihetket"
    # Of the titles that paper may not carry, the browser is told another one.
    told = {address for address, page in made.items() if 'name="printed-title"' in page.head}
    assert {"moments/2026-10-01-a/", "people/sini/", "people/toinen/"} <= told
    assert not told & {"", "people/", "units/kahvila/", "moments/2026/"}


@pytest.mark.parametrize("channel", ["print", "social"])
def test_a_page_is_made_again_when_only_paper_or_previews_change(tmp_path, channel):
    """The key of each page whose bytes differ is another one."""

    def printed(world):
        content = read_content(world.folder)
        kit = kit_of(content, body_templates(), "https://example.org/")
        return {page.address: (page.key, page.make()) for kind in KINDS for page in kind.plan(kit)}

    open_, closed = (
        printed(a_wall(World(tmp_path / name), *without))
        for name, without in (("open", ()), ("closed", (channel,)))
    )
    assert open_.keys() == closed.keys()
    changed = {one for one in open_ if open_[one][1] != closed[one][1]}
    assert {"people/sini/", "moments/2026-10-01-a/"} <= changed
    assert [one for one in changed if open_[one][0] == closed[one][0]] == []
